import type { Colour } from './colour.ts'
import type { ResultWords } from './result.words.ts'

/** English of `result.words.ts`. Author 安心小屋 team; clinical review pending. */
const red: ResultWords = {
  title: 'Your safety comes first',
  body: 'Please go where other people are, away from danger. We are reaching somebody on duty.',
  buttons: ['120', '110', '12356'],
}
export const resultWordsEn: Readonly<Record<Colour, ResultWords>> = {
  GREEN: {
    title: 'Things are steady',
    body: 'These two weeks you are doing all right on the whole. Have a look at some tips; come and talk any time.',
    buttons: ['See self-help'],
  },
  'GREEN+': {
    title: 'A little worn out lately',
    body: 'There are some signs of strain; many people have them. Here is a small set of exercises, and we look again in two weeks.',
    buttons: ['Begin an exercise'],
  },
  YELLOW: {
    title: 'It would be good to talk to somebody',
    body: 'It has not been easy for you lately. A social worker will reach you within {hours} hours, or ask for one now. This is a screening, not a diagnosis.',
    buttons: ['Ask for a social worker'],
  },
  ORANGE: {
    title: 'We would like to reach you soon',
    body: 'Thank you for telling us. Somebody on duty will reach you within {hours} hours; if you cannot hold on, please call now.',
    buttons: ['Reach a person now', '12356'],
  },
  RED: red,
  'RED-E': red,
}
/** In place of the words of YELLOW for somebody nobody could reach: nothing is promised before a number is left. */
export const yellowWithoutNumberEn =
  'It has not been easy for you lately. Leave a number, and a social worker will reach you within {hours} hours; or come by, or reach a person now. This is a screening, not a diagnosis.'
export const screeningNotDiagnosisEn = 'This is a screening, not a diagnosis'
export const beforeSafetyQuestionEn = 'We look after your safety first, and may reach people who can help you'
