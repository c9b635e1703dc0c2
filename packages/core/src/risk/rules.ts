import { compact } from './compact.ts'
import { conceptWordLists } from './concepts.ts'
import { concernPatterns } from './concerns.ts'
import {
  isOtherSpoken,
  isQuoted,
  isSelfSpoken,
  isTalkOnly,
  isToldThen,
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
import { emptyDesk, type NormalText } from './draft.ts'
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
import { mostRounds, plainForm, spellingSources, spellOut } from './normalise.ts'
import { apart, Book, inOrder } from './pattern/book.ts'
import type { Match } from './pattern/layer.ts'
import { dropBlanked, emptySpots } from './pattern/word-table.ts'

/** All cues, in the order they are tried. */
export const allCues: readonly Cue[] = [
  ...explicitCues,
  ...veiledCues,
  ...sceneCues,
  ...nowCues,
  ...otherCues,
  ...englishCues,
]

// Cues that are also looked for in words pulled apart stand first, so that they can be read alone.
const tightCues = allCues.filter((cue) => cue.tight === true)
const cues = [...tightCues, ...allCues.filter((cue) => cue.tight !== true)]

/** Layers of the book, by their place in it. */
const layer = { first: 0, cues: 1, pasts: 2, themes: 3, signals: 4 } as const

const maskSources = [...idiomSources, ...negationSources, ...englishIdiomSources]
const signSources = [...talkSources, ...concernPatterns.map(([, source]) => source)]
/** Places in the first layer: idioms, disguised spellings, signs of the talk. */
const firstSpelling = maskSources.length
const firstSign = firstSpelling + spellingSources.length

let bound: Book | undefined

/** The book of all cues, bound before the first text is read: that takes a moment nobody who only looks waits for. */
function openBook(): Book {
  bound ??= new Book(
    [
      [...maskSources, ...spellingSources, ...signSources],
      [...cues.map((cue) => cue.pattern), ...personSources],
      pastSources,
      talkSources.slice(0, themeSigns),
      signals.map((signal) => signal.pattern),
    ],
    conceptWordLists,
  )
  return bound
}

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

/** Blanks out idioms and denials, keeping every offset; the same codes when there are none. */
function maskIdioms(view: NormalText, found: readonly Match[]): Uint16Array {
  let out = view.codes
  for (const { pattern, start, end } of found) {
    if (pattern >= firstSpelling) continue
    if (out === view.codes) out = view.codes.slice(0, view.length)
    out.fill(blank, start, end)
  }
  return out
}

// Reused from message to message: what stands in them is read before the next message comes.
const spots = emptySpots()
const concepts = emptySpots()
const desk = emptyDesk()

interface Glance {
  readonly view: NormalText
  readonly found: readonly Match[]
}

/** The first look at a text: its idioms and signs, disguised spellings spelt out. */
function glance(text: NormalText): Glance {
  const book = openBook()
  let view = text
  for (let round = 0; ; round += 1) {
    book.words.find(view.codes, 0, view.length, spots)
    const found = book.signs(layer.first, spots, view.codes, view.length, firstSign)
    const disguised = round === mostRounds ? [] : spellingsAmong(found)
    if (disguised.length === 0) return { view, found }
    view = spellOut(view, disguised)
  }
}

/** The disguised spellings among the matches of the first layer, in order and by their own numbers. */
function spellingsAmong(found: readonly Match[]): readonly Match[] {
  const out: Match[] = []
  for (const { pattern, start, end } of found)
    if (pattern >= firstSpelling && pattern < firstSign)
      out.push({ pattern: pattern - firstSpelling, start, end })
  return inOrder(out)
}

/** Reads a text up to its cues; cues numbered from `below` on are left out. */
function openPage(text: NormalText, below: number): Page {
  const { view, found } = glance(text)
  const book = openBook()
  const { length } = view
  const signs = new Uint8Array(signSources.length)
  for (const { pattern } of found) if (pattern >= firstSign) signs[pattern - firstSign] = 1
  const talk = readTalk(signs, () => book.matches(layer.pasts, spots, view.codes, length))
  const themed = talk.game || talk.topic
  const themes = themed ? book.matches(layer.themes, spots, view.codes, length) : []
  const codes = maskIdioms(view, found)
  const masked = codes !== view.codes
  if (masked) dropBlanked(spots, codes, blank)
  const marks = book.matches(layer.cues, spots, codes, length)
  const persons = personsIn(marks, cues.length)
  const scene = { codes, length, persons, themes }
  return { view, signs, talk, scene, marks: apart(marks, Math.min(below, cues.length)), masked }
}

interface Hit {
  /** Place of the cue among the cues; -1 for a weak sign, which is none. */
  readonly place: number
  readonly evidence: Evidence
  readonly subject: Subject
  /** Counts as a weak sign until the model agrees: it only names a thing, or tells of a past. */
  readonly soft: boolean
}

function evidenceOf(source: string, { view }: Page, match: Match, cue: string, level: RiskLevel): Evidence {
  const start = view.starts[match.start] ?? 0
  const end = view.ends[match.end - 1] ?? start
  return { cue, quote: source.slice(start, end), start, end, level }
}

/**
 * Whether a cue here is somebody's words in quotes, only names a thing, or tells of a past; the latter two never where
 * something says that it goes on.
 */
function isSoft(scene: Scene, { start, end }: Match, cue: Cue, talk: Talk): boolean {
  if (isQuoted(scene, start, end)) return true
  if (talk.goesOn && !talk.topic && !talk.helper) return false
  return cue.soft === true || isToldThen(scene, start, talk)
}

function scan(source: string, page: Page): Hit[] {
  const { marks, scene, talk } = page
  const hits: Hit[] = []
  for (const match of marks) {
    const cue = cues[match.pattern]!
    if (match.end === match.start || isTalkOnly(scene, match.start, cue, talk)) continue
    hits.push({
      place: match.pattern,
      evidence: evidenceOf(source, page, match, cue.id, cue.level),
      subject: subjectAt(scene, match.start, cue),
      soft: isSoft(scene, match, cue, talk),
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
  for (const match of openBook().matches(layer.signals, spots, scene.codes, scene.length))
    if (!first.has(match.pattern)) first.set(match.pattern, match)
  let weight = 0
  for (const pattern of first.keys()) weight += signals[pattern]!.weight
  const bar = signalThreshold + signalLengthCost * Math.max(0, scene.length - signalFreeLength)
  if (weight < bar + (first.size < 3 ? twoSignalsCost : 0)) return []
  return [...first].map(([pattern, match]) => ({
    place: -1,
    evidence: evidenceOf(source, page, match, `zh.signal.${signals[pattern]!.id}`, 'L2'),
    subject: 'self' as const,
    soft: false,
  }))
}

function isSure(hit: Hit): boolean {
  return atLeast(hit.evidence.level, 'L2')
}

/** The level a hit has by itself, whatever the model says. */
function firmLevel({ evidence: { level }, soft }: Hit): RiskLevel {
  return soft && atLeast(level, 'L3') ? 'L2' : level
}

/** Adds hits of the tight page to those of the page itself, each place of a cue once. */
function joined(found: readonly Hit[], more: readonly Hit[]): readonly Hit[] {
  if (more.length === 0) return found
  const keyOf = ({ place, evidence }: Hit): number => evidence.start * cues.length + place
  const seen = new Set(found.map(keyOf))
  return [...found, ...more.filter((hit) => !seen.has(keyOf(hit)))]
}

/** Hopelessness, burden and entrapment in one message say together what none of them says alone. */
function combined(hits: readonly Hit[]): RiskLevel {
  const has = (kind: CueClass): boolean => hits.some(({ place }) => cues[place]?.kind === kind)
  return has('hopelessness') && has('burden') && has('entrapment') ? 'L2' : 'L0'
}

function subjectOf(hits: readonly Hit[], level: RiskLevel): Subject {
  const deciding = hits.filter((hit) => hit.evidence.level === level)
  return deciding.length > 0 && deciding.every((hit) => hit.subject === 'other') ? 'other' : 'self'
}

/** What the rules found in one message, before the model is asked. */
export interface Reading {
  readonly view: NormalText
  readonly level: RiskLevel
  /** The level without what only counts when the model agrees; never more than `level`. */
  readonly firm: RiskLevel
  readonly subject: Subject
  /** Whether anybody but the writer is named. */
  readonly namesOther: boolean
  /** Whether the talk is of the program's own exercises. */
  readonly practice: boolean
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

const firstKindFact = 10
const firstFirmFact = 20
const firstSignFact = 30
/** Facts from here on are single cues: the model learns how far each can be trusted. */
const firstCueFact = 100

function signsOf({ talk, scene, masked }: Page): readonly boolean[] {
  return [
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
    talk.named.length > 0,
    isOtherSpoken(scene),
    scene.persons[0]?.pattern === 0,
    talk.practice,
  ]
}

function factsOf(level: RiskLevel, firm: RiskLevel, hits: readonly Hit[], page: Page): Facts {
  const facts = [levelRank(level), firstFirmFact + levelRank(firm)]
  const add = (fact: number): void => {
    if (!facts.includes(fact)) facts.push(fact)
  }
  const signs = signsOf(page)
  signs.forEach((sign, i) => {
    if (sign) facts.push(firstSignFact + i)
  })
  for (const { place } of hits) {
    if (place >= 0) add(firstKindFact + kinds.indexOf(cues[place]!.kind))
    add(place < 0 ? firstSignFact + signs.length : firstCueFact + place)
  }
  return facts
}

/** Reads one message with the rules alone. Never throws. */
export function readByRules(text: string): Reading {
  const page = openPage(plainForm(text, desk), cues.length)
  const { view, signs } = page
  openBook().listed(spots, concepts)
  const found = scan(text, page)
  // Before another page is opened: the signals read the words of this one.
  const signalled = found.some(isSure) ? [] : scanSignals(text, page)
  const tight = compact(view, text, desk)
  const more = tight === undefined ? [] : scan(text, openPage(tight, tightCues.length))
  const plain = joined(found, more)
  const hits = more.some(isSure) ? plain : [...plain, ...signalled]
  const evidence = hits.map((hit) => hit.evidence).sort((a, b) => a.start - b.start || a.end - b.end)
  const level = maxLevel(combined(hits), ...evidence.map((item) => item.level))
  const firm = maxLevel(combined(hits), ...hits.map(firmLevel))
  const facts = factsOf(level, firm, hits, page)
  const concerns = concernPatterns
    .filter((_, i) => signs[talkSources.length + i] === 1)
    .map(([concern]) => concern)
  const subject = subjectOf(hits, level)
  const namesOther = isOtherSpoken(page.scene)
  return {
    view,
    level,
    firm,
    subject,
    namesOther,
    practice: page.talk.practice,
    evidence,
    concerns,
    concepts,
    facts,
  }
}
