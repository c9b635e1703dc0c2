import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let lin: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  lin = await house.as('林晓安')
  chen = await house.as('陈督明')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const findings = {
  ...{ asq: ['yes', 'yes', 'yes', 'no', 'no'] as ['yes', 'yes', 'yes', 'no', 'no'], plan: false, intent: 0 },
  ...{ meansAtHand: [], lastBehaviourDays: null, withWhom: '', location: '', protective: '', triggers: '' },
  ...{ decision: '不用再来', rationale: '打错了' },
}

type Why = 'false_alarm' | 'orange'

/** Whether the house would draw this file: the draw hangs on the file alone. */
async function isDrawn(id: string, why: Why): Promise<boolean> {
  const line = await house.floor.engine.hold()
  const { rows } = await line.query(
    'select review_draw(id, ladder, $2) < 10 as drawn from crisis_event where id = $1',
    [id, why],
  )
  line.release()
  return rows[0]!.drawn as boolean
}

/** An orange alert that somebody entered, one that will be drawn or one that will not; about one in ten will. */
async function entered(who: Visitor, why: Why, drawn: boolean): Promise<string> {
  for (let n = 0; n < 300; n += 1) {
    const body = { id: randomUUID(), source: 'phone' as const, name: `来电${n}`, quote: '她说想不开', dangerNow: false }
    const { eventId } = await who.must('POST /api/rescue/alerts', { body })
    if ((await isDrawn(eventId, why)) === drawn) return eventId
  }
  throw new Error('none of three hundred')
}

async function assessed(who: Visitor, id: string): Promise<string> {
  const params = { id }
  await who.must('POST /api/crisis/events/:id/acknowledge', { params })
  const contact = { id: randomUUID(), channel: 'phone' as const, outcome: 'reached' as const, note: '' }
  await who.must('POST /api/crisis/events/:id/contacts', { params, body: contact })
  await who.must('POST /api/crisis/events/:id/assessments', { params, body: { id: randomUUID(), fields: findings } })
  return id
}
async function falseAlarm(who: Visitor, drawn = true): Promise<string> {
  const id = await assessed(who, await entered(who, 'false_alarm', drawn))
  await who.must('POST /api/crisis/events/:id/false-alarm', { params: { id }, body: { reason: '打错了' } })
  await house.settle()
  return id
}
async function stable(who: Visitor): Promise<string> {
  const id = await assessed(who, await entered(who, 'orange', true))
  await who.must('POST /api/crisis/events/:id/stabilise', { params: { id }, body: { note: '好些了' } })
  await house.settle()
  return id
}

/** What stands in the queue about an event. */
const readings = async (eventId: string) =>
  (await chen.must('GET /api/aftercare/desk')).reviews.filter((one) => one.eventId === eventId)

describe('of what was called a false alarm', { timeout: 120_000 }, () => {
  it('about one in ten is read again, the same ones however often the house looks, each once', async () => {
    const [drawn, other] = [await falseAlarm(lin), await falseAlarm(lin, false)]
    for (let n = 0; n < 3; n += 1) {
      expect((await readings(drawn)).map((one) => one.why)).toEqual(['false_alarm'])
      expect(await readings(other)).toEqual([])
      house.floor.clock.turn({ minutes: 1 })
      await house.settle()
    }
    const line = await house.floor.engine.hold()
    const { rows } = await line.query(
      `select count(*)::int as n from generate_series(1, 5000) where review_draw(gen_random_uuid(), 1, 'orange') < 10`,
    )
    line.release()
    expect(rows[0]!.n).toBeGreaterThan(350)
    expect(rows[0]!.n).toBeLessThan(650)
  })

  it('one that does not stand calls people again, once, in the same moment; whoever worked on it is told', async () => {
    const [review] = await readings(await falseAlarm(lin))
    const params = { id: review!.id }
    const { eventId, number } = await chen.must('GET /api/aftercare/reviews/:id', { params })
    const row = async () => (await lin.must('GET /api/crisis/board')).rows.find((one) => one.id === eventId)
    expect((await row())!.state).toBe('FALSE_ALARM')
    const said = { sound: false, note: '她说的是真的，只是旁边有人' }
    const kept = await chen.must('PUT /api/aftercare/reviews/:id/reading', { params, body: said })
    expect(kept).toMatchObject({ sound: false, reading: { note: said.note, by: '陈督明' } })
    expect(await row()).toMatchObject({ state: 'PAGED', grade: 'ORANGE', ownerName: null })
    await house.settle()
    const letters = () => house.pager.letters.filter((one) => one.words.includes(number)).map((one) => one.words)
    expect(letters()).toContain(`安心小屋：${number} 有同事复看后写了意见，请打开工作台。`)
    expect(letters()).toContain(`安心小屋：${number} 需要您处理，请打开工作台。`)
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: eventId } })
    const again = await chen.must('PUT /api/aftercare/reviews/:id/reading', {
      params,
      body: { sound: true, note: '后来改写' },
    })
    expect(again.reading!.note).toBe(said.note)
    expect((await row())!.state).toBe('ACKED')
  })

  it('nobody reads what they closed themselves, nor does the database let them; once it is late another is called', async () => {
    const zhou = await house.colleague('supervisor', 'here', ['C-CRISIS', 'C-SUPERVISE'])
    const eventId = await falseAlarm(zhou)
    const params = { id: (await readings(eventId))[0]!.id }
    const body = { sound: true, note: '看过' }
    expect((await zhou.call('PUT /api/aftercare/reviews/:id/reading', { params, body })).refused).toBe(
      'SECOND_PERSON_NEEDED',
    )
    const own = (await zhou.must('GET /api/aftercare/desk')).reviews.find((one) => one.id === params.id)!
    expect([own.mine, own.doneAt]).toEqual([true, null])
    expect((await readings(eventId))[0]!.mine).toBe(false)
    const line = await house.floor.engine.hold()
    const { rows } = await line.query('select id from staff order by created_at desc limit 1')
    await line.query('begin')
    const refused = await line
      .query('update case_review set done_by = $2, done_at = now(), sound = true where id = $1', [
        params.id,
        rows[0]!.id,
      ])
      .then(
        () => 'done',
        (error: Error) => error.message,
      )
    await line.query('rollback')
    line.release()
    expect(refused).toContain('whoever worked on a file does not read it')
    const called = () => house.pager.letters.filter((one) => one.words.includes('复盘')).length
    const before = called()
    house.floor.clock.turn({ hours: 24 * 7 + 1 })
    await house.settle()
    expect(called()).toBeGreaterThan(before)
    chen = await house.as('陈督明')
    lin = await house.as('林晓安')
    expect((await chen.must('PUT /api/aftercare/reviews/:id/reading', { params, body })).sound).toBe(true)
  })
})

describe('of orange alerts whose acute phase is over', { timeout: 120_000 }, () => {
  it('some are read again; what does not stand is told to those who worked on it, and the event stays as it is', async () => {
    const eventId = await stable(lin)
    const [review] = await readings(eventId)
    const { number } = review!
    const params = { id: review!.id }
    expect(
      (await lin.call('PUT /api/aftercare/reviews/:id/reading', { params, body: { sound: true, note: '好' } })).status,
    ).toBe(403)
    const note = await chen.call('PUT /api/aftercare/reviews/:id/rapid-note', { params, body: { text: '快报' } })
    expect(note.refused).toBe('WRONG_STATE')
    await chen.must('PUT /api/aftercare/reviews/:id/reading', { params, body: { sound: false, note: '家里的药没问' } })
    await house.settle()
    expect(house.pager.letters.some((one) => one.words.includes(`${number} 有同事复看后写了意见`))).toBe(true)
    const event = await lin.must('GET /api/crisis/events/:id', { params: { id: eventId } })
    expect(event.state).toBe('STABILISED')
    expect(event.timeline.at(-1)).toMatchObject({ what: 'aftercare.reading_kept', text: '家里的药没问' })
  })
})
