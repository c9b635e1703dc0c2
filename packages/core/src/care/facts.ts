import { levelRank } from '../risk/level.ts'
import { type CareInput, type Config, type Context, durations, functionLevels } from './input.ts'

/** A thing known about one person, under a stable name such as `phq9.item9` or `observed.not_eating_48h`. */
export type Fact = number | string | boolean
export type Facts = ReadonlyMap<string, Fact>

/** Adults from 18; 75 and over; `rural_elder` from 60. @source domain specification 2.3 O3, notes a and b */
const adultFrom = 18
const oldFrom = 75
const ruralElderFrom = 60

const unknown = 'unknown'

/** The cut-offs that hold for this person: `rural_elder` needs a known age of 60 or more. */
export function configOf(input: CareInput): Config {
  if (input.config !== 'rural_elder') return input.config ?? 'community'
  return (input.age ?? 0) >= ruralElderFrom ? 'rural_elder' : 'community'
}

/** Circumstances, with those that follow from the age. */
export function contextOf({ age, context = [] }: CareInput): ReadonlySet<Context> {
  const known = new Set(context)
  if (age !== undefined && age < adultFrom) known.add('minor')
  if (age !== undefined && age >= oldFrom) known.add('age75plus')
  return known
}

/** The flags that count for CTX3 and Y3; a death by suicide is the same flag as a bereavement. */
export function flagsOf(input: CareInput): Context[] {
  const known = contextOf(input)
  const isSecond = (one: Context): boolean => one === 'bereaved_by_suicide' && known.has('bereaved_12m')
  return [...known].filter((one) => !isSecond(one)).sort()
}

/** 0 none … 3 severe; one answer of 2 is moderate, of 3 severe. @source domain specification 1.4 */
function functionRank({ function: level, f3 = 0 }: CareInput): number {
  return Math.max(level === undefined ? 0 : functionLevels.indexOf(level), f3 >= 2 ? f3 : 0)
}

function scaleFacts({ scales = {} }: CareInput): [string, Fact | undefined | null][] {
  const { phq9, srq20, epds, gds15, asq, cssrs, pg13r, k6 } = scales
  const totals = (['phq9', 'gad7', 'k6', 'k10', 'who5', 'pcl5', 'pcptsd5', 'auditc'] as const).map(
    (id): [string, Fact | undefined | null] => [`${id}.total`, scales[id]?.total],
  )
  const more = (['cesdc', 'ucla3', 'srq20', 'gds15', 'epds'] as const).map(
    (id): [string, Fact | undefined | null] => [`${id}.total`, scales[id]?.total],
  )
  return [
    ...totals,
    ...more,
    ['phq9.item9', phq9 && (phq9.item9 ?? unknown)],
    ['srq20.item17', srq20 && (srq20.item17 ?? unknown)],
    ['epds.item10', epds && (epds.item10 ?? unknown)],
    ['k6.item2', k6?.item2],
    ['gds15.items12and14', gds15?.items12and14],
    ['gds15.item14', gds15?.item14],
    ['asq.q1_4', asq && (asq.q1_4 ?? 'refused')],
    ['asq.q3', asq?.q3],
    ['asq.q5', asq?.q5],
    ['cssrs.band', cssrs?.band],
    ['pg13r.positive', pg13r?.positive],
  ]
}

/** Flattens the input into named facts. What was not told has no name; a skipped safety item is `unknown`. */
export function factsOf(input: CareInput): Facts {
  const { chat, duration } = input
  const spoken = chat === 'L3' && input.chatNotOwnWords ? undefined : chat
  const listed = (group: string, words: Iterable<string>): [string, Fact][] =>
    [...words].map((word) => [`${group}.${word}`, true])
  const all: [string, Fact | undefined | null][] = [
    ['config', configOf(input)],
    ['sex', input.sex ?? unknown],
    ['chat', spoken && levelRank(spoken)],
    ['function', functionRank(input)],
    ['f3', input.f3],
    ['duration', duration && durations.indexOf(duration)],
    ['asks_for_human', input.asks_for_human],
    ['safety_unfinished', input.safety_unfinished],
    ['flags', flagsOf(input).length],
    ['abuse_unreviewed', contextOf(input).has('abuse_or_dv') && !input.abuseReviewed],
    ...scaleFacts(input),
    ...listed('history', input.history ?? []),
    ...listed('context', contextOf(input)),
    ...listed('observed', input.observed ?? []),
  ]
  return new Map(all.filter((one): one is [string, Fact] => one[1] !== undefined && one[1] !== null))
}
