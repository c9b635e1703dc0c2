import type { Condition } from './condition.ts'
import { type CareRules, careRules } from './recommend.ts'
import { careTable, type Line, type RuleId } from './table.ts'

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

/** Why these changes cannot stand: the first line that is unknown, fixed, or would hold nothing. */
export function wrongChange(changes: readonly CutoffChange[]): string | undefined {
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

/** The table with a site's cut-offs in it. @throws Error naming a line that may not be changed */
export function rulesWith(changes: readonly CutoffChange[]): CareRules {
  const wrong = wrongChange(changes)
  if (wrong !== undefined) throw new Error(`${wrong} may not be changed so`)
  if (changes.length === 0) return careRules
  const byLine = new Map(changes.map((one) => [one.line, one]))
  return {
    ...careRules,
    lines: careTable.map((line) => {
      const change = byLine.get(line.id)
      return change ? changed(line, change) : line
    }),
  }
}
