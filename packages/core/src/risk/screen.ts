import { concernPatterns } from './concerns.ts'
import { isTalkOnly, maskIdioms, readTalk, subjectAt, type Talk } from './context.ts'
import type { Cue } from './cue.ts'
import { englishCues } from './cues.en.ts'
import { explicitCues } from './cues-explicit.zh.ts'
import { otherCues } from './cues-other.zh.ts'
import { sceneCues } from './cues-scenes.zh.ts'
import { veiledCues } from './cues-veiled.zh.ts'
import {
  atLeast,
  type Concern,
  type Evidence,
  levelRank,
  maxLevel,
  type RiskLevel,
  type Screening,
  type Subject,
} from './level.ts'
import { compact, type NormalText, normalise } from './normalise.ts'
import {
  carryOnPattern,
  signalFreeLength,
  signalLengthCost,
  signals,
  signalThreshold,
  twoSignalsCost,
} from './signals.zh.ts'

/** Version of the rules; stored beside every screening so that a decision can be explained later. */
export const screeningVersion = 'anxin-rules-1'

/** All cues, in the order they are tried. */
export const allCues: readonly Cue[] = [
  ...explicitCues,
  ...veiledCues,
  ...sceneCues,
  ...otherCues,
  ...englishCues,
]

const cueById: ReadonlyMap<string, Cue> = new Map(allCues.map((cue) => [cue.id, cue]))
const chineseCues = allCues.filter((cue) => !cue.id.startsWith('en.'))
const tightCues = allCues.filter((cue) => cue.tight === true)

interface Hit {
  readonly evidence: Evidence
  readonly subject: Subject
}

function scan(source: string, view: NormalText, cues: readonly Cue[], talk: Talk): Hit[] {
  const masked = maskIdioms(view.text)
  const hits: Hit[] = []
  for (const cue of cues) {
    for (const match of masked.matchAll(cue.pattern)) {
      if (match[0].length === 0 || isTalkOnly(masked, match.index, cue, talk)) continue
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
function scanSignals(source: string, view: NormalText, talk: Talk): Hit[] {
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
  const masked = maskIdioms(view.text)
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

function subjectOf(hits: readonly Hit[], level: RiskLevel): Subject {
  const deciding = hits.filter((hit) => hit.evidence.level === level)
  return deciding.length > 0 && deciding.every((hit) => hit.subject === 'other') ? 'other' : 'self'
}

/** Screens one message. Never throws; reads nothing but its argument. */
export function screen(text: string): Screening {
  const view = normalise(text)
  const talk = readTalk(view.text)
  const tight = compact(view)
  const found = scan(text, view, /[a-z]{2}/.test(view.text) ? allCues : chineseCues, talk)
  const more =
    tight.text.length === view.text.length ? [] : scan(text, tight, tightCues, readTalk(tight.text))
  const plain = dedupe([...found, ...more])
  const sure = plain.some((hit) => atLeast(hit.evidence.level, 'L2'))
  const hits = sure ? plain : [...plain, ...scanSignals(text, view, talk)]
  const evidence = hits.map((hit) => hit.evidence).sort((a, b) => a.start - b.start || a.end - b.end)
  const level = maxLevel(combined(hits), ...evidence.map((item) => item.level))
  const kept = atLeast(level, 'L1') ? evidence : []
  return {
    level,
    score: scoreOf(level, kept),
    subject: subjectOf(hits, level),
    evidence: kept,
    concerns: concernsIn(view.text),
    version: screeningVersion,
  }
}
