import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import { type Cast, castOf, question, type Somebody } from '../../testing-cast.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let cast: Cast
let lin: Visitor
let zhou: Visitor
let chen: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  cast = castOf(house)
})
beforeEach(async () => {
  await cast.signIn()
  lin = cast.lin
  zhou = cast.zhou
  chen = cast.chen
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const eventOf = async (name: string) => (await lin.must('GET /api/crisis/board')).rows.find((one) => one.name === name)!
const sheetOf = async (name: string) =>
  lin.must('GET /api/safeguard/events/:id', { params: { id: (await eventOf(name)).id } })

/** What the child heard first. */
const heard = () => ({ id: randomUUID(), said: true, words: '我要告诉照顾你的大人，我担心你。', why: null, note: null })

/** Two people decide, the child hears it, and the guardian is told by phone. */
async function tell(eventId: string): Promise<void> {
  const body = question(eventId, { situation: 'minor_ideation', receiver: 'guardian', toldFirst: true })
  const params = { id: (await lin.must('POST /api/safeguard/disclosures', { body })).id }
  await zhou.must('POST /api/safeguard/disclosures/:id/second', { params, body: {} })
  await lin.must('POST /api/safeguard/disclosures/:id/child-words', { params, body: heard() })
  await lin.must('POST /api/safeguard/disclosures/:id/done', { params, body: { channel: 'phone', toName: '妈妈' } })
}

describe('the guardian of a minor', () => {
  it('is owed a word before the day ends, and staff are called for it; telling them closes the task', async () => {
    const one = await cast.somebody('小满', 16)
    await cast.say(one, '我不想活了')
    const { id } = await eventOf('小满')
    const { tasks } = await lin.must('GET /api/safeguard/guardian-tasks')
    expect(tasks.find((task) => task.eventId === id)).toMatchObject({ guardianClosed: false })
    await tell(id)
    expect((await sheetOf('小满')).guardianTask).toMatchObject({ outcome: 'told', by: '林晓安' })
  })

  it('is called for at once when it is red, again and again until it is done', async () => {
    const one = await cast.somebody('小虎', 15)
    await cast.say(one, '我已经把药都吃了')
    const letters = () => house.pager.letters.filter((letter) => letter.words.includes('保护')).length
    const before = letters()
    await house.keepSafeguard()
    await house.settle()
    expect(letters()).toBeGreaterThan(before)
    const once = letters()
    house.floor.clock.turn({ minutes: 6 })
    await house.keepSafeguard()
    await house.settle()
    expect(letters()).toBeGreaterThan(once)
  })

  it('is owed a word when a worker finds the danger graver, and a new one when it turns red after they were told', async () => {
    const one = await cast.somebody('小禾', 15)
    await cast.say(one, '晚上老是睡不着，想找个人说说话')
    await one.who.must('POST /api/companion/person-requests', { body: { id: randomUUID() } })
    await house.settle()
    const { id, grade } = await eventOf('小禾')
    expect([grade, (await sheetOf('小禾')).guardianTask]).toEqual(['YELLOW', null])
    const raise = async (to: 'ORANGE' | 'RED') => {
      const body = { id: randomUUID(), to, reason: '电话里说不想活了' }
      await lin.must('POST /api/crisis/events/:id/grade', { params: { id }, body })
      await house.settle()
    }
    await raise('ORANGE')
    expect((await sheetOf('小禾')).guardianTask).toMatchObject({ doneAt: null })
    await tell(id)
    expect((await sheetOf('小禾')).guardianTask).toMatchObject({ outcome: 'told' })
    await raise('RED')
    expect((await sheetOf('小禾')).guardianTask).toMatchObject({ outcome: null, doneAt: null })
    await tell(id)
    expect((await sheetOf('小禾')).guardianTask).toMatchObject({ outcome: 'told' })
  })

  it('is owed a word of an assessment that finds the danger graver, and none of an alert that was none', async () => {
    const one = await cast.somebody('小麦', 16)
    await cast.say(one, '我不想活了')
    const { id } = await eventOf('小麦')
    const params = { id }
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    const contact = { id: randomUUID(), channel: 'phone' as const, outcome: 'reached' as const, note: '' }
    await lin.must('POST /api/crisis/events/:id/contacts', { params, body: contact })
    await tell(id)
    const found = {
      ...{ asq: ['yes', 'yes', 'yes', 'no', 'yes'] as ['yes', 'yes', 'yes', 'no', 'yes'], plan: true, intent: 6 },
      ...{ meansAtHand: [], lastBehaviourDays: null, withWhom: '', location: '', protective: '', triggers: '' },
      ...{ decision: '陪着，叫妈妈', rationale: '现在有念头，有打算' },
    }
    await lin.must('POST /api/crisis/events/:id/assessments', { params, body: { id: randomUUID(), fields: found } })
    await house.settle()
    expect((await sheetOf('小麦')).guardianTask).toMatchObject({ outcome: null })
    await lin.must('POST /api/crisis/events/:id/false-alarm', { params, body: { reason: '是在念歌词' } })
    await zhou.must('POST /api/crisis/events/:id/false-alarm', { params, body: { reason: '听了录音，是歌词' } })
    await house.settle()
    expect((await sheetOf('小麦')).guardianTask).toMatchObject({ outcome: 'not_owed' })
    // the guardian still sees the page: nothing was held against them
    expect(await cast.wards(one.guardian!)).toHaveLength(1)
  })

  it('is withheld from with a reason: the view closes, and suspicion proposes the report', async () => {
    const one = await cast.somebody('小青', 14)
    await cast.say(one, '我不想活了')
    expect(await cast.wards(one.guardian!)).toHaveLength(1)
    const { guardianTask } = await sheetOf('小青')
    await lin.must('POST /api/safeguard/guardian-tasks/:id/withholding', {
      params: { id: guardianTask!.id },
      body: { reason: '孩子怕妈妈知道会打', suspected: true },
    })
    expect(await cast.wards(one.guardian!)).toEqual([])
    expect((await sheetOf('小青')).mandatory[0]).toMatchObject({ state: 'proposed', atHome: true })
  })
})

describe('a child who tells of harm at home', () => {
  const nothingReaches = async (one: Somebody): Promise<void> => {
    expect(await cast.wards(one.guardian!)).toEqual([])
    await cast.untilContactsAreTold()
    expect(cast.letterTo(one.guardian!)).toEqual([])
  }

  it('is reported for: proposed by the house, started by a worker, confirmed by the leader, taken by 110; the guardian sees nothing', async () => {
    const one = await cast.somebody('小雨', 13)
    expect(await cast.wards(one.guardian!)).toHaveLength(1)
    await cast.say(one, '我爸又拿皮带打我')
    const event = await eventOf('小雨')
    expect(event.grade).toBe('ORANGE')
    expect((await sheetOf('小雨')).mandatory[0]).toMatchObject({ state: 'proposed', atHome: true })
    const start = {
      id: randomUUID(),
      eventId: event.id,
      kind: 'violence' as const,
      atHome: true,
      facts: '孩子说父亲用皮带打',
    }
    const { id } = await lin.must('POST /api/safeguard/mandatory-reports', { body: start })
    const params = { id }
    const call = (outcome: 'taken' | 'no_answer', place: 'police' | 'line_12355' = 'police') =>
      lin.call('POST /api/safeguard/mandatory-reports/:id/calls', {
        params,
        body: {
          ...{ id: randomUUID(), place, number: place === 'police' ? '110' : '12355', outcome, note: null },
          ...{ receiver: outcome === 'taken' ? '王警官' : null, receipt: outcome === 'taken' ? 'J2026-11' : null },
        },
      })
    expect((await call('no_answer')).status).toBe(200)
    const confirm = (who: Visitor) =>
      who.call('POST /api/safeguard/mandatory-reports/:id/confirmation', { params, body: {} })
    expect((await confirm(zhou)).refused).toBe('FORBIDDEN')
    expect((await confirm(chen)).reply).toMatchObject({ state: 'confirmed', confirmedBy: '陈督明' })
    const complete = () =>
      lin.call('POST /api/safeguard/mandatory-reports/:id/completion', { params, body: { summary: '派出所已受理' } })
    expect((await call('taken', 'line_12355')).status).toBe(200)
    expect((await complete()).refused).toBe('WRONG_STATE')
    expect((await call('taken')).status).toBe(200)
    // the office has it; the record is whole when it says what the child heard
    expect((await complete()).refused).toBe('GATE_NOT_MET')
    const told = await lin.must('POST /api/safeguard/mandatory-reports/:id/child-words', { params, body: heard() })
    expect(told.child).toMatchObject({ band: 'from8', hearer: 'protection', told: [{ said: true, by: '林晓安' }] })
    expect((await complete()).reply).toMatchObject({ state: 'complete', guardianClosed: true })
    await nothingReaches(one)
    const detail = await lin.must('GET /api/crisis/events/:id', { params: { id: event.id } })
    const residentId = (await chen.must('GET /api/safeguard/mandatory-reports')).reports.find((row) => row.id === id)
    expect(residentId!.calls).toHaveLength(3)
    expect(detail.timeline.some((entry) => entry.what === 'safeguard.mandatory_confirmed')).toBe(true)
  })

  it('is reported for by two people: a leader who started it does not confirm it', async () => {
    const one = await cast.somebody('小葵', 12)
    await cast.say(one, '我爸又拿皮带打我')
    const { id: eventId } = await eventOf('小葵')
    const start = { id: randomUUID(), eventId, kind: 'violence' as const, atHome: true, facts: '孩子说父亲打' }
    const begun = await chen.must('POST /api/safeguard/mandatory-reports', { body: start })
    expect(begun.may).not.toContain('confirm')
    const params = { id: begun.id }
    const came = await chen.call('POST /api/safeguard/mandatory-reports/:id/confirmation', { params, body: {} })
    expect(came.refused).toBe('SECOND_PERSON_NEEDED')
  })

  it('may tell it in an exercise as well', async () => {
    const one = await cast.somebody('小帆', 15)
    expect(await cast.wards(one.guardian!)).toHaveLength(1)
    const now = house.floor.clock.processNow.toISOString()
    await one.who.must('PUT /api/selfhelp/moods/:id', {
      params: { id: randomUUID() },
      body: { value: 1, words: [], topics: [], note: '爸爸喝醉了又打我', at: now, day: now.slice(0, 10) },
    })
    await house.settle()
    expect((await eventOf('小帆')).grade).toBe('ORANGE')
    await nothingReaches(one)
    expect((await sheetOf('小帆')).mandatory[0]!.atHome).toBe(true)
  })

  it('may tell it in the summary for whoever comes', async () => {
    const one = await cast.somebody('小秧', 14)
    await one.who.must('POST /api/companion/person-requests', { body: { id: randomUUID() } })
    expect((await eventOf('小秧')).grade).toBe('YELLOW')
    await one.who.must('PUT /api/companion/packet', {
      body: { summary: '想说说家里的事', wish: '我爸打我，别让他知道', callAt: null },
    })
    await house.settle()
    expect((await eventOf('小秧')).grade).toBe('ORANGE')
    await nothingReaches(one)
    expect((await sheetOf('小秧')).mandatory[0]).toMatchObject({ state: 'proposed', atHome: true })
  })

  it('may tell it in a complaint, signed or not', async () => {
    const file = (who: Visitor, text: string) =>
      who.must('POST /api/complaint/complaints', {
        body: { id: randomUUID(), about: 'other', whom: '', text, signed: false },
      })
    const one = await cast.somebody('小穗', 15)
    expect((await file(one.who, '没人接电话，我爸又打我了')).danger).toBe(true)
    await house.settle()
    expect((await eventOf('小穗')).grade).toBe('ORANGE')
    await nothingReaches(one)
    expect((await sheetOf('小穗')).mandatory[0]).toMatchObject({ atHome: true })
    expect((await file(house.visitor(), '我今年12岁，爸爸打我，打电话没人接')).danger).toBe(true)
    expect((await file(house.visitor(), '等了三天没人回电话')).danger).toBe(false)
  })

  it('may be seen by a community worker: hurt by family closes the view', async () => {
    const one = await cast.somebody('小叶', 12)
    await cast.say(one, '脑子里老有声音骂我')
    expect(await cast.wards(one.guardian!)).toHaveLength(1)
    const row = (await lin.must('GET /api/worklist/entries')).rows.find((each) => each.name === '小叶')!
    const { entry } = await lin.must('GET /api/worklist/entries/:id', { params: { id: row.id } })
    const meng = await house.as('孟格')
    await meng.must('POST /api/worklist/observations', {
      body: { id: randomUUID(), residentId: entry.residentId, signs: ['hurt_by_family'], dangerNow: false, words: '' },
    })
    await house.settle()
    await nothingReaches(one)
    const worker = await house.colleague('crisis_worker', 'here', ['C-MINOR'])
    const open = await worker.call('PUT /api/companion/guardians/:residentId', {
      params: { residentId: entry.residentId },
      body: { open: true, reason: '家长来问' },
    })
    expect(open.refused).toBe('MAY_BE_DANGER')
  })

  it('keeps the view shut in the database too, while the report stands', async () => {
    const force = inTransaction(house.floor, { as: 'house' }, async (ctx) => {
      await ctx.line.query(
        `update resident set guardian_closed_at = null where id in (select resident_id from mandatory_report where at_home)`,
      )
    })
    await expect(force).rejects.toThrow(/stays closed/)
  })

  it('is dropped by a leader only, who did not start it', async () => {
    const one = await cast.somebody('小安', 16)
    await cast.say(one, '班里同学一直欺凌我，放学被他们打')
    const sheet = await sheetOf('小安')
    expect(sheet.mandatory[0]).toMatchObject({ state: 'proposed', atHome: false })
    expect(await cast.wards(one.guardian!)).toHaveLength(1)
    const params = { id: sheet.mandatory[0]!.id }
    const body = { reason: '学校已处理，孩子安全' }
    expect((await lin.call('POST /api/safeguard/mandatory-reports/:id/drop', { params, body })).refused).toBe(
      'FORBIDDEN',
    )
    expect((await chen.call('POST /api/safeguard/mandatory-reports/:id/drop', { params, body })).reply).toMatchObject({
      state: 'dropped',
    })
  })
})

describe('the phone book for reporting', () => {
  it('has the numbers of the law, and those of the place with the day they were tried', async () => {
    const book = await lin.must('GET /api/safeguard/phone-book')
    expect(book.entries.map((one) => one.number)).toEqual([
      ...['110', '12345', '12349', null, '027-00000012', '027-00000013', '12355'],
    ])
    const admin = await house.as('王理')
    const kept = await admin.must('PUT /api/safeguard/phone-book', {
      body: { code: 'child_director', number: '027-00000014', name: '梧桐里儿童主任' },
    })
    const entry = kept.entries.find((one) => one.code === 'child_director')!
    expect(entry).toMatchObject({ number: '027-00000014', verifiedBy: '王理', stale: false })
    house.floor.clock.turn({ days: 91 })
    const later = await (await house.as('林晓安')).must('GET /api/safeguard/phone-book')
    expect(later.entries.find((one) => one.code === 'child_director')!.stale).toBe(true)
  })
})

describe('a visit at the door', () => {
  it('shows two community workers a name, an address, a number and one sentence for a day, and the event hears what they found', async () => {
    const one = await cast.somebody('秦岸', 52)
    await cast.say(one, '我不想活了')
    const { id } = await eventOf('秦岸')
    const [first, second, third] = [
      await house.colleague('community_worker'),
      await house.colleague('community_worker'),
      await house.colleague('community_worker'),
    ]
    const idOf = async (who: Visitor) => (await who.must('GET /api/identity/staff')).personId
    const [firstId, secondId] = [await idOf(first), await idOf(second)]
    const ask = (part: object) =>
      lin.call('POST /api/safeguard/events/:id/visits', {
        params: { id },
        body: {
          ...{ id: randomUUID(), address: '梧桐里 5 栋 301', calledName: null, phone: null },
          ...{ firstId, secondId, reason: '三次没接，家里灯亮着' },
          ...part,
        },
      })
    expect((await ask({ secondId: firstId })).refused).toBe('BAD_INPUT')
    expect((await ask({ secondId: await idOf(zhou) })).refused).toBe('BAD_INPUT')
    expect((await ask({ reason: null })).refused).toBe('BAD_INPUT')
    expect((await ask({})).reply).toMatchObject({ why: 'decision' })
    const { visits } = await first.must('GET /api/safeguard/visits')
    expect(Object.keys(visits[0]!).sort()).toEqual(['address', 'ask', 'expiresAt', 'id', 'name', 'phone', 'withWhom'])
    expect(visits[0]).toMatchObject({ name: '秦岸', address: '梧桐里 5 栋 301' })
    expect(JSON.stringify(visits)).not.toMatch(/不想活|RED|ORANGE|危机/)
    expect((await third.must('GET /api/safeguard/visits')).visits).toEqual([])
    const params = { id: visits[0]!.id }
    const report = (who: Visitor) =>
      who.call('PUT /api/safeguard/visits/:id/outcome', { params, body: { outcome: 'safe', note: '本人在家，会回电' } })
    expect((await report(third)).refused).toBe('NOT_FOUND')
    expect((await report(second)).status).toBe(200)
    expect((await first.must('GET /api/safeguard/visits')).visits).toEqual([])
    expect((await sheetOf('秦岸')).visits[0]).toMatchObject({ outcome: 'safe', outcomeNote: '本人在家，会回电' })
    const detail = await lin.must('GET /api/crisis/events/:id', { params: { id } })
    expect(detail.timeline.some((entry) => entry.what === 'safeguard.visit_reported')).toBe(true)
  })

  it('ends after a day: the view is gone, the address is forgotten, and whoever answers is called', async () => {
    const one = await cast.somebody('秦川', 60)
    await cast.say(one, '我不想活了')
    const { id } = await eventOf('秦川')
    const [first, second] = [await house.colleague('community_worker'), await house.colleague('community_worker')]
    const idOf = async (who: Visitor) => (await who.must('GET /api/identity/staff')).personId
    await lin.must('POST /api/safeguard/events/:id/visits', {
      params: { id },
      body: {
        ...{ id: randomUUID(), address: '梧桐里 6 栋 101', calledName: '秦先生', phone: null },
        ...{ firstId: await idOf(first), secondId: await idOf(second), reason: '手机关机' },
      },
    })
    house.floor.clock.turn({ hours: 24, minutes: 1 })
    expect((await (await house.colleague('community_worker')).must('GET /api/safeguard/visits')).visits).toEqual([])
    await house.keepSafeguard()
    const left = await inTransaction(
      house.floor,
      { as: 'house' },
      async (ctx) => (await ctx.line.query('select 1 from welfare_visit where view_sealed is not null')).rows.length,
    )
    expect(left).toBe(0)
  })
})
