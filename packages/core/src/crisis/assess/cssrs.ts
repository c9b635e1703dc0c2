import type { Answers } from '../../scale/answers.ts'
import { itemsAsked } from '../../scale/asked.ts'
import type { Definition, TriggerAction } from '../../scale/definition.ts'
import { scoreAnswers } from '../../scale/score.ts'
import { gravest, type TriageLevel } from '../triage.ts'

const yes = 1
/** @source domain specification 3.4: items 1–2 LOW, 3 or behaviour ever MODERATE, 4–5 or behaviour within three months HIGH */
const levelOfItem: Readonly<Record<string, TriageLevel>> = {
  '1': 'LOW',
  '2': 'LOW',
  '3': 'MODERATE',
  '6': 'MODERATE',
  '4': 'HIGH',
  '5': 'HIGH',
  '6a': 'HIGH',
}

/** What the answers to the licensed screener came to. */
export interface ScreenerFound {
  readonly level: TriageLevel
  /** Null while something that is asked has no answer. */
  readonly band: string | null
  readonly triggers: readonly TriggerAction[]
  /** Items that were asked and have no answer, in the order of the form. */
  readonly missing: readonly string[]
}

/**
 * Every yes counts, whether or not the rest was answered; what stays open is never taken as no: it is a matter for a
 * person, LOW at least.
 */
export function screenerFound(definition: Definition, answers: Answers): ScreenerFound {
  const { band, triggers, missing } = scoreAnswers(definition, answers)
  const said = definition.items.flatMap(({ id }) => (answers[id] === yes ? [levelOfItem[id] ?? 'HIGH'] : []))
  const least: TriageLevel = missing.length > 0 ? 'LOW' : 'LOW_0'
  return {
    ...{ level: said.reduce(gravest, least), band, missing },
    triggers: [...new Set(triggers.map((one) => one.action))],
  }
}

/** Answers to what is asked, as far as they tell: a change of mind takes along what hung on it. */
export function answersDue(definition: Definition, answers: Answers): Answers {
  const due = itemsAsked(definition, answers).flatMap(({ id }) => (id in answers ? [[id, answers[id]!]] : []))
  return Object.fromEntries(due)
}

/** The graver of what the five questions and the screener found. */
export const withScreener = (asq: TriageLevel, found: ScreenerFound | undefined): TriageLevel =>
  found ? gravest(asq, found.level) : asq
