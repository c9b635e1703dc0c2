import type { complaintZh } from './words.zh.ts'

export const complaintEn: typeof complaintZh = {
  title: 'Complaints',
  about:
    'Answered within 15 working days. Whoever is named in one never sees it. Without a name, nobody knows who it was.',
  view: { label: 'Which', open: 'To answer', ended: 'Answered' },
  overdue: (n) => `${n} past the promised day`,
  record: (inTime, answered) => `${answered} answered in twelve months, ${inTime} in time`,
  none: 'Nothing to answer',
  noneAbout: 'What residents write under “Mine › Complaints” stands here.',
  noneEnded: 'Nothing answered yet',
  abouts: {
    companion: 'Words of the companion',
    person: 'A member of staff',
    privacy: 'Personal data',
    waiting: 'Waiting, no reply',
    place: 'Cabin and events',
    other: 'Something else',
  },
  states: {
    received: 'Waiting',
    taken: 'Being handled',
    answered: 'Answered',
    reopened: 'Not settled, somebody else',
    closed: 'Settled',
  },
  noName: 'Without a name',
  due: (day) => `By ${day}`,
  late: 'Past the promised day',
  mine: 'Mine',
  by: (name) => `${name} sees to it`,
  open: 'Open',
  whom: 'About',
  again: 'The first answer did not settle it',
  answer: 'Answer',
  answerHint:
    'Say what you found, what will change and who sees to it. They read it as it stands. No judging, no explaining of feelings.',
  take: 'I see to it',
  send: 'Send the answer',
  answered: (at) => `Answered ${at}`,
  settled: 'They say: settled',
}
