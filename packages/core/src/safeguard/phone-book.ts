/**
 * Where harm to a child is reported, in the order of asking. Numbers that differ by place are kept by the agency.
 * @source domain specification 3.7, 3.11 (certainty V: read in a source; K: known, confirm before use)
 */
export const placeCodes = [
  'police',
  'line_12345',
  'line_12349',
  'civil_affairs',
  'child_director',
  'child_protection',
  'line_12355',
] as const
export type PlaceCode = (typeof placeCodes)[number]

export interface ReportPlace {
  readonly code: PlaceCode
  /** Null: the agency enters its own. */
  readonly number: string | null
  readonly certainty: 'V' | 'K'
  /** A call that was taken here fulfils the duty to report. */
  readonly fulfils: boolean
}

export const reportPlaces: readonly ReportPlace[] = [
  { code: 'police', number: '110', certainty: 'K', fulfils: true },
  { code: 'line_12345', number: '12345', certainty: 'K', fulfils: true },
  { code: 'line_12349', number: '12349', certainty: 'V', fulfils: true },
  { code: 'civil_affairs', number: null, certainty: 'K', fulfils: true },
  { code: 'child_director', number: null, certainty: 'K', fulfils: true },
  { code: 'child_protection', number: null, certainty: 'K', fulfils: true },
  { code: 'line_12355', number: '12355', certainty: 'K', fulfils: false },
]

/** A number is trusted for so long after somebody tried it. @source domain specification 3.11 */
export const numberTrustedDays = 90

/** What may be reported of a child. @source domain specification 3.9, 3.7 (未成年人保护法 Art 11) */
export const harmKinds = [
  'violence',
  'sexual',
  'neglect',
  'abandoned',
  'exploited',
  'bullying',
  'other',
] as const
export type HarmKind = (typeof harmKinds)[number]
