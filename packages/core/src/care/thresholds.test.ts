import { describe, expect, it } from 'vitest'
import { isMoreUrgent } from './colour.ts'
import { configs, type ScaleFindings } from './input.ts'
import { recommendCare } from './recommend.ts'
import { cutoffs, rulesWith, withNeighbours, wrongChange } from './thresholds.ts'
import { dueAt, isServiceTime } from './working-days.ts'

describe('a site’s cut-offs', () => {
  it('change what they name and nothing else', () => {
    const rules = rulesWith([{ line: 'Y2.phq9', min: 12, max: null }])
    const rule = (total: number, item9 = 0) =>
      recommendCare({ scales: { phq9: { total, item9 } } }, rules).rule
    expect([rule(11), rule(12), rule(15), rule(20), rule(11, 2)]).toEqual(['G1', 'Y2', 'Y2', 'O2', 'O1'])
    expect(recommendCare({ scales: { phq9: { total: 11, item9: 0 } } }).rule).toBe('Y2')
  })

  it('move the edge beside them along, unless somebody set it', () => {
    const up = { line: 'Y2.phq9', min: 11, max: null }
    expect(withNeighbours([up])).toEqual([
      up,
      { line: 'Y2.phq9_rural', min: null, max: 10 },
      { line: 'Y3.phq9_community', min: null, max: 10 },
      { line: 'G1.phq9_8', min: null, max: 10 },
    ])
    expect(withNeighbours([{ line: 'Y2.who5', min: null, max: 24 }])).toContainEqual({
      line: 'G1.who5',
      min: 25,
      max: null,
    })
    const lower = { line: 'Y2.phq9', min: 8, max: null }
    expect(withNeighbours([lower])).toEqual([lower])
    expect(wrongChange([up, { line: 'G1.phq9_8', min: null, max: 9 }])).toBe('Y2.phq9')
  })

  it('leave no total between two lines: never does a worse total stand lower, whatever was changed', () => {
    for (const { line, fact, min, max } of cutoffs.filter((one) => !one.fixed))
      for (const by of [-1, 2])
        for (const change of [
          ...(min === null ? [] : [{ line, min: min + by, max: null }]),
          ...(max === null ? [] : [{ line, min: null, max: max + by }]),
        ]) {
          if (wrongChange([change]) !== undefined) continue
          const rules = rulesWith([change])
          const scale = fact.split('.')[0]!
          for (const config of configs)
            for (const level of ['none', 'mild'] as const) {
              const totals = Array.from({ length: 21 }, (_, at) => (scale === 'who5' ? (20 - at) * 4 : at))
              const found = totals.map(
                (total) =>
                  recommendCare(
                    { config, sex: 'f', function: level, scales: { [scale]: { total } } as ScaleFindings },
                    rules,
                  ).colour,
              )
              for (const [at, colour] of found.entries())
                expect(
                  at > 0 && isMoreUrgent(found[at - 1]!, colour),
                  `${JSON.stringify(change)} ${config} ${level} ${totals[at]}`,
                ).toBe(false)
            }
        }
  }, 60_000)

  it('are refused where only danger lies beside the total that is given up', () => {
    expect(wrongChange([{ line: 'Y2.phq9_15', min: null, max: 18 }])).toBe('Y2.phq9_15')
    // one that was agreed to before this was refused is not followed
    const rules = rulesWith([{ line: 'Y2.phq9_15', min: null, max: 18 }])
    expect(recommendCare({ scales: { phq9: { total: 19, item9: 0 } } }, rules).rule).toBe('Y2')
  })

  it('never loosen a rule of danger, name an unknown line, or hold nothing', () => {
    for (const { line } of cutoffs.filter((one) => one.fixed))
      expect(wrongChange([{ line, min: 99, max: null }])).toBe(line)
    expect(wrongChange([{ line: 'Y9.made_up', min: 1, max: null }])).toBe('Y9.made_up')
    expect(wrongChange([{ line: 'Y2.phq9', min: 20, max: null }])).toBe('Y2.phq9')
    expect(wrongChange([{ line: 'Y2.gad7_15', min: null, max: 18 }])).toBe('Y2.gad7_15')
    expect(() => rulesWith([{ line: 'O2.phq9', min: 25, max: null }])).toThrow('O2.phq9')
    expect(cutoffs.filter((one) => one.fixed).map((one) => one.line)).toContain('O2.phq9')
  })
})

describe('working days', () => {
  const calendar = new Map([
    ['2026-10-01', false],
    ['2026-10-10', true],
  ])
  const at = (text: string): Date => new Date(`${text}+08:00`)

  it('run on the clock of days that are worked', () => {
    expect(dueAt(at('2026-11-27T16:00:00'), { workingDays: 1 }, calendar)).toEqual(at('2026-11-30T16:00:00'))
    expect(dueAt(at('2026-09-30T10:00:00'), { workingDays: 1 }, calendar)).toEqual(at('2026-10-02T10:00:00'))
  })

  it('leave hours and days to the clock', () => {
    expect(dueAt(at('2026-11-28T01:00:00'), { hours: 72 }, calendar)).toEqual(at('2026-12-01T01:00:00'))
    expect(dueAt(at('2026-11-28T01:00:00'), { days: 7 }, calendar)).toEqual(at('2026-12-05T01:00:00'))
  })

  it('know service hours by the clock in Shanghai', () => {
    expect(isServiceTime(at('2026-11-27T08:30:00'), calendar)).toBe(true)
    expect(isServiceTime(at('2026-11-27T17:30:00'), calendar)).toBe(false)
    expect(isServiceTime(at('2026-11-28T10:00:00'), calendar)).toBe(false)
    expect(isServiceTime(at('2026-10-10T10:00:00'), calendar)).toBe(true)
  })
})
