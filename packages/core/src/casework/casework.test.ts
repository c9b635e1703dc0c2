import { describe, expect, it } from 'vitest'
import { mustFindInstrument } from '../scale/registry.ts'
import { type Score, scoreAnswers } from '../scale/score.ts'
import { capOf, overCap } from './caps.ts'
import { keysOfName, keysOfQuery, likeness, readings, shapeOf } from './names.ts'
import { attainmentMean, isOffTrack, outcomeOf } from './outcome.ts'
import { priorityOf, reasonsOf } from './priority.ts'
import { remembrances } from './remember.ts'
import { type Artefacts, caseStates, isOver, mayStep, missingFor, phaseDays, phaseOf } from './state.ts'
import { findDiagnosticWords } from './wording.ts'

const nothing: Artefacts = {
  ...{
    request: false,
    eligibility: false,
    conflictChecked: false,
    emergencyContact: false,
    consent: false,
    accessibility: false,
  },
  ...{ assessed: false, strengths: false, culture: false, baseline: false },
  ...{ assessmentSigned: false, goals: 0, planApproved: false, planAgreed: false },
  ...{ tier: false, frequency: false, contractSigned: false, counselled: true },
  ...{ evaluated: false, summary: false, relapsePlan: false, openNotes: 0, safetyOpen: false },
  ...{ closingApproved: false, rated: false },
  handedOver: false,
}

describe('a case on its way', () => {
  it.each([
    ['NEW', 'SCREENED', true],
    ['NEW', 'ACTIVE', false],
    ['INTAKE', 'ASSESSING', true],
    ['ASSESSING', 'ACTIVE', false],
    ['ACTIVE', 'PAUSED', true],
    ['PAUSED', 'ACTIVE', true],
    ['ACTIVE', 'CLOSED', false],
    ['CLOSING', 'FOLLOW_UP', true],
    ['FOLLOW_UP', 'CLOSED', true],
    ['CLOSED', 'ACTIVE', true],
    ['DECLINED', 'ACTIVE', false],
  ] as const)('%s to %s: %s', (from, to, may) => expect(mayStep(from, to)).toBe(may))

  it('may be handed on, or end by a death, from every state in which somebody works on it', () => {
    for (const state of caseStates.filter((one) => !isOver(one))) {
      expect(mayStep(state, 'TRANSFERRED')).toBe(true)
      expect(mayStep(state, 'DECEASED')).toBe(true)
    }
  })

  it('leaves the intake only with request, eligibility, conflict check, a contact, consent and accessibility', () => {
    expect(missingFor('INTAKE', 'ASSESSING', nothing)).toEqual([
      'request',
      'eligibility',
      'conflictChecked',
      'emergencyContact',
      'consent',
      'accessibility',
    ])
    expect(missingFor('INTAKE', 'INTAKE', nothing)).toEqual([])
  })

  it('leaves the assessment with all of it written, a scale to compare with or why there is none, and a signature', () => {
    const written = { ...nothing, assessed: true, strengths: true, culture: true }
    expect(missingFor('ASSESSING', 'PLANNED', written)).toEqual(['baseline', 'assessmentSigned'])
    expect(
      missingFor('ASSESSING', 'PLANNED', { ...written, baseline: true, assessmentSigned: true }),
    ).toEqual([])
  })

  it('is not worked on before goals and the service stand, a supervisor approved and the person agreed and signed', () => {
    expect(missingFor('PLANNED', 'ACTIVE', { ...nothing, goals: 2, tier: true, planApproved: true })).toEqual(
      ['frequency', 'planAgreed', 'contractSigned'],
    )
    expect(missingFor('PLANNED', 'ACTIVE', { ...nothing, counselled: false })).toContain('counselled')
    expect(missingFor('PAUSED', 'ACTIVE', { ...nothing, planApproved: true })).toEqual([])
    expect(missingFor('CLOSED', 'ACTIVE', nothing)).toEqual(['planApproved'])
  })

  it('does not close while an alert is not answered by a safety plan, or a note is not signed', () => {
    const ready = { ...nothing, evaluated: true, summary: true, relapsePlan: true }
    expect(missingFor('ACTIVE', 'CLOSING', ready)).toEqual([])
    expect(missingFor('ACTIVE', 'CLOSING', { ...ready, safetyOpen: true })).toEqual(['safetyOpen'])
    expect(missingFor('CLOSING', 'FOLLOW_UP', { ...ready, openNotes: 1 })).toEqual([
      'openNotes',
      'rated',
      'closingApproved',
    ])
  })

  it('has one day for the intake where it is urgent, three where it is not', () => {
    expect([phaseDays('intake', 'ORANGE'), phaseDays('intake', 'YELLOW'), phaseDays('plan', 'RED')]).toEqual([
      1, 3, 21,
    ])
    expect(caseStates.map(phaseOf)).toContain('assessment')
  })
})

describe('how much one person carries', () => {
  it.each([
    [['counsellor'], { active: 19, urgent: 0 }, false, null],
    [['counsellor'], { active: 20, urgent: 0 }, false, 'active'],
    [['counsellor'], { active: 5, urgent: 3 }, true, 'urgent'],
    [['counsellor'], { active: 5, urgent: 3 }, false, null],
    [['social_worker'], { active: 29, urgent: 5 }, true, 'urgent'],
    [['social_worker', 'counsellor'], { active: 25, urgent: 0 }, false, null],
    [['crisis_worker'], { active: 8, urgent: 0 }, false, 'active'],
    [['volunteer'], { active: 6, urgent: 0 }, false, 'active'],
  ] as const)('%s with %o, urgent %s: %s', (roles, load, urgent, over) =>
    expect(overCap(capOf(roles)!, load, urgent)).toBe(over),
  )
  it('is not asked of somebody who leads no case', () => expect(capOf(['auditor'])).toBeUndefined())
})

describe('how it went', () => {
  const scored = (id: string, total: number | null): Score => ({
    ...scoreAnswers(mustFindInstrument(id), {}),
    valid: total !== null,
    total,
  })
  it.each([
    ['phq9', 15, 9, 'recovered'],
    ['phq9', 16, 10, 'improved'],
    ['phq9', 14, 9, 'same'],
    ['phq9', 9, 15, 'deteriorated'],
    ['phq9', 9, 3, 'improved'],
    ['gad7', 11, 7, 'recovered'],
    ['gad7', 12, 8, 'improved'],
    ['who5', 40, 52, 'recovered'],
    ['who5', 52, 40, 'deteriorated'],
    ['k10', 30, 23, 'improved'],
    ['pcl5', 43, 28, 'recovered'],
    ['pcl5', 45, 30, 'improved'],
    ['phq2', 6, 0, 'unknown'],
    ['phq9', 15, null, 'unknown'],
  ] as const)('%s from %s to %s: %s', (id, first, last, outcome) =>
    expect(outcomeOf(mustFindInstrument(id), scored(id, first), scored(id, last))).toBe(outcome),
  )
  it.each([
    [1, ['deteriorated'], true],
    [3, ['same'], false],
    [4, ['same'], true],
    [4, ['same', 'improved'], false],
    [9, ['recovered'], false],
    [9, [], false],
    [9, ['recovered', 'deteriorated'], true],
  ] as const)('after %i sessions with %o: not on track %s', (sessions, outcomes, off) =>
    expect(isOffTrack(sessions, outcomes)).toBe(off),
  )
  it('is the mean of the goals somebody rated', () => {
    expect(attainmentMean([1, null, 2])).toBe(1.5)
    expect(attainmentMean([null])).toBeNull()
  })
})

describe('finding a person again', () => {
  const heard: Record<string, string[]> = {
    ...{
      单: ['dan', 'shan', 'chan'],
      雄: ['xiong'],
      肖: ['xiao'],
      萧: ['xiao'],
      红: ['hong'],
      曾: ['zeng', 'ceng'],
    },
  }
  const of = (char: string): string[] => heard[char] ?? [char]
  const texts = (name: string, kind: string): string[] =>
    keysOfName(name, 'name', of).flatMap((key) => (key.kind === kind ? [key.text] : []))

  it('knows every reading of a character that has several', () =>
    expect(texts('单雄', 'pinyin')).toEqual(['danxiong', 'shanxiong', 'chanxiong']))
  it('knows initials of every reading', () => expect(texts('曾红', 'initials')).toEqual(['zh', 'ch']))
  it('takes characters that look alike for one', () => expect(shapeOf('肖红')).toBe(shapeOf('萧红')))
  it('reads digits as the end of a number, letters as pinyin or initials', () => {
    expect(keysOfQuery('138 0000 1234', of)).toEqual([{ kind: 'tail', text: '1234' }])
    expect(keysOfQuery('Xiao Hong', of).map((key) => key.kind)).toContain('initials')
  })
  it('puts a name with the same end of a number above the name alone, and sound alone below it', () => {
    expect(likeness(['name', 'tail'])).toBeGreaterThan(likeness(['name']))
    expect(likeness(['name'])).toBeGreaterThan(likeness(['pinyin']))
    expect(likeness(['initials'])).toBeLessThan(likeness(['tail']))
  })
  it('does not grow without end', () => expect(readings(Array(8).fill(['a', 'b', 'c'])).length).toBe(16))
})

describe('what staff write', () => {
  it('is warned of words only a doctor may say', () =>
    expect(findDiagnosticWords('她像是抑郁症，病情反复，also bipolar')).toEqual([
      '抑郁症',
      '病情',
      'bipolar',
    ]))
  it('is left alone where nothing marks anybody', () =>
    expect(findDiagnosticWords('走无障碍通道来，睡得浅，一周三天吃不下')).toEqual([]))
})

describe('days of those left behind', () => {
  it('are counted as families count: the day of the death is the first', () =>
    expect(remembrances('2026-01-01')).toEqual([
      { kind: 'seventh', day: '2026-01-07' },
      { kind: 'qingming', day: '2026-04-05' },
      { kind: 'hundredth', day: '2026-04-10' },
      { kind: 'zhongyuan', day: '2026-08-27' },
      { kind: 'year', day: '2027-01-01' },
    ]))
  it.each([
    ['2023-12-31', '2024-04-04', '2024-08-18'],
    ['2025-01-01', '2025-04-04', '2025-09-06'],
    ['2026-09-01', '2027-04-05', '2027-08-16'],
  ])('after %s the graves are swept on %s and the lanterns lit on %s', (day, qingming, zhongyuan) => {
    const found = new Map(remembrances(day).map((one) => [one.kind, one.day]))
    expect([found.get('qingming'), found.get('zhongyuan')]).toEqual([qingming, zhongyuan])
  })
  it('hold in a leap year', () =>
    expect(remembrances('2024-02-29').at(-1)).toEqual({ kind: 'year', day: '2025-02-28' }))
})

describe('the order of tasks', () => {
  it('explains itself', () => {
    const late = reasonsOf({ kind: 'visit', colour: 'ORANGE', hoursLeft: -30, quietDays: 31 })
    expect(late.map(({ why }) => why)).toEqual(['urgent', 'late', 'quiet'])
    const calm = reasonsOf({ kind: 'visit', colour: 'GREEN', hoursLeft: 200, quietDays: 3 })
    expect([priorityOf(late) > priorityOf(calm), calm]).toEqual([true, []])
    const told = reasonsOf({ kind: 'harder', colour: 'GREEN', hoursLeft: 40, quietDays: 3 })
    const plain = reasonsOf({ kind: 'visit', colour: 'GREEN', hoursLeft: 20, quietDays: 3 })
    expect([told[0]?.why, priorityOf(told) > priorityOf(plain)]).toEqual(['told', true])
  })
})
