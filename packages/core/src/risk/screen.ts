import { dangerClasses } from './concepts.ts'
import type { Span } from './features.ts'
import { atLeast, type Evidence, levelRank, type RiskLevel, type Screening, type Subject } from './level.ts'
import { type FurtherOpinion, judge, judgeFurther, type Opinion } from './model.ts'
import { type Reading, readByRules } from './rules.ts'

export { allCues } from './rules.ts'

/** Version of rules and model; stored beside every screening so that a decision can be explained later. */
export const screeningVersion = 'anxin-8'

/**
 * Log-odds at which the model speaks. Chosen on lines held back from training and on development rows, leaning to
 * specificity in long and ordinary talk; see docs/clinical/risk-report.md.
 */
const bars = {
  raise: -0.1,
  /** Taken from `raise` where the stretch sounds like danger that has begun. */
  begun: 0.9,
  surelyUrgent: 0.5,
  raiseGrave: 2,
  grave: 0.5,
  /** Added to `grave` where the rules heard a passive wish: that is asked about directly first. */
  heard: 2.6,
  urgent: -1,
  clear: 0.5,
  /** As `clear`, where the rules heard a thing only named, or told of a past. */
  clearSoft: -1.2,
  other: -0.8,
  /** The same where nobody but the writer is named by any word the rules know. */
  otherUnnamed: 1,
  /** Added to what the model thinks where the rules too heard of somebody else. */
  otherHeard: 0.5,
} as const

/** A long message has more stretches, one of which sounds grave by chance: its bar is higher, to a limit. */
const lengthCost = { free: 30, full: 70, most: 2.6 } as const

/**
 * A few characters without a single word of danger say little: the model alone must be surer of them, and surer still
 * that danger has begun (“我走了” is what people say when they leave a talk).
 */
const fragment = { length: 12, cost: 1, begun: 0.45, urgent: 0.6 } as const

const ofDanger: ReadonlySet<number> = new Set(dangerClasses)

function saysDanger({ data, count }: Reading['concepts']): boolean {
  for (let i = 0; i < count; i += 1) if (ofDanger.has(data[i * 3]!)) return true
  return false
}

/** “不要再让我做呼吸练习了” is a complaint about an exercise: its words of refusing and of breath say nothing more. */
const practiceCost = 1.5

function raiseBar({ view: { length }, concepts, practice }: Reading): number {
  if (practice) return bars.raise + practiceCost
  if (length <= fragment.length) return bars.raise + (saysDanger(concepts) ? 0 : fragment.cost)
  const part = (length - lengthCost.free) / (lengthCost.full - lengthCost.free)
  return bars.raise + lengthCost.most * Math.min(1, Math.max(0, part))
}

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

/** The model's own evidence: the stretch that it judged gravest. */
function modelEvidence(source: string, { view }: Reading, [from, to]: Span, level: RiskLevel): Evidence {
  const start = view.starts[from] ?? 0
  const end = view.ends[to - 1] ?? start
  return { cue: 'model', quote: source.slice(start, end), start, end, level }
}

function withModel(source: string, reading: Reading, given: Opinion, level: RiskLevel): readonly Evidence[] {
  const evidence = [...reading.evidence, modelEvidence(source, reading, given.span, level)]
  return evidence.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Whose risk it is. The model learnt from more wordings than the rules; they are one of its signs. */
function subjectOf({ level, subject, namesOther }: Reading, { other }: FurtherOpinion): Subject {
  const heard = atLeast(level, 'L2') && subject === 'other' ? bars.otherHeard : 0
  return other + heard > (namesOther ? bars.other : bars.otherUnnamed) ? 'other' : 'self'
}

/**
 * True when the model takes the stretch for more than a passive wish, or for danger now. A passive wish the rules
 * heard is asked about directly unless the model is surer; the answer raises it. @source journey J1 step 2
 */
function isGrave(given: Opinion, { grave, urgent }: FurtherOpinion, heard: boolean, short: boolean): boolean {
  if (given.risk > (short ? fragment.urgent : 0) && urgent >= bars.urgent) return true
  return given.risk >= bars.raiseGrave && grave >= bars.grave + (heard ? bars.heard : 0)
}

/**
 * True when the model is sure that ordinary talk set the cue off. No rule of level 3 or more is ever cleared: those that
 * only name a thing, or tell of a past, do not count as such until the model agrees.
 */
function mayClear({ level, firm }: Reading, { risk }: Opinion): boolean {
  return !atLeast(firm, 'L3') && risk <= (atLeast(level, 'L3') ? bars.clearSoft : bars.clear)
}

function cleared(reading: Reading): Verdict {
  const evidence = reading.evidence.map((item) => (atLeast(item.level, 'L2') ? lowered(item) : item))
  return { level: 'L1', subject: reading.subject, evidence }
}

function lowered(item: Evidence): Evidence {
  return { ...item, level: 'L1' }
}

/** The model learnt Chinese only; other languages are left to the rules. */
function isChinese({ codes, length }: Reading['view']): boolean {
  let count = 0
  for (let i = 0; i < length; i += 1) if (codes[i]! >= 0x4e00) count += 1
  return count >= 2 && count * 2 >= length
}

function decide(source: string, reading: Reading): Verdict {
  const { view, concepts, facts } = reading
  if (!isChinese(view)) return reading
  const given = judge(view, concepts, facts)
  const found = atLeast(reading.level, 'L2')
  if (found && mayClear(reading, given)) return cleared(reading)
  const bar = raiseBar(reading)
  const short = view.length <= fragment.length
  const begun = short ? fragment.begun : bars.begun
  if (!found && given.risk < bar - begun) return reading
  const further = judgeFurther(view, concepts, given, facts)
  if (!found && given.risk < bar - (further.urgent >= bars.surelyUrgent ? begun : 0)) return reading
  const subject = subjectOf(reading, further)
  const level = isGrave(given, further, found, short) ? 'L3' : 'L2'
  if (found && (level === 'L2' || atLeast(reading.level, 'L3'))) return { ...reading, subject }
  return { level, subject, evidence: withModel(source, reading, given, level) }
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
    concerns: reading.concerns,
    version: screeningVersion,
  }
}
