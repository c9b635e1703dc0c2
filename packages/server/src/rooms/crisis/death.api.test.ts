import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
beforeEach(async () => {
  house = await openHouse({ street: true })
  await house.settle()
})
afterEach(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const reason = '家属来电告知，社区民警确认'

/** A resident in danger whom 林晓安 has handed to the hospital: four caring contacts stand ahead. */
async function handedOver(): Promise<{ resident: Visitor; id: string }> {
  const resident = house.visitor()
  const lin = await house.as('林晓安')
  const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
  await resident.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了，今晚就吃药' } })
  const { id } = (await lin.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!
  const params = { id }
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
  await lin.must('POST /api/crisis/events/:id/emergency', { params, body: { service: '120', note: '已出发' } })
  const body = { unit: '市精神卫生中心', receiver: '王医生', at: house.now().toISOString() }
  const detail = await lin.must('POST /api/crisis/events/:id/handover', { params, body })
  await house.settle()
  expect(detail.followUps).toHaveLength(4)
  return { resident, id }
}

const died = async (id: string) =>
  (await house.as('陈督明')).must('POST /api/crisis/events/:id/death', { params: { id }, body: { reason } })
const open = async (id: string, name = '陈督明') =>
  (await house.as(name)).must('GET /api/crisis/events/:id', { params: { id } })

describe('a death', () => {
  it('is recorded by the supervisor alone, with a reason, and stands in the timeline', async () => {
    const { id } = await handedOver()
    const params = { id }
    const lin = await house.as('林晓安')
    const refused = await lin.call('POST /api/crisis/events/:id/death', { params, body: { reason } })
    expect(refused.refused).toBe('FORBIDDEN')
    const chen = await house.as('陈督明')
    const empty = await chen.call('POST /api/crisis/events/:id/death', { params, body: { reason: ' ' } })
    expect(empty.refused).toBe('BAD_INPUT')
    const detail = await died(id)
    expect(detail.state).toBe('DECEASED')
    expect(detail.timeline.at(-1)).toMatchObject({ what: 'crisis.death_recorded', text: reason, by: '陈督明' })
    const again = await died(id)
    expect(again.timeline).toHaveLength(detail.timeline.length)
    expect(again.postvention).toHaveLength(5)
  })

  it('ends the caring contacts: in a whole year nobody is called to write to the dead', async () => {
    const { id, resident } = await handedOver()
    const { messages: before } = await resident.must('GET /api/companion/conversation')
    const { followUps, number } = await died(id)
    await house.settle()
    const { messages } = await resident.must('GET /api/companion/conversation')
    expect(messages.map((one) => one.id)).toEqual(before.map((one) => one.id))
    expect(followUps.map((one) => one.state)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled'])
    const lin = await house.as('林晓安')
    const body = { id: randomUUID(), text: '我们惦记着您' }
    const written = await lin.call('POST /api/crisis/events/:id/messages', { params: { id }, body })
    expect(written.refused).toBe('WRONG_STATE')
    for (const days of [1, 2, 4, 7, 16, 30, 60, 245]) {
      house.floor.clock.turn({ days })
      await house.settle()
    }
    const { timeline, messageSeq } = await open(id)
    const after = timeline.slice(timeline.findIndex((one) => one.what === 'crisis.death_recorded') + 1)
    expect(after.map((one) => one.what).filter((what) => what !== 'crisis.postvention_due')).toEqual([])
    expect(messageSeq).toBe(before.at(-1)?.seq)
    const letters = house.pager.letters.filter((one) => one.words.includes(number))
    expect(letters.filter((one) => one.words.includes('回访'))).toEqual([])
  })

  it('stops the ladder and a letter to the emergency contact that has not left yet', async () => {
    const lin = await house.as('林晓安')
    const resident = await house.as('桂芳')
    const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    await resident.must('POST /api/companion/sos', { body: { id: randomUUID(), locale: 'zh' } })
    const { rows } = await lin.must('GET /api/crisis/board')
    const row = rows.find((one) => !before.has(one.id)) ?? rows.find((one) => one.name === '桂芳')!
    await died(row.id)
    house.floor.clock.turn({ minutes: 40 })
    await house.settle()
    expect(house.pager.letters.filter((one) => one.words.includes('担心'))).toEqual([])
    expect((await open(row.id)).timeline.at(-1)?.what).toBe('crisis.death_recorded')
  })

  it('begins what is owed to those left behind, and calls until each is done', async () => {
    const { id } = await handedOver()
    const { postvention } = await died(id)
    expect(postvention.map((one) => one.kind)).toEqual([
      'debrief',
      'rapid_note',
      'family_contact',
      'group_check',
      'review',
    ])
    const params = { id }
    const lin = await house.as('林晓安')
    const body = { taskId: postvention[0]!.id, note: '已和林晓安谈过，安排休息两天' }
    const done = await lin.must('POST /api/crisis/events/:id/postvention', { params, body })
    expect(done.postvention[0]).toMatchObject({ by: '林晓安', note: body.note })
    const twice = await lin.must('POST /api/crisis/events/:id/postvention', { params, body })
    expect(twice.timeline).toHaveLength(done.timeline.length)
    house.floor.clock.turn({ hours: 25 })
    await house.settle()
    expect((await open(id)).timeline.some((one) => one.what === 'crisis.postvention_due')).toBe(false)
    house.floor.clock.turn({ hours: 24 })
    await house.settle()
    const due = (await open(id)).timeline.filter((one) => one.what === 'crisis.postvention_due')
    expect(due.map((one) => one.text)).toEqual(['rapid_note'])
  })

  it('locks the records: whoever holds the phone can neither delete nor write over them', async () => {
    const { resident, id } = await handedOver()
    await died(id)
    expect((await resident.call('DELETE /api/identity/resident')).refused).toBe('LEGAL_HOLD')
    const edit = { id: randomUUID(), field: 'reasonToLive' as const, base: 0, value: '女儿' }
    const plan = await resident.call('POST /api/plan/mine/edits', { body: { edits: [edit] } })
    expect(plan.refused).toBe('LEGAL_HOLD')
    const { messages } = await resident.must('GET /api/companion/conversation')
    expect(messages.length).toBeGreaterThan(0)
  })

  it('lets nothing of the conversation go, whoever asks the database', async () => {
    const { id } = await handedOver()
    const { personId } = await died(id)
    const line = await house.floor.engine.hold()
    for (const sql of [
      'delete from message where resident_id = $1',
      'delete from conversation where resident_id = $1',
      'delete from resident where id = $1',
    ]) {
      await line.query('begin')
      const answer = await line.query(sql, [personId]).then(
        () => 'done',
        (error: Error) => error.message,
      )
      await line.query('rollback')
      expect(answer, sql).toMatch(/legal hold/)
    }
    line.release()
  })

  it('of somebody whose alert was closed can still be recorded, and nobody is paged for it', async () => {
    const { id } = await handedOver()
    const lin = await house.as('林晓安')
    const { followUps } = await open(id)
    const params = { id }
    const fields = {
      asq: ['no', 'no', 'no', 'no', 'no'] as ['no', 'no', 'no', 'no', 'no'],
      ...{ plan: false, intent: 0, meansAtHand: [], lastBehaviourDays: null, withWhom: '', location: '' },
      ...{ protective: '', triggers: '', decision: '结案', rationale: '稳定' },
    }
    await lin.must('POST /api/crisis/events/:id/assessments', { params, body: { id: randomUUID(), fields } })
    const plan = {
      ...{ warningSigns: ['睡不着'], innerCoping: [], peoplePlaces: [], trustedContacts: [], professionals: [] },
      ...{
        saferEnvironment: [{ step: '药交给邻居', whoHelps: '邻居', done: true }],
        reasonToLive: '',
        likelihoodOfUse: 8,
      },
    }
    await lin.must('POST /api/crisis/events/:id/safety-plan', { params, body: { id: randomUUID(), fields: plan } })
    for (const [n, distress] of [8, 3].entries()) {
      const body = { taskId: followUps[n]!.id, reached: true, distress, note: '', planSeen: true }
      await lin.must('POST /api/crisis/events/:id/follow-ups', { params, body })
    }
    await house.settle()
    const { contacts } = await lin.must('GET /api/aftercare/desk')
    const made = contacts.find((one) => one.eventId === id && one.kind === 'appointment')!
    const meetsAt = new Date(house.now().getTime() + 86_400_000).toISOString()
    await lin.must('PUT /api/aftercare/contacts/:id/appointment', {
      params: { id: made.id },
      body: { outcome: 'made', meetsAt, note: '' },
    })
    await lin.must('POST /api/crisis/events/:id/close', { params, body: { summary: '平稳' } })
    const chen = await house.as('陈督明')
    await chen.must('POST /api/crisis/events/:id/sign-off', { params, body: { note: '同意' } })
    await house.settle()
    const letters = house.pager.letters.length
    expect((await died(id)).state).toBe('DECEASED')
    await house.settle()
    expect(house.pager.letters).toHaveLength(letters)
  })
})
