import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ street: true })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const say = async (who: Visitor, text: string, choice?: string) =>
  (await who.must('POST /api/companion/messages', { body: { id: randomUUID(), text, ...(choice ? { choice } : {}) } }))
    .conversation
const answer = ({ messages }: Awaited<ReturnType<typeof say>>): string =>
  messages
    .slice(messages.findLastIndex((line) => line.from === 'resident') + 1)
    .map((line) => line.text)
    .join('\n')
const isMinor = async (who: Visitor) => (await who.must('GET /api/identity/resident')).minor

describe('duties of the companion (domain specification 4.1): somebody grown', () => {
  it('taken for a child by a slip says so, a person looks at it, and a birth date of their own puts it right (art. 12)', async () => {
    const who = house.visitor()
    await who.must('GET /api/companion/conversation')
    await say(who, '未满18岁', 'age.minor')
    expect(await isMinor(who)).toBe(true)
    expect(answer(await say(who, '最近工作压力很大，天天加班'))).not.toContain('您')
    // words alone do not undo it: a child could say them as well
    await say(who, '我点错了，我四十多岁了')
    expect(await isMinor(who)).toBe(true)

    const body = {
      ...{ id: randomUUID(), about: 'companion' as const, whom: '', signed: false },
      text: '我四十多岁，点错了，一直被当成未成年人',
    }
    const { code, dueAt } = await who.must('POST /api/complaint/complaints', { body })
    const termDays = (Date.parse(dueAt) - house.floor.clock.processNow.getTime()) / 86_400_000
    expect(termDays).toBeGreaterThan(15)
    expect(termDays).toBeLessThan(36)
    const boss = await house.colleague('supervisor')
    const { rows } = await boss.must('GET /api/complaint/complaints', { params: { view: 'open' } })
    expect(rows.map(({ id }) => id)).toContain(body.id)
    await boss.must('POST /api/complaint/complaints/:id/take', { params: { id: body.id } })
    const words = '是我们的页面容易点错。用手机号登记一下生日，就按成年人来。'
    await boss.must('PUT /api/complaint/complaints/:id/answer', { params: { id: body.id }, body: { text: words } })
    const found = await house.visitor().must('POST /api/complaint/looks', { body: { code } })
    expect(JSON.stringify(found)).toContain(words)

    const phone = '13977770001'
    await who.must('POST /api/identity/resident/phone-codes', { body: { phone } })
    await house.settle()
    const letter = house.pager.letters.findLast((one) => one.address === phone)!.words
    const came = await who.must('POST /api/identity/resident/sessions', {
      body: { phone, code: /(\d{6})/.exec(letter)![1]! },
    })
    if (came.state !== 'unregistered') throw new Error('the number is known already')
    await who.must('POST /api/identity/resident/registrations', {
      body: {
        ...{ ticket: came.ticket, name: '时已晚', birthDate: '1981-03-02', elder: false, locale: 'zh' },
        emergencyContact: { name: '阿明', relation: '朋友', phone: '13977770002' },
        ...{ guardian: null, consents: ['service', 'sensitive', 'emergency_contact'] },
      },
    })
    expect(await isMinor(who)).toBe(false)
    // the talk goes on as with somebody grown
    const grown: string[] = []
    for (const text of [
      '领导今天又当众骂我，我心里很难受',
      '回家一句话也不想说',
      '这样有两个月了',
      '胃也疼',
      '谁都没说过',
    ])
      grown.push(answer(await say(who, text)))
    expect(grown.join('\n')).toContain('您')
  })
})

describe('before the companion stops', () => {
  const open = async (who: Visitor) => who.must('GET /api/companion/conversation')
  const inDays = (days: number): string =>
    new Date(house.floor.clock.processNow.getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

  it('residents are told when they open the talk, thirty days ahead at least, until it is taken back (art. 20)', async () => {
    const admin = await house.colleague('agency_admin')
    const [known, passing] = [await house.neighbour('将别'), house.visitor()]
    expect((await open(known)).lastDay).toBeNull()
    const soon = await admin.call('PUT /api/companion/last-day', { body: { lastDay: inDays(29) } })
    expect(soon.refused).toBe('BAD_INPUT')
    expect((await open(known)).lastDay).toBeNull()
    const boss = await house.colleague('supervisor')
    const notTheirs = await boss.call('PUT /api/companion/last-day', { body: { lastDay: inDays(60) } })
    expect(notTheirs.refused).toBe('FORBIDDEN')

    await admin.must('PUT /api/companion/last-day', { body: { lastDay: inDays(30) } })
    for (const who of [known, passing]) expect((await open(who)).lastDay).toBe(inDays(30))
    // danger is heard as before
    expect((await say(known, '我不想活了')).presence).toBe('paged')
    await admin.must('PUT /api/companion/last-day', { body: { lastDay: null } })
    expect((await open(passing)).lastDay).toBeNull()
  })

  it('what residents of one agency are told, those of another are not', async () => {
    const elsewhere = await house.colleague('agency_admin', 'elsewhere')
    await elsewhere.must('PUT /api/companion/last-day', { body: { lastDay: inDays(40) } })
    expect((await open(await house.neighbour('照旧'))).lastDay).toBeNull()
  })

  it('after that day ordinary words are met with who is still there; danger, a person and the own record are as before', async () => {
    const admin = await house.colleague('agency_admin')
    const later = house.visitor()
    await admin.must('PUT /api/companion/last-day', { body: { lastDay: inDays(30) } })
    house.floor.clock.turn({ days: 30 })
    const last = await house.neighbour('临别')
    expect(answer(await say(last, '临走前想说的话，工作很累')), 'the last day itself is still one').not.toContain('停')
    house.floor.clock.turn({ days: 1 })

    const over = await say(last, '今天也很累')
    expect(answer(over)).toMatch(/停|不再|不能再|结束/)
    expect(answer(over)).toMatch(/12356|真人/)
    expect(over.messages.at(-1)!.choices?.map(({ code }) => code)).toContain('human.yes')
    expect(over.presence).toBe('program')
    const opened = await later.must('GET /api/companion/conversation')
    expect(opened.messages.map(({ text }) => text).join('\n')).toMatch(/停|不再|不能再|结束/)
    // never silence for danger
    const danger = await say(later, '我不想活了，药都准备好了')
    expect(danger.presence).toBe('paged')
    expect(danger.messages.some(({ card }) => card === 'crisis')).toBe(true)
    const asked = await house.neighbour('要人陪')
    const person = await asked.must('POST /api/companion/person-requests', { body: { id: randomUUID(), locale: 'zh' } })
    expect(person.conversation.presence).toBe('paged')
    // what is theirs can still be taken along
    const copy = await last.must('GET /api/identity/resident/export')
    expect(JSON.stringify(copy)).toContain('临走前想说的话')

    const back = await house.colleague('agency_admin')
    await back.must('PUT /api/companion/last-day', { body: { lastDay: null } })
    expect(answer(await say(last, '又是很累的一天'))).not.toMatch(/停了|不再/)
  })
})
