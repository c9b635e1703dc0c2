import { isTalkOnly, maskIdioms, readTalk, subjectAt, type Talk } from './context.ts'
import type { Cue, CueClass } from './cue.ts'
import type { Facts } from './features.ts'
import { Gate } from './gate.ts'
import { atLeast, type Evidence, levelRank, maxLevel, type RiskLevel, type Subject } from './level.ts'
import { englishCues } from './lexicon/cues.en.ts'
import { explicitCues } from './lexicon/cues-explicit.zh.ts'
import { otherCues } from './lexicon/cues-other.zh.ts'
import { sceneCues } from './lexicon/cues-scenes.zh.ts'
import { veiledCues } from './lexicon/cues-veiled.zh.ts'
import {
  carryOnPattern,
  signalFreeLength,
  signalLengthCost,
  signals,
  signalThreshold,
  twoSignalsCost,
} from './lexicon/signals.zh.ts'
import { compact, type NormalText, normalise } from './normalise.ts'

/** All cues, in the order they are tried. */
export const allCues: readonly Cue[] = [
  ...explicitCues,
  ...veiledCues,
  ...sceneCues,
  ...otherCues,
  ...englishCues,
]

const cueById: ReadonlyMap<string, Cue> = new Map(allCues.map((cue) => [cue.id, cue]))

interface GatedCues {
  readonly cues: readonly Cue[]
  readonly gate: Gate
}

function gated(cues: readonly Cue[]): GatedCues {
  return { cues, gate: new Gate(cues.map((cue) => cue.pattern)) }
}

const everyCue = gated(allCues)
const chineseCues = gated(allCues.filter((cue) => !cue.id.startsWith('en.')))
const tightCues = gated(allCues.filter((cue) => cue.tight === true))

interface Hit {
  readonly evidence: Evidence
  readonly subject: Subject
}

function scan(
  source: string,
  view: NormalText,
  masked: string,
  { cues, gate }: GatedCues,
  talk: Talk,
): Hit[] {
  const hits: Hit[] = []
  for (const [order, matches] of [...gate.matches(masked)].sort(([a], [b]) => a - b)) {
    const cue = cues[order]
    if (cue === undefined) continue
    for (const match of matches) {
      if (isTalkOnly(masked, match.index, cue, talk)) continue
      const start = view.starts[match.index] ?? 0
      const end = view.ends[match.index + match[0].length - 1] ?? start
      const evidence: Evidence = {
        cue: cue.id,
        quote: source.slice(start, end),
        start,
        end,
        level: cue.level,
      }
      hits.push({ evidence, subject: subjectAt(masked, match.index, cue, talk) })
    }
  }
  return hits
}

/** Weak signs that together say what no single cue said; empty when they do not reach the bar. */
function scanSignals(source: string, view: NormalText, masked: string, talk: Talk): Hit[] {
  if (
    talk.topic ||
    talk.game ||
    talk.pastUntil >= 0 ||
    talk.bereaved ||
    talk.helper ||
    talk.ordinaryParting ||
    carryOnPattern.test(view.text)
  )
    return []
  const found = signals.flatMap((signal) => {
    const match = signal.pattern.exec(masked)
    return match === null ? [] : [{ signal, match }]
  })
  const weight = found.reduce((sum, item) => sum + item.signal.weight, 0)
  const bar = signalThreshold + signalLengthCost * Math.max(0, masked.length - signalFreeLength)
  if (weight < bar + (found.length < 3 ? twoSignalsCost : 0)) return []
  return found.map(({ signal, match }) => {
    const start = view.starts[match.index] ?? 0
    const end = view.ends[match.index + match[0].length - 1] ?? start
    const evidence: Evidence = {
      cue: `zh.signal.${signal.id}`,
      quote: source.slice(start, end),
      start,
      end,
      level: 'L2',
    }
    return { evidence, subject: 'self' as const }
  })
}

function dedupe(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>()
  return hits.filter((hit) => {
    const key = `${hit.evidence.cue}:${hit.evidence.start}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Hopelessness, burden and entrapment in one message say together what none of them says alone. */
function combined(hits: readonly Hit[]): RiskLevel {
  const kinds = new Set(hits.map((hit) => cueById.get(hit.evidence.cue)?.kind))
  return kinds.has('hopelessness') && kinds.has('burden') && kinds.has('entrapment') ? 'L2' : 'L0'
}

function subjectOf(hits: readonly Hit[], level: RiskLevel): Subject {
  const deciding = hits.filter((hit) => hit.evidence.level === level)
  return deciding.length > 0 && deciding.every((hit) => hit.subject === 'other') ? 'other' : 'self'
}

/** What the rules found in one message, before the model is asked. */
export interface Reading {
  readonly view: NormalText
  readonly level: RiskLevel
  readonly subject: Subject
  readonly evidence: readonly Evidence[]
  /** Facts for the model: level, kinds of cue, signs of talk. */
  readonly facts: Facts
}

const kinds: readonly CueClass[] = [
  'passive_wish',
  'active_ideation',
  'plan_means',
  'farewell',
  'imminent',
  'self_harm',
  'hopelessness',
  'burden',
  'entrapment',
  'distress',
]

function factsOf(level: RiskLevel, hits: readonly Hit[], talk: Talk, masked: boolean): Facts {
  const found = new Set(hits.map((hit) => cueById.get(hit.evidence.cue)?.kind))
  const signs = [
    talk.topic,
    talk.game,
    talk.anchored,
    talk.pastUntil >= 0,
    talk.bereaved,
    talk.helper,
    talk.ordinaryParting,
    talk.ordinarySupplies,
    talk.accident,
    talk.selfSpoken,
    masked,
    hits.some((hit) => hit.evidence.cue.startsWith('zh.signal')),
  ]
  return [
    levelRank(level),
    ...kinds.flatMap((kind, i) => (found.has(kind) ? [10 + i] : [])),
    ...signs.flatMap((sign, i) => (sign ? [30 + i] : [])),
  ]
}

/** Reads one message with the rules alone. Never throws. */
export function readByRules(text: string): Reading {
  const view = normalise(text)
  const talk = readTalk(view.text)
  const tight = compact(view)
  const masked = maskIdioms(view.text)
  const found = scan(text, view, masked, /[a-z]{2}/.test(view.text) ? everyCue : chineseCues, talk)
  const more =
    tight.text.length === view.text.length
      ? []
      : scan(text, tight, maskIdioms(tight.text), tightCues, readTalk(tight.text))
  const plain = dedupe([...found, ...more])
  const sure = plain.some((hit) => atLeast(hit.evidence.level, 'L2'))
  const hits = sure ? plain : [...plain, ...scanSignals(text, view, masked, talk)]
  const evidence = hits.map((hit) => hit.evidence).sort((a, b) => a.start - b.start || a.end - b.end)
  const level = maxLevel(combined(hits), ...evidence.map((item) => item.level))
  const facts = factsOf(level, hits, talk, masked !== view.text)
  return { view, level, subject: subjectOf(hits, level), evidence, facts }
}
