import { describe, expect, it } from 'vitest'
import { cutoffs } from '../thresholds.ts'
import { type OpenedBy, proposeTunings } from './tuning.ts'

const line = cutoffs.find((one) => one.fact === 'gad7.total' && !one.fixed && one.rule === 'Y2')!.line
const opened = (total: number, falseAlarm: boolean, at: number): OpenedBy => ({ line, total, falseAlarm, at })
/** Sixty people: those at the edge false alarms, those above it in need. */
const sixty = Array.from({ length: 60 }, (_, at) => opened(at % 2 ? 10 : 14, at % 2 === 1, at))

describe('a proposal to move a cut-off', () => {
  it('spares false alarms, and is tried on the newest third, which it was not learned from', () => {
    const [one, ...more] = proposeTunings(sixty, [])
    expect(more).toEqual([])
    expect(one).toMatchObject({ line, edge: 'min', from: 10, learnedFrom: 40, missed: 0 })
    expect(one!.to).toBeGreaterThan(10)
    expect([one!.before, one!.after]).toEqual([
      { opened: 20, falseAlarms: 10 },
      { opened: 10, falseAlarms: 0 },
    ])
  })

  it('never leaves out anybody who needed somebody, and says whom it would have missed since', () => {
    expect(proposeTunings([...sixty, opened(10, false, 3)], [])).toEqual([])
    expect(proposeTunings([...sixty, opened(10, false, 99)], [])[0]!.missed).toBe(1)
  })

  it('is not made of few people, of few false alarms, or for a line of danger', () => {
    expect(proposeTunings(sixty.slice(0, 18), [])).toEqual([])
    expect(
      proposeTunings(
        sixty.map((one, at) => ({ ...one, falseAlarm: at % 8 === 1 })),
        [],
      ),
    ).toEqual([])
    const danger = cutoffs.find((one) => one.fixed)!.line
    expect(
      proposeTunings(
        sixty.map((one) => ({ ...one, line: danger })),
        [],
      ),
    ).toEqual([])
  })
})
