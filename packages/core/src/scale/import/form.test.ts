import { describe, expect, it } from 'vitest'
import { scoreAnswers } from '../score.ts'
import { importForm } from './form.ts'

const form = {
  id: 'sleep2',
  version: '1.0.0',
  locale: 'zh-CN',
  title: '睡得怎么样',
  items: [
    { id: '1', text: '入睡' },
    { id: '2', text: '醒来', reverse: true },
  ],
  options: [
    { value: 0, label: '好' },
    { value: 1, label: '不好' },
  ],
  scoring: {
    method: 'sum',
    range: { min: 0, max: 2 },
    worse: 'higher',
    missing: { allowed: 0, how: 'prorate' },
  },
  bands: [{ id: 'all', label: '全部', min: 0, max: 2 }],
  triggers: [],
  licence: { status: 'free_any', notice: '本站自编', url: 'https://example.org' },
  recall: '昨晚',
  rescreenMinDays: 1,
  source: '本站',
  certainty: 'D',
  golden: [{ answers: [1, 0], valid: true, total: 2, band: 'all' }],
}
const textOf = (value: object): string => JSON.stringify(value, null, 2)
const lineWith = (text: string, part: string): number =>
  text.split('\n').findIndex((one) => one.includes(part)) + 1

describe("an operator's form", () => {
  it('is taken over and scores', () => {
    const { draft, problems } = importForm(textOf(form))
    expect(problems).toEqual([])
    expect(draft && scoreAnswers(draft, { 1: 1, 2: 1 }).total).toBe(1)
  })

  it.each<[string, object, string]>([
    [
      'a wrong worked example',
      { golden: [{ answers: [1, 0], valid: true, total: 1, band: 'all' }] },
      '"total": 1',
    ],
    ['no worked example', { golden: [] }, '"golden"'],
    ['a band that is short', { bands: [{ id: 'all', label: '全部', min: 0, max: 1 }] }, '"bands"'],
    ['a status nobody knows', { licence: { status: 'mine', notice: 'x', url: 'y' } }, '"mine"'],
    [
      'a text that may not be shown',
      { licence: { status: 'not_shippable', notice: 'x', url: 'y' } },
      '"licence"',
    ],
    ['a scale that never ships', { id: 'SCL-90' }, '"SCL-90"'],
    ['a field nobody knows', { colour: 'red' }, '"colour"'],
    ['an empty text', { recall: ' ' }, '"recall"'],
  ])('%s is told with its line', (_, change, part) => {
    const text = textOf({ ...form, ...change })
    const { problems } = importForm(text)
    expect(problems.map((one) => one.line)).toContain(lineWith(text, part))
  })

  it.each([
    ['{\n "id": "x",\n "version" 1\n}', 3],
    ['{\n "id": "x"\n "version": "1"\n}', 3],
    ['{\n "id": "x",\n "id": "y"\n}', 3],
    ['{\n "id": moon\n}', 2],
    ['{\n', 2],
    ['', 1],
    ['{}\n{}', 2],
    ['['.repeat(100_000), 1],
  ])('%j stops at its line', (text, line) => {
    const { draft, problems } = importForm(text)
    expect(draft).toBeUndefined()
    expect(problems[0]?.line).toBe(line)
  })

  it('of FHIR becomes a draft that records answers and lacks a worked example', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'
    const option = (display: string, valueDecimal: number) => ({
      valueCoding: { display, extension: [{ url, valueDecimal }] },
    })
    const questionnaire = {
      resourceType: 'Questionnaire',
      id: 'two',
      version: '1',
      title: '两个问题',
      copyright: '© 作者',
      url: 'https://example.org/two',
      item: [
        { linkId: 'd', type: 'display', text: '说明' },
        {
          linkId: 'g',
          type: 'group',
          item: [
            { linkId: '1', text: '一', type: 'choice', answerOption: [option('否', 0), option('是', 1)] },
          ],
        },
        { linkId: '2', text: '二', type: 'choice', answerOption: [{ valueInteger: 0 }, { valueInteger: 1 }] },
      ],
    }
    const { draft, problems } = importForm(textOf(questionnaire))
    expect(draft?.items.map((one) => one.id)).toEqual(['1', '2'])
    expect(problems.map((one) => one.message)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('no worked example'),
        expect.stringContaining('licence'),
      ]),
    )
    const broken = textOf({ ...questionnaire, item: [{ linkId: '1', text: '一', type: 'string' }] })
    expect(importForm(broken).problems.map((one) => one.line)).toContain(lineWith(broken, '"type": "string"'))
  })
})
