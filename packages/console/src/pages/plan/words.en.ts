import type { planZh } from './words.zh.ts'

/** Words of the safety plan at the desk. Author 安心小屋项目组; reviewer 待临床审阅. */
export const planEn: typeof planZh = {
  live: 'You and the resident write on the same sheet: half a second after you pause, they see it.',
  clash: (field) => `Two people changed “${field}” at once`,
  clashAbout: 'Both are kept; nobody was overwritten. Choose together, or keep both.',
  keepOf: (name) => `Use what ${name} wrote`,
  keepBoth: 'Keep both',
  resident: 'the resident',
  by: (name) => `${name || 'The resident'} just changed this`,
  barriers: 'What could keep them from using it',
  barriersHint: 'For example: not wanting to wake the family at night. Write down a way round it together.',
  clashFirst: 'Choose between the two values above before a new version is kept.',
  print: 'Print A5',
  review: 'On this contact, go through the plan again together: what helped, what did not.',
  overdue: 'This plan is older than 90 days. Go through it together and keep it as a new version.',
  fields: {
    warningSigns: 'How I notice that I am not well',
    innerCoping: 'What I can do first by myself',
    peoplePlaces: 'Where to go, whom to see',
    trustedContacts: 'People I can ask',
    professionals: 'Professionals',
    saferEnvironment: 'A safer home',
    reasonToLive: 'What makes me want to live',
    barriers: 'When it cannot be used',
    likelihoodOfUse: 'How likely I am to follow it',
  },
}
