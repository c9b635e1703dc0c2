/** GDS-15 in English. Licence: see LICENSE beside this file. @source two public copies with the same words; to be read against the sheet of Stanford University */
export const gds15English = {
  stem: 'Choose the best answer for how you have felt over the past week.',
  items: [
    'Are you basically satisfied with your life?',
    'Have you dropped many of your activities and interests?',
    'Do you feel that your life is empty?',
    'Do you often get bored?',
    'Are you in good spirits most of the time?',
    'Are you afraid that something bad is going to happen to you?',
    'Do you feel happy most of the time?',
    'Do you often feel helpless?',
    'Do you prefer to stay at home, rather than going out and doing new things?',
    'Do you feel you have more problems with memory than most?',
    'Do you think it is wonderful to be alive now?',
    'Do you feel pretty worthless the way you are now?',
    'Do you feel full of energy?',
    'Do you feel that your situation is hopeless?',
    'Do you think that most people are better off than you are?',
  ],
} as const
