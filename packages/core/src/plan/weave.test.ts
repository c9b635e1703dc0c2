import { describe, expect, it } from 'vitest'
import { joined, weave } from './weave.ts'

const standing = (version: number, value: unknown) => ({ version, value })

describe('two people writing one safety plan', () => {
  it.each([
    ['the first word in an empty field is taken', undefined, 0, ['睡不着'], 'taken'],
    ['nothing written in an empty field is nothing new', undefined, 0, [], 'same'],
    ['a change upon the newest is taken', standing(2, ['睡不着']), 2, ['睡不着', '不接电话'], 'taken'],
    ['a change upon an older one is kept beside what stands', standing(3, ['睡不着']), 2, ['发呆'], 'clash'],
    ['the same words twice are no clash', standing(3, ['睡不着']), 1, ['睡不着'], 'same'],
    ['a field the other emptied takes what is written', standing(3, []), 1, ['发呆'], 'taken'],
    [
      'rows are compared by what they say',
      standing(4, [{ name: '小雨', told: true }]),
      1,
      [{ told: true, name: '小雨' }],
      'same',
    ],
  ] as const)('%s', (_, now, base, value, found) => {
    expect(weave(now, base, value)).toBe(found)
  })

  it('loses no line when both are kept', () => {
    expect(joined(['睡不着', '发呆'], ['发呆', '不接电话'])).toEqual(['睡不着', '发呆', '不接电话'])
    expect(joined('女儿', '女儿和猫')).toBe('女儿\n女儿和猫')
    expect(joined(8, 3)).toBe(3)
    expect(joined(null, 3)).toBe(3)
  })

  it('never overwrites: whatever two people send, each value stands or is kept as a clash', () => {
    const values = [[], ['甲'], ['乙'], ['甲', '乙'], '', '丙', null, 4]
    for (const stands of values)
      for (const sent of values)
        for (const base of [0, 1, 2]) {
          const found = weave(standing(2, stands), base, sent)
          const overwrites = found === 'taken' && base !== 2
          if (overwrites) expect([[], '', null]).toContainEqual(stands)
        }
  })
})
