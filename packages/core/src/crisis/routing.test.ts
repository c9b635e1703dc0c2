import { describe, expect, it } from 'vitest'
import { inARow, type Load, route, type Spell, whyPassed } from './routing.ts'

const at = (minutes: number): number => 1_000_000_000 + minutes * 60_000
const spell = (began: number, ended: number | null): Spell => ({
  began: at(began),
  ended: ended === null ? null : at(ended),
})
const load = (open: number, ...spells: Spell[]): Load => ({ open, spells })

describe('whose turn it is', () => {
  it('is the first who stands and is rested', () => {
    expect(route(['lin', 'zhou'], new Map(), at(0))).toEqual({ next: 'lin', passed: [] })
  })

  it('passes by whoever has eight open events', () => {
    const loads = new Map([['lin', load(8)]])
    expect(route(['lin', 'zhou'], loads, at(0))).toEqual({
      next: 'zhou',
      passed: [{ id: 'lin', why: 'open' }],
    })
  })

  it('gives a break after each red event, and a whole one after three in a row', () => {
    const one = load(1, spell(0, 20))
    expect(whyPassed(one, at(25))).toBe('break')
    expect(whyPassed(one, at(31))).toBeUndefined()
    const three = load(3, spell(0, 20), spell(25, 40), spell(45, 60))
    expect(inARow(three)).toBe(3)
    expect(whyPassed(three, at(75))).toBe('in_a_row')
    expect(whyPassed(three, at(91))).toBeUndefined()
  })

  it('counts anew after a whole break', () => {
    expect(inARow(load(3, spell(0, 20), spell(55, 70), spell(80, null)))).toBe(2)
  })

  it('does not count a first call that still lasts as a reason to pass by', () => {
    expect(whyPassed(load(1, spell(0, null)), at(5))).toBeUndefined()
  })

  it('tells the first all the same when everybody is at a cap', () => {
    const loads = new Map([
      ['lin', load(8)],
      ['zhou', load(9)],
    ])
    expect(route(['lin', 'zhou'], loads, at(0)).next).toBe('lin')
    expect(route([], loads, at(0)).next).toBeUndefined()
  })
})
