import type { Cue } from './cue.ts'
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
  relapseSource,
  resolvedSource,
  selfSource,
  thirdPersonSource,
  topicSource,
} from './lexicon/context.zh.ts'
import { englishIdiomSources, englishTopicSource } from './lexicon/cues.en.ts'
import { idiomSources, negationSources } from './lexicon/idioms.zh.ts'

const blank = '\u25a1'
const masks = [...idiomSources, ...negationSources].map((source) => new RegExp(source, 'g'))
const englishMasks = englishIdiomSources.map((source) => new RegExp(source, 'g'))
const latinWord = /[a-z]{2}/

/** Blanks out idioms and denials, keeping every offset. */
export function maskIdioms(text: string): string {
  let out = text
  const used = latinWord.test(text) ? [...masks, ...englishMasks] : masks
  for (const mask of used) out = out.replace(mask, (hit) => blank.repeat(hit.length))
  return out
}

/** What the message as a whole is about; read once per message. */
export interface Talk {
  readonly topic: boolean
  readonly game: boolean
  readonly anchored: boolean
  /** Offset up to which the message tells of a past that is over; -1 when it does not. */
  readonly pastUntil: number
  readonly bereaved: boolean
  readonly helper: boolean
  readonly ordinaryParting: boolean
  readonly ordinarySupplies: boolean
  readonly accident: boolean
  readonly selfSpoken: boolean
}

const topic = new RegExp(`${topicSource}|${englishTopicSource}`)
const game = new RegExp(gameSource)
const anchored = new RegExp(anchoredSource)
const past = new RegExp(pastSource)
const resolved = new RegExp(resolvedSource, 'g')
const relapse = new RegExp(relapseSource)
const bereaved = new RegExp(bereavedSource)
const helper = new RegExp(helperSource)
const ordinaryParting = new RegExp(ordinaryPartingSource)
const pain = new RegExp(painSource)
const ordinarySupplies = new RegExp(ordinarySuppliesSource)
const harm = /死|自杀|不想活|解脱|结束|睡过去|够了|遗书/
const accident = new RegExp(accidentSource)
const people = new RegExp(`(${thirdPersonSource})|(${selfSource})`, 'g')

function lastEnd(pattern: RegExp, text: string): number {
  const last = [...text.matchAll(pattern)].at(-1)
  return last === undefined ? -1 : last.index + last[0].length
}

function sentenceAround(text: string, at: number): string {
  const end = text.indexOf('。', at)
  return text.slice(text.lastIndexOf('。', at) + 1, end < 0 ? text.length : end)
}

/** True when the cue stands in the told past: before its resolution, or in a sentence that is itself about then. */
function isPast(text: string, at: number, talk: Talk): boolean {
  return talk.pastUntil >= 0 && (at < talk.pastUntil || past.test(sentenceAround(text, at)))
}

interface Mention {
  readonly third: boolean
  readonly at: number
}

function mentions(text: string): Mention[] {
  return [...text.matchAll(people)].map((match) => ({ third: match[1] !== undefined, at: match.index }))
}

/** Reads the whole message once for the signs that change what a cue means. */
export function readTalk(text: string): Talk {
  return {
    topic: topic.test(text),
    game: game.test(text),
    anchored: anchored.test(text),
    pastUntil: past.test(text) && !relapse.test(text) ? lastEnd(resolved, text) : -1,
    bereaved: bereaved.test(text),
    helper: helper.test(text),
    ordinaryParting: ordinaryParting.test(text) && !pain.test(text),
    ordinarySupplies: ordinarySupplies.test(text) && !harm.test(text),
    accident: accident.test(text),
    selfSpoken: mentions(text).some((mention) => !mention.third),
  }
}

/** True when the talk shows that this cue is not the writer's own present state, nor anybody's present danger. */
export function isTalkOnly(text: string, at: number, cue: Cue, talk: Talk): boolean {
  const named = namedInClause(text, at)
  if (cue.kind === 'distress') return false
  if (cue.kind !== 'imminent' && isPast(text, at, talk)) return true
  if (talk.ordinaryParting && cue.kind === 'farewell' && !cue.firm) return true
  if (talk.ordinarySupplies && cue.kind === 'plan_means') return true
  if (talk.accident && cue.kind === 'self_harm' && !talk.anchored) return true
  if (cue.firm && (talk.anchored || (cue.kind === 'imminent' && named === 'self'))) return false
  if (talk.game) return true
  if (talk.topic && !talk.anchored && named !== 'self') return true
  if (talk.bereaved && !talk.anchored && !cue.firm && named !== 'self') return true
  return talk.helper && !cue.firm && !cue.other && levelRank(cue.level) <= 3 && !talk.anchored
}

/** The last person named in the clause of a cue, up to its first characters. */
export function namedInClause(text: string, at: number): Subject | undefined {
  const from = Math.max(text.lastIndexOf('。', at), text.lastIndexOf('，', at), at - 40) + 1
  const last = mentions(text.slice(from, at + 2)).at(-1)
  if (last === undefined) return undefined
  return last.third ? 'other' : 'self'
}

/** Whose state a cue at `at` tells of: the last person named in its clause, else the only kind of person named at all. */
export function subjectAt(text: string, at: number, cue: Cue, talk: Talk): Subject {
  if (cue.other) return 'other'
  const named = namedInClause(text, at)
  if (named !== undefined) return named
  if (talk.selfSpoken) return 'self'
  const earlier = mentions(text.slice(Math.max(0, at - 80), at)).at(-1)
  return earlier?.third === true ? 'other' : 'self'
}
