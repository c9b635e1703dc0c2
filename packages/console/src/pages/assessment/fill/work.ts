import { type FilledForm, findingsFrom } from '@anxin/core/care/from-scores.ts'
import { formsOfPack, isForAge, type MayAsk, opensSafety, orderOfForms } from '@anxin/core/care/plan/packs.ts'
import { type CareRecommendation, recommendCare } from '@anxin/core/care/recommend.ts'
import { itemsAsked } from '@anxin/core/scale/asked.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import type { formIn } from '@anxin/core/scale/form-in.ts'
import { scoreAnswers } from '@anxin/core/scale/score.ts'
import type { Reply } from '../../../parts/ask/doors.ts'
import type { KeptForm, Sitting } from '../../../parts/ask/sitting/shape.ts'

/** All that is needed to fill in and score here without a network. */
export type Shelf = Reply<'GET /api/assessment/staff-packs'>
export type Form = Shelf['forms'][number]
/** A form in the language it is read in. */
export type ReadForm = ReturnType<typeof formIn<Form>>

const definitionsOf = (shelf: Shelf): ReadonlyMap<string, Definition> =>
  new Map((shelf.definitions as Definition[]).map((one) => [one.id, one]))

/** What the answers say so far, worked out by core on this device. */
export interface Worked {
  readonly filled: readonly FilledForm[]
  readonly order: readonly string[]
  readonly safety: boolean
  readonly care: CareRecommendation
}

const addedTo = ({ packs }: Shelf, { pack }: Sitting): readonly string[] =>
  (packs.find((one) => one.pack === pack) as Partial<Shelf['packs'][number]> | undefined)?.added ?? []

/** The order of forms, the scores and the judgement, as the house will work them out too. */
export function work(sitting: Sitting, shelf: Shelf): Worked {
  const definitions = definitionsOf(shelf)
  const age = sitting.person.age ?? undefined
  const mayAsk: MayAsk = (instrument) => {
    const definition = definitions.get(instrument)
    return definition !== undefined && isForAge(definition, age)
  }
  const filled = Object.entries(sitting.forms).flatMap(([instrument, kept]): FilledForm[] => {
    const definition = definitions.get(instrument)
    if (!definition) return []
    const { answers, done } = kept
    const context = { ...(age === undefined ? {} : { age }), secondsPerItem: Object.values(kept.seconds) }
    return [{ definition, answers, done, score: scoreAnswers(definition, answers, context) }]
  })
  // a form that is not done says nothing of what comes next but safety
  const scores = new Map(
    filled.map(({ definition, score, done }) => [
      definition.id,
      {
        triggers: score.triggers.filter((one) => one.action !== 'SAFETY_UNKNOWN'),
        next: done ? score.next : [],
      },
    ]),
  )
  return {
    filled,
    order: orderOfForms(formsOfPack(sitting.pack, mayAsk, addedTo(shelf, sitting)), scores, mayAsk),
    safety: opensSafety(scores),
    care: recommendCare({ ...(age === undefined ? {} : { age }), ...findingsFrom(filled) }),
  }
}

/** The form as it is asked now: questions that the answers so far have closed are not in it. */
export function formShown(shelf: Shelf, instrument: string, answers: KeptForm['answers']): Form | undefined {
  const form = shelf.forms.find((one) => one.instrument === instrument)
  const definition = definitionsOf(shelf).get(instrument)
  if (!form || !definition) return undefined
  const due = new Set(itemsAsked(definition, answers).map((item) => item.id))
  return { ...form, items: form.items.filter((item) => due.has(item.id)) }
}

/** The form to ask now; undefined when every form is done. */
export const formNow = (sitting: Sitting, { order }: Worked): string | undefined =>
  order.find((instrument) => !sitting.forms[instrument]?.done)
