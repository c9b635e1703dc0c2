/** K6 in English. Licence: see LICENSE beside this file. @source two public copies with the same words; to be read against the form of the National Comorbidity Survey */
export const k6English = {
  stem: 'During the past 30 days, about how often did you feel …',
  /** By value, 0 first. */
  options: [
    'None of the time',
    'A little of the time',
    'Some of the time',
    'Most of the time',
    'All of the time',
  ],
  items: [
    '… nervous?',
    '… hopeless?',
    '… restless or fidgety?',
    '… so depressed that nothing could cheer you up?',
    '… that everything was an effort?',
    '… worthless?',
  ],
} as const
