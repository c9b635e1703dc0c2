import { describe, expect, it } from 'vitest'
import { type Answer, type Findings, gradeOfTriage, gravest, triage } from './triage.ts'

const no: Findings = { asq: ['no', 'no', 'no', 'no', 'no'], plan: false, intent: 0, meansAtHand: false }
const asq = (...answers: [Answer, Answer, Answer, Answer, Answer]): Partial<Findings> => ({ asq: answers })

describe('what a structured assessment asks for', () => {
  it.each([
    ['nothing was found', {}, 'LOW_0'],
    ['a wish to be dead', asq('yes', 'no', 'no', 'no', 'no'), 'LOW'],
    ['nobody wanted to answer the first', asq('refused', 'no', 'no', 'no', 'no'), 'LOW'],
    ['thoughts in the past week', asq('yes', 'no', 'yes', 'no', 'no'), 'MODERATE'],
    ['an attempt long ago', asq('no', 'no', 'no', 'yes', 'no'), 'MODERATE'],
    ['behaviour more than three months ago', { lastBehaviourDays: 93 }, 'MODERATE'],
    ['a plan without means or intent', { plan: true }, 'MODERATE'],
    ['thoughts right now', asq('no', 'no', 'no', 'no', 'yes'), 'HIGH'],
    ['no answer to “right now”, and yes before', asq('yes', 'no', 'no', 'no', 'refused'), 'HIGH'],
    ['behaviour within three months', { lastBehaviourDays: 92 }, 'HIGH'],
    ['a plan, and means at hand', { plan: true, meansAtHand: true }, 'HIGH'],
    ['a plan, and some intent', { plan: true, intent: 1 }, 'HIGH'],
  ] as const)('is graver than it looks where it must be: %s', (_, part, level) => {
    expect(triage({ ...no, ...part })).toBe(level)
  })

  it('never becomes less grave by one finding more', () => {
    const answers: Answer[] = ['no', 'refused', 'yes']
    const levels = ['LOW_0', 'LOW', 'MODERATE', 'HIGH'] as const
    for (let n = 0; n < 5; n += 1)
      for (const other of answers) {
        const before = [...no.asq] as Answer[]
        before[(n + 1) % 5] = other
        const after = [...before]
        after[n] = 'yes'
        const [less, more] = [before, after].map((one) =>
          triage({ ...no, asq: one as unknown as Findings['asq'] }),
        )
        expect(levels.indexOf(more!)).toBeGreaterThanOrEqual(levels.indexOf(less!))
        expect(gravest(less!, more!)).toBe(more)
      }
  })

  it('is RED where it is high, and nobody with a finding is less than ORANGE', () => {
    expect(gradeOfTriage).toEqual({ HIGH: 'RED', MODERATE: 'ORANGE', LOW: 'ORANGE', LOW_0: 'YELLOW' })
  })
})
