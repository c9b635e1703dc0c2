/**
 * How a caring contact reaches out. `call` and `visit` need a person; `message` and `card` ask for nothing back;
 * `appointment` is made with a doctor for whoever was handed over.
 */
export const caringKinds = ['call', 'visit', 'message', 'card', 'appointment'] as const
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

/** What a call inside an open event becomes after so many tries that reached nobody: tried again the same day, the supervisor's, to be decided. */
export const afterMissedCall = (tries: number): 'missed_once' | 'escalated' | 'decide' =>
  tries >= triesBeforeVisit ? 'decide' : tries > 1 ? 'escalated' : 'missed_once'

/**
 * The form a call asks again: the five questions on the seventh day, mood on the thirtieth.
 * @source domain specification 3.8
 */
export const formsAsked = ['asq', 'phq9'] as const
export type FormAsked = (typeof formsAsked)[number]
export const formOfHours = (hours: number): FormAsked | undefined =>
  hours === 7 * day ? 'asq' : hours === 30 * day ? 'phq9' : undefined

/** A form answered so long before a call is due counts as answered for it. */
const earlyHours = 48

/** When the form of a call was answered; of several times the first that counts. */
export function answeredFor(
  call: { readonly hours: number; readonly dueAt: Date },
  answered: readonly { readonly instrument: string; readonly at: Date }[],
): Date | undefined {
  const from = call.dueAt.getTime() - earlyHours * 3_600_000
  const form = formOfHours(call.hours)
  const counts = answered.filter(({ instrument, at }) => instrument === form && at.getTime() >= from)
  return counts.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime())[0]
}

/** The form a call asks again and when it was answered, as both rooms that call show it; null where it asks none. */
export function formOfCallShown(
  hours: number,
  dueAt: Date,
  answered: Parameters<typeof answeredFor>[1],
): { instrument: FormAsked; answeredAt: string | null } | null {
  const instrument = formOfHours(hours)
  const at = answeredFor({ hours, dueAt }, answered)
  return instrument ? { instrument, answeredAt: at?.toISOString() ?? null } : null
}

/**
 * Whoever was handed over to a hospital, 120 or 110 sees a doctor again within `hours`; asked about from `firstHours` on,
 * when they may be out again. @source domain specification 3.8 (contact within 24–72 h and appointment ≤ 7 d)
 */
export const appointment = { hours: 7 * day, firstHours: 72 } as const

/** Out of hospital: somebody rings between these hours after it. @source domain specification 3.8 */
export const afterDischarge = { firstHours: 24, hours: 72 } as const

/** Under which hour a call stands that counts from another moment than the end of the acute phase: never under that of a planned one. */
export function hourBeside(hours: number): number {
  return caring.some((one) => one.hours === hours) ? hours + 1 : hours
}
