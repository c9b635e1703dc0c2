import type { DayExceptions } from '../working-days.ts'
import { type Grade, grades, type SignalSource } from './grade.ts'
import { answerMinutes, waitMinutes } from './ladder.ts'

/** One alert: when it was raised, and when somebody took it; milliseconds since 1970. */
export interface Wait {
  readonly grade: Grade
  readonly source: SignalSource
  readonly raisedMs: number
  readonly ackedMs: number | null
}

export interface Takeover {
  readonly grade: Grade
  readonly promisedMinutes: number
  /** Taken, or their time is over: what still waits in its time says nothing yet. */
  readonly raised: number
  readonly taken: number
  /** Of those that were taken. */
  readonly p50Seconds: number | null
  readonly p95Seconds: number | null
  /** Of those raised; one nobody ever took counts as late. */
  readonly inTime: number | null
}

/** The value below which a share of them lie (nearest rank); null of none. */
function rank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}

/** @returns every grade, the gravest first. @source feature B04: takeover time, published to supervisors */
export function takeoverByGrade(
  waits: readonly Wait[],
  nowMs: number,
  exceptions: DayExceptions,
): Takeover[] {
  return grades.map((grade) => {
    const all = waits
      .filter((one) => one.grade === grade)
      .map((one) => {
        const minutes = waitMinutes(one, answerMinutes[grade], one.raisedMs, exceptions)
        return { ...one, untilMs: one.raisedMs + minutes * 60_000 }
      })
      .filter((one) => one.ackedMs !== null || one.untilMs < nowMs)
    const seconds = all
      .flatMap((one) => (one.ackedMs === null ? [] : [Math.round((one.ackedMs - one.raisedMs) / 1000)]))
      .sort((a, b) => a - b)
    const inTime = all.filter((one) => one.ackedMs !== null && one.ackedMs <= one.untilMs).length
    return {
      ...{ grade, promisedMinutes: answerMinutes[grade], raised: all.length, taken: seconds.length },
      ...{ p50Seconds: rank(seconds, 0.5), p95Seconds: rank(seconds, 0.95) },
      inTime: all.length === 0 ? null : inTime / all.length,
    }
  })
}
