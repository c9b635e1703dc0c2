import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let lin: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  lin = await house.as('林晓安')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const found = (consulted: { staffId: string | null } | null) => ({
  ...{ asq: ['yes', 'yes', 'no', 'no', 'no'] as ['yes', 'yes', 'no', 'no', 'no'], plan: false, intent: 0 },
  ...{ meansAtHand: [], lastBehaviourDays: null, withWhom: '', location: '', protective: '', triggers: '' },
  ...{ decision: '明天再打', rationale: '有想法，无计划', consulted },
})

/** Somebody in danger whom a worker has reached. */
async function reached(): Promise<string> {
  const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
  await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
  const { id } = (await lin.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!
  const params = { id }
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
  const contact = { id: randomUUID(), channel: 'phone' as const, outcome: 'reached' as const, note: '' }
  await lin.must('POST /api/crisis/events/:id/contacts', { params, body: contact })
  return id
}
const assess = (id: string, fields: ReturnType<typeof found>) =>
  lin.call('POST /api/crisis/events/:id/assessments', { params: { id }, body: { id: randomUUID(), fields } })

describe('an assessment says with which supervisor it was talked over', () => {
  it('by name, chosen of those who supervise the place, kept with it and in the history', async () => {
    const id = await reached()
    const { people } = await lin.must('GET /api/crisis/events/:id/supervisors', { params: { id } })
    const chen = people.find((one) => one.name === '陈督明')!
    expect(people.some((one) => one.name === '林晓安')).toBe(false)
    const kept = (await assess(id, found({ staffId: chen.id }))).reply!
    expect(kept.assessment).toMatchObject({ consulted: { staffId: chen.id }, consultedName: '陈督明' })
    expect(kept.timeline.find((one) => one.what === 'crisis.supervisor_consulted')!.text).toBe('陈督明')
  })

  it('or that nobody could be reached, which holds nothing up; or nothing at all', async () => {
    const id = await reached()
    const none = (await assess(id, found({ staffId: null }))).reply!
    expect(none.assessment).toMatchObject({ consulted: { staffId: null }, consultedName: null })
    expect(none.timeline.some((one) => one.what === 'crisis.supervisor_not_reached')).toBe(true)
    const open = (await assess(id, found(null))).reply!
    expect(open.assessment).toMatchObject({ consulted: null, consultedName: null })
  })

  it('and nobody who supervises nobody there', async () => {
    const id = await reached()
    expect((await assess(id, found({ staffId: randomUUID() }))).refused).toBe('BAD_INPUT')
  })

  it('and nobody whose certificate to supervise is missing or over, though they are called supervisor', async () => {
    const id = await reached()
    const listed = async () => (await lin.must('GET /api/crisis/events/:id/supervisors', { params: { id } })).people
    const before = await listed()
    const unlearned = await house.colleague('supervisor', 'here', ['C-CRISIS'])
    const { personId } = await unlearned.must('GET /api/identity/staff')
    expect(await listed()).toEqual(before)
    const refused = await assess(id, found({ staffId: personId }))
    expect(refused.reply).toMatchObject({ refused: 'BAD_INPUT', field: 'consulted' })
    const learned = await house.colleague('supervisor', 'here', ['C-SUPERVISE'])
    const me = await learned.must('GET /api/identity/staff')
    expect((await listed()).map((one) => one.id)).toContain(me.personId)
    // whoever supervises the speaker stands first, though others come before by name
    expect((await listed()).map((one) => [one.name, one.own])).toEqual([
      ['陈督明', true],
      ['同事supervisor', false],
    ])
    expect((await assess(id, found({ staffId: me.personId }))).status).toBe(200)
    // the day after its last, it counts no more
    const line = await house.floor.engine.hold()
    await line.query(
      `update staff_certificate set valid_until = ($2::timestamptz at time zone 'Asia/Shanghai')::date - 1 where staff_id = $1`,
      [me.personId, house.now()],
    )
    line.release()
    expect((await listed()).map((one) => one.id)).not.toContain(me.personId)
    expect((await assess(id, found({ staffId: me.personId }))).refused).toBe('BAD_INPUT')
  })
})
