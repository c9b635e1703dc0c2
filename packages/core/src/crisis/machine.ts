import type { Grade } from './grade.ts'
import { ladders } from './ladder.ts'
import { type CrisisState, isEnded, isWaiting, mayStep } from './state.ts'
import { type TimerKind, timerOnEntering } from './timer.ts'

/** One open event as the protocol sees it: what the server keeps in rows, without times. */
export interface Machine {
  readonly state: CrisisState
  readonly grade: Grade
  readonly owned: boolean
  /** The rung that is paged next; null when no ladder runs. */
  readonly rung: number | null
  /** Timers to come, the ladder's left out. */
  readonly timers: readonly TimerKind[]
}

/** Timers that belong to a state and end with it; rungs and tasks have their own lives. */
export const stateTimers: readonly TimerKind[] = [
  'contact',
  'reach',
  'welfare',
  'assess',
  'plan',
  'handover_note',
  'sign_off',
]

/** The timers that are cancelled on entering a state; undefined means all of them. */
export const endsOnEntering = (to: CrisisState): readonly TimerKind[] | undefined =>
  isEnded(to) ? undefined : isWaiting(to) ? stateTimers : [...stateTimers, 'rung']

/** The machine after a lawful step. @throws when the protocol has no such step */
export function stepped(from: Machine, to: CrisisState): Machine {
  if (!mayStep(from.state, to)) throw new Error(`no step ${from.state} > ${to}`)
  const ends = endsOnEntering(to)
  const left = ends ? from.timers.filter((kind) => !ends.includes(kind)) : []
  const timer = timerOnEntering(to, from.grade)
  const laddering = ends !== undefined && !ends.includes('rung') ? from.rung : null
  return {
    ...from,
    state: to,
    rung: laddering,
    timers: timer && !left.includes(timer.kind) ? [...left, timer.kind] : left,
  }
}

/** The ladder begun from its first rung, which is paged at once: the second is next. */
export const laddered = (from: Machine, grade: Grade): Machine => ({
  ...from,
  grade,
  rung: Math.min(1, ladders[grade].length),
})

/** What must hold of every event at every commit; undefined when it does. */
export function wrongWith({ state, owned, rung, timers }: Machine): string | undefined {
  if (isEnded(state)) return timers.length > 0 || rung !== null ? 'an ended event still calls' : undefined
  if (!owned && rung === null) return 'neither owner nor rung'
  return rung === null && timers.length === 0 ? 'no timer to come' : undefined
}
