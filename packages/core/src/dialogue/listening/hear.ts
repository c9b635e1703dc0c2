import { atLeast } from '../../risk/level.ts'
import type { Slots } from '../compose.ts'
import { phraseBook } from '../compose.ts'
import { type DialogueState, type Heard, nothingHeard } from '../state.ts'
import { dangerTopics, type TopicCode } from '../topics/topic.ts'
import { topicCues } from '../topics/topics.cues.ts'
import { topicBook } from '../topics/topics.ts'
import type { TurnWork } from '../turn-work.ts'
import { fearCue } from './intents.cues.ts'
import { isHard, type Mirrored, readMirror } from './mirror.ts'
import { readSince, readWho } from './slots.ts'

/** What this turn adds to what was heard before. */
export interface Attention {
  readonly topic: TopicCode | ''
  /** True when the topic was not the one that stood. */
  readonly isNew: boolean
  readonly heard: Heard
  /** This message's own clause, turned round. */
  readonly mirrored: Mirrored | undefined
  /** Questions that need no asking any more, as topic.key. */
  readonly asked: readonly string[]
  readonly fear: number
}

/** True when the words themselves carry no danger, so that they may be said back and remembered. */
export function isHarmless({ turn, state, meaning }: TurnWork): boolean {
  const unsafe = meaning.intent?.startsWith('refuse_') ?? false
  return (
    !atLeast(turn.screening.level, 'L2') && turn.screening.concerns.length === 0 && !state.crisis && !unsafe
  )
}

function topicOf(text: string, state: DialogueState, minor: boolean): { code: TopicCode | ''; at: number } {
  const found = topicCues.filter((one) => one.cue.test(text) && !(minor && one.code === 'schooling'))
  if (dangerTopics.includes(state.topic)) return { code: state.topic, at: 0 }
  const stands = found.find((one) => one.code === state.topic)
  const answers = state.asking === 'topic' && !state.askedKey.endsWith('.what')
  // a loss, or being shunned, is heard whatever was asked; anything else may just be part of the answer
  const deep = found.find((one) => one.code === 'grief' || one.code === 'stigma')
  const moves = answers ? deep : found.find((one) => !one.weak && (one.move?.test(text) ?? true))
  const begins = found.find((one) => !one.weak) ?? found[0]
  const chosen = stands ?? (state.topic === '' ? begins : moves)
  if (chosen === undefined) return { code: state.topic, at: 0 }
  return { code: chosen.code, at: chosen.cue.exec(text)?.index ?? 0 }
}

function whoOf(work: TurnWork, topic: TopicCode | '', at: number, before: string): string {
  const { turn, state } = work
  if (state.asking === 'topic' && state.askedKey.endsWith('.who') && before === '')
    return readWho(turn.text, turn.locale) ?? ''
  const about = topicCues.find((one) => one.code === topic)?.about ?? false
  if (!about || before !== '' || topic === '') return before
  return readWho(turn.text, turn.locale, at) ?? ''
}

function sinceOf(
  work: TurnWork,
  topic: TopicCode | '',
  before: Heard,
): Pick<Heard, 'since' | 'span' | 'days'> {
  const { turn, state } = work
  const wasAsked = state.asking === 'topic' && state.askedKey.endsWith('.since')
  const ahead = topic === 'exam' && !wasAsked
  const found = before.since === '' && !ahead ? readSince(turn.text, turn.locale) : undefined
  if (found === undefined) return before
  return { since: found.text, span: found.span, days: found.days }
}

function settled(work: TurnWork, topic: TopicCode | '', heard: Heard): readonly string[] {
  if (topic === '') return work.state.asked
  const questions = topicBook(work.turn.locale)[topic].questions
  const known = questions.filter(
    (one) =>
      one.known?.test(work.turn.text) === true ||
      (one.key === 'who' && heard.who !== '') ||
      (one.key === 'since' && heard.since !== ''),
  )
  return [...new Set([...work.state.asked, ...known.map((one) => `${topic}.${one.key}`)])].slice(-40)
}

/** Listens to one message: topic, who, since when, and a clause to say back. */
export function attend(work: TurnWork): Attention {
  const { turn, state } = work
  const text = turn.choice === undefined ? turn.text : ''
  const harmless = isHarmless(work)
  const { code, at } = topicOf(text.toLowerCase(), state, turn.minor)
  const isNew = code !== state.topic
  const before = isNew ? { ...nothingHeard, said: state.heard.said } : state.heard
  const since = harmless ? sinceOf(work, code, before) : before
  const who = harmless ? whoOf(work, code, at, before.who) : before.who
  const read = harmless && text !== '' ? readMirror(text, turn.locale) : undefined
  const mirrored = read === undefined || state.heard.said.includes(read.text) ? undefined : read
  const said =
    mirrored === undefined ||
    mirrored.why ||
    mirrored.bare ||
    !isHard.test(mirrored.text.replace(/[不没]骂(?:人)?|not (?:that |so )?bad/g, ''))
      ? before.said
      : [...before.said, mirrored.text].slice(-4)
  const heard: Heard = { ...before, ...{ since: since.since, span: since.span, days: since.days }, who, said }
  const fear = state.fear + (fearCue.test(text.toLowerCase()) ? 1 : 0)
  return { topic: code, isNew, heard, mirrored, asked: settled(work, code, heard), fear }
}

/** The slots a line of this turn may fill. */
export function slotsOf(work: TurnWork, { topic, heard }: Attention): Slots {
  const { turn, state, meaning } = work
  const feeling = meaning.feeling ?? (state.theme === '' ? undefined : state.theme)
  const book = phraseBook(turn.locale)
  return {
    ...(heard.who === '' ? {} : { who: heard.who }),
    ...(heard.since === '' ? {} : { since: heard.since }),
    ...(heard.span === '' ? {} : { span: heard.span }),
    ...(topic === '' ? {} : { name: topicBook(turn.locale)[topic].name }),
    ...(feeling === undefined ? {} : { feeling: book.feelings[feeling] }),
  }
}
