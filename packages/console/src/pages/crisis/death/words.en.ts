import type { deathZh } from './words.zh.ts'

export const deathEn: typeof deathZh = {
  act: 'Record a death',
  title: 'Record that the resident has died',
  about: 'Please verify first. This cannot be taken back. At once the house will:',
  happens: [
    'stop the ladder and every caring contact: nobody, and no program, writes to the resident or the emergency contact any more;',
    'lock this resident’s records: nothing can be changed or deleted, only added;',
    'set out five things to do, and remind of each until it is done.',
  ],
  also: 'You and your colleagues may be shaken too. Talk to somebody first; the rest can wait a little.',
  reason: 'How it was learnt, and who verified it',
  reasonHint: 'For example: the family rang, the police confirmed. Facts only, never the means.',
  sure: 'I have verified this and record it as supervisor',
  yes: 'Record',
  closedNote:
    'This resident has died. The records are locked, caring contacts have ended, no message will go out.',
  panel: 'What comes next',
  doneOf: (done, all) => `${done} of ${all} done`,
  kinds: {
    debrief: 'Talk with the colleagues involved',
    rapid_note: 'Short written account',
    family_contact: 'Contact the family',
    group_check: 'Look in on those in the same groups',
    review: 'Review together',
  },
  kindsAbout: {
    debrief: 'Offered within 24 hours; nobody has to. Leave where it is needed.',
    rapid_note: 'Within 48 hours: times, who stood, what was done. No blame.',
    family_contact:
      'Between 24 and 72 hours, by a colleague trained in grief. Condolences first, then what they need.',
    group_check: 'Within 72 hours, one by one; safe words, no details, no causes.',
    review: 'Within 7 days, with the supervisor: what held, what did not, who changes what by when.',
  },
  by: (name, at) => `${name}  ${at}`,
  done: 'Done',
  doneTitle: (what) => `${what}: done`,
  note: 'Note',
  noteHint: 'Who did it, what came of it, what is still needed',
  doneYes: 'Keep',
}
