import { describe, expect, it } from 'vitest'
import { compare, jacobsonTruax } from './change.ts'
import type { Definition } from './definition.ts'
import { mustFindInstrument } from './registry.ts'
import { type Score, scoreAnswers } from './score.ts'

/** A score of this total; only the total, instrument and version matter to the comparison. */
const scored = (definition: Definition, total: number | null): Score => ({
  ...scoreAnswers(definition, {}),
  valid: total !== null,
  total,
})

describe('change between two scores', () => {
  it.each([
    ['phq9', 16, 10, 'better', true, false],
    ['phq9', 15, 9, 'better', true, true],
    ['phq9', 14, 9, 'better', false, false],
    ['phq9', 9, 15, 'worse', true, true],
    ['phq9', 9, 9, 'same', false, false],
    ['gad7', 11, 7, 'better', true, true],
    ['gad7', 12, 8, 'better', true, false],
    ['gad7', 10, 7, 'better', false, false],
    ['k6', 15, 10, 'better', true, true],
    ['k6', 15, 11, 'better', false, false],
    ['k10', 30, 23, 'better', true, null],
    ['k10', 30, 24, 'better', false, false],
    ['who5', 40, 52, 'better', true, true],
    ['who5', 52, 40, 'worse', true, true],
    ['who5', 20, 32, 'better', true, false],
    ['who5', 40, 48, 'better', false, false],
    ['srq20', 10, 6, 'better', true, true],
    ['srq20', 10, 7, 'better', false, false],
    ['pcl5', 43, 28, 'better', true, true],
    ['pcl5', 45, 30, 'better', true, false],
    ['pcl5', 42, 28, 'better', false, false],
    ['gds15', 8, 4, 'better', true, true],
    ['cesd', 24, 15, 'better', true, true],
    ['epds', 12, 8, 'better', true, true],
    ['phq2', 6, 0, 'better', null, null],
  ])('%s from %i to %i: %s, reliable %s, clinically %s', (id, from, to, direction, reliable, clinically) => {
    const definition = mustFindInstrument(id)
    const found = compare(definition, scored(definition, from), scored(definition, to))
    expect(found).toMatchObject({
      delta: to - from,
      direction,
      reliable,
      clinicallySignificant: clinically,
    })
  })

  it('falls back to Jacobson–Truax where only the spread is known', () => {
    expect(jacobsonTruax(3.72, 0.85)).toBeCloseTo(3.99, 2)
    const k6 = mustFindInstrument('k6')
    const spread = { spread: { sd: 3.72, alpha: 0.85 }, certainty: 'V', source: 'test' } as const
    const local: Definition = { ...k6, change: spread }
    expect(compare(local, scored(local, 9), scored(local, 5))).toMatchObject({
      basis: 'jacobson_truax',
      reliable: true,
      clinicallySignificant: null,
    })
    expect(compare(local, scored(local, 8), scored(local, 5))).toMatchObject({ reliable: false })
  })

  it('says nothing without two totals, and refuses another version', () => {
    const phq9 = mustFindInstrument('phq9')
    expect(compare(phq9, scored(phq9, null), scored(phq9, 5))).toBeUndefined()
    expect(() => compare(phq9, scored(mustFindInstrument('gad7'), 5), scored(phq9, 5))).toThrow()
    expect(() => compare(phq9, { ...scored(phq9, 5), version: '0.9.0' }, scored(phq9, 5))).toThrow()
  })
})
