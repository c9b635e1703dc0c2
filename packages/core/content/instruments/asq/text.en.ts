/** ASQ, the English questions of NIMH. Licence: see LICENSE beside. @source github.com/ebluke/tearless (suicideQuestions.tsx) and two further public copies with the same words */
export const asqEnglish = {
  items: [
    'In the past few weeks, have you wished you were dead?',
    'In the past few weeks, have you felt that you or your family would be better off if you were dead?',
    'In the past week, have you been having thoughts about killing yourself?',
    'Have you ever tried to kill yourself?',
    'Are you having thoughts of killing yourself right now?',
  ],
} as const
