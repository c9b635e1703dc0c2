import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asleepMin, efficiency, efficiencyOver, inBedMin, type Night, riseProposal } from './sleep.ts'

const at = (hour: number, minute = 0): number => hour * 60 + minute
const night = (part: Partial<Night> = {}): Night => ({
  ...{ bedAt: at(23), riseAt: at(7), fallMin: 30, awakeMin: 30 },
  ...part,
})

describe('a night written down', () => {
  it('is counted over midnight', () => {
    expect(inBedMin(night())).toBe(480)
    expect(inBedMin(night({ bedAt: at(0, 30), riseAt: at(8) }))).toBe(450)
    expect(asleepMin(night())).toBe(420)
  })

  it('has as its part slept the sleep over the time in bed', () => {
    expect(efficiency(night())).toBe(88)
    expect(efficiency(night({ fallMin: 120, awakeMin: 120 }))).toBe(50)
    expect(efficiency(night({ fallMin: 600 }))).toBe(0)
  })

  it('is never outside 0 to 100', () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    const any = fc.record({ bedAt: minute, riseAt: minute, fallMin: fc.nat(900), awakeMin: fc.nat(900) })
    fc.assert(
      fc.property(any, (one) => {
        expect(efficiency(one)).toBeGreaterThanOrEqual(0)
        expect(efficiency(one)).toBeLessThanOrEqual(100)
        const proposed = riseProposal([one])
        expect(proposed).toBeGreaterThanOrEqual(0)
        expect(proposed).toBeLessThan(1440)
      }),
    )
  })

  it('counts a week by its sums, and nothing without nights', () => {
    const short = night({ bedAt: at(3), fallMin: 0, awakeMin: 0 })
    expect(efficiencyOver([night({ fallMin: 240, awakeMin: 0 }), short])).toBe(67)
    expect(efficiencyOver([])).toBeNull()
  })

  it('proposes the middle getting-up time, to the quarter of an hour', () => {
    const rises = [at(6, 10), at(7, 20), at(9)].map((riseAt) => night({ riseAt }))
    expect(riseProposal(rises)).toBe(at(7, 15))
    expect(riseProposal([])).toBeNull()
  })
})
