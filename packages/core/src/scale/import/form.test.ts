import { describe, expect, it } from 'vitest'
import { scoreAnswers } from '../score.ts'
import { importForm } from './form.ts'
import { problemCodes } from './problem.ts'
import { sayProblem } from './problem.words.ts'

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
    ['a title with a doctor’s word', { title: '睡眠障碍自测' }, '睡眠障碍自测'],
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

  it('says what is wrong in the reader’s language, and never in the other', () => {
    const { problems } = importForm(textOf({ ...form, id: '', items: [{ text: '入睡' }], extra: 1 }))
    expect(problems.map((one) => sayProblem('zh', one))).toEqual(
      expect.arrayContaining(['id：要写 1 到 2000 个字', 'items[0]：缺少“id”', 'extra：不认识这个字段']),
    )
    expect(problems.map((one) => sayProblem('en', one))).toContain('items[0]: “id” is missing')
    for (const code of problemCodes) {
      const one = { path: '', code, parts: ['1', '2'] }
      expect(sayProblem('zh', one)).toMatch(/[一-鿿]/)
      expect(sayProblem('en', one)).not.toMatch(/[一-鿿]/)
    }
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
    expect(problems.map((one) => one.code)).toEqual(expect.arrayContaining(['no_example', 'licence_forbids']))
    const broken = textOf({ ...questionnaire, item: [{ linkId: '1', text: '一', type: 'string' }] })
    expect(importForm(broken).problems.map((one) => one.line)).toContain(lineWith(broken, '"type": "string"'))
  })
})
