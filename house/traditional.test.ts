import { readFileSync } from 'node:fs'
import { Converter } from 'opencc-js/cn2t'
import characters from 'opencc-js/dict/STCharacters'
import variants from 'opencc-js/dict/TWVariants'
import variantPhrases from 'opencc-js/dict/TWVariantsPhrases'
import { describe, expect, it } from 'vitest'
import { namesIn, traditionalWriter } from '../packages/resident/src/traditional/convert.ts'
import { neededPhrases, saidHere, traditionalCard } from '../packages/resident/traditional.ts'

const needed = neededPhrases()
const fresh = () => traditionalWriter([needed, characters], [variantPhrases, variants])
const whole = Converter({ from: 'cn', to: 'tw' })

describe('Traditional characters', () => {
  it('come out as with the whole table, for everything the house says', () => {
    const { write } = fresh()
    const said = saidHere()
    expect(said.length).toBeGreaterThan(5000)
    const other = said.filter((text) => write(text) !== whole(text))
    expect(other).toEqual([])
  })

  it('need a small part of the table', () => {
    expect(needed.length).toBeLessThan(120_000)
  })

  it('are what the help card without a program is written in beside it, with every number of the first', () => {
    const [card, there] = [traditionalCard(), readFileSync('packages/resident/public/help.html', 'utf8')]
    const numbers = (page: string): string[] => page.match(/(?:tel|sms):\d+/g) ?? []
    expect(numbers(card)).toEqual(numbers(there))
    expect(numbers(card).length).toBeGreaterThan(9)
    expect(card).toContain('<html lang="zh-Hant">')
    expect(card).toContain('href="/help.html" lang="zh-CN">简体中文')
    expect(whole(card).replace('簡體中文', '简体中文')).toBe(card)
    expect(Buffer.byteLength(card)).toBeLessThan(14 * 1024)
  })

  it('leave the name of a person as it is written, wherever it stands', () => {
    const { write, keep } = fresh()
    expect(write('于老师现在就在这里')).toContain('於')
    for (const name of namesIn({
      staff: [
        { staffName: '于里', unitName: '干面街小屋' },
        { name: '范后', phone: '1' },
      ],
    }))
      keep(name)
    expect(write('于里老师现在就在这里，范后也在')).toBe('于里老師現在就在這裡，范后也在')
    expect(write('干面街')).toBe('乾麵街')
  })
})
