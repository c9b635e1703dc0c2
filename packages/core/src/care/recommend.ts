import type { Colour, Tier } from './colour.ts'
import { type Band, type BandLookup, type Finding, findingsOf } from './condition.ts'
import { type Facts, factsOf, flagsOf } from './facts.ts'
import { type CareInput, chatLevels, durations, functionLevels } from './input.ts'
import {
  type ContextModifier,
  careTable,
  contextModifier,
  type Line,
  type RuleId,
  ruleColours,
} from './table.ts'

/** A matched line of the table and the findings that made it match. */
export interface CareEvidence {
  readonly rule: RuleId | 'CTX3'
  readonly line: string
  readonly tier: Tier
  readonly findings: readonly Finding[]
}

export interface CareRecommendation {
  /** The first rule that matched. It stays the base rule when CTX3 raised the colour. */
  readonly rule: RuleId
  readonly colour: Colour
  /** Highest of the matched lines; separate from the colour. */
  readonly tier: Tier
  readonly raisedByContext: boolean
  /** Every matched line in the order of the table, then CTX3. Empty for G0. */
  readonly evidence: readonly CareEvidence[]
}

/** The table a recommendation is made with. */
export interface CareRules {
  readonly lines: readonly Line[]
  readonly modifier: ContextModifier
  readonly colours: Readonly<Record<RuleId, Colour>>
}
export const careRules: CareRules = { lines: careTable, modifier: contextModifier, colours: ruleColours }

const noBands: BandLookup = () => undefined

/** Which lines speak for each band, of the tables seen so far: the release's, and each that a site has changed. */
const byBand = new WeakMap<readonly Line[], ReadonlyMap<Band, readonly Line[]>>()

function linesByBand(lines: readonly Line[]): ReadonlyMap<Band, readonly Line[]> {
  const known = byBand.get(lines)
  if (known) return known
  const sorted = new Map<Band, Line[]>()
  for (const one of lines) if (one.band) sorted.set(one.band, [...(sorted.get(one.band) ?? []), one])
  byBand.set(lines, sorted)
  return sorted
}

/** A dozen lines ask how far scales are raised: each band is looked at once. Findings come in the order of the table. */
function bandsIn(lines: readonly Line[], facts: Facts): BandLookup {
  const sorted = linesByBand(lines)
  const seen = new Map<Band, readonly { readonly at: number; readonly finding: Finding }[]>()
  const lookAt = (band: Band) => {
    const known = seen.get(band)
    if (known) return known
    const found = (sorted.get(band) ?? []).flatMap((one) =>
      (findingsOf(one.when, facts, noBands) ?? []).map((finding) => ({ at: lines.indexOf(one), finding })),
    )
    seen.set(band, found)
    return found
  }
  return (bands) => {
    const found = bands.flatMap(lookAt)
    if (found.length === 0) return undefined
    return found.sort((a, b) => a.at - b.at).map((one) => one.finding)
  }
}

/** Facts kept as ranks, and the words of those ranks. */
const wordsOfRanks: Readonly<Record<string, readonly string[]>> = {
  chat: chatLevels,
  function: functionLevels,
  duration: durations,
}

const asFindings = (flags: readonly string[]): Finding[] =>
  flags.map((flag) => ({ fact: `context.${flag}`, value: true }))

/** Ranks in their words, flags by name, each once, words of a talk with their time; the configuration is not a finding about the person. */
function readable(
  findings: readonly Finding[],
  flags: readonly string[],
  { chatAt, abuseTold }: CareInput,
): Finding[] {
  const told = findings
    .filter(({ fact }) => fact !== 'config')
    .flatMap(({ fact, value }): Finding[] =>
      fact === 'flags'
        ? asFindings(flags)
        : [
            {
              ...{ fact, value: wordsOfRanks[fact]?.[Number(value)] ?? value },
              ...(fact === 'chat' && chatAt ? { at: chatAt } : {}),
              ...(fact === 'observed.abuse_disclosure' && abuseTold ? { at: abuseTold.at } : {}),
            },
          ],
    )
  return [...new Map(told.map((one) => [one.fact, one])).values()]
}

function matchedLines(
  lines: readonly Line[],
  facts: Facts,
  flags: readonly string[],
  input: CareInput,
): { line: Line; evidence: CareEvidence }[] {
  const bands = bandsIn(lines, facts)
  const matched: { line: Line; evidence: CareEvidence }[] = []
  for (const line of lines) {
    const found = findingsOf(line.when, facts, bands)
    if (!found) continue
    const findings = readable(found, flags, input)
    matched.push({ line, evidence: { rule: line.rule, line: line.id, tier: line.tier, findings } })
  }
  return matched
}

/** The colour one step up, or undefined where CTX3 does not apply. */
function raisedColour(
  rule: RuleId,
  matched: readonly Line[],
  flags: number,
  { modifier, colours }: CareRules,
): Colour | undefined {
  if (flags < modifier.minFlags || modifier.notOn.includes(rule)) return undefined
  const ways = matched.filter((one) => one.rule === rule)
  if (ways.length > 0 && ways.every((one) => one.viaFlags)) return undefined
  return modifier.raises[colours[rule]]
}

/**
 * Which rule, colour and tier the table asks for. Deterministic, and a recommendation: people may raise it;
 * lowering has its own rules. Protective factors change nothing here.
 * @source domain specification 2.3
 */
export function recommendCare(input: CareInput, rules: CareRules = careRules): CareRecommendation {
  const flags = flagsOf(input)
  const matched = matchedLines(rules.lines, factsOf(input), flags, input)
  const lines = matched.map((one) => one.line)
  const rule = lines[0]?.rule ?? 'G0'
  const raised = raisedColour(rule, lines, flags.length, rules)
  const evidence = matched.map((one) => one.evidence)
  const context: CareEvidence = {
    rule: 'CTX3',
    line: 'CTX3',
    tier: 0,
    findings: asFindings(flags),
  }
  return {
    rule,
    colour: raised ?? rules.colours[rule],
    tier: Math.max(0, ...lines.map((one) => one.tier)) as Tier,
    raisedByContext: raised !== undefined,
    evidence: raised ? [...evidence, context] : evidence,
  }
}
