import { conceptWordLists } from './concepts.ts'
import { concernPatterns } from './concerns.ts'
import {
  isSelfSpoken,
  isTalkOnly,
  pastSources,
  personSources,
  personsIn,
  readTalk,
  type Scene,
  subjectAt,
  type Talk,
  talkSources,
  themeSigns,
} from './context.ts'
import type { Cue, CueClass } from './cue.ts'
import type { Concepts, Facts } from './features.ts'
import {
  atLeast,
  type Concern,
  type Evidence,
  levelRank,
  maxLevel,
  type RiskLevel,
  type Subject,
} from './level.ts'
import { englishCues, englishIdiomSources } from './lexicon/cues.en.ts'
import { explicitCues } from './lexicon/cues-explicit.zh.ts'
import { nowCues } from './lexicon/cues-now.zh.ts'
import { otherCues } from './lexicon/cues-other.zh.ts'
import { sceneCues } from './lexicon/cues-scenes.zh.ts'
import { veiledCues } from './lexicon/cues-veiled.zh.ts'
import { idiomSources, negationSources } from './lexicon/idioms.zh.ts'
import {
  signalFreeLength,
  signalLengthCost,
  signals,
  signalThreshold,
  twoSignalsCost,
} from './lexicon/signals.zh.ts'
import { compact, type NormalText, normalise } from './normalise.ts'
import { apart, Book, type Match } from './pattern/book.ts'
import { dropBlanked, emptySpots, type Spots } from './pattern/word-table.ts'

/** All cues, in the order they are tried. */
export const allCues: readonly Cue[] = [
  ...explicitCues,
  ...veiledCues,
  ...sceneCues,
  ...nowCues,
  ...otherCues,
  ...englishCues,
]

const cueById: ReadonlyMap<string, Cue> = new Map(allCues.map((cue) => [cue.id, cue]))
// Cues that are also looked for in words pulled apart stand first, so that they can be read alone.
const tightCues = allCues.filter((cue) => cue.tight === true)
const cues = [...tightCues, ...allCues.filter((cue) => cue.tight !== true)]

/** Layers of the book, by their place in it. */
const layer = { masks: 0, signs: 1, pasts: 2, cues: 3, signals: 4 } as const

const book = new Book(
  [
    [...idiomSources, ...negationSources, ...englishIdiomSources],
    [...talkSources, ...concernPatterns.map(([, source]) => source)],
    pastSources,
    [...cues.map((cue) => cue.pattern), ...personSources],
    signals.map((signal) => signal.pattern),
  ],
  conceptWordLists,
)

/** Stands where an idiom stood: a sign that no normalised text holds. */
const blank = 0x25a1

/** One text made ready for the cues: what it is about, and its words with idioms blanked out. */
interface Page {
  readonly view: NormalText
  readonly signs: Uint8Array
  readonly talk: Talk
  readonly scene: Scene
  /** Cues as they stand on the page, before anybody asks what they mean there. */
  readonly marks: readonly Match[]
  readonly masked: boolean
}

/** Blanks out idioms and denials, keeping every offset. */
function maskIdioms(view: NormalText, spots: Spots): Uint16Array {
  const idioms = book.matches(layer.masks, spots, view.codes, view.length)
  if (idioms.length === 0) return view.codes
  const out = view.codes.slice()
  for (const { start, end } of idioms) out.fill(blank, start, end)
  return out
}

// Reused from message to message: what stands in them is read before the next message comes.
const spots = emptySpots()
const concepts = emptySpots()

/** Reads a text up to its cues; cues numbered from `below` on are left out. */
function openPage(view: NormalText, below: number): Page {
  const { length } = view
  book.words.find(view.codes, 0, length, spots)
  const signs = book.signs(layer.signs, spots, view.codes, length)
  const talk = readTalk(signs, () => book.matches(layer.pasts, spots, view.codes, length))
  const themed = talk.game || talk.topic
  const themes = themed ? book.matches(layer.signs, spots, view.codes, length, themeSigns) : []
  const codes = maskIdioms(view, spots)
  const masked = codes !== view.codes
  if (masked) dropBlanked(spots, codes, blank)
  const found = book.matches(layer.cues, spots, codes, length)
  const persons = personsIn(found, cues.length)
  const marks = apart(found.filter(({ pattern }) => pattern < below))
  return { view, signs, talk, scene: { codes, length, persons, themes }, marks, masked }
}

interface Hit {
  readonly evidence: Evidence
  readonly subject: Subject
}

function evidenceOf(source: string, { view }: Page, match: Match, cue: string, level: RiskLevel): Evidence {
  const start = view.starts[match.start] ?? 0
  const end = view.ends[match.end - 1] ?? start
  return { cue, quote: source.slice(start, end), start, end, level }
}

function scan(source: string, page: Page): Hit[] {
  const { marks, scene, talk } = page
  const hits: Hit[] = []
  for (const match of marks) {
    const cue = cues[match.pattern]!
    if (match.end === match.start || isTalkOnly(scene, match.start, cue, talk)) continue
    hits.push({
      evidence: evidenceOf(source, page, match, cue.id, cue.level),
      subject: subjectAt(scene, match.start, cue),
    })
  }
  return hits
}

/** Weak signs that together say what no single cue said; empty when they do not reach the bar. */
function scanSignals(source: string, page: Page): Hit[] {
  const { talk, scene } = page
  if (
    talk.topic ||
    talk.game ||
    talk.pastUntil >= 0 ||
    talk.bereaved ||
    talk.helper ||
    talk.ordinaryParting ||
    talk.carryOn
  )
    return []
  const first = new Map<number, Match>()
  for (const match of book.matches(layer.signals, spots, scene.codes, scene.length))
    if (!first.has(match.pattern)) first.set(match.pattern, match)
  let weight = 0
  for (const pattern of first.keys()) weight += signals[pattern]!.weight
  const bar = signalThreshold + signalLengthCost * Math.max(0, scene.length - signalFreeLength)
  if (weight < bar + (first.size < 3 ? twoSignalsCost : 0)) return []
  return [...first].map(([pattern, match]) => ({
    evidence: evidenceOf(source, page, match, `zh.signal.${signals[pattern]!.id}`, 'L2'),
    subject: 'self' as const,
  }))
}

function isSure(hit: Hit): boolean {
  return atLeast(hit.evidence.level, 'L2')
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
  readonly concerns: readonly Concern[]
  /** Words of the model's classes. */
  readonly concepts: Concepts
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

/** Facts from here on are single cues: the model learns how far each can be trusted. */
const firstCueFact = 100
const placeOf: ReadonlyMap<string, number> = new Map(allCues.map((cue, place) => [cue.id, place]))

function factsOf(level: RiskLevel, hits: readonly Hit[], { talk, scene, masked }: Page): Facts {
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
    isSelfSpoken(scene),
    masked,
    hits.some((hit) => hit.evidence.cue.startsWith('zh.signal')),
  ]
  return [
    levelRank(level),
    ...kinds.flatMap((kind, i) => (found.has(kind) ? [10 + i] : [])),
    ...signs.flatMap((sign, i) => (sign ? [30 + i] : [])),
    ...new Set(hits.map((hit) => firstCueFact + (placeOf.get(hit.evidence.cue) ?? -1))),
  ]
}

/** Reads one message with the rules alone. Never throws. */
export function readByRules(text: string): Reading {
  const page = openPage(normalise(text), cues.length)
  const { view, signs } = page
  book.listed(spots, concepts)
  const found = scan(text, page)
  // Before another page is opened: the signals read the words of this one.
  const signalled = found.some(isSure) ? [] : scanSignals(text, page)
  const tight = compact(view, text)
  const more = tight === undefined ? [] : scan(text, openPage(tight, tightCues.length))
  const plain = dedupe([...found, ...more])
  const hits = more.some(isSure) ? plain : [...plain, ...signalled]
  const evidence = hits.map((hit) => hit.evidence).sort((a, b) => a.start - b.start || a.end - b.end)
  const level = maxLevel(combined(hits), ...evidence.map((item) => item.level))
  const facts = factsOf(level, hits, page)
  const concerns = concernPatterns
    .filter((_, i) => signs[talkSources.length + i] === 1)
    .map(([concern]) => concern)
  return { view, level, subject: subjectOf(hits, level), evidence, concerns, concepts, facts }
}
