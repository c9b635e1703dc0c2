import { describe, expect, it } from 'vitest'
import { bandOf, bands, childWords, hearerOf, hearers, sentenceFor } from './child-word.ts'
import { rules, type Situation } from './situation.ts'

describe('what a child hears before somebody is told', () => {
  it('goes by age, and an unknown age hears the words of the middle', () => {
    expect([0, 7, 8, 13, 14, 17].map(bandOf)).toEqual([
      'under8',
      'under8',
      'from8',
      'from8',
      'from14',
      'from14',
    ])
    expect(bandOf(undefined)).toBe('from8')
  })

  it('is there for every age and everybody whom the table lets one tell, in both languages', () => {
    for (const situation of Object.keys(rules) as Situation[])
      for (const receiver of rules[situation].tell)
        for (const age of [6, 10, 16]) {
          const { words } = sentenceFor(age, hearerOf(situation, receiver))
          expect([words.zh.length > 30, words.en.length > 80]).toEqual([true, true])
        }
  })

  it('never promises a secret that is not kept, blames nobody, names no illness and no means', () => {
    for (const band of bands)
      for (const hearer of hearers) {
        const { zh, en } = childWords[band][hearer]
        expect(zh).not.toMatch(/谁也不告诉|一定保密|抑郁|自杀|病|乖|听话/)
        expect(en).not.toMatch(/nobody will know|I promise|depress|suicid|illness/i)
      }
  })

  it('sends the police to protect where somebody does harm, and to save elsewhere; home is never named as told first', () => {
    expect(hearerOf('minor_harmed', 'police')).toBe('protection')
    expect(hearerOf('imminent_self', 'police')).toBe('rescue')
    expect(hearerOf('minor_ideation', 'guardian')).toBe('family')
    expect(childWords.from14.protection.zh).toContain('不会先告诉家里')
  })
})
