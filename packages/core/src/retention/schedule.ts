/** What is kept for a lawful term and then removed by the house itself. */
export const retentionCodes = [
  'case_file',
  'crisis_record',
  'referral_letter',
  'hotline_record',
  'self_test',
  'consent_evidence',
  'access_log',
  'training',
] as const
export type RetentionCode = (typeof retentionCodes)[number]

export interface RetentionClass {
  /** Months kept where an agency has set nothing. */
  readonly usual: number
  /** Fewer months the law does not allow; 1 where it names no term. */
  readonly floor: number
  /** Kept at least until the person is so many years old; null where age changes nothing. */
  readonly minorUntil: number | null
}

/** What was kept of a minor stays at least until they are so old. @source domain specification 10.3 */
export const minorUntil = 21

/** The schedule. The database holds the same (`retention_class`). @source domain specification 10 and 10.3 */
export const schedule: Readonly<Record<RetentionCode, RetentionClass>> = {
  /** Counted from the end of the case; the limitation of abuse claims begins only at 18 (Civil Code, article 191). */
  case_file: { usual: 60, floor: 1, minorUntil },
  /** Counted from the closing of the alert. Calls are hotline records: three years at least. */
  crisis_record: { usual: 60, floor: 36, minorUntil },
  /** Counted from the closing of the letter. */
  referral_letter: { usual: 36, floor: 1, minorUntil: null },
  /** Technical guide to psychological hotlines: three years at least. */
  hotline_record: { usual: 36, floor: 36, minorUntil: null },
  /** Of registered residents, counted from the day of the test; what was measured on the way of a case goes with the case. */
  self_test: { usual: 24, floor: 1, minorUntil: null },
  /** Counted from the end of what was consented to; records of processing: three years at least. */
  consent_evidence: { usual: 36, floor: 36, minorUntil: null },
  /** Cybersecurity Law: six months at least. */
  access_log: { usual: 24, floor: 6, minorUntil: null },
  /** Counted from the day a colleague left. */
  training: { usual: 60, floor: 1, minorUntil: null },
}

/** The longest term that can be set, in months. */
export const longestMonths = 1200

/** Days after which a room forgets by itself; not for an agency to change. @source domain specification 10.3 and 4.1 */
export const rollingDays = {
  /** Lines of the companion that belong to no open alert. */
  talk: 90,
  /** Precise place in a crisis. */
  place: 30,
  /** Moods, exercises and programmes of registered residents. */
  mood: 730,
  /** Results without a name that are kept by a code. */
  unnamed: 365,
} as const
