import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answers, optionsOf, readAnswers } from './answers.ts'
import type { Definition, ScoreContext } from './definition.ts'
import { definitions, mustFindInstrument } from './registry.ts'
import { scoreAnswers } from './score.ts'
import { bands, formWith, keyOf, keys, ticked } from './scoring.cases.ts'

const score = (id: string, answers: Answers, context?: ScoreContext) =>
  scoreAnswers(mustFindInstrument(id), answers, context)

function* totalsOf(text: string): Generator<[string, number]> {
  for (const part of text.split(';')) {
    const [band = '', range = ''] = part.trim().split(' ')
    const [from = 0, to = 0] = range.split('-').map(Number)
    for (let total = from; total <= to; total += 1) yield [band, total]
  }
}

describe('every total has its band', () => {
  it.each(bands)('%s %j: %s', (id, context, text) => {
    const multiply = id === 'who5' ? 4 : 1
    const { n, low, high } = keyOf(id)
    const seen: number[] = []
    for (const [band, sum] of totalsOf(text)) {
      const found = score(id, formWith(id, sum), context)
      expect(found).toMatchObject({ valid: true, prorated: false, total: sum * multiply, band, missing: [] })
      seen.push(sum)
    }
    expect(seen).toEqual(Array.from({ length: n * (high - low) + 1 }, (_, at) => n * low + at))
  })

  it.each([
    ['mspss', 35, 2.92, 'low'],
    ['mspss', 36, 3, 'middle'],
    ['mspss', 60, 5, 'middle'],
    ['mspss', 61, 5.08, 'high'],
    ['mspss', 84, 7, 'high'],
    ['mspss', 12, 1, 'low'],
    ['brs', 17, 2.83, 'low'],
    ['brs', 18, 3, 'normal'],
    ['brs', 25, 4.17, 'normal'],
    ['brs', 26, 4.33, 'high'],
  ])('%s with %i points is %d: %s', (id, sum, total, band) => {
    expect(score(id, formWith(id, sum))).toMatchObject({ valid: true, total, band })
  })
})

describe('every item counts once and in its direction', () => {
  it.each(Object.keys(keys))('%s', (id) => {
    const { n, low, high } = keyOf(id)
    const base = formWith(id, n * low)
    const lowest = score(id, base).total ?? Number.NaN
    const step = id === 'who5' ? 4 : id === 'mspss' || id === 'brs' ? 1 / n : 1
    for (let at = 1; at <= n; at += 1)
      for (let points = low; points <= high; points += 1) {
        const total = score(id, { ...base, [at]: ticked(id, at, points) }).total
        expect(total).toBeCloseTo(lowest + (points - low) * step, 1)
      }
  })
})

/** How many may be missing, and whether the rest is prorated; by hand from the last column of the master table. */
const missingRules: Readonly<Record<string, number>> = {
  ...{ phq9: 2, phq2: 0, phq4: 0, gad7: 1, gad2: 0, k6: 0, k10: 2, who5: 0, auditc: 0, ucla3: 0 },
  ...{ epds: 1, pss10: 2, isi: 0, whodas12: 1, gds15: 3, cesd: 4, cesdc: 4, mspss: 2, brs: 1 },
}
const safetyItem: Readonly<Record<string, number>> = { phq9: 9, epds: 10 }

/** The total as the rules have it, worked out in another way than the scorer does. */
function expectedTotal(id: string, points: readonly (number | null)[]): number | null {
  const given = points.filter((one) => one !== null)
  if (points.length - given.length > (missingRules[id] ?? 0)) return null
  const safety = safetyItem[id]
  const due = points.length - (safety !== undefined && points[safety - 1] === null ? 1 : 0)
  const mean = given.reduce((sum, one) => sum + one, 0) / given.length
  if (id === 'mspss' || id === 'brs') return Math.round(mean * 100 + 1e-9) / 100
  return Math.floor(mean * due + 0.5 + 1e-9) * (id === 'who5' ? 4 : 1)
}

function checkMissing(id: string, points: readonly (number | null)[]): void {
  const answers = Object.fromEntries(
    points.map((one, at) => [String(at + 1), one === null ? null : ticked(id, at + 1, one)]),
  )
  const found = score(id, answers)
  const total = expectedTotal(id, points)
  const missing = points.flatMap((one, at) => (one === null ? [String(at + 1)] : []))
  const imputed = missing.filter((one) => one !== String(safetyItem[id]))
  expect(found).toMatchObject({
    valid: total !== null,
    total,
    missing,
    prorated: total !== null && imputed.length > 0,
  })
  if (total === null) expect(found.band).toBeNull()
  else expect(found.band).not.toBeNull()
}

describe('missing answers', () => {
  const short = Object.keys(missingRules).filter((id) => keyOf(id).n <= 10)
  it.each(short)('%s: every pattern of missing items', (id) => {
    const { n, low, high } = keyOf(id)
    for (let pattern = 0; pattern < 2 ** n - 1; pattern += 1) {
      const points = Array.from({ length: n }, (_, at) =>
        pattern & (1 << at) ? null : low + ((at * 2 + pattern) % (high - low + 1)),
      )
      checkMissing(id, points)
    }
  })

  const long = Object.keys(missingRules).filter((id) => keyOf(id).n > 10)
  it.each(long)('%s: any answers with any missing', (id) => {
    const { n, low, high } = keyOf(id)
    const point = fc.option(fc.integer({ min: low, max: high }), { freq: 8, nil: null })
    const form = fc
      .array(point, { minLength: n, maxLength: n })
      .filter((one) => one.some((value) => value !== null))
    fc.assert(fc.property(form, (points) => checkMissing(id, points)))
  })

  it('SRQ-20 counts up to two as no and says so', () => {
    const nine = { ...formWith('srq20', 9), 19: null, 20: null }
    expect(score('srq20', nine)).toMatchObject({
      valid: true,
      total: 9,
      prorated: false,
      missing: ['19', '20'],
      flags: ['missing_as_no'],
    })
    expect(score('srq20', { ...nine, 18: null }).valid).toBe(false)
  })

  it('SRQ-20 takes a skipped item 17 for unknown, not for no', () => {
    const found = score('srq20', { ...formWith('srq20', 9), 17: null })
    expect(found).toMatchObject({ valid: true, total: 9, missing: ['17'] })
    expect(found.triggers).toEqual([{ action: 'SAFETY_UNKNOWN', items: ['17'] }])
  })

  it('PCL-5 allows four, one in a cluster', () => {
    const all = formWith('pcl5', 40)
    const gone = (...ids: number[]): Answers => ({
      ...all,
      ...Object.fromEntries(ids.map((id) => [id, null])),
    })
    expect(score('pcl5', gone(1, 6, 8, 15))).toMatchObject({ valid: true, prorated: true })
    expect(score('pcl5', gone(1, 2))).toMatchObject({ valid: false, band: null, subscales: { B: null } })
    expect(score('pcl5', gone(6, 7)).valid).toBe(false)
    expect(score('pcl5', gone(8, 9)).valid).toBe(false)
    expect(score('pcl5', gone(15, 20)).valid).toBe(false)
  })

  it('PCL-5 sees the pattern of at least 1 B, 1 C, 2 D and 2 E rated 2 or more', () => {
    const at = (...ids: number[]): Answers =>
      Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i + 1, ids.includes(i + 1) ? 2 : 1]))
    expect(score('pcl5', at(1, 6, 8, 9, 15, 16)).flags).toContain('pattern_met')
    for (const ids of [
      [6, 8, 9, 15, 16],
      [1, 8, 9, 15, 16],
      [1, 6, 8, 15, 16],
      [1, 6, 8, 9, 15],
    ])
      expect(score('pcl5', at(...ids)).flags).not.toContain('pattern_met')
  })

  it('ProQOL allows two in each subscale', () => {
    const all = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [at + 1, 3]))
    expect(score('proqol5', { ...all, 3: null, 6: null })).toMatchObject({
      valid: true,
      subscales: { CS: 30 },
    })
    expect(score('proqol5', { ...all, 3: null, 6: null, 12: null })).toMatchObject({
      valid: false,
      subscales: { CS: null, BO: 30, STS: 30 },
    })
    expect(score('proqol5', all).subscaleBands).toEqual({ CS: 'average', BO: 'average', STS: 'average' })
  })
})

describe('reading answers', () => {
  it.each([
    ['phq9', { 1: 4 }],
    ['phq9', { 1: -1 }],
    ['phq9', { 1: 1.5 }],
    ['phq9', { 1: '1' }],
    ['phq9', { 1: true }],
    ['phq9', { 11: 0 }],
    ['phq9', { constructor: 0 }],
    ['k10', { 1: 0 }],
    ['srq20', { 1: 2 }],
    ['srq20', { 1: 'refused' }],
    ['asq', { 1: 3 }],
    ['pcptsd5', { 0: 1, gate: 1 }],
    ['phq9', [0, 0]],
    ['phq9', null],
  ])('%s %j is refused', (id, raw) => {
    expect(() => readAnswers(mustFindInstrument(id), raw)).toThrow()
  })

  it('takes yes, no and refused in their words', () => {
    expect(
      readAnswers(mustFindInstrument('asq'), { 1: 'yes', 2: false, 3: 'refused', 4: null, 5: '否' }),
    ).toEqual({
      1: 1,
      2: 0,
      3: 2,
      4: null,
      5: 0,
    })
  })

  it('never throws while scoring what it has read, whatever was answered', () => {
    const anyForm = (definition: Definition) =>
      fc.record(
        Object.fromEntries(
          definition.items.map((item) => {
            const values = optionsOf(definition, item).map((one) => one.value)
            return [item.id, fc.constantFrom(null, ...values)]
          }),
        ),
        { requiredKeys: [] },
      )
    for (const definition of definitions)
      fc.assert(
        fc.property(anyForm(definition), (raw) => {
          const found = scoreAnswers(definition, readAnswers(definition, raw))
          const { range } = definition.scoring
          if (found.total !== null && range) {
            expect(found.total).toBeGreaterThanOrEqual(range.min)
            expect(found.total).toBeLessThanOrEqual(range.max)
          }
          if (!found.valid) expect([found.total, found.band]).toEqual([null, null])
        }),
        { numRuns: 60 },
      )
  })
})
