import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FileRow, readHandOver } from './read.ts'

const rows = (text: string): readonly FileRow[] => readHandOver(text).rows
const shape = (text: string) =>
  rows(text).map((row) => ('problem' in row ? [row.line, row.problem] : [row.line, row.id, row.told.seen]))

describe('a file a partner hands over', () => {
  it('is read in Chinese and in English, with any separator a table program writes', () => {
    for (const separator of [',', '\t', ';', '，']) {
      const line = (...cells: string[]): string => cells.join(separator)
      const text = `\uFEFF${line('编号', '情况', '手机号', '现在有危险')}\r\n${line('7', '说不想活了', '138 0000 1111', '是')}\r\n`
      const [row] = rows(text)
      expect(row).toMatchObject({ line: 2, id: '7' })
      expect(row).toMatchObject({
        told: { dangerNow: 'yes', person: { phone: '13800001111', minor: 'unsure' } },
      })
    }
    expect(shape('id,what,place\na1,"said ""goodbye"", twice",roof')).toEqual([
      [2, 'a1', 'said "goodbye", twice'],
    ])
  })

  it('may be one JSON object a line', () => {
    const text = '{"编号":12,"情况":"割了手","未成年":true}\n\n{"id":"x","seen":"哭着说再见"}'
    expect(readHandOver(text)).toMatchObject({ format: 'jsonl' })
    expect(shape(text)).toEqual([
      [1, '12', '割了手'],
      [3, 'x', '哭着说再见'],
    ])
    expect(rows(text)[0]).toMatchObject({ told: { person: { minor: 'yes' } } })
  })

  it.each([
    ['id,seen\n,没有编号', [[2, 'no_id']]],
    ['id,seen\n1,', [[2, 'no_words']]],
    [`id,seen\n1,${'长'.repeat(2001)}`, [[2, 'too_long']]],
    ['id,seen,danger\n1,话,也许吧', [[2, 'danger_word']]],
    ['id,seen,minor\n1,话,十五', [[2, 'minor_word']]],
    ['id,seen\n1,话,多一格', [[2, 'cells']]],
    [
      '{"id":"1","seen":"话"}\n{"id":"2","seen":',
      [
        [1, '1', '话'],
        [2, 'not_json'],
      ],
    ],
    [
      '姓名,备注\n小李,他说不想活了',
      [
        [1, 'no_header'],
        [2, 'no_header'],
      ],
    ],
  ])('says by number which row cannot be read, and why: %j', (text, expected) => {
    expect(shape(text)).toEqual(expected)
  })

  it('reads on after a quotation mark that is never closed, or closes far below', () => {
    expect(shape('id,seen\n1,"没有关上的引号\n2,他在楼顶\n3,第三行')).toEqual([
      [2, 'quote'],
      [3, '2', '他在楼顶'],
      [4, '3', '第三行'],
    ])
    expect(
      shape('id,seen\n1,"两行\n一句话"\n2,"开了\n3,在桥上,"再见"\n4,第四行').map(([line]) => line),
    ).toEqual([2, 4, 5, 6])
  })

  it('keeps a number no machine reads where a person finds it', () => {
    expect(rows('id,seen,phone,address\n1,话,027-8584 4666,江边')[0]).toMatchObject({
      told: { person: { phone: null, howToFind: '江边 · 027-8584 4666' } },
    })
  })

  it('loses no line whatever stands in it', () => {
    const cell = fc.stringMatching(/^[a-z0-9"，,;{}[\] 活]{0,12}$/)
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (table) => {
        const lines = table.map((cells) => cells.join(','))
        const text = ['id,seen', ...lines].join('\n')
        const said = rows(text)
        const kept = said.map((row) => row.raw).join('\n')
        for (const line of lines)
          if (line.replace(/[\s,"]/g, '') !== '') expect(kept.split('\n')).toContain(line)
        expect(new Set(said.map((row) => row.line)).size).toBe(said.length)
      }),
      { numRuns: 500 },
    )
  })
})
