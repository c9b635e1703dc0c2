import type { retentionZh } from './words.zh.ts'

const months = (n: number): string =>
  n % 12 === 0 ? `${n / 12} ${n === 12 ? 'year' : 'years'}` : `${n} months`

export const retentionEn: typeof retentionZh = {
  title: 'How long records are kept',
  about:
    'How long each class of records is kept, from which day it counts, and why. When a term is over the house deletes by itself, every day, and leaves a report without names.',
  terms: 'Terms',
  what: 'Class',
  from: 'Counts from',
  kept: 'Kept',
  least: 'At least',
  noFloor: 'No legal minimum on record',
  usualMark: 'usual',
  setBy: (name, day) => `set by ${name}, ${day}`,
  months,
  minor: (age) => `of minors until ${age} at least`,
  classes: {
    case_file: {
      name: 'Case files',
      holds:
        'Cases, notes, plans, working notes, households, home visits, appointments and online sessions, the severe path, list entries',
      from: 'The day the case ended, was declined or handed over',
      why: 'People come back, and what was done may have to be shown. Claims after abuse begin to run only at 18, so of minors it is kept until 21.',
    },
    crisis_record: {
      name: 'Alerts and safety plans',
      holds:
        'Alerts, what was done, calls, follow-up, reviews, disclosures, mandatory reports, rescue boards, safety plans',
      from: 'The day the alert was closed; a safety plan from the last word in it, or the last time its owner came',
      why: 'Records of a psychological hotline are kept three years at least; of minors until 21.',
    },
    referral_letter: {
      name: 'Referral letters',
      holds: 'Letters, their steps, links, who opened them, exceptions',
      from: 'The day the referral ended',
      why: 'Within the term both sides may have to show what was passed on.',
    },
    hotline_record: {
      name: 'Hotline-type records',
      holds: 'Queues on site and by telephone in a public event, test calls of hotlines',
      from: 'The day it was seen to',
      why: 'Technical guide to psychological hotlines: three years at least.',
    },
    self_test: {
      name: 'Self-tests (registered)',
      holds: 'Answers and scores of scales and checks',
      from: 'The day it was done',
      why: 'Personal information is kept only as long as needed. Of people with a case they go with the case file.',
    },
    consent_evidence: {
      name: 'Evidence of consent and withdrawal',
      holds:
        'The consent ledger, signatures, consents to referral and to offices, legal holds that were let go',
      from: 'The end of what was consented to: the withdrawal, or the day the last file was deleted',
      why: 'Evidence of processing is kept three years at least.',
    },
    access_log: {
      name: 'Security and access log',
      holds: 'The text of the audit, sign-ins of colleagues, notices sent, emergency openings',
      from: 'The day it happened',
      why: 'Cybersecurity Law: six months at least. The hashes of the chain stay for ever; it verifies after the text is gone.',
    },
    training: {
      name: 'Training and supervision',
      holds: 'Certificates, overrides of the caseload, who supervised whom',
      from: 'The day a colleague left',
      why: 'Whether somebody was qualified may have to be shown afterwards.',
    },
  },
  change: 'Change',
  changeOf: (name) => `Change the term of “${name}”`,
  form: 'Months kept',
  formHint: (usual, floor) =>
    floor === null
      ? `Usually ${usual}; no legal minimum is on record: ask your lawyer first.`
      : `Usually ${usual}; at least ${floor}, longer is possible.`,
  tooShort: (floor) => `The law asks for ${floor} at least; shorter is not possible.`,
  dueThen: (n) =>
    n > 0
      ? `With this term ${n} are over already. Except those under legal hold and those of minors they will be deleted from tonight on, for good.`
      : 'With this term nothing is over now.',
  save: 'Keep this term',
  saved: 'Kept; it holds from the next run on',
  rolling: 'Forgotten by the rooms themselves',
  rollingAbout: 'These terms are fixed. People under legal hold are not forgotten here either.',
  rollings: {
    talk: 'Talks with the companion',
    place: 'Precise place in a crisis',
    mood: 'Moods, exercises and courses',
    unnamed: 'Results without a name, kept by a code',
  },
  days: (n) => `${n} days`,
  holds: 'Legal holds',
  holdsAbout:
    'During a lawsuit, a complaint or an inquiry nothing of a person is deleted, not when a term is over and not by themselves. Letting go takes a reason and another colleague.',
  noHolds: 'No legal hold stands',
  place: 'Place a legal hold',
  placeAbout: 'The person is found by the number of a case or an alert. The list shows the number, no name.',
  by: 'By which number',
  byCase: 'Case',
  byAlert: 'Alert',
  number: 'Number',
  reason: 'Reason',
  reasonHint: 'For example: letter of the court, its number; no condition of the person',
  placed: 'Held',
  found: { case: (n) => `Case ${n}`, alert: (n) => `Alert ${n}` },
  placedBy: (name, day) => `placed by ${name}, ${day}`,
  releasedBy: (name, day) => `let go by ${name}, ${day}`,
  standing: 'held',
  over: 'let go',
  release: 'Let go',
  releaseOf: (what) => `Let go of the hold on “${what}”`,
  releaseAbout: 'What is over will then be deleted with the next run, for good.',
  released: 'Let go',
  another: 'Another colleague lets it go',
  report: 'Report of deletions',
  reportAbout: 'Once a day. Counts and days only, no names.',
  noRuns: 'No run yet',
  noRunsAbout: 'After the first run there will be a line here.',
  day: 'Day',
  class: 'Class',
  subjects: 'Deleted (things)',
  rows: 'Deleted (rows)',
  span: 'Oldest and newest end',
  heldBack: 'Over, but kept',
  heldOf: (held, minors) =>
    [held > 0 ? `legal hold ${held}` : '', minors > 0 ? `under 21: ${minors}` : '']
      .filter(Boolean)
      .join(', '),
  nothing: 'Nothing was over',
  going: 'Still going on, or cut off; it goes on within the hour',
  csv: 'Export CSV',
  csvName: 'deletions',
  csvHead: ['day', 'class', 'things', 'rows', 'oldest end', 'newest end', 'legal hold', 'under 21'],
}
