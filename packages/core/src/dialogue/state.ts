import type { Concern, RiskLevel, Screening } from '../risk/level.ts'
import type { AbuseTold } from '../safeguard/abuse.ts'
import type { ModuleCode } from '../selfhelp/codes.ts'
import type { HumanFlag } from './listening/intents.cues.ts'
import type { Feeling } from './phrases/acts.ts'
import type { RefusalCode } from './phrases/refusals.phrases.ts'
import type { TopicCode } from './topics/topic.ts'

/** The languages the rule engine speaks. */
export type Locale = 'zh' | 'en'

/** The question the program is waiting to have answered. */
export type Asking =
  | 'none'
  | 'direct'
  | 'plan'
  | 'alone'
  | 'asq_recent'
  | 'other'
  | 'human'
  | 'permission'
  | 'topic'
  | 'summary'
  | 'schedule'
  | 'scale'
  | 'rate_before'
  | 'rate_after'

/** Where the resident is with the breathing practice. */
export type BreathingState = 'none' | 'offered' | 'started' | 'done'

/** Checks the program may suggest. */
export type SuggestedScale = 'PHQ4' | 'PHQ9' | 'GAD7' | 'PCPTSD5'

/** A small fact in the resident's own words, kept for the next time; never risk, never a name. */
export interface Fact {
  /** Stable within a resident and a topic: a later fact with the same key takes its place. */
  readonly key: string
  readonly kind: 'who' | 'what' | 'since' | 'topic' | 'helped' | 'plan'
  readonly text: string
  /** Kept in the talk before this one, so nobody has asked after it yet. */
  readonly isNew?: boolean
}

/** What was heard, in the resident's words. The caller keeps it as carefully as the messages themselves. */
export interface Heard {
  /** Whom the topic is about: “您妈妈”. */
  readonly who: string
  /** Since when, fit for a sentence: “这三个月”; and the bare length. */
  readonly since: string
  readonly span: string
  /** About how many days; 0 when unknown. */
  readonly days: number
  /** The latest clauses that turned round cleanly, oldest first; at most four. */
  readonly said: readonly string[]
  readonly plan: string
}

/** Nothing heard yet. */
export const nothingHeard: Heard = { who: '', since: '', span: '', days: 0, said: [], plan: '' }

/** Everything the engine remembers between turns. JSON-serialisable and small. */
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
  readonly heard: Heard
  /** The topic that stands; '' when none does. */
  readonly topic: TopicCode | ''
  /** Questions asked, as topic.key. */
  readonly asked: readonly string[]
  /** The question awaiting its answer when `asking` is topic. */
  readonly askedKey: string
  /** Things said once: reminders, flags, suggestions, offered exercises. */
  readonly once: readonly string[]
  /** Turns at which these last came: 0 when never. */
  readonly summaryAt: number
  readonly permissionAt: number
  readonly offerAt: number
  /** 0–10 before an exercise; -1 when not asked. */
  readonly rated: number
  /** How often fear in the body was told. */
  readonly fear: number
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
  heard: nothingHeard,
  topic: '',
  asked: [],
  askedKey: '',
  once: [],
  summaryAt: 0,
  permissionAt: 0,
  offerAt: 0,
  rated: -1,
  fear: 0,
}

/** How much the resident uses the companion. */
export interface Usage {
  readonly minutesInARow: number
  readonly minutesToday: number
  /** Days with a talk among the last fourteen. */
  readonly days14: number
  /** Nights (0–5 h) with a talk among the last fourteen. */
  readonly nights14: number
}

/** What the caller may know about the resident; all of it optional. */
export interface Circumstances {
  readonly usage?: Usage
  /** ISO day; without it safe templates are taken as in date. */
  readonly today?: string
  /** 21:00–08:00. */
  readonly night?: boolean
  /** From earlier sessions; erased facts are left out by the caller. */
  readonly memory?: readonly Fact[]
  /** The operator's owners and dates of the safe templates. */
  readonly templateOwners?: Readonly<Partial<Record<RefusalCode, TemplateOwner>>>
  /** The last day of the companion here is over: only danger, a person and the way out are answered. */
  readonly stopped?: boolean
  readonly suggestedDaysAgo?: number
  readonly refusedDaysAgo?: number
  /** One-tap moods of the last seven days, 1–5, one a day. */
  readonly moods?: readonly number[]
}

/** Who answers for a safe template, and until which ISO day. */
export interface TemplateOwner {
  readonly owner: string
  readonly expiresAt: string
}

/** One message from the resident, screened, with all the engine may know. */
export interface DialogueTurn extends Circumstances {
  readonly text: string
  /** Code of the tapped button, if one was tapped. */
  readonly choice?: string
  readonly screening: Screening
  /** An adult told of abuse, and who suffers it. */
  readonly abuse?: AbuseTold['whose'] | undefined
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

/**
 * What the caller is asked to do beside showing the lines. `remind`: a reminder was said, to be kept as evidence;
 * `worker_task`: a social worker should look in; `rest`: the session closes gently; `flag`: a sign at which a
 * person is suggested.
 */
export type Want =
  | 'human'
  | 'exit'
  | 'breathing'
  | 'remind'
  | 'rest'
  | 'worker_task'
  | `suggest_scale:${SuggestedScale}`
  | `refused_scale:${SuggestedScale}`
  | `module:${ModuleCode}`
  | `flag:${HumanFlag}`

/** The program's answer to one turn. */
export interface DialogueReply {
  readonly lines: readonly ReplyLine[]
  readonly state: DialogueState
  /** The level of the turn, raised by what an answer to a direct question means; never lower than the turn's. */
  readonly level: RiskLevel
  readonly wants: readonly Want[]
  /** New facts, for a registered resident who consents to be remembered; nothing from a crisis. */
  readonly remember: readonly Fact[]
}

/** What is needed to open a conversation. */
export interface OpeningInput extends Circumstances {
  readonly locale: Locale
  readonly elder: boolean
  readonly minor: boolean
  readonly seed: number
  /** Nobody knows how old they are: one button lets them say that they are not of age. */
  readonly askAge?: boolean
  readonly opening?: { readonly returning: boolean; readonly daysSinceDisclosure: number }
}
