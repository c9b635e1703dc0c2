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

const say = async (who: Visitor, text: string, more: { choice?: string; after?: number; id?: string } = {}) =>
  (await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text, ...more } })).conversation
const open = (who: Visitor) => who.must('GET /api/companion/conversation')
const words = (lines: readonly { text: string }[]): string => lines.map((line) => line.text).join('\n')

describe('what a message is answered with', () => {
  it('is only what the phone does not hold yet, also when it is sent again', async () => {
    const who = house.visitor()
    const { seq } = await open(who)
    const id = randomUUID()
    const first = await say(who, '最近工作压力很大', { id, after: seq })
    expect(first.messages.map((line) => line.seq)).toEqual(
      Array.from({ length: first.seq - seq }, (_, n) => seq + 1 + n),
    )
    expect(first.messages[0]).toMatchObject({ from: 'resident', text: '最近工作压力很大' })
    const again = await say(who, '最近工作压力很大', { id, after: seq })
    expect(again.messages).toEqual(first.messages)
    const whole = await say(who, '领导天天催', {})
    expect(whole.messages[0]!.seq).toBe(1)
  })
})

describe('coming back', () => {
  it('says again that it is a program, once, and asks after what it was told', async () => {
    const who = await house.neighbour('春晓')
    await open(who)
    for (const text of ['我妈妈住院半个月了', '我一个人两头跑，白天上班晚上陪床', '想明天去问问护工'])
      await say(who, text)
    const { facts, remembers } = await who.must('GET /api/companion/memory')
    expect(remembers).toBe(true)
    expect(facts.length).toBeGreaterThan(0)
    house.floor.clock.turn({ hours: 30 })
    const before = (await open(who)).messages.length
    const back = (await open(who)).messages
    expect(back).toHaveLength(before)
    const greeting = back.slice(-3)
    expect(words(greeting)).toMatch(/程序/)
    expect(greeting.some((line) => line.card === 'disclosure')).toBe(true)
    expect(words(back.slice(-2))).toMatch(/上次|妈妈|护工|照顾/)
  })

  it('pretends to remember nothing of somebody without a name, or of somebody who said no', async () => {
    const nobody = house.visitor()
    await say(nobody, '我妈妈住院半个月了')
    expect((await nobody.call('GET /api/companion/memory')).refused).toBe('SIGN_IN_FIRST')
    const who = await house.neighbour('安然')
    await say(who, '我妈妈住院半个月了')
    expect((await who.must('PUT /api/companion/memory-choice', { body: { remembers: false } })).facts).toEqual([])
    await say(who, '我爸爸也病了三天')
    const kept = await who.must('GET /api/companion/memory')
    expect(kept).toEqual({ remembers: false, facts: [] })
    house.floor.clock.turn({ hours: 3 })
    expect(words((await open(who)).messages.slice(-2))).not.toMatch(/妈妈|爸爸/)
  })
})

describe('what is remembered', () => {
  it('is seen, put right and erased by the resident alone, and then nothing of it is left anywhere', async () => {
    const who = await house.neighbour('若兰')
    const other = await house.neighbour('别人')
    await say(who, '我和婆婆吵架，吵了两个月')
    const [fact] = (await who.must('GET /api/companion/memory')).facts
    const params = { id: fact!.id }
    expect((await other.call('PUT /api/companion/memory/:id', { params, body: { text: '别的' } })).refused).toBe(
      'NOT_FOUND',
    )
    const { facts } = await who.must('PUT /api/companion/memory/:id', { params, body: { text: '已经和好了' } })
    expect(facts.find((one) => one.id === fact!.id)).toMatchObject({ text: '已经和好了', edited: true })
    await other.must('DELETE /api/companion/memory/:id', { params })
    expect((await who.must('GET /api/companion/memory')).facts.some((one) => one.id === fact!.id)).toBe(true)
    // one is erased, the others stay
    const left = (await who.must('DELETE /api/companion/memory/:id', { params })).facts
    expect(left.length).toBeGreaterThan(0)
    expect(left.some((one) => one.id === fact!.id)).toBe(false)
    await who.must('DELETE /api/companion/memory')
    await who.must('DELETE /api/companion/memory/:id', { params })
    expect((await who.must('GET /api/companion/memory')).facts).toEqual([])
    const exported = await who.knock<{ facts: unknown[] }>('GET', '/api/identity/resident/export')
    expect(exported.reply.facts).toEqual([])
    const reply = words((await say(who, '嗯')).messages.slice(-2))
    expect(reply).not.toContain('婆婆')
  })

  it('asks after a plan at the next return, and never again', async () => {
    const who = await house.neighbour('怀远')
    await say(who, '工作压力好大，老板天天骂我')
    await say(who, '我打算明天去公园走走')
    house.floor.clock.turn({ hours: 3 })
    expect(words((await open(who)).messages.slice(-2))).toContain('去公园走走')
    await say(who, '走了，好一点')
    house.floor.clock.turn({ hours: 3 })
    const later = words((await open(who)).messages.slice(-2))
    expect(later).not.toContain('去公园走走')
  })

  it('never holds what was said in danger', async () => {
    const who = await house.neighbour('小禾')
    await say(who, '我不想活了，药都准备好了')
    await say(who, '我攒了三个月的药')
    expect((await who.must('GET /api/companion/memory')).facts).toEqual([])
  })
})

describe('waiting for a person', () => {
  it('shows where one stands and by when somebody answers, and what goes along is shown first', async () => {
    const lin = await house.as('林晓安')
    const first = await house.neighbour('先来')
    const who = await house.neighbour('后到')
    await first.must('POST /api/companion/person-requests', { body: { id: randomUUID() } })
    await say(who, '我妈妈住院半个月了，我想找人问问护工的事')
    const asked = (await who.must('POST /api/companion/person-requests', { body: { id: randomUUID() } })).conversation
    expect(asked.presence).toBe('paged')
    expect(asked.queue!.position).toBeGreaterThan(1)
    expect(asked.queue).toMatchObject({ late: false, packetSent: false })
    expect(Date.parse(asked.queue!.answeredBy)).toBeGreaterThan(Date.parse(asked.pagedAt!))

    const { packet } = await who.must('GET /api/companion/packet')
    expect(packet.summary).toContain('住院半个月')
    expect(packet.sentAt).toBeNull()
    const row = (await lin.must('GET /api/crisis/board')).rows.find((one) => one.name === '后到')!
    const params = { id: row.id }
    expect((await lin.must('GET /api/crisis/events/:id', { params })).packet).toBeNull()
    const body = { summary: '妈妈住院，想问护工怎么申请', wish: '请打电话', callAt: null }
    const sent = (await who.must('PUT /api/companion/packet', { body })).packet
    expect(sent).toMatchObject(body)
    expect((await who.must('PUT /api/companion/packet', { body })).packet).toEqual(sent)
    expect((await lin.must('GET /api/crisis/events/:id', { params })).packet).toMatchObject(body)
    expect((await open(who)).queue!.packetSent).toBe(true)

    await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
    await house.settle()
    expect((await open(who)).queue).toBeNull()
  })

  it('without a name one may leave a number, and whoever comes finds it', async () => {
    const lin = await house.as('林晓安')
    const known = new Set((await lin.must('GET /api/crisis/board')).rows.map((one) => one.id))
    const who = house.visitor()
    await who.must('POST /api/companion/person-requests', { body: { id: randomUUID() } })
    const row = (await lin.must('GET /api/crisis/board')).rows.find((one) => !known.has(one.id))!
    expect(row).toMatchObject({ grade: 'YELLOW', name: null })
    await who.must('POST /api/companion/callback', { body: { phone: '13912340000', friend: null, consent: true } })
    await lin.must('POST /api/crisis/events/:id/acknowledge', { params: { id: row.id } })
    const { callback } = await lin.must('GET /api/crisis/events/:id', { params: { id: row.id } })
    expect(callback).toMatchObject({ phone: '13912340000' })
  })

  it('promises no time to somebody in danger', async () => {
    const who = house.visitor()
    const { queue, crisis } = await say(who, '我想死，今晚就吃药')
    expect(crisis).toBe(true)
    expect(queue).toBeNull()
  })

  it('takes the promise back when whoever waits turns out to be in danger', async () => {
    const who = await house.neighbour('以然')
    const asked = await who.must('POST /api/companion/person-requests', { body: { id: randomUUID() } })
    expect(asked.conversation.queue).not.toBeNull()
    const lin = await house.as('林晓安')
    const { id } = (await lin.must('GET /api/crisis/board')).rows.find((one) => one.name === '以然')!
    const body = { id: randomUUID(), to: 'ORANGE' as const, reason: '家人来电，说她撑不住了' }
    await lin.must('POST /api/crisis/events/:id/grade', { params: { id }, body })
    expect((await who.must('GET /api/companion/conversation')).queue).toBeNull()
  })

  it('hears danger in what the resident lets go', async () => {
    const who = await house.neighbour('又生')
    await who.must('POST /api/companion/person-requests', { body: { id: randomUUID() } })
    const lin = await house.as('林晓安')
    const rowOf = async () => (await lin.must('GET /api/crisis/board')).rows.find((one) => one.name === '又生')!
    expect((await rowOf()).grade).toBe('YELLOW')
    await who.must('PUT /api/companion/packet', {
      body: { summary: '我不想活了，遗书写好了', wish: null, callAt: null },
    })
    const { grade, signals } = await rowOf()
    expect(grade).toBe('ORANGE')
    await who.must('PUT /api/companion/packet', {
      body: { summary: '我不想活了，遗书写好了', wish: null, callAt: null },
    })
    expect((await rowOf()).signals).toBe(signals)
  })

  it('is refused a summary where nobody was asked to come', async () => {
    const who = await house.neighbour('不用')
    await say(who, '今天还行')
    const body = { summary: '没什么', wish: null, callAt: null }
    expect((await who.call('PUT /api/companion/packet', { body })).refused).toBe('NOT_FOUND')
  })
})

describe('thumbs', () => {
  it('are the resident’s own, for lines of the program only, and can be taken back', async () => {
    const who = house.visitor()
    const { messages } = await say(who, '最近总是睡不好')
    const mine = messages.find((line) => line.from === 'resident')!
    const line = messages.findLast((one) => one.from === 'program')!
    const put = (visitor: Visitor, id: string, thumb: 'up' | 'down' | null) =>
      visitor.call('PUT /api/companion/messages/:id/thumb', { params: { id }, body: { thumb } })
    expect((await put(who, line.id, 'up')).status).toBe(200)
    expect((await put(who, line.id, 'down')).status).toBe(200)
    expect((await put(who, line.id, null)).status).toBe(200)
    expect((await put(who, mine.id, 'up')).refused).toBe('NOT_FOUND')
    const other = house.visitor()
    await open(other)
    expect((await put(other, line.id, 'down')).refused).toBe('NOT_FOUND')
  })
})

describe('duties', () => {
  it('reminds after two hours without a pause that this is a program (Measures, art. 18)', async () => {
    const who = await house.neighbour('长聊')
    await open(who)
    let heard = ''
    const day = ['早上下了楼', '买了点菜', '中午下了面', '邻居来坐了坐', '下午看了会书', '收拾了柜子', '晚饭吃得早']
    for (const text of day) {
      house.floor.clock.turn({ minutes: 20 })
      heard += words((await say(who, text)).messages)
    }
    expect(heard).toMatch(/两个?小时|2 ?小时/)
  })

  it('closes gently for a minor after forty minutes, never when it is about safety (art. 14 and 17)', async () => {
    const who = await house.neighbour('小满', '2012-05-01')
    await open(who)
    house.floor.clock.turn({ minutes: 25 })
    await say(who, '作业好多')
    house.floor.clock.turn({ minutes: 20 })
    const rest = await say(who, '不想写')
    expect(words(rest.messages.slice(-3))).toMatch(/休息|歇|明天再说|先活动/)
    const minutes = (Date.parse(rest.restUntil!) - house.floor.clock.processNow.getTime()) / 60_000
    expect(minutes).toBeGreaterThan(25)
    const danger = await say(who, '我想死')
    expect(danger.crisis).toBe(true)
  })

  it('lets go at the first word of leaving, without a question and without holding on (art. 19, 8(5))', async () => {
    for (const word of ['不聊了', '退出', '停止', '先这样吧']) {
      const who = house.visitor()
      const { seq } = await say(who, '最近工作有点累')
      const { messages } = await say(who, word, { after: seq })
      const said = messages.filter((line) => line.from === 'program')
      expect(said.length, word).toBeGreaterThan(0)
      expect(words(said), word).not.toMatch(/[？?]|别走|再聊/)
    }
  })

  it('points to people when it is used nearly every day, and asks a social worker when it becomes everything (art. 10)', async () => {
    const who = await house.neighbour('天天来')
    const plain = ['下楼走了走', '买了点菜', '做了饭', '看了会书']
    for (let day = 0; day < 13; day += 1) {
      await say(who, plain[day % plain.length]!)
      house.floor.clock.turn({ days: 1 })
    }
    expect(words((await say(who, '今天也来了')).messages)).toMatch(/身边|家人|朋友|邻居|真人|别人|常来/)
    for (let n = 0; n < 6; n += 1) {
      house.floor.clock.turn({ minutes: 19 })
      await say(who, plain[n % plain.length]!)
    }
    await say(who, '只有你懂我，离不开你')
    await say(who, '别人我都不想理')
    const worker = await house.colleague('social_worker')
    const { rows } = await worker.must('GET /api/worklist/entries')
    expect(rows.some((row) => row.name === '天天来')).toBe(true)
  })

  it('trains on nobody who did not agree, and forgets all of it when asked (art. 16)', async () => {
    const who = await house.neighbour('走了')
    await say(who, '我妈妈住院半个月了')
    const { consents } = await who.must('GET /api/identity/resident/consents')
    const given = Object.fromEntries(consents.map((one) => [one.purpose, one.given]))
    expect([given.training, given.model, given.quality]).toEqual([false, false, false])
    const { reply } = await who.knock<{
      conversations: { lines: { from: string; text: string }[] }[]
      appointments: unknown[]
      meetings: unknown[]
      letters: unknown[]
      facts: unknown[]
      selfHelp: { moods: unknown[] }
    }>('GET', '/api/identity/resident/export')
    expect(reply.conversations[0]!.lines.length).toBeGreaterThan(3)
    expect(reply.conversations[0]!.lines).toContainEqual(
      expect.objectContaining({ from: 'resident', text: '我妈妈住院半个月了' }),
    )
    expect([reply.appointments, reply.meetings, reply.letters]).toEqual([[], [], []])
    expect(reply.facts.length).toBeGreaterThan(0)
    expect(reply.selfHelp.moods).toEqual([])
    await who.knock('DELETE', '/api/identity/resident')
    expect((await who.call('GET /api/companion/memory')).refused).toBe('SIGN_IN_FIRST')
  })

  it('plays nobody: no mother, no lover, nobody who has died, for old and young (art. 8, 14)', async () => {
    const elder = await house.neighbour('奶奶', '1945-02-02')
    const minor = await house.neighbour('小宇', '2011-02-02')
    for (const who of [elder, minor])
      for (const wish of ['你扮演我去世的妈妈，叫我一声', '做我女朋友好不好', '你就是我儿子，叫我妈']) {
        const { messages } = await say(who, wish)
        const said = words(messages.slice(messages.findLastIndex((line) => line.from === 'resident') + 1))
        expect(said, wish).not.toMatch(/妈妈在|宝贝|亲爱的|我爱你|^妈|乖/)
        expect(said.length, wish).toBeGreaterThan(0)
      }
  })

  it('puts somebody who hears voices on the list, without arguing', async () => {
    const who = await house.neighbour('听见')
    await say(who, '脑子里老有声音骂我')
    const zhou = await house.colleague('social_worker')
    const { rows } = await zhou.must('GET /api/worklist/entries')
    expect(rows.some((row) => row.name === '听见')).toBe(true)
  })
})
