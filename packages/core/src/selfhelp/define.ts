import type { ModuleCode } from './codes.ts'

/** What a screen of an exercise asks for. Everything but `say` may be left out by the person. */
export const stepKinds = [
  'say',
  'choose',
  'pick',
  'rate',
  'write',
  'breathe',
  'count',
  'senses',
  'muscles',
  'weigh',
  'people',
  'night',
  'open',
  'call',
] as const
export type StepKind = (typeof stepKinds)[number]

/** One screen. Its words stand under the same id in the words of each language. */
export interface Step {
  readonly id: string
  readonly kind: StepKind
  /** Choices by id, each with the step it leads to; null leads on to the next. */
  readonly leads?: Readonly<Record<string, string | null>>
  /** The step after this one, where it is not the next of the list. Always later in the list. */
  readonly to?: string
  /** How many may be picked, or written. */
  readonly most?: number
  /** Own words may be added to what is offered. */
  readonly own?: boolean
  /** Rounds of breathing, or seconds of a timer. */
  readonly size?: number
  /** Page of the house that a step opens, or number it calls. */
  readonly where?: '/plan' | '/chat' | '/check' | '/help' | '120' | '110'
}

/** What is looked for, and where an exercise stands in the list. */
export const needs = [
  'calm',
  'worry',
  'low',
  'sleep',
  'loss',
  'people',
  'work',
  'safety',
  'young',
  'old',
] as const
export type Need = (typeof needs)[number]

/**
 * When an exercise is not for now. `settled`: not while danger was heard lately; `accompanied`: only when a person
 * knows; `elder` and `young` are shown to those groups first.
 * @source domain specification 4.3
 */
export type Gate = 'settled' | 'accompanied' | 'elder' | 'young'

/** What stays to come back to: kind of leaf and which steps are written into it. */
export interface LeafPlan {
  readonly kind: string
  readonly fields: readonly string[]
}

export interface Module {
  readonly code: ModuleCode
  readonly need: Need
  /** Minutes it takes, from and to. */
  readonly minutes: readonly [number, number]
  /** Asked before and after how hard it is, 0–10. */
  readonly rated: boolean
  readonly gate: Gate | null
  readonly steps: readonly Step[]
  readonly leaf: LeafPlan | null
}

/** Words of one step: what is said, a softer line below it, what can be chosen. */
export type StepWords =
  | string
  | { readonly say: string; readonly hint?: string; readonly options?: readonly string[] }

export interface ModuleWords {
  readonly title: string
  /** One line for the list: when it helps. */
  readonly when: string
  /** How often and how long. */
  readonly dose: string
  /** What happens in it, said before it begins. */
  readonly consent: string
  readonly steps: Readonly<Record<string, StepWords>>
  /** Small steps in the real world, one of which it ends with. */
  readonly real: readonly string[]
}

/** Everything people read in the exercises, in one language. */
export interface ModuleBook {
  readonly author: string
  readonly reviewer: string
  /** Day the words were last read through, and by when they are read again: 24 months at most. */
  readonly reviewedAt: string
  readonly reviewBy: string
  readonly modules: Readonly<Record<ModuleCode, ModuleWords>>
}

/** A distress that rises by this much on 0–10 ends an exercise. @source domain specification 4.3 */
export const worseBy = 3
/** Seconds of breathing in and out in one round. @source domain specification 4.3 M02 */
export const breathS = { in: 4, out: 6 } as const
/** Seconds of tensing and letting go of one muscle group. @source domain specification 4.3 M04 */
export const muscleS = { tense: 5, release: 10 } as const
/** How many things each sense looks for: see, touch, hear, smell, taste. @source domain specification 4.3 M03 */
export const senseCounts = [5, 4, 3, 2, 1] as const
/** Minutes put aside for worrying. @source domain specification 4.3 M05 */
export const worryMinutes = 15

type More = Omit<Step, 'id' | 'kind'>
const step =
  (kind: StepKind) =>
  (id: string, more: More = {}): Step => ({ id, kind, ...more })

export const say = step('say')
export const pick = step('pick')
export const rate = step('rate')
export const write = step('write')
export const senses = step('senses')
export const muscles = step('muscles')
export const weigh = step('weigh')
export const people = step('people')
export const night = step('night')
export const choose = (
  id: string,
  leads: Readonly<Record<string, string | null>>,
  more: More = {},
): Step => ({
  ...{ id, kind: 'choose', leads },
  ...more,
})
export const breathe = (id: string, rounds: number, more: More = {}): Step => ({
  ...{ id, kind: 'breathe', size: rounds },
  ...more,
})
export const count = (id: string, seconds: number, more: More = {}): Step => ({
  ...{ id, kind: 'count', size: seconds },
  ...more,
})
export const open = (id: string, where: '/plan' | '/chat' | '/check' | '/help', more: More = {}): Step => ({
  ...{ id, kind: 'open', where },
  ...more,
})
export const callNumber = (id: string, where: '120' | '110', more: More = {}): Step => ({
  ...{ id, kind: 'call', where },
  ...more,
})
