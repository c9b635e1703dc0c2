import { atLeast, maxLevel, type RiskLevel } from '../risk/level.ts'
import { simplified } from '../risk/lexicon/characters.ts'
import { address, idOf, phraseBook, rememberedLines, Script } from './compose.ts'
import { type Answered, effectiveLevel, readAnswered } from './listening/answers.ts'
import { afterAnswer, afterIntent, listen, repairUnderstanding } from './listening/listen.ts'
import { recall } from './listening/memory.ts'
import { practise } from './listening/modules.ts'
import { type Understanding, understand } from './listening/understand.ts'
import { askAboutRisk, cardIsDue, enterCrisis, stayInCrisis } from './safety/crisis.ts'
import {
  answerDependence,
  closeForMinor,
  type Preface,
  preface,
  sayStopped,
  whileItGoesOn,
} from './safety/duties.ts'
import { answerFlags, refuse, refuseUnsafe, warnOfFraud } from './safety/refuse.ts'
import {
  answerHarm,
  answerMedical,
  breathe,
  callHuman,
  discloseLimits,
  leave,
  minorTap,
  noteAge,
} from './safety/requests.ts'
import { answerScale } from './safety/scales.ts'
import {
  type DialogueReply,
  type DialogueState,
  type DialogueTurn,
  type Heard,
  type Locale,
  nothingHeard,
  type OpeningInput,
  openingState,
  type ReplyLine,
} from './state.ts'
import type { Decision, Part, TurnWork } from './turn-work.ts'

/** First part that has an answer gives it. The order is the order of what matters most. */
const parts: readonly Part[] = [
  leave,
  enterCrisis,
  answerMedical,
  answerHarm,
  callHuman,
  refuseUnsafe,
  askAboutRisk,
  noteAge,
  discloseLimits,
  whileItGoesOn(breathe),
  stayInCrisis,
  whileItGoesOn(closeForMinor),
  warnOfFraud,
  whileItGoesOn(answerDependence),
  answerFlags,
  sayStopped,
  refuse,
  answerScale,
  practise,
  afterAnswer,
  afterIntent,
  repairUnderstanding,
  listen,
]

function decide(work: TurnWork): Decision {
  // Once a person is there, two voices would confuse: only the card for new danger, and leaving, still speak.
  const active = work.state.human
    ? parts.filter((part) => (part === enterCrisis && cardIsDue(work)) || part === leave)
    : parts
  for (const part of active) {
    const decision = part(work)
    if (decision !== undefined) return decision
  }
  return {}
}

function remember(state: DialogueState, lines: readonly ReplyLine[]): readonly string[] {
  return [...state.recent, ...lines.map((line) => line.id)].slice(-rememberedLines)
}

/** Whoever asks for ways of hurting themselves is asked about it. @source domain specification 3.2, L2 */
function levelOf(turn: DialogueTurn, answered: Answered, meaning: Understanding): RiskLevel {
  return maxLevel(effectiveLevel(turn, answered), meaning.intent === 'refuse_methods' ? 'L2' : 'L0')
}

function nextState(work: TurnWork, before: Preface, decision: Decision): DialogueState {
  const { state, script, level } = work
  return {
    ...state,
    asking: 'none',
    ...before.change,
    ...decision.change,
    turns: state.turns + 1,
    floor: maxLevel(state.floor, level),
    crisis: state.crisis || decision.change?.crisis === true,
    recent: remember(state, script.lines),
  }
}

/**
 * The language somebody writes in is the one they are answered in, whatever the phone is set to: Chinese as soon as there
 * is a Chinese character, English for a few words without any.
 */
function spokenIn({ text, choice, locale }: DialogueTurn): Locale {
  if (choice !== undefined) return locale
  if (/[\u4e00-\u9fff]/.test(text)) return 'zh'
  return (text.match(/[a-z]{2,}/gi)?.length ?? 0) >= 3 ? 'en' : locale
}

/** What was heard in the other language is not said back in this one. */
function inLanguage(heard: Heard, locale: Locale): Heard {
  const words = [heard.who, heard.since, heard.span, heard.plan, ...heard.said].join('')
  const other = locale === 'zh' ? /^[^\u4e00-\u9fff]*[a-z]{2}/i : /[\u4e00-\u9fff]/
  return other.test(words) ? nothingHeard : heard
}

/** In simplified characters, as the cues are: who writes 媽媽 is heard like who writes 妈妈. */
const simple = (text: string): string =>
  text.replace(/[\u4e00-\u9fff]/g, (char) => simplified.get(char) ?? char)

/** That the talk has stopped is said as often as somebody writes: only the last way of saying it is not free again. */
function sayableAgain(recent: readonly string[], locale: Locale): readonly string[] {
  const ways = new Set(phraseBook(locale).lines.stopped.map(idOf))
  const last = recent.findLast((id) => ways.has(id))
  return recent.filter((id) => !ways.has(id) || id === last)
}

/** Answers one turn. Pure: the same turn always gives the same reply. */
export function reply(given: DialogueTurn): DialogueReply {
  // A talk kept by an earlier version lacks what was added since.
  const kept = { ...openingState, ...given.state }
  const spoken = spokenIn(given)
  const turn: DialogueTurn = {
    ...given,
    text: simple(given.text),
    locale: spoken,
    state: { ...kept, heard: inLanguage(kept.heard, spoken) },
  }
  const { state } = turn
  const answered = readAnswered(turn)
  const meaning = understand(turn.text)
  const level = levelOf(turn, answered, meaning)
  const { locale, elder, minor, seed } = turn
  const recent = turn.stopped === true ? sayableAgain(state.recent, locale) : state.recent
  const script = new Script({ locale, elder, minor, seed, recent })
  const work: TurnWork = { turn, state, level, answered, meaning, script }
  const before = preface(work)
  const decision = decide({ ...work, state: { ...state, ...before.change } })
  if (script.lines.length === 0 && !state.human)
    script.say(['attend', 'stay', 'encourage', 'validate', 'thanked', 'ack_short', 'normalise'])
  const wants = [...before.wants, ...(decision.wants ?? [])]
  const human = state.human && atLeast(level, 'L3') && !wants.includes('human') ? (['human'] as const) : []
  return {
    lines: script.lines,
    state: nextState(work, before, decision),
    level,
    wants: [...wants, ...human],
    remember: decision.remember ?? [],
  }
}

/** After this many days the limits are told whole again. @source domain specification 4.5 */
export const disclosureDays = 30

/**
 * What was agreed on, or what helped, is asked after at the next return and never again; otherwise the topic that was
 * spoken of last.
 */
function greetAgain(script: Script, input: OpeningInput): DialogueState {
  const memory = input.memory ?? []
  const state = recall(openingState, memory, input.locale)
  const newest = (kind: 'plan' | 'helped'): string =>
    memory.findLast((fact) => fact.kind === kind && fact.isNew === true)?.text ?? ''
  const topic = memory.findLast((fact) => fact.kind === 'topic')?.text ?? ''
  const plan = newest('plan')
  const helped = newest('helped')
  const asked =
    (plan !== '' && script.say(['remembered_plan'], { slots: { plan } })) ||
    (helped !== '' && script.say(['remembered_helped'], { slots: { helped } })) ||
    script.say(['remembered'], { slots: { name: topic } })
  if (!asked) script.say(['returning'])
  return state
}

/** Who comes after the last day reads at once that it was. */
function stoppedOpening(script: Script): DialogueReply {
  // in the place of the last line where all three are taken
  if (!script.say(['stopped'], { card: 'hotline', choices: ['human.yes', 'call.12356'] })) {
    script.lines.pop()
    script.say(['stopped'], { card: 'hotline', choices: ['human.yes', 'call.12356'] })
  }
  const state = { ...openingState, disclosed: true, recent: remember(openingState, script.lines) }
  return { lines: script.lines, state, level: 'L0', wants: [], remember: [] }
}

/** Greeting and the disclosure of limits, before the first word; a returning resident is met with what is kept. */
export function opening(input: OpeningInput): DialogueReply {
  const { locale, elder, minor, seed } = input
  const script = new Script({ locale, elder, minor, seed, recent: [] })
  const returning = input.opening?.returning === true && !minor
  const whole = !returning || (input.opening?.daysSinceDisclosure ?? Infinity) >= disclosureDays
  const parts = {
    card: 'disclosure',
    choices: ['disclosure.ok', 'disclosure.privacy', 'human.yes', ...(input.askAge ? [minorTap] : [])],
  } as const
  script.say([minor ? 'opening_minor' : 'opening'], whole ? {} : { card: 'disclosure' })
  if (whole && !returning) script.say(['limits'])
  if (whole) script.say(['limits_alert'], parts)
  if (input.stopped === true) return stoppedOpening(script)
  const begun = returning ? greetAgain(script, input) : openingState
  const state = { ...begun, disclosed: true, recent: remember(openingState, script.lines) }
  return { lines: script.lines, state, level: 'L0', wants: [], remember: [] }
}

/** What the program says about the person on call; it promises no time of arrival. */
export function humanLine(
  kind: 'paged' | 'paged_harm' | 'unreached' | 'acked' | 'joined' | 'left' | 'waiting',
  input: {
    readonly locale: Locale
    readonly name?: string
    readonly minutes?: number
    readonly minor?: boolean
  },
): string {
  const book = phraseBook(input.locale)
  const text = book.human[kind]
    .replace('{name}', input.name ?? book.someone)
    .replace('{minutes}', String(Math.max(0, Math.round(input.minutes ?? 0))))
  return address(text, input.minor ?? false)
}
