import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
  await house.settle()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const say = (who: Visitor, text: string, choice?: string) =>
  who.must('POST /api/companion/messages', {
    body: { id: randomUUID(), text, ...(choice ? { choice } : {}) },
  })

const board = async (who: Visitor) => (await who.must('GET /api/crisis/board')).rows

/** A new resident who is in danger, and the row of the board that stands for them. */
async function someoneInDanger(text = '我不想活了，药都准备好了，今晚就吃') {
  const resident = house.visitor()
  const lin = await house.as('林晓安')
  const before = new Set((await board(lin)).map((row) => row.id))
  const { conversation } = await say(resident, text)
  const row = (await board(lin)).find((one) => !before.has(one.id))!
  return { resident, lin, conversation, row }
}

const contact = (outcome: 'reached' | 'no_answer') => ({
  id: randomUUID(),
  channel: 'phone' as const,
  outcome,
  note: '',
})
const findings = (more: object = {}) => ({
  ...{
    asq: ['yes', 'yes', 'yes', 'no', 'no'] as ['yes', 'yes', 'yes', 'no', 'no'],
    plan: false,
    intent: 0,
    meansAtHand: [],
    lastBehaviourDays: null,
  },
  ...{
    withWhom: '独自',
    location: '',
    protective: '女儿',
    triggers: '',
    decision: '陪到天亮',
    rationale: '有想法，无计划',
  },
  ...more,
})
const plan = {
  ...{
    warningSigns: ['睡不着'],
    innerCoping: ['慢呼吸'],
    peoplePlaces: ['楼下小公园'],
    trustedContacts: [],
    professionals: [{ agency: '热线', phone: '12356', hours: '' }],
  },
  ...{
    saferEnvironment: [{ step: '药交给邻居保管', whoHelps: '邻居', done: true }],
    reasonToLive: '女儿',
    likelihoodOfUse: 8,
  },
}

describe('a cry for help', () => {
  it('stands on the board with its reason the moment the reply goes out', async () => {
    const { conversation, row, lin } = await someoneInDanger()
    expect(conversation.crisis).toBe(true)
    expect(conversation.presence).toBe('paged')
    expect(row.state).toBe('PAGED')
    expect(row.grade).toBe('RED_E')
    expect(row.next).not.toBeNull()
    const detail = await lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })
    expect(detail.reasons[0]!.quotes.length).toBeGreaterThan(0)
    expect(detail.pages.length).toBeGreaterThan(0)
    expect(detail.pages.some((page) => page.channel === 'in_app')).toBe(true)
  })

  it('pages the first on call by SMS with words that say nothing about anybody', async () => {
    const { row } = await someoneInDanger()
    await house.settle()
    const letter = house.pager.letters.filter((one) => one.way === 'sms' && one.words.includes(row.number)).at(-1)!
    expect(letter.words).toBe(`安心小屋：${row.number} 需要您处理，请打开工作台。`)
  })

  it('is one event however often the resident repeats it, and the same message is kept once', async () => {
    const { resident, lin, row } = await someoneInDanger()
    const id = randomUUID()
    for (let i = 0; i < 3; i += 1)
      await resident.must('POST /api/companion/messages', { body: { id, text: '我真的不想活了' } })
    const { conversation } = await say(resident, '今晚就走')
    expect(conversation.messages.filter((one) => one.id === id)).toHaveLength(1)
    const rows = (await board(lin)).filter((one) => one.id === row.id)
    expect(rows).toHaveLength(1)
    expect(rows[0]!.signals).toBe(3)
  })

  it('is the same visit when the reply to the first message was lost, cookie and all', async () => {
    const id = randomUUID()
    const lin = await house.as('林晓安')
    const before = (await board(lin)).length
    for (let i = 0; i < 3; i += 1) {
      const device = house.visitor()
      const { conversation } = await device.must('POST /api/companion/sos', { body: { id } })
      expect(conversation.messages.filter((one) => one.id === id)).toHaveLength(1)
      expect((await device.must('GET /api/companion/conversation')).id).toBe(conversation.id)
    }
    expect(await board(lin)).toHaveLength(before + 1)
  })

  it('is heard from the button alone, by somebody who never signed in', async () => {
    const resident = house.visitor()
    const { conversation } = await resident.must('POST /api/companion/sos', { body: { id: randomUUID() } })
    expect(conversation.presence).toBe('paged')
    expect(conversation.messages.some((one) => one.card === 'crisis')).toBe(true)
  })

  it('is heard when somebody asks for a person, calmly graded', async () => {
    const resident = house.visitor()
    const lin = await house.as('林晓安')
    const before = (await board(lin)).length
    await resident.must('POST /api/companion/person-requests', { body: { id: randomUUID() } })
    const rows = await board(lin)
    expect(rows).toHaveLength(before + 1)
    expect(rows.filter((row) => row.source === 'asked_for_person' && row.grade === 'YELLOW').length).toBeGreaterThan(0)
  })

  it('does not ring for a figure of speech', async () => {
    const resident = house.visitor()
    const lin = await house.as('林晓安')
    const before = (await board(lin)).length
    await say(resident, '今天笑死我了，累死了')
    expect(await board(lin)).toHaveLength(before)
  })
})

describe('the ladder', () => {
  it('asks the second, the supervisor, the administrators and the contact in turn, and never stops', async () => {
    const { row, lin } = await someoneInDanger()
    const pagesTo = async () =>
      (await lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })).pages.map((page) => page.rung)
    for (const [minutes, rung] of [
      [2, 1],
      [2, 2],
      [2, 3],
      [2, 4],
      [2, 5],
      [2, 6],
    ] as const) {
      house.floor.clock.turn({ minutes, seconds: 1 })
      await house.settle()
      const lines = (await lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })).timeline
      // an anonymous resident has no contact to tell: that rung says so
      if (rung === 5) expect(lines.some((line) => line.what === 'crisis.no_contact_known')).toBe(true)
      else expect(await pagesTo()).toContain(rung)
    }
  })

  it('tells the emergency contact of a registered resident that we worry, and nothing else', async () => {
    const guifang = await house.as('桂芳')
    await guifang.must('POST /api/companion/sos', { body: { id: randomUUID() } })
    await house.settle()
    house.floor.clock.turn({ minutes: 11 })
    await house.settle()
    const letter = house.pager.letters.find((one) => one.address === '13900000201')!
    expect(letter.words).toBe('安心小屋：我们担心桂芳的安全，请立即联系或到其身边；紧急请拨120/110。')
  })

  it('asks the next rung at once when no channel takes a page', async () => {
    house.pager.break('sms')
    house.pager.break('email')
    house.pager.break('wecom')
    house.pager.break('dingtalk')
    const { row, lin } = await someoneInDanger()
    await house.settle()
    const detail = await lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })
    expect(detail.timeline.some((line) => line.what === 'crisis.page_not_accepted')).toBe(true)
    expect(detail.pages.some((page) => page.rung > 0)).toBe(true)
    for (const way of ['sms', 'email', 'wecom', 'dingtalk'] as const) house.pager.mend(way)
  })

  it('falls back to another channel when SMS is down', async () => {
    house.pager.break('sms')
    const { row } = await someoneInDanger()
    await house.settle()
    expect(house.pager.letters.some((one) => one.way === 'wecom' && one.words.includes(row.number))).toBe(true)
    house.pager.mend('sms')
  })
})

describe('taking an event', () => {
  it('goes to exactly one of many who press at once', async () => {
    const { row, lin } = await someoneInDanger()
    const zhou = await house.as('周敏')
    const chen = await house.as('陈督明')
    const came = await Promise.all(
      [lin, zhou, chen].map((who) => who.call('POST /api/crisis/events/:id/acknowledge', { params: { id: row.id } })),
    )
    expect(came.filter((one) => one.status === 200)).toHaveLength(1)
    expect(came.filter((one) => one.refused === 'ALREADY_TAKEN')).toHaveLength(2)
  })

  it('is refused to those without the certificate, and to those who have no business here', async () => {
    const { row } = await someoneInDanger()
    const wang = await house.as('王理')
    expect((await wang.call('POST /api/crisis/events/:id/acknowledge', { params: { id: row.id } })).refused).toBe(
      'CERT_REQUIRED',
    )
    const wu = await house.as('吴街')
    expect((await wu.call('GET /api/crisis/board')).refused).toBe('FORBIDDEN')
    expect((await wu.call('GET /api/crisis/events/:id', { params: { id: row.id } })).refused).toBe('FORBIDDEN')
  })

  it('hears danger in what the person on call writes down: the event becomes more urgent; a question changes nothing', async () => {
    const { lin, row } = await someoneInDanger('我想结束自己的生命')
    const params = { id: row.id }
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    const write = (text: string) =>
      lin.must('POST /api/crisis/events/:id/messages', { params, body: { id: randomUUID(), text } })
    expect((await write('您现在有没有想过怎么做？')).grade).toBe('ORANGE')
    expect((await write('您刚才说已经吃了一瓶药，我叫 120。')).grade).toBe('RED_E')
  })

  it('lets the two talk in the same conversation, and the resident sees who is there', async () => {
    const { row, lin, resident, conversation } = await someoneInDanger()
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: row.id } })
    await house.settle()
    expect((await resident.must('GET /api/companion/conversation')).presence).toBe('acknowledged')
    const heard = resident.listen(
      '/api/companion/stream',
      (frames) => frames.some((f) => f.data.from === 'person'),
      conversation.seq,
    )
    await lin.must('POST /api/crisis/events/:id/messages', {
      params: { id: row.id },
      body: { id: randomUUID(), text: '我是林晓安，我在。您现在身边有人吗？' },
    })
    expect((await heard).find((f) => f.data.from === 'person')!.data.name).toBe('林晓安')
    const before = (await resident.must('GET /api/companion/conversation')).messages.length
    await say(resident, '就我一个人')
    const after = await resident.must('GET /api/companion/conversation')
    expect(after.presence).toBe('person')
    expect(after.messages).toHaveLength(before + 1)
    const { messages } = await lin.must('GET /api/crisis/events/:id/messages', { params: { id: row.id } })
    expect(messages.at(-1)!.text).toBe('就我一个人')
    const { accesses } = await resident.must('GET /api/identity/resident/accesses')
    expect(accesses.some((one) => one.who === '林晓安' && one.line === 'crisis.conversation_opened')).toBe(true)
  })
})

describe('an event from first page to sign-off', () => {
  it('walks the whole protocol and closes only with two contacts, falling scores and a second person', async () => {
    const { row, lin } = await someoneInDanger()
    const params = { id: row.id }
    const chen = await house.as('陈督明')
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    expect(
      (
        await lin.call('POST /api/crisis/events/:id/assessments', {
          params,
          body: { id: randomUUID(), fields: findings() },
        })
      ).refused,
    ).toBe('WRONG_STATE')
    for (const outcome of ['no_answer', 'no_answer', 'no_answer'] as const)
      await lin.must('POST /api/crisis/events/:id/contacts', { params, body: contact(outcome) })
    expect((await lin.must('GET /api/crisis/events/:id', { params })).state).toBe('UNREACHABLE')
    const reached = await lin.must('POST /api/crisis/events/:id/contacts', {
      params,
      body: contact('reached'),
    })
    expect(reached.state).toBe('ASSESSING')
    const assessed = await lin.must('POST /api/crisis/events/:id/assessments', {
      params,
      body: { id: randomUUID(), fields: findings({ plan: true, meansAtHand: ['medicine'] }) },
    })
    expect(assessed.assessment!.triage).toBe('HIGH')
    expect(assessed.grade).toBe('RED_E')
    await lin.must('POST /api/crisis/events/:id/safety-plan', {
      params,
      body: { id: randomUUID(), fields: plan },
    })
    const stable = await lin.must('POST /api/crisis/events/:id/stabilise', {
      params,
      body: { note: '情绪平稳，邻居陪着' },
    })
    expect(stable.state).toBe('FOLLOW_UP')
    expect(stable.followUps.map((task) => task.hours)).toEqual([24, 72, 168, 720])
    expect((await lin.call('POST /api/crisis/events/:id/close', { params, body: { summary: '好转' } })).refused).toBe(
      'CLOSE_NOT_READY',
    )
    const done = (taskId: string, distress: number | null) =>
      lin.must('POST /api/crisis/events/:id/follow-ups', {
        params,
        body: { taskId, reached: distress !== null, distress, note: '', planSeen: distress !== null },
      })
    await done(stable.followUps[0]!.id, 7)
    await done(stable.followUps[1]!.id, null)
    const escalated = await done(stable.followUps[1]!.id, null)
    expect(escalated.followUps[1]!.state).toBe('escalated')
    await done(stable.followUps[2]!.id, 4)
    // the talk for those who worked is offered by the house itself
    await house.settle()
    const asked = await lin.must('POST /api/crisis/events/:id/close', {
      params,
      body: { summary: '好转，两次回访' },
    })
    expect(asked.closeAskedBy).toBe('林晓安')
    expect((await lin.call('POST /api/crisis/events/:id/sign-off', { params, body: { note: '自签' } })).refused).toBe(
      'FORBIDDEN',
    )
    const closed = await chen.must('POST /api/crisis/events/:id/sign-off', { params, body: { note: '同意' } })
    expect(closed.state).toBe('CLOSED')
    expect(closed.next).toBeNull()
  })

  it('needs two people to call RED a false alarm', async () => {
    const { row, lin } = await someoneInDanger()
    const params = { id: row.id }
    const zhou = await house.as('周敏')
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    await lin.must('POST /api/crisis/events/:id/contacts', { params, body: contact('reached') })
    const first = await lin.must('POST /api/crisis/events/:id/false-alarm', {
      params,
      body: { reason: '排练台词' },
    })
    expect(first.state).toBe('ASSESSING')
    expect(
      (await lin.call('POST /api/crisis/events/:id/false-alarm', { params, body: { reason: '再按一次' } })).refused,
    ).toBe('SECOND_PERSON_NEEDED')
    const second = await zhou.must('POST /api/crisis/events/:id/false-alarm', {
      params,
      body: { reason: '核实，确为排练' },
    })
    expect(second.state).toBe('FALSE_ALARM')
  })

  it('is handed over to 120 with unit, receiver and time', async () => {
    const { row, lin } = await someoneInDanger()
    const params = { id: row.id }
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    const called = await lin.must('POST /api/crisis/events/:id/emergency', {
      params,
      body: { service: '120', note: '已服药' },
    })
    expect(called.state).toBe('EMERGENCY')
    const handed = await lin.must('POST /api/crisis/events/:id/handover', {
      params,
      body: { unit: '江城市中心医院急诊', receiver: '值班医生', at: house.now().toISOString() },
    })
    expect(handed.state).toBe('FOLLOW_UP')
    expect(handed.handover).toMatchObject({ service: '120', unit: '江城市中心医院急诊' })
  })

  it('opens again when a new signal comes after the acute phase', async () => {
    const { row, lin, resident } = await someoneInDanger()
    const params = { id: row.id }
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    await lin.must('POST /api/crisis/events/:id/contacts', { params, body: contact('reached') })
    await lin.must('POST /api/crisis/events/:id/assessments', {
      params,
      body: { id: randomUUID(), fields: findings() },
    })
    await lin.must('POST /api/crisis/events/:id/stabilise', { params, body: { note: '平稳' } })
    await say(resident, '还是想死，我不想活了')
    const again = await lin.must('GET /api/crisis/events/:id', { params })
    expect(again.state).toBe('PAGED')
    expect(again.owner).toBeNull()
    expect(again.timeline.some((line) => line.what === 'crisis.event_reopened')).toBe(true)
  })
})
