import { describe, expect, it } from 'vitest'
import {
  type BreachDecision,
  breachGrades,
  breachSteps,
  stepDueMs,
  stepsAsked,
  stepsOwed,
} from './runbook.ts'

const decided = (change: Partial<BreachDecision> = {}): BreachDecision => ({
  ...{ real: true, grade: 'ordinary', harmPrevented: false, crime: false },
  ...change,
})
const hour = 3_600_000

describe('the runbook of a data incident', () => {
  it('asks for a look, a stop and a decision before anybody knows more', () => {
    expect(stepsAsked(undefined)).toEqual(['triage', 'contain', 'decide'])
    expect(stepsAsked(decided({ real: false }))).toEqual(['triage', 'decide'])
  })

  it('asks for everything of the gravest, and leaves out only what the decision leaves out', () => {
    expect(stepsAsked(decided({ grade: 'extreme', crime: true }))).toEqual([...breachSteps])
    for (const grade of breachGrades)
      expect(stepsAsked(decided({ grade })).includes('report'), grade).toBe(grade !== 'ordinary')
    const prevented = stepsAsked(decided({ harmPrevented: true }))
    expect(prevented).not.toContain('people')
    expect(prevented).toContain('authority')
  })

  it('counts every hour from the moment it was noticed; the police have none', () => {
    const due = breachSteps.map((step) => stepDueMs(step, 0))
    expect(due).toEqual(
      [1, 4, 4, 4, 72, 72, null, 336].map((hours) => (hours === null ? null : hours * hour)),
    )
  })

  it('owes what is asked for and not signed', () => {
    expect(stepsOwed(decided(), ['triage', 'contain', 'decide', 'authority', 'people'])).toEqual(['review'])
    expect(
      stepsOwed(decided({ crime: true }), ['triage', 'contain', 'decide', 'authority', 'people', 'review']),
    ).toEqual(['police'])
  })
})
