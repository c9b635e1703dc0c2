import { describe, expect, it } from 'vitest'
import { lintText } from '../referral/letter.ts'
import { afterContact, afterDischarge, calendarOf, missing, recheck } from './calendar.ts'
import { consequenceOf, dangerSigns, levelOf, normVersion, stabilityOf } from './danger.ts'
import { policeScript, sendingRules, signWords } from './words.ts'

describe('the danger level', () => {
  it('is that of the gravest sign seen, and 0 without any', () => {
    expect(levelOf([])).toBe(0)
    expect(dangerSigns.map((sign) => levelOf([sign]))).toEqual([1, 2, 3, 4, 5])
    expect(levelOf(['verbal_threats', 'violence_going_on'])).toBe(4)
  })
  it('of three or more asks for a hospital now, of four for the police first', () => {
    expect([0, 1, 2, 3, 4, 5].map((level) => consequenceOf(level as 0, false).urgent)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ])
    expect(consequenceOf(4, false)).toEqual({ rule: 'S1', urgent: true, police: true })
  })
  it('is made graver by what two visitors found, never milder', () => {
    expect(consequenceOf(1, true).urgent).toBe(true)
    expect(stabilityOf(3, false)).toBe('unstable')
  })
})

describe('the calendar of the norm', () => {
  it('is two weeks after danger or some unsteadiness, three months when steady, each with the norm it comes from', () => {
    expect(calendarOf(3, false)).toMatchObject([{ kind: 'urgent_after', afterHours: 336, norm: normVersion }])
    expect(calendarOf(2, false)).toMatchObject([{ kind: 'follow_up', afterHours: 336 }])
    expect(calendarOf(0, false)[0]).toMatchObject({ kind: 'follow_up', afterHours: 2160 })
    expect(recheck.afterHours).toBe(336)
    const next = (kind: string, steady: boolean, owed: string[]) =>
      afterContact(kind, steady, owed).map((one) => [one.kind, one.afterHours])
    const [quarter, month, year] = [
      ['follow_up', 2160],
      ['follow_up', 720],
      ['yearly', 8760],
    ]
    expect(next('urgent_after', false, [])).toEqual([month])
    expect(next('recheck', true, [])).toEqual([quarter, year])
    expect(next('follow_up', true, ['follow_up', 'yearly'])).toEqual([])
    expect(next('discharge_visit', true, [])).toEqual([])
  })
  it('has a check-up once a year for whoever is steady, beside the follow-ups and never in their place', () => {
    const next = (kind: string, owed: string[]) => afterContact(kind, true, owed).map((one) => one.kind)
    expect(calendarOf(0, false).map((one) => one.kind)).toEqual(['follow_up', 'yearly'])
    expect(next('follow_up', ['yearly'])).toEqual(['follow_up'])
    expect(next('yearly', ['follow_up'])).toEqual(['yearly'])
    expect(next('yearly', [])).toEqual(['follow_up', 'yearly'])
    expect(missing(afterDischarge, ['yearly']).map((one) => one.kind)).not.toContain('yearly')
  })
  it('after a hospital has a call within a day, a visit within three and at least four contacts in the year', () => {
    expect(afterDischarge[0]).toMatchObject({ kind: 'discharge_call', afterHours: 24 })
    expect(afterDischarge[1]!.afterHours).toBeLessThanOrEqual(72)
    expect(afterDischarge.length).toBeGreaterThanOrEqual(4)
  })
})

it('no text of the path names an illness', () => {
  const script = policeScript.zh('2 栋', signWords.zh.violence_going_on, '')
  for (const text of [...sendingRules.zh, script, ...Object.values(signWords.zh)])
    expect(lintText(text), text).toEqual([])
})
