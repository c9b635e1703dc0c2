import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let lin: Visitor
let admin: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  lin = await house.as('林晓安')
  admin = await house.as('王理')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** Invented words: the licensed text itself is never part of this project. */
const text = JSON.parse(fs.readFileSync(new URL('./placeholder-text.json', import.meta.url), 'utf8'))
const fields = {
  ...{ asq: ['no', 'no', 'no', 'no', 'no'] as ['no', 'no', 'no', 'no', 'no'], plan: false, intent: 0 },
  ...{ meansAtHand: [], lastBehaviourDays: null, withWhom: '', location: '', protective: '', triggers: '' },
  ...{ decision: '陪着', rationale: '问过了' },
}
type Answers = Record<string, 0 | 1 | null>

/** Somebody with a passive wish, reached by 林晓安 and about to be asked. */
async function somebodyAsked(): Promise<string> {
  const resident = house.visitor()
  const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
  await resident.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '活着没意思' } })
  const row = (await lin.must('GET /api/crisis/board')).rows.find((one) => !before.has(one.id))!
  expect(row.grade).toBe('YELLOW')
  const params = { id: row.id }
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
  const body = { id: randomUUID(), channel: 'phone' as const, outcome: 'reached' as const, note: '' }
  await lin.must('POST /api/crisis/events/:id/contacts', { params, body })
  return row.id
}
const assess = (id: string, screener: { version: string; answers: Answers } | null) =>
  lin.call('POST /api/crisis/events/:id/assessments', {
    params: { id },
    body: { id: randomUUID(), fields: { ...fields, screener } },
  })
const formOf = async (who: Visitor) => (await who.must('GET /api/crisis/screener')).form
const inLibrary = async () =>
  (await admin.must('GET /api/assessment/instruments')).instruments.find((one) => one.id === 'cssrs')!

describe('the licensed screener at the desk', () => {
  it('is not there without the licensed text; the library says why, and nothing can be noted with it', async () => {
    expect(await formOf(lin)).toBeNull()
    expect(await inLibrary()).toMatchObject({ whyNot: 'text_not_loaded', wording: 'scoring_only' })
    const id = await somebodyAsked()
    const refused = await assess(id, { version: '1.0.0', answers: { '4': 1 } })
    expect(refused).toMatchObject({ refused: 'WRONG_STATE' })
    const { assessment, grade } = await lin.must('GET /api/crisis/events/:id', { params: { id } })
    expect([assessment, grade]).toEqual([null, 'YELLOW'])
  })

  it('is asked in the wording the agency has signed for, by that agency alone', async () => {
    await admin.must('POST /api/assessment/texts', { body: text })
    const form = (await formOf(lin))!
    expect(form.items.map((one) => one.text)).toEqual(text.items)
    expect(form.items[0]!.options.map((one) => one.label)).toEqual(text.options)
    expect(form.notice.length).toBeGreaterThan(3)
    const stranger = await house.colleague('crisis_worker', 'elsewhere', ['C-CRISIS'])
    expect(await formOf(stranger)).toBeNull()
    const untrained = await house.colleague('crisis_worker')
    expect((await untrained.call('GET /api/crisis/screener')).refused).toBe('CERT_REQUIRED')
  })

  it('raises the colour with its findings, in the one write that keeps both', async () => {
    const { version } = (await formOf(lin))!
    const id = await somebodyAsked()
    const answers = { '1': 1, '2': 1, '3': 0, '4': 1, '5': 0, '6': 0 } as const
    const done = (await assess(id, { version, answers })).reply!
    expect(done.grade).toBe('RED')
    const { assessment } = await lin.must('GET /api/crisis/events/:id', { params: { id } })
    expect(assessment).toMatchObject({ triage: 'HIGH', screener: { version, answers } })
    expect(assessment!.screenerFound).toMatchObject({ level: 'HIGH', band: 'HIGH', missing: [] })
    expect(assessment!.screenerFound!.triggers).toEqual(expect.arrayContaining(['SAFETY', 'MIN_RED']))
  })

  it('raises to ORANGE for what nobody answered, and says that a person decides', async () => {
    const { version } = (await formOf(lin))!
    const id = await somebodyAsked()
    const done = (await assess(id, { version, answers: { '1': 0, '2': null, '6': 0 } })).reply!
    expect(done.grade).toBe('ORANGE')
    expect(done.assessment!.screenerFound).toMatchObject({ level: 'LOW', band: null, missing: ['2', '3', '4', '5'] })
    expect(done.assessment!.screenerFound!.triggers).toContain('ASK_HUMAN')
  })

  it('never lowers what the five questions found, and keeps no answer to what is not asked', async () => {
    const { version } = (await formOf(lin))!
    const id = await somebodyAsked()
    const worse = { ...fields, asq: ['yes', 'yes', 'yes', 'yes', 'yes'] as ['yes', 'yes', 'yes', 'yes', 'yes'] }
    const screener = { version, answers: { '1': 0, '2': 0, '5': 0, '6': 0 } as Answers }
    const body = { id: randomUUID(), fields: { ...worse, screener } }
    const done = await lin.must('POST /api/crisis/events/:id/assessments', { params: { id }, body })
    expect(done).toMatchObject({ grade: 'RED', assessment: { triage: 'HIGH', screenerFound: { level: 'LOW_0' } } })
    expect(done.assessment!.screener!.answers).toEqual({ '1': 0, '2': 0, '6': 0 })
    const unknown = await assess(id, { version, answers: { '9': 1 } })
    expect(unknown.refused).toBe('BAD_INPUT')
  })

  it('is gone from the desk when the agency turns it off, also for whoever has the form open', async () => {
    const { version } = (await formOf(lin))!
    const id = await somebodyAsked()
    await admin.must('PUT /api/assessment/site', { body: { signatory: null, enabled: [] } })
    expect(await formOf(lin)).toBeNull()
    expect((await assess(id, { version, answers: { '1': 1 } })).refused).toBe('WRONG_STATE')
    expect((await assess(id, null)).reply!.assessment!.screenerFound).toBeNull()
  })
})
