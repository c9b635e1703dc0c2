/**
 * The table of breaking confidentiality, as data: in which situation whom may one tell, how little, on which basis.
 * A change of a row is a new version; each record keeps the version it was made by.
 * Author 安心小屋项目组; reviewer 待法律与临床审阅; effective 2026-11-25. @source domain specification 3.7, 3.9
 */
export const tableVersion = 1

/** Who may be told at all. */
export const receivers = [
  'emergency_contact',
  'guardian',
  'relatives',
  'police',
  'ambulance',
  'supervisor',
  'child_director',
  'child_protection',
  'line_12349',
  'line_12345',
  'line_12338',
  'civil_affairs',
  'legal_authority',
  'health_authority',
] as const
export type Receiver = (typeof receivers)[number]

/** Whoever asks and is never told anything. */
export const nobodies = ['community_manager', 'employer', 'school'] as const
export type Nobody = (typeof nobodies)[number]

/** The least that serves the purpose; nothing else goes out. Never scores, never what was said in a conversation. */
export type Datum =
  | 'called_name'
  | 'phone'
  | 'location'
  | 'danger_sentence'
  | 'harm_facts'
  | 'asked_in_document'

export const situations = [
  'imminent_self',
  'imminent_others',
  'psychosis_danger',
  'minor_harmed',
  'minor_ideation',
  'dv_no_capacity',
  'dv_adult',
  'legal_request',
  'legal_report',
  'asked_by_others',
] as const
export type Situation = (typeof situations)[number]

export interface Rule {
  readonly tell: readonly Receiver[]
  readonly minimum: readonly Datum[]
  /** Codes of law and code of conduct, shown in words. */
  readonly basis: string
  /** How sure the house is of the basis: read in a source, or known and to be confirmed. */
  readonly certainty: 'V' | 'K'
  /** The person themselves must agree; where life is in danger now it may go without. */
  readonly consentFirst: boolean
  /** One person may tell at once where life is in danger now. */
  readonly lifeException: boolean
  /** What the law or a duty has one tell without consent is never the suspected guardian's to hear. */
  readonly neverGuardian: boolean
}

const rule = (part: Partial<Rule> & Pick<Rule, 'tell' | 'basis' | 'certainty'>): Rule => ({
  minimum: ['called_name', 'danger_sentence'],
  consentFirst: false,
  lifeException: true,
  neverGuardian: false,
  ...part,
})

export const rules: Readonly<Record<Situation, Rule>> = {
  imminent_self: rule({
    tell: ['emergency_contact', 'ambulance', 'police', 'guardian'],
    minimum: ['called_name', 'phone', 'location', 'danger_sentence'],
    basis: 'ethics_pipl13_companion13',
    certainty: 'V',
  }),
  imminent_others: rule({
    tell: ['police', 'supervisor'],
    minimum: ['called_name', 'phone', 'location', 'danger_sentence'],
    basis: 'ethics_penal',
    certainty: 'K',
  }),
  psychosis_danger: rule({
    tell: ['relatives', 'emergency_contact', 'police'],
    basis: 'mental_health_28',
    certainty: 'K',
  }),
  minor_harmed: rule({
    tell: ['police', 'child_director', 'child_protection', 'line_12349', 'line_12345', 'civil_affairs'],
    minimum: ['called_name', 'location', 'harm_facts'],
    basis: 'minors_11',
    certainty: 'K',
    neverGuardian: true,
  }),
  minor_ideation: rule({ tell: ['guardian'], basis: 'minors_guardian', certainty: 'K' }),
  dv_no_capacity: rule({
    tell: ['police'],
    minimum: ['called_name', 'location', 'harm_facts'],
    basis: 'dv_14',
    certainty: 'K',
    neverGuardian: true,
  }),
  dv_adult: rule({
    tell: ['line_12338', 'police'],
    minimum: ['called_name', 'location', 'harm_facts'],
    basis: 'autonomy',
    certainty: 'K',
    consentFirst: true,
  }),
  legal_request: rule({
    tell: ['legal_authority'],
    minimum: ['asked_in_document'],
    basis: 'law_request',
    certainty: 'K',
    lifeException: false,
  }),
  legal_report: rule({
    tell: ['health_authority'],
    minimum: ['asked_in_document'],
    basis: 'law_report',
    certainty: 'K',
    lifeException: false,
  }),
  asked_by_others: rule({ tell: [], minimum: [], basis: 'nobody', certainty: 'K', lifeException: false }),
}
