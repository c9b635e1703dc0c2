import { colours } from './colour.ts'
import { type Condition, findingsOf } from './condition.ts'
import type { Fact, Facts } from './facts.ts'
import { configs, functionLevels, sexes } from './input.ts'
import { type CareRules, careRules } from './recommend.ts'
import { careTable, type Line, type RuleId, ruleColours } from './table.ts'

/** One number of the table that a site has changed; null leaves it as the release has it. */
export interface CutoffChange {
  readonly line: string
  readonly min: number | null
  readonly max: number | null
}

/** A cut-off of the release that stands on one total. */
export interface Cutoff {
  readonly line: string
  readonly rule: RuleId
  readonly fact: string
  readonly min: number | null
  readonly max: number | null
  /** Rules of danger are not a site's to change. */
  readonly fixed: boolean
}

type Range = { readonly fact: string; readonly min?: number; readonly max?: number }
const isTotal = (one: Condition): one is Range =>
  'fact' in one &&
  !('is' in one) &&
  one.fact.endsWith('.total') &&
  (one.min !== undefined || one.max !== undefined)

/** The one condition on a total in a line, where it has exactly one. */
function totalIn(when: Condition): Range | undefined {
  if (isTotal(when)) return when
  if (!('all' in when)) return undefined
  const found = when.all.filter(isTotal)
  return found.length === 1 ? found[0] : undefined
}

/** Every cut-off on a total, in the order of the table. */
export const cutoffs: readonly Cutoff[] = careTable.flatMap((line): Cutoff[] => {
  const found = totalIn(line.when)
  return found
    ? [
        {
          ...{ line: line.id, rule: line.rule, fact: found.fact },
          ...{ min: found.min ?? null, max: found.max ?? null, fixed: /^[RO]/.test(line.rule) },
        },
      ]
    : []
})

/** The first change that names an unknown or fixed line, an edge the line has not, or would hold nothing. */
function unknownChange(changes: readonly CutoffChange[]): string | undefined {
  return changes.find(({ line, min, max }) => {
    const known = cutoffs.find((one) => one.line === line)
    if (!known || known.fixed) return true
    if ((min !== null && known.min === null) || (max !== null && known.max === null)) return true
    return (min ?? known.min ?? 0) > (max ?? known.max ?? Number.POSITIVE_INFINITY)
  })?.line
}

function changed(line: Line, change: CutoffChange): Line {
  const from = totalIn(line.when)
  if (!from) return line
  const to: Range = {
    ...from,
    ...(change.min === null ? {} : { min: change.min }),
    ...(change.max === null ? {} : { max: change.max }),
  }
  const when = 'all' in line.when ? { all: line.when.all.map((one) => (one === from ? to : one)) } : to
  return { ...line, when }
}

function linesWith(changes: readonly CutoffChange[]): readonly Line[] {
  const byLine = new Map(changes.map((one) => [one.line, one]))
  return careTable.map((line) => {
    const change = byLine.get(line.id)
    return change ? changed(line, change) : line
  })
}

/** Beyond the last edge of the release nothing changes any more. */
const totalsOf = (fact: string): number[] => {
  const edges = cutoffs.filter((one) => one.fact === fact).flatMap(({ min, max }) => [min ?? 0, max ?? 0])
  return Array.from({ length: Math.max(0, ...edges) + 2 }, (_, total) => total)
}

/** What else a line on a total may ask: where somebody is, who they are, how they get by. */
const situations: readonly Facts[] = configs.flatMap((config) =>
  [...sexes, 'unknown'].flatMap((sex) =>
    functionLevels.map(
      (_, level) =>
        new Map<string, Fact>([
          ['config', config],
          ['sex', sex],
          ['function', level],
        ]),
    ),
  ),
)

/** How urgent each total is by itself in a situation, by total; 0 where no line speaks for it. */
function urgencies(lines: readonly Line[], fact: string, situation: Facts): readonly number[] {
  const asked = lines.filter((one) => totalIn(one.when)?.fact === fact)
  return totalsOf(fact).map((total) => {
    const facts = new Map([...situation, [fact, total] as const])
    const found = asked.filter((one) => findingsOf(one.when, facts, () => undefined))
    return Math.max(0, ...found.map((one) => colours.length - colours.indexOf(ruleColours[one.rule])))
  })
}

const inRelease = new Map<string, readonly (readonly number[])[]>()

function releaseOf(fact: string): readonly (readonly number[])[] {
  const known = inRelease.get(fact) ?? situations.map((one) => urgencies(careTable, fact, one))
  inRelease.set(fact, known)
  return known
}

/** Totals that fell below what stands for a milder total: nobody who is worse is seen to later. */
function holesIn(lines: readonly Line[], fact: string): ReadonlySet<number> {
  const lowIsWorse = cutoffs.some((one) => one.fact === fact && one.min === null)
  const release = releaseOf(fact)
  const holes = situations.flatMap((situation, at) => {
    const now = urgencies(lines, fact, situation)
    const before = release[at] ?? []
    return now.flatMap((urgency, total) => {
      const milder = lowIsWorse ? now.slice(total + 1) : now.slice(0, total)
      return urgency < (before[total] ?? 0) && urgency < Math.max(0, ...milder) ? [total] : []
    })
  })
  return new Set(holes)
}

const factOf = (line: string): string | undefined => cutoffs.find((one) => one.line === line)?.fact

/** Totals a changed line held in the release and gave up, of those that fell. */
const givenUp = (
  { line, min, max }: CutoffChange,
  holes: ReadonlySet<number>,
): { below: boolean; above: boolean } => {
  const known = cutoffs.find((one) => one.line === line)
  const held = [...holes].filter(
    (total) => total >= (known?.min ?? 0) && total <= (known?.max ?? Number.POSITIVE_INFINITY),
  )
  return {
    below: min !== null && held.some((total) => total < min),
    above: max !== null && held.some((total) => total > max),
  }
}

/** WHO-5 moves in steps of four; every other total by one. */
const furthestStep = 4
const adjoins = (lower: number | null, upper: number | null, fact: string): boolean =>
  lower !== null &&
  upper !== null &&
  upper > lower &&
  upper - lower <= (fact === 'who5.total' ? furthestStep : 1)

/**
 * The changes with the edges beside them moved along, so that no worse total stands below a milder one: what one line
 * gives up goes to the line it adjoins in the release. An edge somebody set, and an edge of danger, stays.
 */
export function withNeighbours(changes: readonly CutoffChange[]): readonly CutoffChange[] {
  const all = new Map(changes.map((one) => [one.line, one]))
  for (const change of changes) {
    const known = cutoffs.find((one) => one.line === change.line)
    if (!known) continue
    const up = givenUp(change, holesIn(linesWith(changes), known.fact))
    for (const beside of cutoffs.filter((one) => one.fact === known.fact && !one.fixed)) {
      const was = all.get(beside.line) ?? { line: beside.line, min: null, max: null }
      if (up.below && was.max === null && adjoins(beside.max, known.min, known.fact))
        all.set(beside.line, { ...was, max: (change.min ?? 0) - 1 })
      if (up.above && was.min === null && adjoins(known.max, beside.min, known.fact))
        all.set(beside.line, { ...was, min: (change.max ?? 0) + 1 })
    }
  }
  return [...all.values()]
}

/** The first change because of which a worse total would stand below a milder one. */
function openChange(changes: readonly CutoffChange[]): string | undefined {
  const lines = linesWith(withNeighbours(changes))
  return changes.find((one) => {
    const { below, above } = givenUp(one, holesIn(lines, factOf(one.line) ?? ''))
    return below || above
  })?.line
}

/**
 * Why these changes cannot stand: the first line that is unknown, fixed, would hold nothing, or would let a
 * worse total stand below a milder one.
 */
export const wrongChange = (changes: readonly CutoffChange[]): string | undefined =>
  unknownChange(changes) ?? openChange(changes)

/** Without what leaves such a hole: one agreed to before holes were refused is not followed. */
function sound(changes: readonly CutoffChange[]): readonly CutoffChange[] {
  const open = openChange(changes)
  return open === undefined ? changes : sound(changes.filter((one) => one.line !== open))
}

/** A table is worked out once for one set of changes: every answer that is saved asks for it. */
const worked = new Map<string, CareRules>()
const mostWorked = 100

/** The table with a site's cut-offs in it. @throws Error naming a line that may not be changed */
export function rulesWith(changes: readonly CutoffChange[]): CareRules {
  if (changes.length === 0) return careRules
  const key = JSON.stringify(changes)
  const known = worked.get(key)
  if (known) return known
  const wrong = unknownChange(changes)
  if (wrong !== undefined) throw new Error(`${wrong} may not be changed so`)
  const rules = { ...careRules, lines: linesWith(withNeighbours(sound(changes))) }
  if (worked.size >= mostWorked) worked.clear()
  worked.set(key, rules)
  return rules
}
