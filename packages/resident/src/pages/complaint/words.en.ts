import { complaintAbouts, complaintStates } from '@anxin/core/rights/own.words.en.ts'
import type { ComplaintWords } from './words.zh.ts'

export const en: ComplaintWords = {
  about:
    'Please say plainly what was not right. Somebody answers within 15 working days. It does not change the help you get.',
  what: 'What it is about',
  abouts: complaintAbouts,
  whom: 'Whom it is about (may stay empty)',
  whomHint: 'Whoever you name will not see this and will not handle it.',
  text: 'What happened',
  textHint: 'When, how, and what you wish to be changed. Please leave out private matters of others.',
  signed: 'Put my name to it, so that you can reach me',
  signedSmall: 'Without it nobody who handles it knows it was you; a code finds the answer.',
  unsigned: 'You are not signed in: this carries no name. A code finds the answer.',
  danger:
    'If your words show danger, whoever is on call will know that it is you, with or without a name: your safety comes first.',
  send: 'Send',
  sending: 'Sending…',
  need: 'Please choose one and write a few words.',
  got: 'Received',
  codeIs: 'Your code',
  codeKeep: 'Please note it down. It finds the answer without signing in.',
  due: (day) => `Answered by ${day} at the latest.`,
  nobodyElse:
    'Everybody who could handle this is named in your words. Please also tell 12345 (government service line).',
  heard: 'Your words make us worry about your safety; whoever is on call is being called. Right now you can:',
  chat: 'Talk with somebody',
  more: 'Say something else',
  look: 'See the answer',
  code: 'Code',
  go: 'Look',
  mine: 'What I signed',
  states: complaintStates,
  answer: 'Answer',
  settled: 'This settles it',
  notSettled: 'Not settled; please let somebody else look',
  why: 'What is not settled (may stay empty)',
  promised: 'How many promised contacts were made',
  promisedIs: (percent, days) => `In the last ${days} days ${percent}% of the promised contacts were made.`,
  promisedFew: (days) =>
    `In the last ${days} days it would concern fewer than ten people; so that nobody can be guessed, no number is shown.`,
  thanks: 'All right. Thank you for telling us.',
}
