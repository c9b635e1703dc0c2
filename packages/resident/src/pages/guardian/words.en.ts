import type { GuardianWords } from './words.zh.ts'

export const en: GuardianWords = {
  toHere: 'I am a guardian: how is my child using this?',
  lead: 'If your number was given when your child registered, you can look here. No password; leaving the page signs you out.',
  seen: 'You see',
  unseen: 'You do not see',
  sees: [
    'on which of the last 14 days it was used, and how long',
    'under 14: on which of the last 30 days your child did a check',
    'whether somebody is seeing to your child’s safety now, or was in the last 30 days',
    'how you can help',
  ],
  never: ['what your child says, writes or feels', 'questions, answers and scores of questionnaires'],
  why: 'A child who knows a safe place to talk will speak up when it is hard.',
  nothing: 'There is nothing to see for this number.',
  nothingWhy:
    'Perhaps another number was given, or your child is 18 by now. If you worry, call a number below or ask at the house.',
  leave: 'Done, sign out',
  expired: 'For safety we ask again after half an hour. Please sign in once more.',
  of: (name) => `How ${name} has been using it`,
  used: (days, minutes) => `Used on ${days} of the last 14 days, about ${minutes} minutes in all.`,
  unused: 'Not used in the last 14 days.',
  bar: (day, minutes) => (minutes === 0 ? `${day}, not used` : `${day}, ${minutes} minutes`),
  from: 'Two weeks ago',
  until: 'Today',
  checks: (days) =>
    `Did a check in the last 30 days: ${days.join(', ')}. What was answered stays with your child and the social worker.`,
  checksNone: 'No check in the last 30 days.',
  limit:
    'The house reminds your child: a pause after half an hour, no more than an hour a day, rest after nine.',
  alert: {
    open: 'Somebody on duty is seeing to your child’s safety now',
    openDo: [
      'Go to your child soon, and do not leave them alone tonight.',
      'Say “I am here, I worry about you”. No questioning, no blame, no searching the phone.',
      'Put medicines and dangerous things away.',
      'If there is danger at once, call 120 or 110.',
    ],
    lately: 'In the last 30 days the house was worried about your child’s safety',
    latelyDo: [
      'Find a quiet moment; listen more than you advise.',
      'You may ask directly: “Has it been so hard that you did not want to live?” Asking does no harm.',
      'Arrange a talk with the school counsellor, a hospital or the house.',
    ],
    none: 'No safety alert in the last 30 days',
    noneDo: ['That does not mean all is well. You know your child best: when something seems wrong, ask.'],
  },
  callYouth: 'Youth line',
  callLine: 'Psychological helpline',
  advice: 'In ordinary times',
  advices: [
    'Fifteen minutes a day just listening, without judging.',
    'Say first what you see that is good, then what worries you.',
    'Agree on phone rules together, write them down, and keep them yourself.',
    'When you are tired, you can call or come to the house too.',
  ],
  child: {
    title: 'What a guardian can see',
    who: (relation, tail) => `The guardian you named: ${relation} (number ending in ${tail}).`,
    sees: 'They see: on which days you were here and how long, and whether somebody is seeing to your safety; under 14, also on which day you did a check.',
    never: 'They do not see: what you say, your moods, answers or scores.',
    harm: 'If somebody at home frightens or hurts you, tell us, or call 110 or 12355. We close it first: they see nothing and are sent nothing.',
  },
}
