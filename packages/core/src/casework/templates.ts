import type { PopulationCode } from '../care/plan/plans.ts'
import { templateWords } from './templates.words.ts'

export interface PlanTemplate {
  readonly goals: readonly { readonly statement: string; readonly measure: string }[]
  readonly actions: readonly string[]
}
export type TemplatePhase = 'emergency' | 'reconstruction'
export interface NationalTemplate {
  readonly population: PopulationCode
  readonly phase: TemplatePhase
  readonly zh: PlanTemplate
  readonly en: PlanTemplate
}

/** Raised with every change of the words, so that an agency that made its own is shown what changed. */
export const templateVersion = '1'

/** Plans to begin from: twelve groups, two phases. Every word may be changed. @source domain specification 2.5 */
export const planTemplates: readonly NationalTemplate[] = templateWords.map(
  ([population, phase, goals, actions]) => ({
    population,
    phase,
    zh: {
      goals: goals.map(([statement, measure]) => ({ statement, measure })),
      actions: actions.map(([action]) => action),
    },
    en: {
      goals: goals.map(([, , statement, measure]) => ({ statement, measure })),
      actions: actions.map(([, action]) => action),
    },
  }),
)
