import { atLeast, maxLevel } from '../risk/level.ts'
import { effectiveLevel, readAnswered } from './answers.ts'
import { address, phraseBook, rememberedLines, Script } from './compose.ts'
import { askAboutRisk, cardIsDue, enterCrisis, stayInCrisis } from './crisis.ts'
import { afterAnswer, afterIntent, listen, repairUnderstanding } from './listening.ts'
import { answerHarm, answerMedical, breathe, callHuman, discloseLimits, leave } from './requests.ts'
import {
  type DialogueReply,
  type DialogueState,
  type DialogueTurn,
  type Locale,
  type OpeningInput,
  openingState,
  type ReplyLine,
} from './state.ts'
import type { Decision, Part, TurnWork } from './turn-work.ts'
import { understand } from './understand.ts'

/** First part that has an answer gives it. The order is the order of what matters most. */
const parts: readonly Part[] = [
  leave,
  enterCrisis,
  answerMedical,
  answerHarm,
  callHuman,
  askAboutRisk,
  discloseLimits,
  breathe,
  stayInCrisis,
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

/** Answers one turn. Pure: the same turn always gives the same reply. */
export function reply(turn: DialogueTurn): DialogueReply {
  const { state } = turn
  const answered = readAnswered(turn)
  const level = effectiveLevel(turn, answered)
  const script = new Script({
    locale: turn.locale,
    elder: turn.elder,
    minor: turn.minor,
    seed: turn.seed,
    recent: state.recent,
  })
  const decision = decide({ turn, state, level, answered, meaning: understand(turn.text), script })
  if (script.lines.length === 0 && !state.human)
    script.say(['attend', 'stay', 'encourage', 'validate', 'thanked'])
  const next: DialogueState = {
    ...state,
    asking: 'none',
    ...decision.change,
    turns: state.turns + 1,
    floor: maxLevel(state.floor, level),
    crisis: state.crisis || decision.change?.crisis === true,
    recent: remember(state, script.lines),
  }
  const wants = decision.wants ?? []
  const human = state.human && atLeast(level, 'L3') && !wants.includes('human') ? (['human'] as const) : []
  return { lines: script.lines, state: next, level, wants: [...wants, ...human] }
}

/** Greeting and the disclosure of limits, before the first word. */
export function opening(input: OpeningInput): DialogueReply {
  const script = new Script({ ...input, recent: [] })
  script.say([input.minor ? 'opening_minor' : 'opening'])
  script.say(['limits'])
  script.say(['limits_alert'], {
    card: 'disclosure',
    choices: ['disclosure.ok', 'disclosure.privacy', 'human.yes'],
  })
  const state: DialogueState = {
    ...openingState,
    disclosed: true,
    recent: remember(openingState, script.lines),
  }
  return { lines: script.lines, state, level: 'L0', wants: [] }
}

/** What the program says about the person on call; it promises no time of arrival. */
export function humanLine(
  kind: 'paged' | 'acked' | 'joined' | 'left' | 'waiting',
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
