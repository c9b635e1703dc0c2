import { packCodes } from '@anxin/core/care/plan/packs.ts'
import { whyNotOffered } from '@anxin/core/scale/offer.ts'
import { definitions } from '@anxin/core/scale/registry.ts'
import { scoreAnswers } from '@anxin/core/scale/score.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formNow, type Shelf, work } from '../packages/console/src/pages/assessment/fill/work.ts'
import {
  isSent,
  type KeptForm,
  nextStep,
  nothingSent,
  type Sitting,
  type Step,
  stateOf,
  taken,
} from '../packages/console/src/parts/ask/sitting/shape.ts'
import { orderOf as serverOrder } from '../packages/server/src/rooms/assessment/actions/known.ts'
import { mayAskHere } from '../packages/server/src/rooms/assessment/policy.ts'

const site = { enabled: ['epds'], loadedTexts: [], nonCommercialSignatory: '王理' }
const offered = definitions.filter((one) => whyNotOffered(one, site) === undefined)
const find = (id: string) => definitions.find((one) => one.id === id)
const shelf = {
  ...{ packs: [], forms: [], beforeSafety: '' },
  // what travels is JSON, without the worked examples
  definitions: JSON.parse(JSON.stringify(offered.map((one) => ({ ...one, golden: [] })))),
} as Shelf

const begun = (pack: (typeof packCodes)[number], age: number, added: boolean): Sitting => ({
  ...{
    id: 'a',
    owner: 'li',
    person: { id: 'p', name: '周阿婆', age },
    pack,
    mode: 'assisted',
    relation: null,
  },
  ...{ startedAt: '', forms: {}, finished: false, house: nothingSent, refused: null },
  add: added
    ? { ...{ id: 'p', name: '周阿婆', birthDate: '1949-03-03' }, consent: true, consentChannel: 'phone' }
    : null,
})

/** Answers the form that is due, whole, from a row of choices. @returns undefined once nothing is due */
function answerNext(sitting: Sitting, choices: readonly number[]): Sitting | undefined {
  const now = formNow(sitting, work(sitting, shelf))
  if (!now) return undefined
  const definition = find(now)!
  const answers = Object.fromEntries(
    definition.items.map((item, at) => {
      const options = item.options ?? definition.options
      return [item.id, options[(choices[at % choices.length] ?? 0) % (options.length + 1)]?.value ?? null]
    }),
  )
  const form: KeptForm = { version: definition.version, answers, seconds: {}, done: true }
  const after = { ...sitting, forms: { ...sitting.forms, [now]: form } }
  return { ...after, finished: formNow(after, work(after, shelf)) === undefined }
}

/** A house that takes each step as the endpoints do: the same thing twice is one thing. */
function house() {
  const made = { people: new Set<string>(), sittings: new Set<string>() }
  const forms = new Map<string, string>()
  let finished = 0
  return {
    made,
    forms,
    finished: () => finished,
    take: (step: Step): void => {
      if (step.kind === 'person') made.people.add('p')
      else if (step.kind === 'begin') made.sittings.add('a')
      else {
        const before = forms.get(step.instrument)
        if (finished > 0) expect(before).toBe(stateOf(step.form))
        forms.set(step.instrument, stateOf(step.form))
        if (step.finish && finished === 0) finished += 1
      }
    },
  }
}

const filling = fc.record({
  pack: fc.constantFrom(...packCodes),
  age: fc.integer({ min: 8, max: 95 }),
  added: fc.boolean(),
  choices: fc.array(fc.nat(11), { minLength: 1, maxLength: 30 }),
  /** At each try: no network, the answer of the house is lost, or all is well. */
  network: fc.array(fc.constantFrom('none', 'lost', 'well'), { minLength: 1, maxLength: 12 }),
})

describe('answers written by a worker on a tablet', () => {
  it('are asked in the order in which the house would ask, with the same scores', () => {
    fc.assert(
      fc.property(filling, ({ pack, age, added, choices }) => {
        let sitting = begun(pack, age, added)
        for (let next = answerNext(sitting, choices); next; next = answerNext(sitting, choices)) {
          sitting = next
          const here = work(sitting, shelf)
          const filled = here.filled.map((form) => {
            const definition = find(form.definition.id)!
            return { ...form, definition, score: scoreAnswers(definition, form.answers, { age }) }
          })
          const known = { sitting: { pack }, mayAsk: mayAskHere(find, site, age), filled }
          const there = serverOrder(known as unknown as Parameters<typeof serverOrder>[0])
          expect(here.order).toEqual(there)
          expect(here.filled.map(({ score }) => [score.total, score.band])).toEqual(
            filled.map(({ score }) => [score.total, score.band]),
          )
        }
      }),
      { numRuns: 200 },
    )
  })

  it('come to the house whole and once, whatever the network does', () => {
    fc.assert(
      fc.property(filling, ({ pack, age, added, choices, network }) => {
        let sitting = begun(pack, age, added)
        const there = house()
        let tries = 0
        const send = (well: boolean): void => {
          for (let step = nextStep(sitting); step; step = nextStep(sitting)) {
            const how = well ? 'well' : network[tries++ % network.length]
            if (how === 'none') return
            there.take(step)
            if (how === 'lost') return
            sitting = taken(sitting, step, {})
          }
        }
        for (let next = answerNext(sitting, choices); next; next = answerNext(sitting, choices)) {
          sitting = next
          send(false)
        }
        send(true)
        expect(isSent(sitting)).toBe(true)
        expect([...there.forms]).toEqual(
          Object.entries(sitting.forms).map(([id, form]) => [id, stateOf(form)]),
        )
        const whole = Object.keys(sitting.forms).length > 0
        expect([there.made.sittings.size, there.finished()]).toEqual([1, whole ? 1 : 0])
        expect(there.made.people.size).toBe(added ? 1 : 0)
      }),
      { numRuns: 300 },
    )
  })
})
