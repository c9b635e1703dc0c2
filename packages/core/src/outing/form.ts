/** What is written of a home visit, field by field. @source feature D14; domain specification 6.3 */
export const visitFields = ['met', 'seen', 'mood', 'risk', 'needs', 'next'] as const
export type VisitField = (typeof visitFields)[number]

export const meetings = ['met', 'not_home', 'refused'] as const
export type Met = (typeof meetings)[number]
export const riskSaid = ['none', 'present', 'not_asked'] as const
export interface Risk {
  readonly answer: (typeof riskSaid)[number]
  readonly words: string
}

export interface VisitForm {
  readonly met?: Met | undefined
  readonly seen?: string | undefined
  /** 0–10, how the person feels today; null where not asked. */
  readonly mood?: number | null | undefined
  readonly risk?: Risk | undefined
  readonly needs?: string | undefined
  readonly next?: string | undefined
}

/** What is missing before it is signed: whether they met, and then an answer to the question about safety. */
export function missingOf(form: VisitForm): VisitField[] {
  if (form.met === undefined) return ['met']
  if (form.met !== 'met') return []
  return [...(form.seen?.trim() ? [] : (['seen'] as const)), ...(form.risk ? [] : (['risk'] as const))]
}

/** True when the words say the same. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
