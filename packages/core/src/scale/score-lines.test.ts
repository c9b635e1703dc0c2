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
})
