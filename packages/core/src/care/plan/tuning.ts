import type { RuleId } from '../table.ts'
import { type CutoffChange, cutoffs } from '../thresholds.ts'

/** Somebody who came on the list because of one line of the table alone, and what people decided in the end. */
export interface OpenedBy {
  readonly line: string
  readonly total: number
  readonly falseAlarm: boolean
  /** When it was decided, in milliseconds. */
  readonly at: number
}

interface Counted {
  readonly opened: number
  readonly falseAlarms: number
}
/** A proposal, never applied by itself: a person takes it to the page of cut-offs, and a second one agrees. */
export interface Tuning {
  readonly line: string
  readonly rule: RuleId
  readonly fact: string
  readonly edge: 'min' | 'max'
  readonly from: number
  readonly to: number
  /** How many it was learned from. */
  readonly learnedFrom: number
  /** The newest third, which it was not learned from: as it was, and as it would have been. */
  readonly before: Counted
  readonly after: Counted
  /** People of the newest third who did need somebody and would not have come on the list. */
  readonly missed: number
}

/** Fewer say too little; below this share of false alarms nothing need change. @source decision 012 */
const fewest = 20
const worthwhile = 0.3
/** No proposal goes further than this many steps from what is in force. */
const furthest = 3
const stepOf = (fact: string): number => (fact === 'who5.total' ? 4 : 1)

const count = (list: readonly OpenedBy[]): Counted => ({
  opened: list.length,
  falseAlarms: list.filter((one) => one.falseAlarm).length,
})

/**
 * For each cut-off a site may change: the furthest of three steps that would have spared people a false alarm without leaving
 * out one single person who needed somebody, among those it is learned from; then how it does on the newest third.
 */
export function proposeTunings(opened: readonly OpenedBy[], inForce: readonly CutoffChange[]): Tuning[] {
  return cutoffs.flatMap((cutoff): Tuning[] => {
    if (cutoff.fixed) return []
    const edge = cutoff.min === null ? 'max' : 'min'
    const from = inForce.find((one) => one.line === cutoff.line)?.[edge] ?? cutoff[edge]
    if (from === null) return []
    const all = opened.filter((one) => one.line === cutoff.line).sort((a, b) => a.at - b.at)
    const learned = all.slice(0, Math.ceil((all.length * 2) / 3))
    const held = all.slice(learned.length)
    const { falseAlarms } = count(learned)
    if (all.length < fewest || falseAlarms < learned.length * worthwhile) return []
    const stays = (to: number, { total }: OpenedBy): boolean => (edge === 'min' ? total >= to : total <= to)
    const steps = Array.from({ length: furthest }, (_, at) => (at + 1) * stepOf(cutoff.fact))
    const tried = steps
      .map((step) => (edge === 'min' ? from + step : from - step))
      .map((to) => ({ to, out: learned.filter((one) => !stays(to, one)) }))
      .filter(({ out }) => out.length > 0 && out.every((one) => one.falseAlarm))
    const best = tried.at(-1)
    if (!best) return []
    const missed = held.filter((one) => !stays(best.to, one) && !one.falseAlarm).length
    return [
      {
        ...{ line: cutoff.line, rule: cutoff.rule, fact: cutoff.fact, edge, from, to: best.to },
        ...{ learnedFrom: learned.length, before: count(held), missed },
        after: count(held.filter((one) => stays(best.to, one))),
      },
    ]
  })
}
