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
  ...{ asq: ['no', 'no', 'no', 'no', 'no'] as ['no', 'no', 'no', 'no', 'no'], plan: false, intent: 0 },
  ...{ meansAtHand: [], lastBehaviourDays: null, withWhom: '', location: '', protective: '', triggers: '' },
  ...{ decision: '不用再来', rationale: '打错了' },
}

/** An orange alert that somebody entered, reached and assessed. */
async function assessed(who: Visitor, n: number): Promise<string> {
  const body = { id: randomUUID(), source: 'phone' as const, name: `来电${n}`, quote: '她说想不开', dangerNow: false }
  const params = { id: (await who.must('POST /api/rescue/alerts', { body })).eventId }
  await who.must('POST /api/crisis/events/:id/acknowledge', { params })
  const contact = { id: randomUUID(), channel: 'phone' as const, outcome: 'reached' as const, note: '' }
  await who.must('POST /api/crisis/events/:id/contacts', { params, body: contact })
  await who.must('POST /api/crisis/events/:id/assessments', { params, body: { id: randomUUID(), fields: findings } })
  return params.id
}
const falseAlarm = async (who: Visitor, n: number): Promise<string> => {
  const id = await assessed(who, n)
  await who.must('POST /api/crisis/events/:id/false-alarm', { params: { id }, body: { reason: '打错了' } })
  return id
}
const stable = async (who: Visitor, n: number): Promise<string> => {
  const id = await assessed(who, n)
  await who.must('POST /api/crisis/events/:id/stabilise', { params: { id }, body: { note: '好些了' } })
  return id
}

type Why = 'false_alarm' | 'orange'
const drawn = async (why: Why) =>
  (await chen.must('GET /api/aftercare/desk')).reviews.filter((one) => one.why === why)

/** Makes files until one is drawn: about one in ten is. */
async function untilDrawn(why: Why, make: (n: number) => Promise<string>): Promise<{ ids: string[]; review: string }> {
  const before = new Set((await drawn(why)).map((one) => one.id))
  const ids: string[] = []
  while (ids.length < 300) {
    for (let n = 0; n < 5; n += 1) ids.push(await make(ids.length))
    await house.settle()
    const found = (await drawn(why)).find((one) => !before.has(one.id))
    if (found) return { ids, review: found.id }
  }
  throw new Error('none of three hundred was drawn')
}

describe('of what was called a false alarm', { timeout: 120_000 }, () => {
  it('about one in ten is read again, the same ones however often the house looks, each once', async () => {
    const ids: string[] = []
    for (let n = 0; n < 40; n += 1) ids.push(await falseAlarm(lin, n))
    await house.settle()
    const first = (await drawn('false_alarm')).map((one) => one.id)
    for (let n = 0; n < 3; n += 1) {
      house.floor.clock.turn({ minutes: 1 })
      await house.settle()
    }
    expect((await drawn('false_alarm')).map((one) => one.id)).toEqual(first)
    expect(first.length).toBeLessThan(20)
  })

  it('one that does not stand calls people again, once, in the same moment; whoever worked on it is told', async () => {
    const { review } = await untilDrawn('false_alarm', (n) => falseAlarm(lin, n))
    const params = { id: review }
    const { eventId, number } = await chen.must('GET /api/aftercare/reviews/:id', { params })
    const row = async () => (await lin.must('GET /api/crisis/board')).rows.find((one) => one.id === eventId)
    expect((await row())!.state).toBe('FALSE_ALARM')
    const said = { sound: false, note: '她说的是真的，只是旁边有人' }
    const kept = await chen.must('PUT /api/aftercare/reviews/:id/reading', { params, body: said })
    expect(kept).toMatchObject({ sound: false, reading: { note: said.note, by: '陈督明' } })
    expect(await row()).toMatchObject({ state: 'PAGED', grade: 'ORANGE', owner: null })
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
    const { review } = await untilDrawn('false_alarm', (n) => falseAlarm(zhou, n))
    const params = { id: review }
    const body = { sound: true, note: '看过' }
    expect((await zhou.call('PUT /api/aftercare/reviews/:id/reading', { params, body })).refused).toBe(
      'SECOND_PERSON_NEEDED',
    )
    const own = (await zhou.must('GET /api/aftercare/desk')).reviews.find((one) => one.id === review)!
    expect([own.mine, own.doneAt]).toEqual([true, null])
    expect((await chen.must('GET /api/aftercare/desk')).reviews.find((one) => one.id === review)!.mine).toBe(false)
    const line = await house.floor.engine.hold()
    const { rows } = await line.query('select id from staff order by created_at desc limit 1')
    await line.query('begin')
    const refused = await line
      .query('update case_review set done_by = $2, done_at = now(), sound = true where id = $1', [review, rows[0]!.id])
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
    const { review, ids } = await untilDrawn('orange', (n) => stable(lin, n))
    const params = { id: review }
    const { eventId, number } = await chen.must('GET /api/aftercare/reviews/:id', { params })
    expect(ids).toContain(eventId)
    expect((await lin.call('PUT /api/aftercare/reviews/:id/reading', { params, body: { sound: true, note: '好' } })).status)
      .toBe(403)
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
