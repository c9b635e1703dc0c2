import { describe, expect, it } from 'vitest'
import { updateLines } from './template-update.ts'

const told = (base: string, own: string, national: string): string =>
  updateLines([...base], [...own], [...national], (line) => line)
    .map(({ line, standing, stays }) => `${line}:${standing}${stays ? '' : '-'}`)
    .join(' ')

describe('a national plan that was changed after an agency made it its own', () => {
  it.each([
    ['nobody changed anything', 'ab', 'ab', 'ab', 'a:same b:same'],
    ['the agency added a line: it stays', 'ab', 'abx', 'ab', 'a:same b:same x:ours'],
    ['the nation added a line: it comes', 'ab', 'ab', 'abn', 'a:same b:same n:added'],
    ['the nation dropped a line the agency had not touched: it goes', 'ab', 'ab', 'a', 'a:same b:dropped-'],
    ['the agency dropped a line the nation still has: it stays away', 'ab', 'a', 'ab', 'a:same b:left-'],
    ['both dropped the same line: nothing is said of it', 'ab', 'a', 'a', 'a:same'],
    ['both added the same line: once', 'a', 'ax', 'ax', 'a:same x:same'],
    [
      'both changed the same line: both stand, a person takes one away',
      'ab',
      'ax',
      'an',
      'a:same x:ours n:added',
    ],
    ['the order is the agency’s', 'abc', 'cab', 'abcn', 'c:same a:same b:same n:added'],
  ])('%s', (_, base, own, national, expected) => {
    expect(told(base, own, national)).toBe(expected)
  })

  it('loses no line of either side, whatever both did', () => {
    const all = ['a', 'b', 'c', 'x']
    const subsets = Array.from({ length: 16 }, (_, bits) => all.filter((_, at) => bits & (1 << at)))
    for (const base of subsets)
      for (const own of subsets)
        for (const national of subsets) {
          const lines = updateLines(base, own, national, (line) => line).map(({ line }) => line)
          expect(new Set(lines)).toEqual(new Set([...own, ...national]))
          expect(lines.length).toBe(new Set(lines).size)
        }
  })
})
