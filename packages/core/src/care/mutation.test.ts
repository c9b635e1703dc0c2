import { describe, expect, it } from 'vitest'
import { edges } from './cases/edges.cases.ts'
import { goldenVignettes, linesIn, sweeps, type Vignette } from './cases/vignettes.cases.ts'
import type { Tier } from './colour.ts'
import type { Band, Condition } from './condition.ts'
import { type CareRules, careRules, recommendCare } from './recommend.ts'
import { type Line, type RuleId, ruleIds } from './table.ts'

const vignettes = [...goldenVignettes, ...sweeps, ...edges]

function isCaught(rules: CareRules, likely: readonly Vignette[] = []): boolean {
  return [...likely, ...vignettes].some(([, input, expected, lines]) => {
    const found = recommendCare(input, rules)
    const { rule, colour, tier } = found
    if (`${rule} ${colour} ${tier}` !== expected) return true
    return lines !== undefined && linesIn(found, lines) !== lines
  })
}

/** Vignettes that speak of what the line speaks of; asked first, so that most mutants are caught quickly. */
function likelyFor({ when }: Line): Vignette[] {
  const names = [...JSON.stringify(when).matchAll(/"fact":"(?:(?:observed|history|context)\.)?(\w+)/g)]
  return vignettes.filter(([, input]) => names.some(([, name]) => JSON.stringify(input).includes(name ?? '')))
}

const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, here) => here !== at)
const never: Condition = { any: [] }

/** Every condition that differs from this one in one small place. */
function variants(condition: Condition): Condition[] {
  if ('is' in condition)
    return condition.is.map((_, at) => ({ fact: condition.fact, is: without(condition.is, at) }))
  if ('fact' in condition) {
    const { min, max } = condition
    const step = condition.fact === 'who5.total' ? 4 : 1
    const shifted = [
      ...(min === undefined ? [] : [{ min: min - step }, { min: min + step }]),
      ...(max === undefined ? [] : [{ max: max - step }, { max: max + step }]),
    ]
    return shifted.map((one) => ({ ...condition, ...one }))
  }
  if ('without' in condition) return [never, { all: [] }]
  if ('band' in condition) return condition.band.map((_, at) => ({ band: without(condition.band, at) }))
  if ('not' in condition) return [{ all: [] }, ...variants(condition.not).map((not) => ({ not }))]
  const parts = 'all' in condition ? condition.all : condition.any
  const rebuilt = (next: readonly Condition[]): Condition =>
    'all' in condition ? { all: next } : { any: next }
  return [
    ...parts.map((_, at) => rebuilt(without(parts, at))),
    ...parts.flatMap((part, at) => variants(part).map((one) => rebuilt(parts.with(at, one)))),
  ]
}

function mutantsOf(line: Line): (Line | undefined)[] {
  const tiers = [line.tier - 1, line.tier + 1].filter((tier) => tier >= 0 && tier <= 4)
  const { band, viaFlags, ...plain } = line
  const others: Band[] = ['mild', 'other', 'moderate', 'severe']
  return [
    undefined,
    ...tiers.map((tier) => ({ ...line, tier: tier as Tier })),
    ...variants(line.when).map((when) => ({ ...line, when })),
    ...(band ? [plain, ...others.filter((one) => one !== band).map((one) => ({ ...line, band: one }))] : []),
    ...(viaFlags ? [plain] : []),
  ]
}

const withLines = (lines: readonly Line[]): CareRules => ({ ...careRules, lines })

describe('a change to the table', { timeout: 60_000 }, () => {
  it('nothing is caught when nothing is changed', () => {
    expect(isCaught(careRules)).toBe(false)
  })

  it.each(careRules.lines.map((line) => [line.id, line] as const))('is caught in line %s', (_, line) => {
    const at = careRules.lines.indexOf(line)
    const likely = likelyFor(line)
    const survivors = mutantsOf(line).filter((mutant) => {
      const lines = mutant ? careRules.lines.with(at, mutant) : without(careRules.lines, at)
      return !isCaught(withLines(lines), likely)
    })
    expect(survivors.map((one) => JSON.stringify(one))).toEqual([])
  })

  it('is caught when a rule gets another colour', () => {
    const other = (rule: RuleId) => (careRules.colours[rule] === 'GREEN' ? 'YELLOW' : 'GREEN')
    const survivors = ruleIds.filter(
      (rule) => !isCaught({ ...careRules, colours: { ...careRules.colours, [rule]: other(rule) } }),
    )
    expect(survivors).toEqual([])
  })

  it('is caught when two neighbouring rules change places', () => {
    const order = ruleIds.slice(0, -1)
    const survivors = order.slice(0, -1).filter((rule, at) => {
      const swapped = order.with(at, order[at + 1] ?? rule).with(at + 1, rule)
      const lines = swapped.flatMap((one) => careRules.lines.filter((line) => line.rule === one))
      return !isCaught(withLines(lines))
    })
    expect(survivors).toEqual([])
  })

  it('is caught in what many flags do', () => {
    const { modifier } = careRules
    const raises = Object.entries(modifier.raises).map(([colour]) =>
      Object.fromEntries(Object.entries(modifier.raises).filter(([from]) => from !== colour)),
    )
    const mutants = [
      { ...modifier, minFlags: modifier.minFlags - 1 },
      { ...modifier, minFlags: modifier.minFlags + 1 },
      { ...modifier, notOn: [] },
      { ...modifier, raises: { ...modifier.raises, ORANGE: 'RED' as const } },
      { ...modifier, raises: { ...modifier.raises, RED: 'RED-E' as const } },
      ...raises.map((one) => ({ ...modifier, raises: one })),
    ]
    expect(mutants.filter((one) => !isCaught({ ...careRules, modifier: one }))).toEqual([])
  })
})
