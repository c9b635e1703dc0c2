import type { PassWords } from './words.zh.ts'

export const passEn: PassWords = {
  title: 'To a social worker',
  about:
    'Somebody you met would like to talk to a social worker: write what you heard, and the worker rings them. You see your own words and whether somebody took it.',
  danger: 'Danger right now? Do not use this page.',
  dangerTo: 'Report',
  name: 'What they are called',
  phone: 'Phone',
  phoneHint: 'The worker rings this number',
  to: 'To which social worker',
  reason: 'What they would like help with (your own words, no diagnosis)',
  reasonHint: 'The worker reads these lines; nothing else goes along.',
  agreed: 'They agree that this worker is told',
  ways: { spoken: 'Spoken, somebody was there', paper: 'Signed on paper' },
  witness: 'Who was there and heard it',
  givenBy: 'Who agreed',
  givers: { person: 'The person', guardian: 'A guardian (under 14)' },
  send: 'Pass on',
  sent: 'Passed on; somebody will ring them',
  sentTold: 'Passed on. These words are worrying, and whoever is on duty knows.',
  own: 'Passed on by me',
  none: 'Nobody yet',
  states: {
    waiting: 'Waiting to be taken',
    asked: 'The worker has a question: please ring',
    taken: 'Taken',
    not_taken: 'Not taken: pass on to somebody else',
    over: 'Over',
  },
  noColleague: 'No social worker of this agency can take it now; please ask a supervisor.',
}
