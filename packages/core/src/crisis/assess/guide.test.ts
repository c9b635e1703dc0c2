import { describe, expect, it } from 'vitest'
import { type GuideFacts, guideRules, guideSteps, nextSteps } from './guide.ts'

const facts = (more: Partial<GuideFacts>): GuideFacts => ({
  level: 'LOW',
  minor: false,
  alone: false,
  meansAtHand: false,
  plan: false,
  psychosis: 'no',
  substance: 'no',
  agitated: 'no',
  selfHarm: 'no',
  attempts: 0,
  placeKnown: true,
  refusesHelp: false,
  ...more,
})
const steps = (more: Partial<GuideFacts>) => nextSteps(facts(more)).map((one) => one.step)

describe('the next-step guide', () => {
  it('at high risk: not alone, means away, contact told, hospital now', () => {
    expect(steps({ level: 'HIGH', alone: true })).toEqual(
      expect.arrayContaining(['not_alone', 'means_away_now', 'contact_told', 'hospital_now', 'plan_full']),
    )
  })
  it('at moderate risk: full plan, means today, somebody informed, specialist within a week, contact in 24 hours', () => {
    expect(steps({ level: 'MODERATE' })).toEqual(
      expect.arrayContaining([
        'means_step_today',
        'plan_full',
        'supporter_informed',
        'specialist_week',
        'contact_24h',
      ]),
    )
  })
  it('at low risk: light plan, contact within 72 hours, asked again on the seventh day', () => {
    expect(steps({})).toEqual(['plan_light', 'contact_72h', 'asq_again_7d'])
  })
  it('tells 120 or 110 when help is refused, and when plan and means are at hand', () => {
    expect(steps({ level: 'HIGH', refusesHelp: true })[0]).toBe('call_emergency')
    expect(steps({ level: 'HIGH', plan: true, meansAtHand: true })[0]).toBe('call_emergency')
    expect(steps({ level: 'MODERATE', refusesHelp: true })).not.toContain('call_emergency')
  })
  it('changes with the answers: a child, voices, drink, an unknown place', () => {
    expect(steps({ level: 'HIGH', minor: true })).toContain('guardian_now')
    expect(steps({ level: 'LOW', minor: true })).toContain('guardian_today')
    expect(steps({ psychosis: 'yes' })).toContain('doctor_psychosis')
    expect(steps({ substance: 'yes' })).toContain('no_alcohol')
    expect(steps({ placeKnown: false })[0]).toBe('ask_place')
  })
  it('has a rule for every step, and is never empty', () => {
    expect([...new Set(guideRules.map((one) => one.step))].sort()).toEqual([...guideSteps].sort())
    for (const level of ['LOW_0', 'LOW', 'MODERATE', 'HIGH'] as const)
      expect(steps({ level }).length).toBeGreaterThan(1)
  })
})
