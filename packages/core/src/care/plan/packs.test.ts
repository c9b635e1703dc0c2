import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mustFindInstrument } from '../../scale/registry.ts'
import { scoreAnswers } from '../../scale/score.ts'
import { minorRuleOf, minorRules, whyNotAsked } from './minors.ts'
import { formsOfPack, opensSafety, orderOfForms, packCodes, packs } from './packs.ts'
import { packWords } from './packs.words.ts'
import { planOf, populationCodes, suggestPack } from './plans.ts'
import { rescreensAfter } from './rescreen-days.ts'

const anything = (): boolean => true
const scored = (...forms: [string, Record<string, number | null>][]) =>
  new Map(forms.map(([id, answers]) => [id, scoreAnswers(mustFindInstrument(id), answers)]))
const order = (
  first: readonly string[],
  ...forms: [string, Record<string, number | null>][]
): readonly string[] => orderOfForms(first, scored(...forms), anything)

describe('the order of forms', () => {
  it('asks PHQ-9 and GAD-7 where PHQ-4 says so, each after the form that asked for it', () => {
    expect(order(['phq4', 'function'], ['phq4', { 1: 1, 2: 1, 3: 0, 4: 0 }])).toEqual(['phq4', 'function'])
    expect(order(['phq4', 'function'], ['phq4', { 1: 2, 2: 1, 3: 0, 4: 0 }])).toEqual([
      'phq4',
      'phq9',
      'function',
    ])
    expect(order(['phq4', 'function'], ['phq4', { 1: 2, 2: 1, 3: 3, 4: 0 }])).toEqual([
      ...['phq4', 'phq9', 'gad7', 'function'],
    ])
  })

  it('asks ASQ right after the form whose answer opened the SAFETY flow, once', () => {
    const dangerous = { 9: 1 }
    expect(order(['phq9', 'gad7'], ['phq9', dangerous])).toEqual(['phq9', 'asq', 'gad7'])
    expect(order(['phq9', 'srq20'], ['phq9', dangerous], ['srq20', { 17: 1 }])).toEqual([
      'phq9',
      'asq',
      'srq20',
    ])
    expect(opensSafety(scored(['asq', { 1: 1, 2: 0, 3: 0, 4: 0, 5: 0 }]))).toBe(false)
  })

  it('never asks a form twice and never one that may not be asked', () => {
    const instruments = ['phq4', 'phq9', 'gad7', 'who5', 'srq20', 'gds15', 'function']
    fc.assert(
      fc.property(
        fc.subarray(instruments),
        fc.subarray([...instruments, 'asq']),
        fc.integer({ min: 0, max: 3 }),
        (first, allowed, value) => {
          const scores = new Map(
            first.map((id) => {
              const definition = mustFindInstrument(id)
              const answers = Object.fromEntries(
                definition.items.map((item) => {
                  const options = item.options ?? definition.options
                  return [item.id, options[Math.min(value, options.length - 1)]!.value]
                }),
              )
              return [id, scoreAnswers(definition, answers)]
            }),
          )
          const found = orderOfForms(first, scores, (id) => allowed.includes(id))
          expect(new Set(found).size).toBe(found.length)
          expect(found.every((id) => allowed.includes(id))).toBe(true)
        },
      ),
    )
  })
})

describe('packs', () => {
  it('take the first of several forms that may be asked, and are not offered without what they need', () => {
    expect(formsOfPack('post_disaster', anything)[0]).toBe('srq20')
    expect(formsOfPack('post_disaster', (id) => id !== 'srq20')[0]).toBe('k6')
    expect(formsOfPack('elder', (id) => id !== 'gds15')).toEqual([])
    expect(formsOfPack('perinatal', (id) => id !== 'epds')).toEqual([])
  })

  it('name only forms there are, and have words in both languages', () => {
    for (const code of packCodes) {
      for (const id of packs[code].forms.flat()) expect(() => mustFindInstrument(id)).not.toThrow()
      for (const locale of ['zh', 'en'] as const)
        expect(packWords[locale][code].title.length).toBeGreaterThan(2)
    }
  })

  it('follow age before group, and group before nothing', () => {
    const general = planOf('general')
    expect(suggestPack(general, 'routine', { age: 9 })).toBe('minor_8_11')
    expect(suggestPack(general, 'routine', { age: 15 })).toBe('minor_12_17')
    expect(suggestPack(general, 'routine', { age: 70 })).toBe('elder')
    expect(suggestPack(planOf('bereaved'), 'emergency', { age: 40 })).toBe('bereaved')
    for (const population of populationCodes) expect(packCodes).toContain(planOf(population).packs.routine)
  })
})

describe('young people', () => {
  it('below fourteen need a guardian’s consent, and no name is not enough', () => {
    expect(whyNotAsked(13, { registered: true, guardianConsent: false })).toBe('guardian_consent')
    expect(whyNotAsked(13, { registered: true, guardianConsent: true })).toBeUndefined()
    expect(whyNotAsked(13, { registered: false, guardianConsent: true })).toBe('guardian_consent')
    expect(whyNotAsked(14, { registered: false, guardianConsent: false })).toBeUndefined()
    expect(whyNotAsked(undefined, { registered: false, guardianConsent: false })).toBeUndefined()
  })

  it('every age has exactly one rule', () => {
    for (let age = 0; age <= 120; age += 1)
      expect(minorRules.filter(({ ages: [from, to] }) => age >= from && age <= to)).toEqual([
        minorRuleOf(age),
      ])
  })
})

describe('what comes round again', () => {
  it('is the schedule of the specification', () => {
    const days = (colour: Parameters<typeof rescreensAfter>[0]) =>
      rescreensAfter(colour).map((one) => one.day)
    expect(days('RED')).toEqual([1, 2, 3, 7, 14, 30, 90])
    expect(days('RED-E')).toEqual(days('RED'))
    expect(days('ORANGE')).toEqual([7, 14, 30, 60, 90])
    expect(days('YELLOW')).toEqual([14, 28, 58, 88, 118])
    expect(days('GREEN+')).toEqual([28])
    expect(rescreensAfter('GREEN')).toEqual([{ kind: 'invitation', day: 90 }])
  })
})
