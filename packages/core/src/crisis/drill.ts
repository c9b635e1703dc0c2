/** What synthetic callers say, one after another; each raises an alert by itself. */
const callersSay = [
  '我不想活了，药都准备好了，今晚就吃',
  '我想结束自己的生命',
  '活着没意思，撑不下去了，写好了遗书',
] as const
/** @param n how many came before */
export const callerSays = (n: number): string => callersSay[n % callersSay.length]!

/**
 * What a drill at night is held against. A page leaves within half a minute, as the hourly practice alert must; a rung is
 * climbed within a minute of its time. @source domain specification 3.6, 11 (A1, A3)
 */
export const nightLimits = {
  pagedSeconds: 30,
  rungSeconds: 60,
  /** From the first caller on: long enough for three rungs of RED and five of RED_E. */
  minutes: 13,
  /** Over so many seconds the callers come. */
  comingSeconds: 60,
  /** A night whose drill has not begun so long after its hour has gone without one. */
  missedAfterMinutes: 30,
} as const

export const nightFailures = [
  'missed',
  'not_judged',
  'not_all_came',
  'not_all_raised',
  'nobody_to_call',
  'paged_late',
  'paged_twice',
  'page_failed',
  'rung_late',
] as const
export type NightFailure = (typeof nightFailures)[number]

export interface NightFacts {
  readonly callers: number
  readonly came: number
  readonly raised: number
  /** Events of which nobody was called at once. */
  readonly uncalled: number
  /** Longest time from raised to the first page a channel took, in seconds; null where there was none. */
  readonly pagedMost: number | null
  /** Most pages of one person, event, rung and channel. */
  readonly mostPages: number
  readonly pagesFailed: number
  /** Rungs that fell due, and the latest of them, in seconds; `open` have not been climbed at all. */
  readonly rungs: { readonly due: number; readonly open: number; readonly latest: number }
}

/** Why a night's drill has not shown what it should, in the order of the path; nothing where it has. */
export function failuresOf(facts: NightFacts): NightFailure[] {
  const { callers, came, raised, uncalled, pagedMost, mostPages, pagesFailed, rungs } = facts
  const found: readonly (readonly [NightFailure, boolean])[] = [
    ['not_all_came', came < callers],
    ['not_all_raised', raised < came],
    ['nobody_to_call', uncalled > 0],
    ['paged_late', raised > uncalled && (pagedMost === null || pagedMost > nightLimits.pagedSeconds)],
    ['paged_twice', mostPages > 1],
    ['page_failed', pagesFailed > 0],
    ['rung_late', rungs.open > 0 || rungs.latest > nightLimits.rungSeconds],
  ]
  return found.flatMap(([failure, holds]) => (holds ? [failure] : []))
}

const hourMs = 3_600_000
/** Asia/Shanghai is eight hours ahead of UTC the whole year. */
const shanghaiMs = 8 * hourMs

/** The last time it was this hour in Shanghai, in milliseconds. */
export function lastHour(nowMs: number, hour: number): number {
  const today = Math.floor((nowMs + shanghaiMs) / (24 * hourMs)) * 24 * hourMs - shanghaiMs + hour * hourMs
  return today <= nowMs ? today : today - 24 * hourMs
}
