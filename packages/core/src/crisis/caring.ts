/** How a caring contact reaches out. `call` and `visit` need a person; `message` and `card` ask for nothing back. */
export const caringKinds = ['call', 'visit', 'message', 'card'] as const
export type CaringKind = (typeof caringKinds)[number]

export interface Caring {
  /** Hours after the event was stabilised or handed over. */
  readonly hours: number
  readonly kind: CaringKind
}

const day = 24

/**
 * Caring contacts after the acute phase, soonest first. What needs a person belongs to the event while it is open;
 * messages and cards, and every contact left when the event closes, belong to the after-care.
 * @source domain specification 3.8
 */
export const caring: readonly Caring[] = [
  { hours: 24, kind: 'call' },
  { hours: 72, kind: 'call' },
  { hours: 7 * day, kind: 'visit' },
  { hours: 14 * day, kind: 'message' },
  { hours: 30 * day, kind: 'call' },
  { hours: 60 * day, kind: 'message' },
  { hours: 90 * day, kind: 'message' },
  { hours: 182 * day, kind: 'card' },
  { hours: 365 * day, kind: 'card' },
]

/** True when nobody has to answer it: the house sends it. */
export const sendsItself = (kind: CaringKind): boolean => kind === 'message' || kind === 'card'

export const kindOfHours = (hours: number): CaringKind =>
  caring.find((one) => one.hours === hours)?.kind ?? 'call'

/** Tries of a contact that needs a person before it is decided about a visit; the first two hours apart the same day. @source 3.8 */
export const triesBeforeVisit = 3
export const tryAgainHours = 3

/** Deadlines after a RED event was taken, or a death was recorded, in hours. @source domain specification 3.10 */
export const reviewHours = { debrief: 24, rapidNote: 48, review: 7 * day } as const
