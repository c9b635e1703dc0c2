import type { ModuleCode } from './codes.ts'

/** One gentle proposal; null is none. */
export type Suggestion = 'phq4' | 'gad7' | 'person' | null

interface MoodSeen {
  /** `YYYY-MM-DD` */
  readonly day: string
  /** 1 is a storm, 5 is sun. */
  readonly value: 1 | 2 | 3 | 4 | 5
}
interface RunSeen {
  readonly module: ModuleCode
  /** Distress 0–10; null where it was not told. */
  readonly before: number | null
  readonly after: number | null
  readonly stopped: string | null
  /** Moment with its offset, as `toISOString` writes it; null while it is open. */
  readonly finishedAt: string | null
}
export interface SuggestInput {
  readonly moods: readonly MoodSeen[]
  readonly runs: readonly RunSeen[]
  /** `YYYY-MM-DD`, as the resident’s calendar has it. */
  readonly today: string
  /** Day on which something was last proposed. */
  readonly lastSuggested: string | null
  /** Day of the last “no, thank you”. */
  readonly refused: string | null
}

/** @source domain specification 4.4 */
export const suggestRules = {
  /** A day counts as low at this mean of its entries or below it, of 5. */
  lowMean: 2,
  lowDays: 5,
  windowDays: 7,
  runsWithoutDrop: 3,
  /** Below this distress there is nothing to relieve; older exercises say little of today. */
  noReliefFrom: 3,
  noReliefDays: 30,
  sessionsWithoutDrop: 3,
  /** What an exercise has to bring down on 0–10 to count as some relief. */
  drop: 1,
  panicRuns: 3,
  panicWindowDays: 14,
  sleepWeeks: 3,
  everyDays: 14,
  refusedDays: 30,
} as const

const dayMs = 86_400_000
/** Residents live by Beijing time, which knows no summer time. */
const beijingMs = 8 * 3_600_000

const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)
const dayOfMoment = (at: string): number => Math.floor((Date.parse(at) + beijingMs) / dayMs)

/** Days of the last seven whose entries are low on the mean. */
function lowDays(moods: readonly MoodSeen[], today: number): number {
  const values = new Map<number, number[]>()
  for (const { day, value } of moods) {
    const age = today - dayNumber(day)
    if (age < 0 || age >= suggestRules.windowDays) continue
    values.set(age, [...(values.get(age) ?? []), value])
  }
  const mean = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length
  return [...values.values()].filter((of) => mean(of) <= suggestRules.lowMean).length
}

type Ended = RunSeen & { readonly finishedAt: string }

/** Exercises that ended, newest first. */
const ended = (runs: readonly RunSeen[]): Ended[] =>
  runs
    .filter((run): run is Ended => run.finishedAt !== null)
    .sort((a, b) => Date.parse(b.finishedAt) - Date.parse(a.finishedAt))

/**
 * The last three exercises of the month that were begun in some distress brought no relief. A refusal begins the count
 * anew; it never ends it.
 */
function noRelief(runs: readonly Ended[], refused: string | null, today: number): boolean {
  const since = refused === null ? -Infinity : dayNumber(refused)
  const rated = runs
    .filter((run) => run.before !== null && run.after !== null && run.before >= suggestRules.noReliefFrom)
    .filter(
      ({ finishedAt }) =>
        dayOfMoment(finishedAt) > since && today - dayOfMoment(finishedAt) < suggestRules.noReliefDays,
    )
    .slice(0, suggestRules.runsWithoutDrop)
  return (
    rated.length === suggestRules.runsWithoutDrop &&
    rated.every((run) => (run.before ?? 0) - (run.after ?? 0) < suggestRules.drop)
  )
}

/**
 * What weighs on somebody has not become lighter over the last three sessions in which they said how much it does.
 * @param problems 0–10, oldest first; null where it was not told
 */
export function staysHeavy(problems: readonly (number | null)[]): boolean {
  const told = problems.filter((one) => one !== null).slice(-suggestRules.sessionsWithoutDrop)
  const [first = 0, ...later] = told
  if (told.length < suggestRules.sessionsWithoutDrop || first < suggestRules.noReliefFrom) return false
  return later.every((one) => first - one < suggestRules.drop)
}

const agesOf = (runs: readonly Ended[], module: ModuleCode, today: number): number[] =>
  runs
    .filter((run) => run.module === module)
    .map((run) => today - dayOfMoment(run.finishedAt))
    .filter((age) => age >= 0)

/** Sleep was written down in each of the last three weeks. */
const sleepsBadly = (runs: readonly Ended[], today: number): boolean => {
  const weeks = new Set(agesOf(runs, 'M10', today).map((age) => Math.floor(age / 7)))
  return Array.from({ length: suggestRules.sleepWeeks }, (_, week) => week).every((week) => weeks.has(week))
}

const panics = (runs: readonly Ended[], today: number): boolean =>
  agesOf(runs, 'M13', today).filter((age) => age < suggestRules.panicWindowDays).length >=
  suggestRules.panicRuns

const isRecent = (day: string | null, today: number, days: number): boolean =>
  day !== null && today - dayNumber(day) < days

/**
 * At most one proposal from how the days and the exercises went. A person is proposed without waiting; a scale at most
 * once in 14 days and not within 30 days of a refusal. The four short questions lead to the nine by themselves where
 * their answers say so: they stand for both.
 */
export function suggestFrom(input: SuggestInput): Suggestion {
  const today = dayNumber(input.today)
  const runs = ended(input.runs)
  if (noRelief(runs, input.refused, today)) return 'person'
  if (isRecent(input.lastSuggested, today, suggestRules.everyDays)) return null
  if (isRecent(input.refused, today, suggestRules.refusedDays)) return null
  if (lowDays(input.moods, today) >= suggestRules.lowDays || sleepsBadly(runs, today)) return 'phq4'
  return panics(runs, today) ? 'gad7' : null
}
