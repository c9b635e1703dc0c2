import type { Cue } from './cue.ts'
import { signs } from './draft.ts'
import { levelRank, type Subject } from './level.ts'
import {
  accidentSource,
  anchoredSource,
  bereavedSource,
  gameSource,
  helperSource,
  ordinaryPartingSource,
  ordinarySuppliesSource,
  painSource,
  pastSource,
  practiceSource,
  relapseSource,
  resolvedSource,
  selfSource,
  thirdPersonSource,
  topicSource,
} from './lexicon/context.zh.ts'
import { englishTopicSource } from './lexicon/cues.en.ts'
import { carryOnSource } from './lexicon/signals.zh.ts'
import type { Match } from './pattern/layer.ts'

/** Signs of what a message as a whole is about, in the order in which `readTalk` takes them. */
export const talkSources: readonly string[] = [
  `${topicSource}|${englishTopicSource}`,
  gameSource,
  anchoredSource,
  pastSource,
  relapseSource,
  bereavedSource,
  helperSource,
  ordinaryPartingSource,
  painSource,
  ordinarySuppliesSource,
  '死|自杀|不想活|解脱|结束|睡过去|够了|遗书',
  accidentSource,
  carryOnSource,
  practiceSource,
]

/** Told pasts and their resolutions: all places count, not only whether there is one. */
export const pastSources: readonly string[] = [pastSource, resolvedSource]

/** Persons a message names: somebody else, and the writer. */
export const personSources: readonly string[] = [thirdPersonSource, selfSource]

/** What the message as a whole is about; read once per message. */
export interface Talk {
  readonly topic: boolean
  readonly game: boolean
  readonly anchored: boolean
  /** Offset up to which the message tells of a past that is over; -1 when it does not. */
  readonly pastUntil: number
  /** Places where a past is named, whether or not it is over; empty where something says that it goes on. */
  readonly named: readonly Match[]
  /** Whether something says that it goes on, or began of late. */
  readonly goesOn: boolean
  /** Places where a past is named; empty unless the message tells of one that is over. */
  readonly pasts: readonly Match[]
  readonly bereaved: boolean
  readonly helper: boolean
  readonly ordinaryParting: boolean
  readonly ordinarySupplies: boolean
  readonly accident: boolean
  readonly carryOn: boolean
  /** The exercises of the program: what people do not want of them is no sign. */
  readonly practice: boolean
}

/** Reads the signs of a message; `pastPlaces` is asked only when the message may tell of a past. */
export function readTalk(found: Uint8Array, pastPlaces: () => readonly Match[]): Talk {
  const has = (place: number): boolean => found[place] === 1
  const told = has(3) && !has(4) ? pastPlaces() : []
  const over = told.reduce((last, match) => (match.pattern === 1 ? Math.max(last, match.end) : last), -1)
  return {
    topic: has(0),
    game: has(1),
    anchored: has(2),
    pastUntil: over,
    goesOn: has(4),
    named: told.filter((match) => match.pattern === 0),
    pasts: over < 0 ? [] : told.filter((match) => match.pattern === 0),
    bereaved: has(5),
    helper: has(6),
    ordinaryParting: has(7) && !has(8),
    ordinarySupplies: has(9) && !has(10),
    accident: has(11),
    carryOn: has(12),
    practice: has(13),
  }
}

/** A text as the cues see it: idioms blanked out, with the persons it names in their order. */
export interface Scene {
  readonly codes: Uint16Array
  readonly length: number
  readonly persons: readonly Match[]
  /** Places where the talk is of books, news, lessons or games. */
  readonly themes: readonly Match[]
}

/** Signs that make a theme: the first two of `talkSources`. */
export const themeSigns = 2

/** Whether the writer is named at all. */
export function isSelfSpoken({ persons }: Scene): boolean {
  return persons.some((person) => person.pattern === 1)
}

/** Whether anybody else is named. */
export function isOtherSpoken({ persons }: Scene): boolean {
  return persons.some((person) => person.pattern === 0)
}

/**
 * The persons among the matches, numbered from `first` on, that overlap no earlier one: “我朋友” is the friend, not the
 * writer. Their patterns are counted from 0.
 */
export function personsIn(found: readonly Match[], first: number): Match[] {
  const out: Match[] = []
  let done = 0
  for (const { pattern, start, end } of found) {
    if (pattern < first || start < done) continue
    out.push({ pattern: pattern - first, start, end })
    done = end
  }
  return out
}

function sentenceBounds({ codes, length }: Scene, at: number): readonly [number, number] {
  const end = codes.indexOf(signs.stop, at)
  return [codes.lastIndexOf(signs.stop, at) + 1, end < 0 || end > length ? length : end]
}

/** True when the cue stands in the told past: before its resolution, or in a sentence that is itself about then. */
function isPast(scene: Scene, at: number, talk: Talk): boolean {
  if (talk.pastUntil < 0) return false
  if (at < talk.pastUntil) return true
  const [from, to] = sentenceBounds(scene, at)
  return talk.pasts.some((match) => match.start >= from && match.end <= to)
}

/** True when a past is named in the sentence of a cue. */
export function isToldThen(scene: Scene, at: number, { named }: Talk): boolean {
  if (named.length === 0) return false
  const [from, to] = sentenceBounds(scene, at)
  return named.some((match) => match.start >= from && match.end <= to)
}

const opening: ReadonlySet<number> = new Set([signs.open, signs.quote])
const closing: ReadonlySet<number> = new Set([signs.close, signs.quote])
/** Characters that may stand in the quotes beside a cue: “我真的不想活了”. */
const quotedRest = 4

function standsWithin(
  { codes, length }: Scene,
  from: number,
  step: 1 | -1,
  marks: ReadonlySet<number>,
): boolean {
  for (let n = 0, at = from; n <= quotedRest && at >= 0 && at < length; n += 1, at += step) {
    if (marks.has(codes[at]!)) return true
    if (codes[at] === signs.comma || codes[at] === signs.stop) return false
  }
  return false
}

/** True when the cue is all that stands in quotes: the words are told or named, and may be anybody's. */
export function isQuoted(scene: Scene, start: number, end: number): boolean {
  return standsWithin(scene, start - 1, -1, opening) && standsWithin(scene, end, 1, closing)
}

/** Danger now is excused only by the theme of its own sentence: people tell it in the middle of other talk. */
function isInTheme(scene: Scene, at: number, cue: Cue): boolean {
  if (cue.kind !== 'imminent') return true
  const [from, to] = sentenceBounds(scene, at)
  return scene.themes.some((match) => match.start >= from && match.end <= to)
}

/** True when the talk shows that this cue is not the writer's own present state, nor anybody's present danger. */
export function isTalkOnly(scene: Scene, at: number, cue: Cue, talk: Talk): boolean {
  if (cue.kind === 'distress') return false
  if (cue.kind !== 'imminent' && isPast(scene, at, talk)) return true
  if (talk.ordinaryParting && cue.kind === 'farewell' && !cue.firm) return true
  if (talk.ordinarySupplies && cue.kind === 'plan_means') return true
  if (talk.accident && cue.kind === 'self_harm' && !talk.anchored) return true
  const self = namedInClause(scene, at) === 'self'
  if (cue.firm && (talk.anchored || (cue.kind === 'imminent' && self))) return false
  const themed = (talk.game || talk.topic) && isInTheme(scene, at, cue)
  if (talk.game && themed) return true
  if (talk.topic && themed && !talk.anchored && !self) return true
  if (talk.bereaved && !talk.anchored && !cue.firm && !self) return true
  return talk.helper && !cue.firm && !cue.other && levelRank(cue.level) <= 3 && !talk.anchored
}

function lastPerson(persons: readonly Match[], from: number, to: number): Subject | undefined {
  for (let i = persons.length - 1; i >= 0; i -= 1) {
    const { start, pattern } = persons[i]!
    if (start < from) return undefined
    if (start < to) return pattern === 0 ? 'other' : 'self'
  }
  return undefined
}

const clauseReach = 40
const earlierReach = 80

/** The last person named in the clause of a cue, up to its first characters. */
export function namedInClause({ codes, persons }: Scene, at: number): Subject | undefined {
  let from = at + 1
  while (
    from > 0 &&
    from > at - clauseReach &&
    codes[from - 1] !== signs.stop &&
    codes[from - 1] !== signs.comma
  )
    from -= 1
  return lastPerson(persons, from, at + 2)
}

/** Whose state a cue at `at` tells of: the last person named in its clause, else the only kind of person named at all. */
export function subjectAt(scene: Scene, at: number, cue: Cue): Subject {
  if (cue.other) return 'other'
  const named = namedInClause(scene, at)
  if (named !== undefined) return named
  if (isSelfSpoken(scene)) return 'self'
  return lastPerson(scene.persons, at - earlierReach, at) === 'other' ? 'other' : 'self'
}
