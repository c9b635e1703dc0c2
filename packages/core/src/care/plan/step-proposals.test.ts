import { describe, expect, it } from 'vitest'
import { type Judged, proposeSteps } from './step-proposals.ts'

const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1 + n))
const judged = (n: number, colour: Judged['colour'], change: Judged['change']): Judged => ({
  at: day(n),
  colour,
  change,
})
const propose = (list: Judged[], more: Partial<Parameters<typeof proposeSteps>[0]> = {}) =>
  proposeSteps({ judged: list, colour: 'YELLOW', tier: 1, tierSince: day(0), now: day(40), ...more }).map(
    (one) => `${one.direction} ${one.why}`,
  )

describe('step-up', () => {
  it('is proposed after two worsenings in a row, and after four weeks at tier 1 without improvement', () => {
    expect(propose([judged(7, 'YELLOW', 'worse'), judged(14, 'YELLOW', 'worse')])).toContain(
      'up two_worsenings',
    )
    expect(propose([judged(7, 'YELLOW', 'worse'), judged(14, 'YELLOW', 'better')])).toEqual([])
    expect(propose([judged(7, 'YELLOW', 'none'), judged(29, 'YELLOW', 'none')])).toEqual([
      'up no_improvement',
    ])
    expect(propose([judged(7, 'YELLOW', 'none')], { now: day(20) })).toEqual([])
  })
})

describe('step-down', () => {
  const lower = [judged(0, 'YELLOW', null), judged(10, 'GREEN+', 'better'), judged(26, 'GREEN', 'better')]
  it('needs two lower measurements a fortnight apart, a quiet month, and everyday function', () => {
    expect(propose(lower)).toEqual(['down two_lower'])
    expect(propose(lower, { lastTrigger: day(20) })).toEqual([])
    expect(propose(lower, { function: 'moderate' })).toEqual([])
    expect(propose([judged(10, 'GREEN', 'better'), judged(20, 'GREEN', 'none')], { tier: 2 })).toEqual([])
    expect(
      propose([judged(10, 'GREEN', 'better'), judged(15, 'YELLOW', 'worse'), judged(26, 'GREEN', 'better')], {
        tier: 2,
      }),
    ).toEqual([])
  })
})
