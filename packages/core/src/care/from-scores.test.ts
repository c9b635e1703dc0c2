import { describe, expect, it } from 'vitest'
import { mustFindInstrument } from '../scale/registry.ts'
import { scoreAnswers } from '../scale/score.ts'
import { type FilledForm, findingsFrom } from './from-scores.ts'
import { findingsOfSigns, seenSigns } from './observed-signs.ts'
import { recommendCare } from './recommend.ts'

const filled = (id: string, answers: Record<string, number | null>, done = true): FilledForm => {
  const definition = mustFindInstrument(id)
  return { definition, answers, done, score: scoreAnswers(definition, answers) }
}
const ruleOf = (...forms: FilledForm[]): string => recommendCare(findingsFrom(forms)).rule
const phq9 = (item9: number | null, each = 0): Record<string, number | null> => ({
  ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [String(at + 1), each])),
  9: item9,
})

describe('a form that was left half-way', () => {
  it('speaks with its dangerous answer alone, never with a total', () => {
    expect(findingsFrom([filled('phq9', { 1: 3, 2: 3, 9: 2 }, false)]).scales).toEqual({ phq9: { item9: 2 } })
    expect(ruleOf(filled('phq9', { 9: 2 }, false))).toBe('O1')
    expect(ruleOf(filled('phq9', { 1: 3, 2: 3, 3: 3, 4: 3, 5: 3, 6: 3, 7: 3 }, false))).toBe('G0')
  })

  it('before its dangerous item was reached, says nothing of it; finished without it, unknown', () => {
    expect(findingsFrom([filled('phq9', { 1: 1 }, false)]).scales).toEqual({})
    expect(findingsFrom([filled('phq9', phq9(null, 1))]).scales).toEqual({ phq9: { total: 8, item9: null } })
    expect(ruleOf(filled('phq9', phq9(null, 2)))).toBe('Y1')
  })
})

describe('ASQ', () => {
  const asq = (answers: Record<string, number | null>, done = true) =>
    findingsFrom([filled('asq', answers, done)]).scales?.asq
  it('counts a yes, a refusal and a skipped question as the specification says', () => {
    expect(asq({ 1: 0, 2: 0, 3: 0, 4: 0 })).toEqual({ q1_4: 'no', q3: 'no' })
    expect(asq({ 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 })).toEqual({ q1_4: 'yes', q3: 'no', q5: 'no' })
    expect(asq({ 1: 0, 2: 2, 3: 0, 4: 0, 5: 0 })?.q1_4).toBe('refused')
    expect(asq({ 1: 0, 2: 0, 3: 0, 4: null, 5: 0 })?.q1_4).toBe('refused')
    expect(asq({ 1: 1, 2: 0, 3: 0, 4: 0 })?.q5).toBe('refused')
  })
  it('left after the first no says nothing yet; left after a yes says yes', () => {
    expect(asq({ 1: 0 }, false)).toBeUndefined()
    expect(asq({ 1: 1 }, false)).toEqual({ q1_4: 'yes' })
  })
  it('skipped whole is a refusal: ORANGE', () => {
    expect(ruleOf(filled('phq9', phq9(1)), filled('asq', { 1: 2, 2: 2, 3: 2, 4: 2, 5: 2 }))).toBe('O1')
  })
})

it('GDS items 12 and 14 count keyed, and self-care at its worst is ORANGE before the form is done', () => {
  expect(findingsFrom([filled('gds15', { 12: 1, 14: 1 }, false)]).scales).toEqual({
    gds15: { items12and14: true, item14: true },
  })
  expect(ruleOf(filled('function', { F3: 3 }, false))).toBe('O2')
})

describe('what a lay eye saw', () => {
  it('always asks for a person, and with danger now for one at once', () => {
    for (const sign of seenSigns) {
      expect(['G0', 'G1']).not.toContain(recommendCare(findingsOfSigns([sign], false)).rule)
    }
    expect(recommendCare(findingsOfSigns(['talks_of_dying'], true)).colour).toBe('RED-E')
    expect(recommendCare(findingsOfSigns(['threatens_others'], true)).colour).toBe('RED')
    expect(recommendCare(findingsOfSigns(['talks_of_dying'], false)).colour).toBe('ORANGE')
    expect(recommendCare(findingsOfSigns(['sleeps_badly'], false)).colour).toBe('YELLOW')
  })
})
