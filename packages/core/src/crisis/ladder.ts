import { type DayExceptions, workingMinutesLater } from '../working-days.ts'
import type { Grade, SignalSource } from './grade.ts'

/** Who a rung of the ladder pages. */
export const rungTargets = [
  'primary',
  'secondary',
  'supervisor',
  'agency_admin',
  'regional_lead',
  'emergency_contact',
] as const
export type RungTarget = (typeof rungTargets)[number]

export interface Rung {
  /** Position on the ladder, 0 first. */
  readonly rung: number
  readonly target: RungTarget
  /** Minutes after the event was raised (or raised again). */
  readonly afterMinutes: number
}

const rungs = (minutes: readonly number[], targets: readonly RungTarget[]): readonly Rung[] =>
  targets.map((target, rung) => ({ rung, target, afterMinutes: minutes[rung]! }))

/**
 * Who is told, and when, until somebody takes the event.
 * @source domain specification 3.6 (RED, RED-E) and 2.4 (ORANGE: supervisor at once the 30-minute limit,
 * agency administrator at twice it; YELLOW: one working day, see `waitMinutes`)
 */
export const ladders: Readonly<Record<Grade, readonly Rung[]>> = {
  RED_E: rungs([0, 2, 4, 6, 8, 10], rungTargets),
  RED: rungs([0, 5, 10, 15, 20, 30], rungTargets),
  ORANGE: rungs([0, 30, 60], ['primary', 'supervisor', 'agency_admin']),
  YELLOW: rungs([0, 1440, 2880], ['primary', 'supervisor', 'agency_admin']),
}

/**
 * The rung of staff after this one; undefined after the last. The calls that repeat after it keep their pace however
 * dead the channels are, and a contact is never told early.
 */
export const rungAbove = (grade: Grade, rung: number): Rung | undefined =>
  ladders[grade].find((one) => one.rung > rung && one.target !== 'emergency_contact')

/** After the last rung, staff are paged again at this interval until somebody takes the event (minutes). */
export const repeatMinutes: Readonly<Record<Grade, number>> = { RED_E: 2, RED: 5, ORANGE: 30, YELLOW: 1440 }

/** A person has answered within this many minutes. @source domain specification 2.4 */
export const answerMinutes: Readonly<Record<Grade, number>> = { RED_E: 2, RED: 5, ORANGE: 30, YELLOW: 1440 }

/**
 * True when a wait is counted in working days: YELLOW because somebody asked for a person (Y4). Every other
 * YELLOW may be Y1, where a call is owed within 24 hours, weekend or not. @source domain specification 2.3 and 2.4
 */
export const countsWorkingDays = (grade: Grade, source: SignalSource): boolean =>
  grade === 'YELLOW' && source === 'asked_for_person'

/** Days off add this much at most: the first contact within 72 hours stands. @source domain specification 2.4 */
const restAddsAtMost = 1440

/**
 * Minutes on the clock from a moment until a rung that many minutes up the ladder is due.
 * @param exceptions days that differ from Monday to Friday; read only where working days count
 */
export function waitMinutes(
  event: { readonly grade: Grade; readonly source: SignalSource },
  minutes: number,
  atMs: number,
  exceptions: DayExceptions,
): number {
  if (!countsWorkingDays(event.grade, event.source) || minutes === 0) return minutes
  const working = (workingMinutesLater(atMs, minutes, exceptions) - atMs) / 60_000
  return Math.min(working, minutes + restAddsAtMost)
}

/** Time limits once somebody has taken the event, in minutes. @source domain specification 3.8 and 2.4 */
export const limits = {
  contactAfterAck: 10,
  reachTries: 15,
  welfareDecision: 30,
  assess: { RED_E: 60, RED: 60, ORANGE: 1440, YELLOW: 10080 } satisfies Record<Grade, number>,
  planAfterStable: 1440,
  handoverNote: 120,
  review: 4320,
} as const

/** Caring contacts after the acute phase, in hours after the event was stabilised or handed over. @source 3.8 */
export const followUpHours = [24, 72, 168, 720] as const

/** The resident may say 这是误报; the notice to the emergency contact then waits for a person, or this long. @source 3.6 */
export const falseAlarmHoldMinutes = 20

/** A new signal this long after closing reopens the event instead of making a new one. @source 3.8 */
export const reopenDays = 90
