import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readCareInput } from './read-input.ts'

const script = fileURLToPath(new URL('./triage-lines.ts', import.meta.url))

describe('the triage line reader', { timeout: 60_000 }, () => {
  it('answers each line in order, and errors in their place', () => {
    const lines = [
      '\ufeff{"id":"a","input":{"scales":{"phq9":{"total":8,"item9":0}},"function":"mild"}}',
      '',
      '{"id":"b","input":{"observed":["sad"]}}',
      'not json',
      '{"input":{}}',
      '{"id":"c"}',
      '{"id":7,"input":{"chat":"L4"}}',
      '{"id":8,"input":{"scales":{"phq9":{"total":3,"item9":2,"item9":0}}}}',
    ]
    const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', script], {
      input: lines.join('\r\n'),
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    const answers = stdout
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one))
    expect(answers).toEqual([
      {
        id: 'a',
        rule: 'Y3',
        colour: 'YELLOW',
        tier: 2,
        evidence: ['Y3.phq9_community: phq9.total=8, function=mild', 'G1.phq9_8: phq9.total=8'],
      },
      { id: 'b', error: expect.stringContaining('observed[0]') },
      { id: null, error: 'not valid JSON' },
      { id: null, error: '"id" is missing' },
      { id: 'c', error: '"input" is missing' },
      { id: 7, rule: 'R1', colour: 'RED-E', tier: 4, evidence: ['R1.chat: chat=L4'] },
      { id: 8, error: '"item9" is given twice' },
    ])
  })
})

describe('the vocabulary', () => {
  it.each([
    ['an unknown field', { mood: 1 }],
    ['a field of every object', { constructor: 1 }],
    ['an unknown scale', { scales: { sds: { total: 1 } } }],
    ['an unknown field of a scale', { scales: { phq9: { total: 1, item8: 1 } } }],
    ['what only a form records', { scales: { cssrs: { band: 'HIGH' } } }],
    ['what only a worker records', { observed: ['plan_without_intent'] }],
    ['a total too high', { scales: { phq9: { total: 28 } } }],
    ['a total below zero', { scales: { gad7: { total: -1 } } }],
    ['a total too low', { scales: { k10: { total: 9 } } }],
    ['half a point', { scales: { k6: { total: 4.5 } } }],
    ['a total in words', { scales: { k6: { total: '4' } } }],
    ['a raw WHO-5', { scales: { who5: { total: 13 } } }],
    ['an item too high', { scales: { phq9: { total: 4, item9: 4 } } }],
    ['an item 17 in numbers', { scales: { srq20: { total: 4, item17: 1 } } }],
    ['a GDS pair left open', { scales: { gds15: { total: 4, items12and14: null } } }],
    ['an unknown ASQ answer', { scales: { asq: { q1_4: 'maybe' } } }],
    ['an unknown chat level', { chat: 'L5' }],
    ['a chat level as a number', { chat: 3 }],
    ['an unknown function', { function: 'bad' }],
    ['an F3 too high', { f3: 4 }],
    ['an unknown duration', { duration: '2w' }],
    ['an unknown history', { history: ['attempt'] }],
    ['history as a word', { history: 'attempt_3m' }],
    ['an unknown context', { context: ['poor'] }],
    ['an unknown config', { config: 'rural' }],
    ['an unknown sex', { sex: 'x' }],
    ['an age below zero', { age: -1 }],
    ['an age of 200', { age: 200 }],
    ['an age in words', { age: '30' }],
    ['a flag in words', { asks_for_human: 'yes' }],
    ['null for a flag', { safety_unfinished: null }],
    ['an input that is a list', []],
    ['no input', null],
  ])('refuses %s', (_, input) => {
    expect(() => readCareInput(input)).toThrow()
  })

  it('takes every word of the brief', () => {
    const input = {
      age: 40,
      sex: 'f',
      config: 'primary_care',
      scales: {
        phq9: { total: 9, item9: null },
        ...Object.fromEntries(['gad7', 'k6', 'pcl5', 'auditc', 'cesdc'].map((id) => [id, { total: 3 }])),
        k10: { total: 10 },
        who5: { total: 52 },
        pcptsd5: { total: 2 },
        ucla3: { total: 4 },
        srq20: { total: 2, item17: null },
        gds15: { total: 2, items12and14: false },
        epds: { total: 2, item10: 0 },
        asq: { q1_4: 'no', q5: 'no' },
      },
      chat: 'L0',
      function: 'none',
      f3: 0,
      duration: '<2w',
      history: [],
      context: [],
      protective: ['trusted_person'],
      observed: [],
      asks_for_human: false,
      safety_unfinished: false,
    }
    expect(readCareInput(input)).toEqual(input)
    expect(readCareInput({})).toEqual({})
  })
})
