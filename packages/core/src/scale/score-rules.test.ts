import { describe, expect, it } from 'vitest'
import { type Answers, readAnswers } from './answers.ts'
import type { ScoreContext } from './definition.ts'
import { mustFindInstrument } from './registry.ts'
import { scoreAnswers } from './score.ts'
import { formWith } from './scoring.cases.ts'

const score = (id: string, answers: Answers, context?: ScoreContext) =>
  scoreAnswers(mustFindInstrument(id), answers, context)

describe('gates and categories', () => {
  it.each([
    [{ 0: 0 }, true, 0, 'negative'],
    [{ gate: 0, 1: 1, 2: 1, 3: 1 }, true, 0, 'negative'],
    [{ gate: 1, 1: 1, 2: 1, 3: 0, 4: 0, 5: 0 }, true, 2, 'negative'],
    [{ gate: 1, 1: 1, 2: 1, 3: 1, 4: 0, 5: 0 }, true, 3, 'positive'],
    [{ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 }, true, 5, 'positive'],
    [{ gate: 1, 1: 1, 2: 1, 3: 1, 4: 1 }, false, null, null],
    [{ gate: 1 }, false, null, null],
    [{}, false, null, null],
  ])('PC-PTSD-5 %j', (raw, valid, total, band) => {
    const definition = mustFindInstrument('pcptsd5')
    expect(scoreAnswers(definition, readAnswers(definition, raw))).toMatchObject({ valid, total, band })
  })

  it('ASQ: all answers of five questions', () => {
    for (let code = 0; code < 4 ** 5; code += 1) {
      const given = Array.from({ length: 5 }, (_, at) => Math.floor(code / 4 ** at) % 4)
      const words = given.map((one) => ['no', 'yes', 'refused', null][one])
      const definition = mustFindInstrument('asq')
      const raw = Object.fromEntries(words.map((one, at) => [at + 1, one]))
      const found = scoreAnswers(definition, readAnswers(definition, raw))
      const actions = found.triggers.map((one) => one.action)
      const isQuiet = words.slice(0, 4).every((one) => one === 'no')
      const [now] = words.slice(4)
      const refusedAfterYes = now === 'refused' && words.slice(0, 4).includes('yes')
      const negative = isQuiet && (now === 'no' || now === null)
      const band = now === 'yes' ? 'acute_positive' : negative ? 'negative' : 'non_acute_positive'
      expect(found).toMatchObject({ valid: true, total: null, band })
      expect(actions.includes('MIN_RED')).toBe(now === 'yes' || refusedAfterYes)
      expect(actions.includes('SAFETY')).toBe(!negative)
      expect(actions.includes('MIN_ORANGE')).toBe(!isQuiet || now === 'refused')
    }
  })

  it.each([
    [{ 1: 0, 2: 0, 6: 0 }, true, 'none'],
    [{ 1: 1, 2: 0, 6: 0 }, true, 'LOW'],
    [{ 1: 1, 2: 1, 3: 0, 4: 0, 5: 0, 6: 0 }, true, 'LOW'],
    [{ 1: 1, 2: 1, 3: 1, 4: 0, 5: 0, 6: 0 }, true, 'MODERATE'],
    [{ 1: 0, 2: 0, 6: 1, '6a': 0 }, true, 'MODERATE'],
    [{ 1: 1, 2: 1, 3: 1, 4: 1, 5: 0, 6: 0 }, true, 'HIGH'],
    [{ 1: 1, 2: 1, 3: 0, 4: 0, 5: 1, 6: 0 }, true, 'HIGH'],
    [{ 1: 0, 2: 0, 6: 1, '6a': 1 }, true, 'HIGH'],
    [{ 1: 0, 2: 0, 6: 1 }, false, null],
    [{ 1: 1, 2: 1, 6: 0 }, false, null],
    [{}, false, null],
  ])('C-SSRS %j', (answers, valid, band) => {
    const found = score('cssrs', answers as Answers)
    expect(found).toMatchObject({ valid, band })
    expect(found.triggers.some((one) => one.action === 'ASK_HUMAN')).toBe(!valid)
  })

  it('the function check, all 64 answers', () => {
    for (let code = 0; code < 64; code += 1) {
      const [a, b, c] = [code % 4, Math.floor(code / 4) % 4, Math.floor(code / 16)] as const
      const sum = a + b + c
      const worst = Math.max(a, b, c)
      const moderate = sum === 4 || sum === 5 || worst === 2 ? 'moderate' : sum >= 2 ? 'mild' : 'none'
      const band = sum >= 6 || worst === 3 ? 'severe' : moderate
      const found = score('function', { F1: a, F2: b, F3: c })
      expect(found).toMatchObject({ valid: true, total: sum, band })
      expect(found.triggers.some((one) => one.action === 'MIN_ORANGE')).toBe(c === 3)
    }
  })

  it('PG-13-R needs all three gates', () => {
    const ten = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [at + 1, 3]))
    for (let code = 0; code < 8; code += 1) {
      const gates = { loss: code & 1, time: (code >> 1) & 1, impairment: code >> 2 }
      expect(score('pg13r', { ...ten, ...gates }).band).toBe(code === 7 ? 'probable' : 'negative')
    }
    expect(score('pg13r', { ...ten, loss: 1, time: 1 }).valid).toBe(false)
  })
})

describe('the person and the moment', () => {
  it('a scale is not scored for an age it is not made for, and still calls for help', () => {
    const found = score('phq9', { ...formWith('phq9', 20), 9: 2 }, { age: 11 })
    expect(found).toMatchObject({ valid: false, total: null, band: null, flags: ['age_out_of_range'] })
    expect(found.triggers.map((one) => one.action)).toEqual(['SAFETY', 'MIN_ORANGE'])
    expect(score('phq9', formWith('phq9', 20), { age: 12 }).valid).toBe(true)
    expect(score('cesdc', formWith('cesdc', 20), { age: 18 }).valid).toBe(false)
    expect(score('gds15', formWith('gds15', 6), { age: 54 }).valid).toBe(false)
    expect(score('gds15', formWith('gds15', 6), { age: 55 }).valid).toBe(true)
  })

  it('GDS-15 is not valid with marked cognitive impairment', () => {
    expect(score('gds15', formWith('gds15', 6), { cognitiveImpairment: true })).toMatchObject({
      valid: false,
    })
    expect(score('phq9', formWith('phq9', 6), { cognitiveImpairment: true })).toMatchObject({ valid: true })
  })

  it.each([
    [7, {}, true],
    [6, {}, false],
    [7, { population: 'primary_care' }, false],
    [10, { population: 'primary_care' }, true],
    [7, { population: 'rural_elder', age: 66 }, false],
    [8, { population: 'rural_elder', age: 66 }, true],
    [7, { population: 'rural_elder', age: 59 }, true],
  ])('PHQ-9 = %i %j: at the local cut-off %s', (sum, context, positive) => {
    const found = score('phq9', formWith('phq9', sum), context)
    expect(found.positive).toBe(positive)
    expect(found.band).toBe(score('phq9', formWith('phq9', sum)).band)
  })

  it('quality flags say too fast, straight down, and too soon', () => {
    const calm = { secondsPerItem: [1, 1, 1], daysSinceLast: 14 }
    expect(score('phq9', formWith('phq9', 5), calm).flags).toEqual([])
    expect(score('phq9', formWith('phq9', 5), { secondsPerItem: [0.9, 0.9, 9] }).flags).toEqual(['too_fast'])
    expect(score('phq9', formWith('phq9', 5), { daysSinceLast: 13 }).flags).toEqual(['repeat'])
    expect(score('phq9', formWith('phq9', 5), { daysSinceLast: 7, insideCase: true }).flags).toEqual([])
    expect(score('phq9', formWith('phq9', 5), { daysSinceLast: 6, insideCase: true }).flags).toEqual([
      'repeat',
    ])
    const flat = Object.fromEntries(Array.from({ length: 15 }, (_, at) => [at + 1, 1]))
    expect(score('gds15', flat).flags).toEqual(['straightline'])
    expect(score('srq20', formWith('srq20', 0)).flags).toEqual([])
  })

  it('says which instrument comes next', () => {
    expect(score('phq2', { 1: 1, 2: 2 }).next).toEqual(['phq9'])
    expect(score('phq2', { 1: 1, 2: 1 }).next).toEqual([])
    expect(score('phq4', { 1: 3, 2: 0, 3: 0, 4: 2 }).next).toEqual(['phq9'])
    expect(score('phq4', { 1: 3, 2: 0, 3: 1, 4: 2 }).next).toEqual(['phq9', 'gad7'])
    expect(score('who5', formWith('who5', 12)).next).toEqual(['phq9'])
    expect(score('who5', formWith('who5', 13)).next).toEqual([])
    expect(score('pcptsd5', { gate: 1, 1: 1, 2: 1, 3: 1, 4: 0, 5: 0 }).next).toEqual(['pcl5'])
  })
})
