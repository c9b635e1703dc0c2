import { describe, expect, it } from 'vitest'
import { guardianDue } from './guardian-task.ts'
import { accusesHome } from './home.ts'
import { notices, prepare } from './notice.words.ts'
import { gradeOfReport, neededSteps, standsAlone } from './report.ts'
import { nobodies, receivers, rules, situations } from './situation.ts'
import { type Asked, offered, walk } from './walk.ts'

const asked = (part: Partial<Asked>): Asked => ({
  ...{ situation: 'imminent_self', receiver: 'emergency_contact', imminent: false, consent: false },
  ...{ guardianSuspected: false, mayBeDanger: false },
  ...part,
})
const bools = [true, false]
const everyCase: Asked[] = situations.flatMap((situation) =>
  [...receivers, ...nobodies].flatMap((receiver) =>
    bools.flatMap((imminent) =>
      bools.flatMap((consent) =>
        bools.flatMap((guardianSuspected) =>
          bools.map((mayBeDanger) => ({
            situation,
            receiver,
            imminent,
            consent,
            guardianSuspected,
            mayBeDanger,
          })),
        ),
      ),
    ),
  ),
)

describe('the table of who may be told', () => {
  it('tells a community manager, an employer and a school nothing, whatever the case', () => {
    const told = everyCase.filter(({ receiver }) => (nobodies as readonly string[]).includes(receiver))
    expect(told.map(walk).every((one) => !one.may && one.why === 'nobody_may_know')).toBe(true)
  })

  it('never tells whoever may be the source of danger, and no guardian under suspicion', () => {
    for (const one of everyCase)
      if (one.mayBeDanger || (one.receiver === 'guardian' && one.guardianSuspected))
        expect(walk(one).may).toBe(false)
  })

  it('never names a guardian where a child was harmed', () => {
    expect(
      walk(asked({ situation: 'minor_harmed', receiver: 'guardian', imminent: true, consent: true })).may,
    ).toBe(false)
    expect(offered(asked({ situation: 'minor_harmed' }))).not.toContain('guardian')
  })

  it('asks for two people unless the person agreed or life is in danger now, and then looks within a day', () => {
    for (const one of everyCase) {
      const walked = walk(one)
      if (!walked.may) continue
      const life = one.imminent && rules[one.situation].lifeException
      expect(walked.people).toBe(life ? 'one_life' : one.consent ? 'one_consent' : 'two')
      expect(walked.reviewWithinHours).toBe(life ? 24 : 168)
    }
  })

  it('lets an adult decide about violence at home, except in danger now', () => {
    const dv = { situation: 'dv_adult', receiver: 'police' } as const
    expect(walk(asked(dv))).toEqual({ may: false, why: 'consent_needed' })
    expect(walk(asked({ ...dv, consent: true })).may).toBe(true)
    expect(walk(asked({ ...dv, imminent: true }))).toMatchObject({ may: true, people: 'one_life' })
  })

  it('gives no exception to a document: two people look at it', () => {
    const document = { situation: 'legal_request', receiver: 'legal_authority' } as const
    expect(walk(asked({ ...document, imminent: true }))).toMatchObject({ people: 'two' })
  })

  it('has words for everybody who may be told, in both languages, without scores or labels', () => {
    for (const receiver of receivers)
      for (const locale of ['zh', 'en'] as const) {
        expect(prepare(receiver, locale, { name: '小雨', harmed: true })).not.toMatch(/[{}]/)
        expect(notices[receiver][locale]).not.toMatch(/分数|抑郁|诊断|score|depress|diagnos|PHQ/i)
      }
  })
})

describe('a report by somebody else', () => {
  it('is answered within half an hour at least, and as danger to life where the reporter says so', () => {
    expect(gradeOfReport('no', 'L0', false)).toBe('ORANGE')
    expect(gradeOfReport('unsure', 'L4', false)).toBe('RED_E')
    expect(gradeOfReport('yes', 'L0', false)).toBe('RED_E')
  })

  it('stands alone a few times, longer with a number to ring', () => {
    expect([
      standsAlone(4, false),
      standsAlone(5, false),
      standsAlone(19, true),
      standsAlone(20, true),
    ]).toEqual([true, false, true, false])
  })

  it('is checked before anybody calls; the reporter is rung where they left a number', () => {
    expect(neededSteps(false)).not.toContain('rang_reporter')
    expect(neededSteps(true)).toContain('rang_reporter')
  })

  it('hears that a family is accused', () => {
    expect(accusesHome('隔壁小孩天天被他爸打')).toBe(true)
    expect(accusesHome('他在楼顶坐了很久')).toBe(false)
    expect(accusesHome('同学打他')).toBe(false)
  })
})

describe('the guardian of a minor', () => {
  it('is told at once when it is red, before the day ends in Shanghai when it is orange', () => {
    const evening = Date.parse('2026-11-25T22:30:00+08:00')
    expect(guardianDue('RED', evening)).toBe(evening)
    expect(guardianDue('ORANGE', evening)).toBe(Date.parse('2026-11-26T00:00:00+08:00'))
    expect(guardianDue('YELLOW', evening)).toBeNull()
  })
})
