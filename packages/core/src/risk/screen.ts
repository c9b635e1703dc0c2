import { concernPatterns } from './concerns.ts'
import {
  atLeast,
  type Concern,
  type Evidence,
  levelRank,
  type RiskLevel,
  type Screening,
  type Subject,
} from './level.ts'
import { heaviestClause, judge, type Opinion } from './model.ts'
import { type Reading, readByRules } from './rules.ts'

export { allCues } from './rules.ts'

/** Version of rules and model; stored beside every screening so that a decision can be explained later. */
export const screeningVersion = 'anxin-2'

/**
 * Log-odds at which the model speaks. Chosen on the project's own held-back fifth and on development rows for a
 * specificity of at least 0.97 in ordinary talk; see docs/clinical/risk-report.md.
 */
export const bars = {
  raise: 1.15,
  raiseGrave: 2.5,
  grave: 1,
  clear: 0,
  clearProne: -1.5,
  other: 0,
} as const

/** Long confidences hold more sad words by chance: each character beyond the first ones moves the bars, to a limit. */
const lengthCost = { free: 32, most: 40, raise: 0.1, clear: 0.05 } as const

function excess(length: number): number {
  return Math.min(lengthCost.most, Math.max(0, length - lengthCost.free))
}

/**
 * Cues of level 3 whose words ordinary talk also uses (a farewell, a calm evening, a sharpened knife). The model may
 * clear them; it may never clear any other cue of level 3 or 4.
 */
const proneCues: ReadonlySet<string> = new Set([
  'zh.calm_decided',
  'zh.no_more_me',
  'zh.goodbye',
  'zh.other_note',
  'zh.other_wounds',
  'zh.other_means',
  'zh.other_sudden_calm',
  'zh.last_post',
  'zh.aftermath',
  'zh.wound_relief',
])

interface Verdict {
  readonly level: RiskLevel
  readonly subject: Subject
  readonly evidence: readonly Evidence[]
}

function scoreOf(level: RiskLevel, evidence: readonly Evidence[]): number {
  const floors = [0, 0.25, 0.5, 0.7, 0.9] as const
  const widths = [0.2, 0.24, 0.19, 0.19, 0.1] as const
  const rank = levelRank(level)
  const weight = evidence.reduce((sum, item) => sum + 0.25 + 0.25 * levelRank(item.level), 0)
  const within = 1 - Math.exp(-weight / 4)
  return Math.round(((floors[rank] ?? 0) + (widths[rank] ?? 0) * within) * 1e4) / 1e4
}

function concernsIn(text: string): readonly Concern[] {
  return concernPatterns.filter(([, pattern]) => pattern.test(text)).map(([concern]) => concern)
}

/** The model's own evidence: the clause that weighed most. */
function modelEvidence(source: string, reading: Reading, level: RiskLevel): Evidence {
  const { view } = reading
  const [from, to] = heaviestClause(view.text)
  const start = view.starts[from] ?? 0
  const end = view.ends[to - 1] ?? start
  return { cue: 'model', quote: source.slice(start, end), start, end, level }
}

function raised(source: string, reading: Reading, given: Opinion): Verdict {
  const subject = given.other > bars.other ? 'other' : 'self'
  const sure = given.risk >= bars.raiseGrave && given.grave >= bars.grave && subject === 'self'
  const level = sure ? 'L3' : 'L2'
  const evidence = [...reading.evidence, modelEvidence(source, reading, level)]
  return { level, subject, evidence: evidence.sort((a, b) => a.start - b.start || a.end - b.end) }
}

/** True when every cue that made the level is one that ordinary talk also sets off, and the model is sure of that. */
function mayClear(reading: Reading, given: Opinion): boolean {
  const deciding = reading.evidence.filter((item) => atLeast(item.level, 'L3'))
  if (deciding.some((item) => !proneCues.has(item.cue))) return false
  const more = lengthCost.clear * excess(reading.view.text.length)
  return given.risk <= (deciding.length > 0 ? bars.clearProne : bars.clear) + more
}

function cleared(reading: Reading): Verdict {
  const evidence = reading.evidence.map((item) => (atLeast(item.level, 'L2') ? lowered(item) : item))
  return { level: 'L1', subject: reading.subject, evidence }
}

function lowered(item: Evidence): Evidence {
  return { ...item, level: 'L1' }
}

/** The model learnt Chinese only; other languages are left to the rules. */
function isChinese(text: string): boolean {
  let count = 0
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) >= 0x4e00) count += 1
  return count >= 2 && count * 2 >= text.length
}

function decide(source: string, reading: Reading): Verdict {
  const text = reading.view.text
  if (!isChinese(text)) return reading
  const given = judge(text, 0, text.length, reading.facts)
  const found = atLeast(reading.level, 'L2')
  if (!found)
    return given.risk >= bars.raise + lengthCost.raise * excess(text.length)
      ? raised(source, reading, given)
      : reading
  if (mayClear(reading, given)) return cleared(reading)
  const graver =
    reading.level === 'L2' &&
    reading.subject === 'self' &&
    given.risk >= bars.raiseGrave &&
    given.grave >= bars.grave
  if (!graver) return reading
  const more = modelEvidence(source, reading, 'L3')
  const evidence = [...reading.evidence, more].sort((a, b) => a.start - b.start || a.end - b.end)
  return { level: 'L3', subject: reading.subject, evidence }
}

/** Screens one message. Never throws; reads nothing but its argument. */
export function screen(text: string): Screening {
  const reading = readByRules(text)
  const { level, subject, evidence } = decide(text, reading)
  const kept = atLeast(level, 'L1') ? evidence : []
  return {
    level,
    score: scoreOf(level, kept),
    subject,
    evidence: kept,
    concerns: concernsIn(reading.view.text),
    version: screeningVersion,
  }
}
