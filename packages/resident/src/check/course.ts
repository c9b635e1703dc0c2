import {
  formsOfPack,
  isForAge,
  opensSafety,
  orderOfForms,
  type PackCode,
} from '@anxin/core/care/plan/packs.ts'
import type { Answers } from '@anxin/core/scale/answers.ts'
import { isComplete, itemsAsked } from '@anxin/core/scale/asked.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import { type Score, scoreAnswers } from '@anxin/core/scale/score.ts'

/** What the device knows of a pack and of the person: all the one scorer needs. */
export interface Course {
  readonly pack: PackCode
  readonly definitions: readonly Definition[]
  /** Forms asked besides those of the pack. */
  readonly added?: readonly string[]
  /** Whole years, where somebody without a name told them; a named person's pack holds only forms for their age. */
  readonly age?: number
}
/** Answers by form; null is skipped. */
export type Given = Readonly<Record<string, Answers>>
/** One question: a form and an item in it. */
export interface Step {
  readonly instrument: string
  readonly item: string
}

export const isSameStep = (one: Step, other: Step): boolean =>
  one.instrument === other.instrument && one.item === other.item

export const definitionIn = ({ definitions }: Course, instrument: string): Definition | undefined =>
  definitions.find((one) => one.id === instrument)

/** A safety item that was skipped is unknown; only what was said begins the SAFETY flow. */
function scoreOf(course: Course, definition: Definition, answers: Answers): Score {
  const score = scoreAnswers(definition, answers, course.age === undefined ? {} : { age: course.age })
  return { ...score, triggers: score.triggers.filter((one) => one.action !== 'SAFETY_UNKNOWN') }
}

/** Scores of the forms begun; a form says what comes next only when nothing in it is left to ask. */
export function scoresOf(course: Course, given: Given): ReadonlyMap<string, Score> {
  const scores = Object.entries(given).flatMap(([instrument, answers]): [string, Score][] => {
    const definition = definitionIn(course, instrument)
    if (!definition) return []
    const score = scoreOf(course, definition, answers)
    return [[instrument, isComplete(definition, answers) ? score : { ...score, next: [] }]]
  })
  return new Map(scores)
}

/** Forms in the order of asking, by the rules of the house: online, offline and on the server the same. */
export function orderOf(course: Course, given: Given): readonly string[] {
  const mayAsk = (instrument: string): boolean => {
    const definition = definitionIn(course, instrument)
    return definition !== undefined && isForAge(definition, course.age)
  }
  return orderOfForms(formsOfPack(course.pack, mayAsk, course.added), scoresOf(course, given), mayAsk)
}

/** True when an answer so far begins the SAFETY flow. */
export const isDangerous = (course: Course, given: Given): boolean => opensSafety(scoresOf(course, given))

/** After which item of a form the SAFETY flow begins; -1 where it does not. */
function opensAfter(course: Course, definition: Definition, answers: Answers): number {
  const asked = itemsAsked(definition, answers)
  return asked.findIndex((_, at) => {
    const sofar = Object.fromEntries(asked.slice(0, at + 1).map(({ id }) => [id, answers[id] ?? null]))
    return opensSafety(new Map([[definition.id, scoreOf(course, definition, sofar)]]))
  })
}

/** Every question in the order of asking, as far as it is known; ASQ follows the dangerous answer at once. */
export function stepsOf(course: Course, given: Given): readonly Step[] {
  const order = orderOf(course, given)
  const asked = (instrument: string): Step[] => {
    const definition = definitionIn(course, instrument)
    const items = definition ? itemsAsked(definition, given[instrument] ?? {}) : []
    return items.map((item) => ({ instrument, item: item.id }))
  }
  let safetyPlaced = false
  return order.flatMap((instrument) => {
    if (instrument === 'asq' && safetyPlaced) return []
    const steps = asked(instrument)
    const definition = definitionIn(course, instrument)
    if (!definition || safetyPlaced || !order.includes('asq')) return steps
    const at = opensAfter(course, definition, given[instrument] ?? {})
    if (at < 0) return steps
    safetyPlaced = true
    return [...steps.slice(0, at + 1), ...asked('asq'), ...steps.slice(at + 1)]
  })
}

const isGiven = (given: Given, { instrument, item }: Step): boolean => given[instrument]?.[item] !== undefined

/** The first question without an answer; null when nothing is left. */
export const firstLeft = (course: Course, given: Given): Step | null =>
  stepsOf(course, given).find((step) => !isGiven(given, step)) ?? null

/** Questions still without an answer, as far as it is known. */
export const countLeft = (course: Course, given: Given): number =>
  stepsOf(course, given).filter((step) => !isGiven(given, step)).length

/**
 * A form is handed in when it is complete and an answer stands in a form begun after it, or everything is over: until
 * then the person may go back into it.
 */
export function isHandedIn(course: Course, given: Given, instrument: string, over: boolean): boolean {
  const definition = definitionIn(course, instrument)
  const begun = Object.keys(given)
  if (!definition || !isComplete(definition, given[instrument] ?? {})) return false
  return over || begun.indexOf(instrument) < begun.length - 1
}
