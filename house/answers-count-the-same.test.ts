import type { PackCode } from '@anxin/core/care/plan/packs.ts'
import { formsOfPack, isForAge, packCodes } from '@anxin/core/care/plan/packs.ts'
import type { Answers } from '@anxin/core/scale/answers.ts'
import { isComplete, itemsAsked } from '@anxin/core/scale/asked.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import { whyNotOffered } from '@anxin/core/scale/offer.ts'
import { definitions } from '@anxin/core/scale/registry.ts'
import { scoreAnswers } from '@anxin/core/scale/score.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Course,
  firstLeft,
  type Given,
  orderOf,
  scoresOf,
  stepsOf,
} from '../packages/resident/src/check/course.ts'
import {
  blankRun,
  courseOf,
  kept,
  nextSave,
  type Run,
  type Sitting,
} from '../packages/resident/src/check/run.ts'
import { orderOf as serverOrder } from '../packages/server/src/rooms/assessment/actions/known.ts'
import { mayAskHere } from '../packages/server/src/rooms/assessment/policy.ts'

const site = { enabled: ['epds'], loadedTexts: [], nonCommercialSignatory: '王理' }
const offered = definitions.filter((one) => whyNotOffered(one, site) === undefined)
const alone = packCodes.filter((code) => code !== 'crisis')

/** A pack as it lies on a device, and somebody’s age. */
const course = fc.record({ pack: fc.constantFrom<PackCode>(...alone), age: fc.integer({ min: 8, max: 95 }) })
const onDevice = ({ pack, age }: { pack: PackCode; age: number }): Course => ({
  ...{ pack, age },
  // what travels is JSON, without the worked examples
  definitions: JSON.parse(JSON.stringify(offered.map((one) => ({ ...one, golden: [] })))) as Definition[],
})

/** Answers question after question, as the device asks them, until `stop` or the end. */
function answered(here: Course, choices: readonly number[], stop: number): Given {
  let given: Given = {}
  for (let n = 0; n < stop; n += 1) {
    const step = firstLeft(here, given)
    if (!step) break
    const definition = here.definitions.find((one) => one.id === step.instrument)!
    const options = definition.items.find((one) => one.id === step.item)!.options ?? definition.options
    const at = (choices[n % choices.length] ?? 0) % (options.length + 1)
    const value = options[at]?.value ?? null
    given = { ...given, [step.instrument]: { ...given[step.instrument], [step.item]: value } }
  }
  return given
}

const filling = fc.tuple(course, fc.array(fc.nat(11), { minLength: 1, maxLength: 60 }), fc.nat(90))

/** What the server makes of the same answers. */
function onServer({ pack, age }: { pack: PackCode; age: number }, given: Given) {
  const definitionOf = (id: string): Definition | undefined => definitions.find((one) => one.id === id)
  const filled = Object.entries(given).map(([id, answers]) => {
    const definition = definitionOf(id)!
    const context = { age, population: 'community', phase: 'routine' as const, secondsPerItem: [2, 3] }
    const score = scoreAnswers(definition, answers, context)
    return { definition, answers, score, done: isComplete(definition, answers) }
  })
  const known = { sitting: { pack }, mayAsk: mayAskHere(definitionOf, site, age), filled }
  return { filled, order: serverOrder(known as unknown as Parameters<typeof serverOrder>[0]) }
}

/** A house that keeps what it is sent, as the answers endpoint does. */
function house(run: Run) {
  const held: Record<string, Answers> = {}
  const done: string[] = []
  let puts = 0
  return {
    held,
    done,
    puts: () => puts,
    put: (now: Run): Run | undefined => {
      const save = nextSave(now)
      if (!save) return undefined
      puts += 1
      if (!done.includes(save.instrument))
        held[save.instrument] = { ...held[save.instrument], ...save.answers }
      else expect(save.answers).toEqual({})
      if (save.done && !done.includes(save.instrument)) done.push(save.instrument)
      const state = save.finish ? ('finished' as const) : ('open' as const)
      return kept(now, save, {
        ...run,
        state,
        safety: false,
        result: null,
        claimCode: null,
      } as unknown as Sitting)
    },
  }
}

describe('answers count the same on a device and in the house', () => {
  it('asks the same forms in the same order, whatever was answered so far', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(filling, ([who, choices, stop]) => {
        const here = onDevice(who)
        const given = answered(here, choices, stop)
        expect(orderOf(here, given)).toEqual(onServer(who, given).order)
      }),
      { numRuns: 400 },
    )
  })

  it('scores them the same: total, band, subscales, what is missing', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(filling, ([who, choices, stop]) => {
        const here = onDevice(who)
        const given = answered(here, choices, stop)
        const scores = scoresOf(here, given)
        for (const { definition, score } of onServer(who, given).filled) {
          const mine = scores.get(definition.id)!
          const pick = ({ valid, total, prorated, band, subscales, missing }: typeof score) =>
            JSON.stringify({ valid, total, prorated, band, subscales, missing })
          expect(pick(mine)).toEqual(pick(score))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('asks every due item of every form in the order, once, and comes to an end', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(filling, ([who, choices]) => {
        const here = onDevice(who)
        const given = answered(here, choices, 400)
        expect(firstLeft(here, given)).toBeNull()
        const steps = stepsOf(here, given).map(({ instrument, item }) => `${instrument}.${item}`)
        expect(new Set(steps).size).toBe(steps.length)
        const due = orderOf(here, given).flatMap((id) =>
          itemsAsked(here.definitions.find((one) => one.id === id)!, given[id] ?? {}).map(
            (item) => `${id}.${item.id}`,
          ),
        )
        expect([...steps].sort()).toEqual([...due].sort())
        const mayAsk = (id: string) => offered.some((one) => one.id === id && isForAge(one, who.age))
        expect(orderOf(here, given).filter((id) => formsOfPack(who.pack, mayAsk).includes(id))).toEqual(
          formsOfPack(who.pack, mayAsk),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('brings everything to the house, with a network that comes and goes, and nothing twice', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(filling, fc.array(fc.boolean(), { minLength: 5 }), ([who, choices], network) => {
        const here = onDevice(who)
        const pack = { pack: who.pack, definitions: [...here.definitions] } as unknown as Run['pack']
        let run = blankRun({ ...{ id: 'a', pack, named: false, locale: 'zh', startedAt: '' }, age: who.age })
        const there = house(run)
        const answers = answered(here, choices, 400)
        let n = 0
        for (
          let step = firstLeft(courseOf(run), run.given);
          step;
          step = firstLeft(courseOf(run), run.given)
        ) {
          const { instrument, item } = step
          const value = answers[instrument]![item]!
          run = { ...run, given: { ...run.given, [instrument]: { ...run.given[instrument], [item]: value } } }
          n += 1
          if (network[n % network.length]) run = there.put(run) ?? run
        }
        run = { ...run, over: true }
        for (let next = there.put(run); next; next = there.put(run)) run = next
        expect(there.held).toEqual(run.given)
        expect(new Set(there.done)).toEqual(new Set(Object.keys(run.given)))
        const before = there.puts()
        expect([run.closed, there.put(run), there.puts()]).toEqual([
          Object.keys(run.given).length > 0,
          undefined,
          before,
        ])
      }),
      { numRuns: 200 },
    )
  })
})
