import { describe, expect, it } from 'vitest'
import { isComplete, itemsAsked } from './asked.ts'
import { mustFindInstrument } from './registry.ts'

const asked = (name: string, answers: Record<string, number | null>): string[] =>
  itemsAsked(mustFindInstrument(name), answers).map((item) => item.id)

describe('what is asked', () => {
  it('ends at the gate when nothing terrible ever happened', () => {
    expect(asked('pcptsd5', {})).toEqual(['gate', '1', '2', '3', '4', '5'])
    expect(asked('pcptsd5', { gate: 0 })).toEqual(['gate'])
    expect(asked('pcptsd5', { gate: null })).toHaveLength(6)
    expect(isComplete(mustFindInstrument('pcptsd5'), { gate: 0 })).toBe(true)
  })

  it('asks about this moment only after anything but “no”', () => {
    const four = { 1: 0, 2: 0, 3: 0, 4: 0 }
    expect(asked('asq', four)).toEqual(['1', '2', '3', '4'])
    for (const answer of [1, 2, null]) expect(asked('asq', { ...four, 3: answer })).toContain('5')
  })

  it('asks how long only where something is affected', () => {
    expect(asked('function', { F1: 0, F2: 0, F3: 0 })).toEqual(['F1', 'F2', 'F3'])
    expect(asked('function', { F1: 0, F2: 1, F3: 0 })).toEqual(['F1', 'F2', 'F3', 'F4'])
  })

  it('asks everything elsewhere, and is complete with a skipped item', () => {
    expect(asked('phq9', {})).toHaveLength(9)
    expect(asked('phq9', { 1: 1 }).at(-1)).toBe('10')
    const all = Object.fromEntries(mustFindInstrument('gad7').items.map((item) => [item.id, 1]))
    expect(isComplete(mustFindInstrument('gad7'), { ...all, 4: null })).toBe(true)
    expect(isComplete(mustFindInstrument('gad7'), { 1: 1 })).toBe(false)
  })
})
