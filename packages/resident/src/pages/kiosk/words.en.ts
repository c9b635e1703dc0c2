import type { KioskWords } from './words.zh.ts'

export const en: KioskWords = {
  title: 'How have you been?',
  hello: (place) => `This is ${place}`,
  lead: 'A few questions, a few minutes. No sign-in, no name. Nothing stays on this tablet afterwards.',
  start: 'Begin',
  of: (now, all) => `Part ${now} of ${all}`,
  nextPack: 'Go on with the next part',
  done: 'I am done',
  doneWhat: 'All of this is cleared at once; whoever comes next sees nothing.',
  stop: 'Stop and clear',
  stopAsk:
    'Clear it now? Answers about your safety have been told to somebody on duty; nothing else stays on this tablet.',
  still: 'Are you still there?',
  stillWhat: (seconds) =>
    `Nobody has touched the screen. In ${seconds} seconds this is cleared, so that whoever comes next sees nothing.`,
  stay: 'I am here',
  unsent: (n) => `${n} not yet sent; they go out when there is a network.`,
  noPacks:
    'The questions are not here yet. Please ask somebody of the house to connect this tablet and open it again.',
  young:
    'You are under 14. Please find somebody of the house close by and look together with a parent. If it hurts now, tell them right away.',
  notForAge: 'These questions are not for your age. Somebody of the house can choose others.',
  forStaff: 'Staff',
  leave: 'Take the tablet down',
  phrase: 'Pass phrase',
  phraseWrong: 'That is not it.',
  phraseWait: 'Too many wrong tries; please wait a minute.',
  leaveNow: 'Take down',
  leaveUnsent: 'Some are not sent yet; this device goes on sending when there is a network.',
  notSealed:
    'This browser cannot encrypt: answers that wait on this tablet are not locked. Open the house by https or use a newer browser, and keep an eye on the tablet.',
  unopened: (n) =>
    `${n} cannot be opened on this tablet any more (the key is gone). Please tell the administrator, and think who they were and whether to ask after them.`,
  cancel: 'Back',
  thanks: 'Thank you',
  here: 'Worked out on this tablet; the house checks it again when there is a network.',
}
