import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyed } from './answers.ts'
import { definitions, mustFindInstrument } from './registry.ts'
import { scoreAnswers } from './score.ts'
import { allTriggers, triggersOf } from './triggers.ts'

const fires = (id: string, item: string, value: number, before = {}): string[] =>
  triggersOf(mustFindInstrument(id), item, value, before).map((one) => one.action)

describe('an answer calls for help as it is saved', () => {
  it.each([
    ['phq9', '9', 0, []],
    ['phq9', '9', 1, ['SAFETY']],
    ['phq9', '9', 2, ['SAFETY', 'MIN_ORANGE']],
    ['phq9', '9', 3, ['SAFETY', 'MIN_ORANGE']],
    ['phq9', '8', 3, []],
    ['srq20', '17', 0, []],
    ['srq20', '17', 1, ['SAFETY']],
    ['epds', '10', 3, []],
    ['epds', '10', 2, ['SAFETY']],
    ['epds', '10', 0, ['SAFETY']],
    ['asq', '1', 0, []],
    ['asq', '1', 1, ['SAFETY', 'MIN_ORANGE']],
    ['asq', '4', 2, ['SAFETY', 'MIN_ORANGE']],
    ['asq', '5', 0, []],
    ['asq', '5', 1, ['SAFETY', 'MIN_RED']],
    ['asq', '5', 2, ['SAFETY', 'MIN_ORANGE']],
    ['function', 'F3', 3, ['MIN_ORANGE']],
    ['function', '3', 3, ['MIN_ORANGE']],
    ['function', 'F3', 2, []],
    ['pg13r', '9', 4, ['PROMPT_ASQ']],
    ['pg13r', '9', 3, []],
    ['cssrs', '2', 1, ['SAFETY', 'MIN_ORANGE']],
    ['cssrs', '4', 1, ['SAFETY', 'MIN_RED']],
    ['cssrs', '6a', 1, ['SAFETY', 'MIN_RED']],
  ])('%s item %s = %i: %j', (id, item, value, expected) => {
    expect(fires(id, item, value)).toEqual(expected)
  })

  it('or two answers together, whichever comes last', () => {
    expect(fires('k6', '2', 4)).toEqual([])
    expect(fires('k6', '6', 4, { 2: 4 })).toEqual(['PROMPT_ASQ'])
    expect(fires('k6', '2', 4, { 6: 4 })).toEqual(['PROMPT_ASQ'])
    expect(fires('k6', '6', 4, { 2: 3 })).toEqual([])
    expect(fires('k10', '10', 5, { 4: 5 })).toEqual(['PROMPT_ASQ'])
    expect(fires('gds15', '14', 1, { 12: 1 })).toEqual(['PROMPT_ASQ'])
    expect(fires('gds15', '14', 1, { 12: 0 })).toEqual([])
    expect(fires('who5', '5', 0, { 1: 0, 2: 0, 3: 0, 4: 0 })).toEqual(['PROMPT_ASQ'])
    expect(fires('who5', '5', 0, { 1: 0, 2: 0, 3: 0, 4: 1 })).toEqual([])
    expect(fires('asq', '5', 2, { 1: 1 })).toEqual(['SAFETY', 'MIN_ORANGE', 'MIN_RED'])
  })

  it('a corrected answer counts, not the one before it', () => {
    expect(fires('phq9', '9', 0, { 9: 2 })).toEqual([])
  })

  it('an abandoned PHQ-9 with item 9 = 1 still calls', () => {
    const found = scoreAnswers(mustFindInstrument('phq9'), { 9: 1 })
    expect(found.valid).toBe(false)
    expect(found.triggers).toEqual([{ action: 'SAFETY', items: ['9'] }])
  })

  it('a skipped safety item is unknown', () => {
    for (const [id, item] of [
      ['phq9', '9'],
      ['srq20', '17'],
      ['epds', '10'],
    ] as const)
      expect(allTriggers(mustFindInstrument(id), {})).toEqual([{ action: 'SAFETY_UNKNOWN', items: [item] }])
  })

  it('whatever fires item by item also fires for the whole form', () => {
    for (const definition of definitions) {
      const ids = definition.items.map((one) => one.id)
      const options = (id: string): number[] => {
        const item = definition.items.find((one) => one.id === id)!
        return (item.options ?? definition.options).map((one) => one.value)
      }
      const form = fc.tuple(...ids.map((id) => fc.constantFrom(...options(id))))
      fc.assert(
        fc.property(form, (values) => {
          const saved: Record<string, number> = {}
          const onTheWay = new Set<string>()
          ids.forEach((id, at) => {
            const value = values[at] ?? 0
            for (const one of triggersOf(definition, id, value, saved)) onTheWay.add(JSON.stringify(one))
            saved[id] = value
          })
          const atTheEnd = new Set(allTriggers(definition, saved).map((one) => JSON.stringify(one)))
          expect(onTheWay).toEqual(atTheEnd)
        }),
        { numRuns: 40 },
      )
    }
  })

  it('reversal turns a value round within its options', () => {
    const epds = mustFindInstrument('epds')
    const brs = mustFindInstrument('brs')
    expect(epds.items.map((item) => keyed(epds, item, 0))).toEqual([0, 0, 3, 0, 3, 3, 3, 3, 3, 3])
    expect(brs.items.map((item) => keyed(brs, item, 1))).toEqual([1, 5, 1, 5, 1, 5])
  })
})
