import type { WaitingWords } from './words.zh.ts'

export const en: WaitingWords = {
  place: (position) => (position === 1 ? 'You are next' : `${position - 1} before you`),
  span: (from, until) =>
    from === until
      ? `Somebody usually comes in about ${until} minutes`
      : `Somebody usually comes in ${from}–${until} minutes`,
  by: (when) => `Somebody on duty will be in touch by ${when} at the latest`,
  late: 'This is later than we said, and we are sorry. You keep your place; if you would rather not wait, call 12356.',
  meanwhile: 'While you wait',
  exercise: 'A little slow breathing',
  packet: 'Write down what they should know',
  packetSent: 'The summary has gone; you can still change it',
  title: 'A summary for the person on duty',
  about:
    'Taken from what you said; only you can see it. Change it as you like, then decide whether it goes. If it does, you need not tell it all again.',
  summary: 'What they should know first',
  wish: 'What would help you (optional)',
  when: 'When may they get in touch',
  times: {
    now: 'Now',
    evening: 'After 7 tonight',
    tomorrow: 'Tomorrow morning',
    afternoon: 'Tomorrow afternoon',
  },
  send: 'Send to the person on duty',
  keep: 'Not now',
  sent: 'Sent. Whoever comes reads it first.',
  needWords: 'Write a line or two, or leave it for now.',
  thumbs: 'How was this',
  up: 'Helpful',
  down: 'Not so good',
  thanks: 'Thank you, noted',
  why: 'What was wrong? (optional)',
  reasons: {
    not_understood: 'Not understood',
    cold: 'Cold',
    repeats: 'Repeats itself',
    hurt: 'It hurt me',
    wrong: 'Wrong',
    other: 'Other',
  },
}
