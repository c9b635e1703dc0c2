import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answers, optionsOf, readAnswers } from './answers.ts'
import type { Definition, ScoreContext } from './definition.ts'
import { definitions, mustFindInstrument } from './registry.ts'
import { scoreAnswers } from './score.ts'

/** Which items are turned round, by hand from the master table; option values 0 … high or low … high. */
const keys: Readonly<Record<string, { n: number; low: number; high: number; reverse?: number[] }>> = {
  phq9: { n: 9, low: 0, high: 3 },
  phq2: { n: 2, low: 0, high: 3 },
  phq4: { n: 4, low: 0, high: 3 },
  gad7: { n: 7, low: 0, high: 3 },
  gad2: { n: 2, low: 0, high: 3 },
  k6: { n: 6, low: 0, high: 4 },
  k10: { n: 10, low: 1, high: 5 },
  who5: { n: 5, low: 0, high: 5 },
  srq20: { n: 20, low: 0, high: 1 },
  pcl5: { n: 20, low: 0, high: 4 },
  gds15: { n: 15, low: 0, high: 1, reverse: [1, 5, 7, 11, 13] },
  auditc: { n: 3, low: 0, high: 4 },
  cesdc: { n: 20, low: 0, high: 3, reverse: [4, 8, 12, 16] },
  cesd: { n: 20, low: 0, high: 3, reverse: [4, 8, 12, 16] },
  epds: { n: 10, low: 0, high: 3, reverse: [3, 5, 6, 7, 8, 9, 10] },
  ucla3: { n: 3, low: 1, high: 3 },
  pss10: { n: 10, low: 0, high: 4, reverse: [4, 5, 7, 8] },
  isi: { n: 7, low: 0, high: 4 },
  whodas12: { n: 12, low: 0, high: 4 },
  mspss: { n: 12, low: 1, high: 7 },
  brs: { n: 6, low: 1, high: 5, reverse: [2, 4, 6] },
}
const keyOf = (id: string) => keys[id] ?? { n: 0, low: 0, high: 0 }

/** What the person ticks so that item `at` counts as `points`. */
const ticked = (id: string, at: number, points: number): number => {
  const { low, high, reverse = [] } = keyOf(id)
  return reverse.includes(at) ? low + high - points : points
}

/** A whole form whose points add up to `sum`. */
function formWith(id: string, sum: number): Answers {
  const { n, low, high } = keyOf(id)
  let left = sum - n * low
  const answers: Record<string, number> = {}
  for (let at = 1; at <= n; at += 1) {
    const more = Math.min(high - low, left)
    left -= more
    answers[at] = ticked(id, at, low + more)
  }
  return answers
}

const score = (id: string, answers: Answers, context?: ScoreContext) =>
  scoreAnswers(mustFindInstrument(id), answers, context)

type Bands = readonly [id: string, context: ScoreContext, bands: string, multiply?: number]
/** Every total and its band, by hand from the master table. */
const bands: readonly Bands[] = [
  ['phq9', {}, 'minimal 0-4; mild 5-9; moderate 10-14; moderately_severe 15-19; severe 20-27'],
  ['phq2', {}, 'negative 0-2; positive 3-6'],
  ['phq4', {}, 'none 0-2; mild 3-5; moderate 6-8; severe 9-12'],
  ['gad7', {}, 'minimal 0-4; mild 5-9; moderate 10-14; severe 15-21'],
  ['gad2', {}, 'negative 0-2; positive 3-6'],
  ['k6', {}, 'low 0-4; moderate 5-12; serious 13-24'],
  ['k10', {}, 'low 10-15; moderate 16-21; high 22-29; very_high 30-50'],
  ['who5', {}, 'probable_depression 0-7; low_wellbeing 8-12; ok 13-25', 4],
  ['srq20', {}, 'low 0-4; watch 5-7; positive 8-12; high 13-20'],
  ['srq20', { phase: 'reconstruction' }, 'low 0-4; watch 5-7; positive 8-12; high 13-20'],
  ['srq20', { phase: 'emergency' }, 'low 0-4; watch 5-6; positive 7-12; high 13-20'],
  ['srq20', { population: 'emergency_phase' }, 'low 0-4; watch 5-6; positive 7-12; high 13-20'],
  ['pcl5', {}, 'low 0-30; possible 31-32; probable 33-80'],
  ['gds15', {}, 'normal 0-4; mild 5-8; moderate 9-11; severe 12-15'],
  ['auditc', {}, 'low 0-2; risky 3-7; high 8-12'],
  ['auditc', { sex: 'f' }, 'low 0-2; risky 3-7; high 8-12'],
  ['auditc', { sex: 'm' }, 'low 0-3; risky 4-7; high 8-12'],
  ['cesdc', {}, 'negative 0-14; positive 15-60'],
  ['cesd', {}, 'low 0-15; possible 16-19; probable 20-60'],
  ['epds', {}, 'low 0-9; possible 10-12; probable 13-30'],
  ['ucla3', {}, 'not_lonely 3-5; lonely 6-9'],
  ['pss10', {}, 'low 0-13; moderate 14-26; high 27-40'],
  ['isi', {}, 'none 0-7; subthreshold 8-14; moderate 15-21; severe 22-28'],
  ['whodas12', {}, 'none 0-4; mild 5-9; moderate 10-19; severe 20-48'],
]

function* totalsOf(text: string): Generator<[string, number]> {
  for (const part of text.split(';')) {
    const [band = '', range = ''] = part.trim().split(' ')
    const [from = 0, to = 0] = range.split('-').map(Number)
    for (let total = from; total <= to; total += 1) yield [band, total]
  }
}

describe('every total has its band', () => {
  it.each(bands)('%s %j: %s', (id, context, text, multiply = 1) => {
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
