import { describe, expect, it } from 'vitest'
import { type CssrsFindings, triageOfCssrs, withCssrs } from './cssrs.ts'

const found = (yes: readonly number[], more: Partial<CssrsFindings> = {}): CssrsFindings => ({
  items: [1, 2, 3, 4, 5].map((n) => yes.includes(n)) as unknown as CssrsFindings['items'],
  behaviourEver: false,
  behaviourLately: false,
  ...more,
})

describe('C-SSRS on the desk', () => {
  it.each([
    ['nothing', found([]), 'LOW_0'],
    ['items 1 and 2', found([1, 2]), 'LOW'],
    ['item 3', found([1, 2, 3]), 'MODERATE'],
    ['behaviour long ago', found([], { behaviourEver: true }), 'MODERATE'],
    ['item 4', found([1, 4]), 'HIGH'],
    ['item 5', found([5]), 'HIGH'],
    ['behaviour within three months', found([], { behaviourEver: true, behaviourLately: true }), 'HIGH'],
  ] as const)('%s', (_, findings, level) => {
    expect(triageOfCssrs(findings)).toBe(level)
  })
  it('only raises what the five questions found', () => {
    expect(withCssrs('HIGH', found([]))).toBe('HIGH')
    expect(withCssrs('LOW', found([4]))).toBe('HIGH')
    expect(withCssrs('LOW', null)).toBe('LOW')
  })
})
