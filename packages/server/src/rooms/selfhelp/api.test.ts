import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shanghaiDay } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { fingerprint } from '../../platform/privacy.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { exportSelfHelp } from './door.ts'
import { keepSelfHelp } from './jobs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const now = (): Date => house.floor.clock.processNow
const dayAgo = (n: number): string => shanghaiDay(new Date(now().getTime() - n * 86_400_000))
const moodOf = (value: number, note: string | null = null, daysAgo = 0) => ({
  ...{ day: dayAgo(daysAgo), at: new Date(now().getTime() - daysAgo * 86_400_000).toISOString(), value, note },
})
const keepMood = (who: Visitor, value: number, note: string | null = null, id = randomUUID(), daysAgo = 0) =>
  who.must('PUT /api/selfhelp/moods/:id', { params: { id }, body: moodOf(value, note, daysAgo) })
const moodsOf = async (who: Visitor) =>
  (await who.must('GET /api/selfhelp/moods', { params: { from: dayAgo(60), until: dayAgo(0) } })).moods
const runOf = (more: object = {}) => ({
  ...{ module: 'M05' as const, startedAt: now().toISOString(), finishedAt: now().toISOString() },
  ...{ before: 6, after: 4, useful: 2, stopped: null, step: null },
  ...more,
})
const keepRun = (who: Visitor, more: object = {}, id = randomUUID()) =>
  who.must('PUT /api/selfhelp/runs/:id', { params: { id }, body: runOf(more) })
const alertsOf = async (name: string) =>
  (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.filter((row) => row.name === name)
const residentIdOf = async (who: Visitor): Promise<string> =>
  inTransaction(house.floor, { as: 'session', tokenHash: tokenOf(who) }, async (ctx) =>
    ctx.who.kind === 'resident' || ctx.who.kind === 'staff' ? ctx.who.id : '',
  )
const tokenOf = (who: Visitor): Buffer =>
  fingerprint(decodeURIComponent(/anxin_(?:resident|staff)=([^;]+)/.exec(who.cookie)![1]!))
/** What a query that forgot its where would see in the name of whoever is signed in. */
const forgotten = (who: Visitor, table: string): Promise<number> =>
  inTransaction(house.floor, { as: 'session', tokenHash: tokenOf(who) }, async ({ line }) =>
    Number((await line.query(`select count(*)::int as n from ${table}`)).rows[0]!.n),
  )

describe('the mood diary', () => {
  it('keeps an entry once, whatever the network does, and lets it be changed and taken away', async () => {
    const me = await house.neighbour('曹一')
    const id = randomUUID()
    for (let n = 0; n < 5; n += 1) await keepMood(me, 3, '下楼走了走', id)
    expect(await moodsOf(me)).toMatchObject([{ id, value: 3, note: '下楼走了走', sharedWith: [] }])
    await keepMood(me, 4, null, id)
    expect(await moodsOf(me)).toMatchObject([{ id, value: 4, note: null }])
    await me.must('DELETE /api/selfhelp/moods/:id', { params: { id } })
    await me.must('DELETE /api/selfhelp/moods/:id', { params: { id } })
    expect(await moodsOf(me)).toEqual([])
  })

  it('is nobody else’s: neither another resident nor a guessed id opens it', async () => {
    const me = await house.neighbour('曹二')
    const other = await house.neighbour('曹三')
    const id = randomUUID()
    await keepMood(me, 2, '不想见人', id)
    expect(await moodsOf(other)).toEqual([])
    const took = await other.call('PUT /api/selfhelp/moods/:id', { params: { id }, body: moodOf(5) })
    expect(took.refused).toBe('NOT_FOUND')
    await other.must('DELETE /api/selfhelp/moods/:id', { params: { id } })
    expect(await moodsOf(me)).toHaveLength(1)
  })

  it('hears danger in a note: one event and one signal for five sendings, one more for other words', async () => {
    const me = await house.neighbour('邹危')
    const id = randomUUID()
    const asked = { params: { id }, body: moodOf(1, '我不想活了') }
    for (let n = 0; n < 5; n += 1) expect((await me.must('PUT /api/selfhelp/moods/:id', asked)).danger).toBe(true)
    expect(await alertsOf('邹危')).toMatchObject([{ source: 'selfhelp', signals: 1 }])
    const worse = { params: { id }, body: moodOf(1, '药都准备好了，今晚就吃') }
    expect((await me.must('PUT /api/selfhelp/moods/:id', worse)).danger).toBe(true)
    const rows = await alertsOf('邹危')
    expect(rows).toMatchObject([{ signals: 2 }])
    const { event } = await (await house.as('林晓安'))
      .must('GET /api/crisis/events/:id', { params: { id: rows[0]!.id } })
      .then((detail) => ({ event: detail }))
    expect(JSON.stringify(event)).toContain('不想活')
  })

  it('five sendings at once are one signal too', async () => {
    const me = await house.neighbour('邹同')
    const asked = { params: { id: randomUUID() }, body: moodOf(1, '活着没意思，想死') }
    await Promise.all(Array.from({ length: 5 }, () => me.must('PUT /api/selfhelp/moods/:id', asked)))
    expect(await alertsOf('邹同')).toMatchObject([{ signals: 1 }])
    expect(await moodsOf(me)).toHaveLength(1)
  })

  it('keeps ordinary sadness to itself', async () => {
    const me = await house.neighbour('邹常')
    expect((await keepMood(me, 1, '今天很难过，哭了一场')).danger).toBe(false)
    expect(await alertsOf('邹常')).toEqual([])
  })
})

describe('one gentle proposal', () => {
  it('comes after five low days of seven, is the same when sent again, and not twice in two weeks', async () => {
    const me = await house.neighbour('柏一')
    for (let n = 4; n > 0; n -= 1) expect((await keepMood(me, 2, null, randomUUID(), n)).suggestion).toBeNull()
    const id = randomUUID()
    expect((await keepMood(me, 2, null, id)).suggestion).toBe('phq4')
    expect((await keepMood(me, 2, null, id)).suggestion).toBe('phq4')
    expect((await keepMood(me, 2)).suggestion).toBeNull()
  })

  it('respects a no', async () => {
    const me = await house.neighbour('柏二')
    await me.must('PUT /api/selfhelp/suggestions/refused')
    for (let n = 5; n > 0; n -= 1) await keepMood(me, 1, null, randomUUID(), n)
    expect((await keepMood(me, 1)).suggestion).toBeNull()
  })

  it('is a person when three exercises brought nothing, and that is a question to the resident, not an alert', async () => {
    const me = await house.neighbour('柏三')
    for (let n = 0; n < 2; n += 1) await keepRun(me, { before: 5, after: 5 })
    expect((await keepRun(me, { before: 5, after: 6 })).suggestion).toBe('person')
    expect(await alertsOf('柏三')).toEqual([])
  })
})

describe('a way through the exercises', () => {
  const way = (who: Visitor) => who.must('GET /api/selfhelp/way')

  it('is proposed for the group a worker noted, in the phase the place is in, and for nobody else', async () => {
    const [worker, admin] = [await house.as('李静'), await house.colleague('agency_admin')]
    const acheng = await house.as('阿诚')
    const { people } = await worker.must('GET /api/identity/demo/people')
    const body = { id: randomUUID(), residentId: people.find((one) => one.name === '阿诚')!.id }
    const seen = { signs: ['lost_somebody' as const], dangerNow: false, words: '' }
    await worker.must('POST /api/worklist/observations', { body: { ...body, ...seen } })
    const entry = (await worker.must('GET /api/worklist/entries')).rows.find((row) => row.name === '阿诚')!
    expect(await way(acheng)).toEqual({ phase: 'routine', track: null })
    await worker.must('POST /api/worklist/entries/:id/profile', {
      params: { id: entry.id },
      body: { populations: ['bereaved'], history: [], context: [], protective: [] },
    })
    expect(await way(acheng)).toEqual({ phase: 'routine', track: 'grief' })
    const { units } = await admin.must('GET /api/assessment/phases')
    const order = { order: '演练〔2026〕1号', from: shanghaiDay(house.now()), until: null }
    for (const unit of units)
      await admin.call('POST /api/assessment/phases', {
        body: { id: randomUUID(), unitId: unit.id, phase: 'emergency', ...order },
      })
    expect(await way(acheng)).toEqual({ phase: 'emergency', track: 'grief' })
    expect(await way(await house.neighbour('路过'))).toEqual({ phase: 'emergency', track: null })
    expect((await way(await house.neighbour('小满', '2013-05-04'))).track).toBe('study')
  })
})

describe('exercises and their leaves', () => {
  it('are kept once and brought up to date', async () => {
    const me = await house.neighbour('水一')
    const id = randomUUID()
    await keepRun(me, { finishedAt: null, after: null }, id)
    await keepRun(me, { step: '明天给老同学打个电话' }, id)
    const { runs } = await me.must('GET /api/selfhelp/runs')
    expect(runs).toMatchObject([{ id, after: 4, step: '明天给老同学打个电话' }])
  })

  it('that stop for danger ask for a person once, even without a word', async () => {
    const me = await house.neighbour('水二')
    const id = randomUUID()
    await keepRun(me, { finishedAt: null }, id)
    for (let n = 0; n < 5; n += 1) expect((await keepRun(me, { stopped: 'risk' }, id)).danger).toBe(true)
    expect(await alertsOf('水二')).toMatchObject([{ source: 'selfhelp', grade: 'YELLOW', signals: 1 }])
  })

  it('of somebody young are told a grade higher', async () => {
    const me = await house.neighbour('水三', `${now().getFullYear() - 15}-01-01`)
    await keepRun(me, { stopped: 'risk' })
    expect(await alertsOf('水三')).toMatchObject([{ grade: 'ORANGE' }])
  })

  it('hear danger in whichever field of a leaf it stands, once', async () => {
    const me = await house.neighbour('水四')
    const id = randomUUID()
    const body = {
      ...{ module: 'M08' as const, kind: 'thought', day: dayAgo(0) },
      fields: { situation: '又被领导骂了', thought: '我想死', feeling: 90, done: false, other: null },
    }
    for (let n = 0; n < 5; n += 1)
      expect((await me.must('PUT /api/selfhelp/leaves/:id', { params: { id }, body })).danger).toBe(true)
    expect(await alertsOf('水四')).toMatchObject([{ signals: 1 }])
    expect((await me.must('GET /api/selfhelp/leaves')).leaves).toMatchObject([{ id, fields: body.fields }])
    await me.must('DELETE /api/selfhelp/leaves/:id', { params: { id } })
    expect((await me.must('GET /api/selfhelp/leaves')).leaves).toEqual([])
  })
})

/** A social worker who took this resident's alert, and so accompanies them. */
async function accompanied(name: string): Promise<{ me: Visitor; worker: Visitor; workerId: string }> {
  const me = await house.neighbour(name)
  await me.must('POST /api/companion/sos', { body: { id: randomUUID() } })
  const worker = await house.colleague('crisis_worker', 'here', ['C-CRISIS'])
  const event = (await alertsOf(name))[0]!
  await worker.must('POST /api/crisis/events/:id/acknowledge', { params: { id: event.id } })
  return { me, worker, workerId: await residentIdOf(worker) }
}

describe('sharing an entry', () => {
  it('is offered with those who accompany the resident now, and with nobody else', async () => {
    const { me, workerId } = await accompanied('殷一')
    const { people } = await me.must('GET /api/selfhelp/share-people')
    expect(people).toEqual([{ staffId: workerId, name: '同事crisis_worker', how: 'crisis' }])
    const { mood } = await keepMood(me, 2, '今天想让她知道')
    const stranger = await residentIdOf(await house.colleague('counsellor'))
    const asked = { params: { id: mood.id, staffId: stranger } }
    expect((await me.call('PUT /api/selfhelp/moods/:id/shares/:staffId', asked)).refused).toBe('NOT_FOUND')
    const alone = await house.neighbour('殷二')
    expect((await alone.must('GET /api/selfhelp/share-people')).people).toEqual([])
  })

  it('shows that one entry to that one person, and takes it back at once', async () => {
    const { me, worker, workerId } = await accompanied('殷三')
    const shown = await keepMood(me, 2, '给她看的')
    await keepMood(me, 1, '只给自己的')
    const asked = { params: { id: shown.mood.id, staffId: workerId } }
    for (let n = 0; n < 2; n += 1) await me.must('PUT /api/selfhelp/moods/:id/shares/:staffId', asked)
    const { moods } = await worker.must('GET /api/selfhelp/shared-with-me')
    expect(moods).toMatchObject([{ id: shown.mood.id, note: '给她看的', name: '殷三' }])
    const colleague = await house.colleague('supervisor', 'here', ['C-SUPERVISE'])
    expect((await colleague.must('GET /api/selfhelp/shared-with-me')).moods).toEqual([])
    const back = await me.must('DELETE /api/selfhelp/moods/:id/shares/:staffId', asked)
    expect(back.mood.sharedWith).toEqual([])
    expect((await worker.must('GET /api/selfhelp/shared-with-me')).moods).toEqual([])
    expect(await moodsOf(me)).toHaveLength(2)
  })

  it('is on record both ways, and the resident sees who looked', async () => {
    const { me, worker, workerId } = await accompanied('殷四')
    const { mood } = await keepMood(me, 3)
    await me.must('PUT /api/selfhelp/moods/:id/shares/:staffId', { params: { id: mood.id, staffId: workerId } })
    for (let n = 0; n < 3; n += 1) await worker.must('GET /api/selfhelp/shared-with-me')
    const looked = async () =>
      (await me.must('GET /api/identity/resident/accesses')).accesses.filter(
        (one) => one.line === 'selfhelp.shared_mood_seen',
      )
    expect(await looked()).toHaveLength(1)
    house.floor.clock.turn({ minutes: 1 })
    const next = await keepMood(me, 4)
    const params = { id: next.mood.id, staffId: workerId }
    await me.must('PUT /api/selfhelp/moods/:id/shares/:staffId', { params })
    await worker.must('GET /api/selfhelp/shared-with-me')
    expect(await looked()).toHaveLength(2)
    const { lines } = await (await house.as('孙核')).must('GET /api/audit/lines', { params: {} })
    expect(lines.some((line) => line.line === 'selfhelp.mood_shared')).toBe(true)
  })

  it('stands in the database too: a query that forgot its where finds what is shown now, and nothing more', async () => {
    const { me, worker, workerId } = await accompanied('殷五')
    const { mood } = await keepMood(me, 2, '给她看的')
    await keepMood(me, 1, '只给自己的')
    await keepRun(me)
    const asked = { params: { id: mood.id, staffId: workerId } }
    expect(await forgotten(worker, 'mood')).toBe(0)
    await me.must('PUT /api/selfhelp/moods/:id/shares/:staffId', asked)
    expect(await forgotten(worker, 'mood')).toBe(1)
    expect(await forgotten(await house.colleague('supervisor'), 'mood')).toBe(0)
    expect(await forgotten(worker, 'exercise_run')).toBe(0)
    expect(await forgotten(worker, 'exercise_leaf')).toBe(0)
    expect(await forgotten(me, 'mood')).toBe(2)
    await me.must('DELETE /api/selfhelp/moods/:id/shares/:staffId', asked)
    expect(await forgotten(worker, 'mood')).toBe(0)
    expect(await forgotten(worker, 'mood_share')).toBe(0)
  })
})

describe('what is kept', () => {
  it('goes along in the copy of one’s record, and goes with the resident', async () => {
    const { me, worker, workerId } = await accompanied('鲍一')
    const { mood } = await keepMood(me, 2, '带得走的一句')
    await keepRun(me, { step: '去买菜' })
    await me.must('PUT /api/selfhelp/moods/:id/shares/:staffId', { params: { id: mood.id, staffId: workerId } })
    const id = await residentIdOf(me)
    const copy = await inTransaction(house.floor, { as: 'session', tokenHash: tokenOf(me) }, (ctx) =>
      exportSelfHelp(ctx, id),
    )
    expect(copy).toMatchObject({ selfHelp: { moods: [{ note: '带得走的一句' }], exercises: [{ step: '去买菜' }] } })
    await me.must('DELETE /api/identity/resident')
    expect((await worker.must('GET /api/selfhelp/shared-with-me')).moods).toEqual([])
    expect(await forgotten(worker, 'mood_share')).toBe(0)
  })

  it('is deleted after two years', async () => {
    const me = await house.neighbour('鲍二')
    const old = { ...moodOf(3), day: dayAgo(731) }
    await me.must('PUT /api/selfhelp/moods/:id', { params: { id: randomUUID() }, body: old })
    await keepMood(me, 3)
    expect(await forgotten(me, 'mood')).toBe(2)
    expect(await keepSelfHelp(house.floor)).toBeGreaterThan(0)
    expect(await forgotten(me, 'mood')).toBe(1)
  })

  it('is nothing for somebody without a name', async () => {
    const visitor = house.visitor()
    await visitor.must('GET /api/companion/conversation')
    const came = await visitor.call('PUT /api/selfhelp/moods/:id', { params: { id: randomUUID() }, body: moodOf(3) })
    expect(came.refused).toBe('SIGN_IN_FIRST')
  })
})
