import type { Concern, RiskLevel, Screening } from '../risk/level.ts'
import type { Feeling } from './phrases.ts'

/** The languages the rule engine speaks. */
export type Locale = 'zh' | 'en'

/** The question the program is waiting to have answered. */
export type Asking = 'none' | 'direct' | 'plan' | 'alone' | 'asq_recent' | 'other' | 'human' | 'permission'

/** Where the resident is with the breathing practice. */
export type BreathingState = 'none' | 'offered' | 'started' | 'done'

/** Everything the engine remembers between turns. JSON-serialisable. */
export interface DialogueState {
  readonly turns: number
  readonly disclosed: boolean
  /** Reflections offered so far; a technique comes only after two. */
  readonly reflections: number
  /** Turns in a row that were not understood. */
  readonly notUnderstood: number
  /** Ids of the lines of the last twenty turns, oldest first; none of them is said again. */
  readonly recent: readonly string[]
  readonly asking: Asking
  readonly askedDirect: boolean
  readonly askedPlan: boolean
  readonly askedAlone: boolean
  readonly askedRecent: boolean
  /** The highest level disclosed in this session; a denial never lowers it. */
  readonly floor: RiskLevel
  /** The level at which the crisis card was last shown; L0 when it never was. */
  readonly cardLevel: RiskLevel
  readonly crisis: boolean
  /** Set by the caller once a person has joined; from then on the program is silent. */
  readonly human: boolean
  readonly breathing: BreathingState
  /** The feeling last named, so that an idea asked for later fits it; '' when none was. */
  readonly theme: Feeling | ''
  /** Dangers already answered once in this session. */
  readonly answered: readonly Concern[]
}

/** The state before the first word. */
export const openingState: DialogueState = {
  turns: 0,
  disclosed: false,
  reflections: 0,
  notUnderstood: 0,
  recent: [],
  asking: 'none',
  askedDirect: false,
  askedPlan: false,
  askedAlone: false,
  askedRecent: false,
  floor: 'L0',
  cardLevel: 'L0',
  crisis: false,
  human: false,
  breathing: 'none',
  theme: '',
  answered: [],
}

/** One message from the resident, screened, with all the engine may know. */
export interface DialogueTurn {
  readonly text: string
  /** Code of the tapped button, if one was tapped. */
  readonly choice?: string
  readonly screening: Screening
  /** The level after accumulation over time. */
  readonly level: RiskLevel
  readonly state: DialogueState
  readonly locale: Locale
  readonly elder: boolean
  readonly minor: boolean
  readonly seed: number
}

/** A button under a line. */
export interface ReplyChoice {
  readonly code: string
  readonly label: string
}

/** Cards the page knows how to show beside a line. */
export type ReplyCard = 'breathing' | 'crisis' | 'hotline' | 'handover' | 'disclosure'

/** One short line the program says. */
export interface ReplyLine {
  readonly id: string
  readonly act: string
  readonly text: string
  readonly choices?: readonly ReplyChoice[]
  readonly card?: ReplyCard
}

/** What the caller is asked to do beside showing the lines. */
export type Want = 'human' | 'exit' | 'breathing'

/** The program's answer to one turn. */
export interface DialogueReply {
  readonly lines: readonly ReplyLine[]
  readonly state: DialogueState
  /** The level of the turn, raised by what an answer to a direct question means; never lower than the turn's. */
  readonly level: RiskLevel
  readonly wants: readonly Want[]
}

/** What is needed to open a conversation. */
export interface OpeningInput {
  readonly locale: Locale
  readonly elder: boolean
  readonly minor: boolean
  readonly seed: number
}
