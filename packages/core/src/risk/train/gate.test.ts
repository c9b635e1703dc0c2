import { describe, expect, it } from 'vitest'
import { regressionOf, type Standing, shortBy } from './gate.ts'

const good: Standing = {
  short: { 我想死: 0, 好想死啊这游戏: 1 },
  recall: { hits: 970, count: 1000 },
  specificity: { hits: 985, count: 1000 },
}

describe('how far an answer falls short', () => {
  const plain = { text: '我想死', atLeast: 'L3', subject: null } as const
  it.each([
    ['L4', 0],
    ['L3', 0],
    ['L2', 1],
    ['L0', 3],
  ] as const)('a cry for help heard as %s: %i steps', (level, steps) => {
    expect(shortBy(plain, { level, subject: 'self' })).toBe(steps)
  })
  it('ordinary talk may be L1 and no more', () => {
    const asked = { text: '笑死', atLeast: null, subject: null }
    expect(shortBy(asked, { level: 'L1', subject: 'self' })).toBe(0)
    expect(shortBy(asked, { level: 'L3', subject: 'self' })).toBe(2)
  })
  it('the wrong person is one step', () => {
    const asked = { text: '我哥说他不想活了', atLeast: 'L2', subject: 'other' } as const
    expect(shortBy(asked, { level: 'L3', subject: 'self' })).toBe(1)
  })
})

describe('a new model', () => {
  it('that answers as well takes the place of the old one', () => {
    expect(regressionOf(good, good)).toBeUndefined()
  })
  it('may be better', () => {
    const after = { ...good, short: { 我想死: 0, 好想死啊这游戏: 0 }, recall: { hits: 990, count: 1000 } }
    expect(regressionOf(good, after)).toBeUndefined()
  })
  it('that hears one cry for help worse does not', () => {
    const after = { ...good, short: { ...good.short, 我想死: 1 } }
    expect(regressionOf(good, after)?.worse).toEqual(['我想死'])
  })
  it('that is wrong about a sentence by more steps than before does not', () => {
    const after = { ...good, short: { ...good.short, 好想死啊这游戏: 2 } }
    expect(regressionOf(good, after)?.worse).toEqual(['好想死啊这游戏'])
  })
  it.each([
    [965, 985, true],
    [964, 985, false],
    [970, 980, true],
    [970, 979, false],
  ])(
    'with %i found and %i left in peace of a thousand each: replaces the old one is %s',
    (found, clear, may) => {
      const after = {
        ...good,
        recall: { hits: found, count: 1000 },
        specificity: { hits: clear, count: 1000 },
      }
      expect(regressionOf(good, after) === undefined).toBe(may)
    },
  )
})
