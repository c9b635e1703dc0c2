import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('./score-lines.ts', import.meta.url))
const eight = { 1: 2, 2: 2, 4: 2, 5: 3, 6: 2, 8: 3, 9: 0 }

function answersTo(lines: readonly unknown[]): unknown[] {
  const input = lines.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')
  const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    input,
    encoding: 'utf8',
  })
  expect(status).toBe(0)
  return stdout
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one))
}

describe('the score line reader', { timeout: 60_000 }, () => {
  it('answers each line in order, and never guesses', () => {
    const twenty = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [at + 1, at < 7 ? 1 : 0]))
    const found = answersTo([
      { id: 1, instrument: 'PHQ-9', answers: eight },
      { id: 2, instrument: 'gad7', answers: { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 } },
      { id: 3, instrument: 'srq20', answers: twenty, phase: 'emergency' },
      { id: 4, instrument: 'moon', answers: {} },
      { id: 5, instrument: 'SDQ', answers: {} },
      { id: 6, instrument: 'phq9', answers: { 1: 5 } },
      { id: 7, instrument: 'phq9', answers: eight, population: 'moon' },
      { id: 8, instrument: 'phq9', answers: eight, age: 'old' },
      { id: 9, instrument: 'phq9' },
      'moon',
      { id: 'last', instrument: 'phq9', answers: { 9: 1 } },
    ])
    const none = { prorated: false, subscales: {}, triggers: [], missing: [] }
    expect(found).toEqual([
      {
        ...none,
        id: 1,
        valid: true,
        total: 18,
        prorated: true,
        band: 'moderately_severe',
        missing: ['3', '7'],
      },
      { ...none, id: 2, valid: false, total: null, band: null, missing: ['6', '7'] },
      { ...none, id: 3, valid: true, total: 7, band: 'positive' },
      { id: 4, error: 'unknown instrument "moon"' },
      { id: 5, error: 'SDQ is not shipped: electronic use needs a licence' },
      { id: 6, error: expect.stringContaining('item 1') },
      { id: 7, error: expect.stringContaining('"population"') },
      { id: 8, error: expect.stringContaining('"age"') },
      { id: 9, error: '"answers" is missing' },
      { id: null, error: 'not valid JSON' },
      {
        ...none,
        id: 'last',
        valid: false,
        total: null,
        band: null,
        triggers: ['SAFETY'],
        missing: ['1', '2', '3', '4', '5', '6', '7', '8'],
      },
    ])
  })

  it('answers a line that says one thing twice with an error, whichever way it is written', () => {
    const found = answersTo([
      '{"id":1,"instrument":"phq9","answers":{"9":3,"9":0}}',
      '{"id":2,"instrument":"phq9","answers":{"9":3,"\\u0039":0}}',
      '{"id":3,"id":4,"instrument":"phq9","answers":{}}',
      '{"id":5,"instrument":"phq9","answers":{"1":0},"age":30,"age":70}',
      '{"id":6,"instrument":"phq9","answers":{"9":1,"1":0},"note":{"9":"\\"9\\":0"}}',
    ])
    expect(found).toEqual([
      { id: 1, error: '"9" is given twice' },
      { id: 2, error: '"9" is given twice' },
      { id: null, error: '"id" is given twice' },
      { id: 5, error: '"age" is given twice' },
      expect.objectContaining({ id: 6, valid: false, triggers: ['SAFETY'] }),
    ])
  })

  it('goes on after a line nobody could have meant', () => {
    const found = answersTo([
      `{"id":${'['.repeat(100_000)}${']'.repeat(100_000)},"instrument":"phq9","answers":{}}`,
      `{"id":2,"note":"${'a'.repeat(3_000_000)}","instrument":"phq9","answers":{}}`,
      '{"id":[3],"instrument":"phq9","answers":{}}',
      '{"id":4,"instrument":"phq9","answers":{"1":"0"}}',
      '{"id":5,"instrument":"phq9","answers":{"1":null,"9":1},"age":-1}',
      '{"id":6,"instrument":"phq9","answers":{"1":null,"9":1},"age":null}',
      '{"id":7,"instrument":"phq9","answers":{"1":null,"9":1}}',
    ])
    expect(found).toEqual([
      { id: null, error: '"id" must be a word or a number' },
      { id: null, error: 'the line is too long' },
      { id: null, error: '"id" must be a word or a number' },
      { id: 4, error: expect.stringContaining('item 1') },
      { id: 5, error: expect.stringContaining('"age"') },
      { id: 6, error: expect.stringContaining('"age"') },
      expect.objectContaining({ id: 7, triggers: ['SAFETY'] }),
    ])
  })
})
