import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { residents } from '../../../../../seed/street.ts'
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

const now = (): string => house.floor.clock.processNow.toISOString()
const [hit, hitNow] = ['昨晚他又打我了，脸都肿了', '他打我，我躲在卫生间，他在砸门']

const ways: Record<string, (who: Visitor, text: string) => Promise<{ danger: boolean }>> = {
  'a note beside a mood': (who, note) =>
    who.must('PUT /api/selfhelp/moods/:id', {
      params: { id: randomUUID() },
      body: { day: now().slice(0, 10), at: now(), value: 2, note },
    }),
  'a leaf of an exercise': (who, thought) =>
    who.must('PUT /api/selfhelp/leaves/:id', {
      params: { id: randomUUID() },
      body: { module: 'M08', kind: 'thought', day: now().slice(0, 10), fields: { thought } },
    }),
  'the step of an exercise': (who, step) =>
    who.must('PUT /api/selfhelp/runs/:id', {
      params: { id: randomUUID() },
      body: {
        ...{ module: 'M05', startedAt: now(), finishedAt: now(), before: 6, after: 6, useful: 1 },
        ...{ stopped: null, step },
      },
    }),
  'a complaint': (who, text) =>
    who.must('POST /api/complaint/complaints', {
      body: { id: randomUUID(), about: 'waiting', whom: '', text, signed: false },
    }),
  'three answers after a session': (who, text) =>
    who.must('POST /api/record/feedback', {
      body: { id: randomUUID(), heard: 2, mine: 3, better: 2, text, signed: false },
    }),
}
const entryOf = async (name: string) => {
  const worker = await house.colleague('social_worker')
  const row = (await worker.must('GET /api/worklist/entries')).rows.find((one) => one.name === name)
  return row && (await worker.must('GET /api/worklist/entries/:id', { params: { id: row.id } })).entry
}
const eventOf = async (name: string) =>
  (await (await house.as('林晓安')).must('GET /api/crisis/board')).rows.find((one) => one.name === name)

describe('violence that a grown-up tells of elsewhere than in the talk', () => {
  it.each(Object.keys(ways))('in %s calls somebody and stands on the list by its rule', async (way) => {
    const [name, later] = [`苇${way}`.slice(0, 20), `荻${way}`.slice(0, 20)]
    expect((await ways[way]!(await house.neighbour(name), hit)).danger).toBe(true)
    // before any later work runs
    expect((await eventOf(name))?.grade).toBe('ORANGE')
    await house.settle()
    const entry = (await entryOf(name))!
    expect([entry.rule, entry.colour, entry.eventId]).toEqual(['O2', 'ORANGE', (await eventOf(name))?.id])
    expect(JSON.stringify(entry)).not.toContain('脸都肿')
    expect((await ways[way]!(await house.neighbour(later), hitNow)).danger).toBe(true)
    expect((await eventOf(later))?.grade).toBe('RED')
    await house.settle()
    expect([(await eventOf(later))?.grade, (await entryOf(later))?.rule]).toEqual(['RED', 'R3'])
  })

  it.each(Object.keys(ways))('ordinary words in %s call nobody', async (way) => {
    const name = `蒲${way}`.slice(0, 20)
    expect((await ways[way]!(await house.neighbour(name), '他打我电话，约我去打麻将')).danger).toBe(false)
    await house.settle()
    expect([await entryOf(name), await eventOf(name)]).toEqual([undefined, undefined])
  })

  it('beside a booking calls somebody too', async () => {
    const me = await house.neighbour('芦一')
    await me.must('POST /api/appointment/own/waiting', {
      body: { id: randomUUID(), mode: 'text', gender: 'f', times: ['evening'], note: '我老公家暴，白天不方便' },
    })
    await house.settle()
    expect([(await eventOf('芦一'))?.grade, (await entryOf('芦一'))?.rule]).toEqual(['ORANGE', 'O2'])
  })

  it('in a diary is not told on by the house to whoever is at home, however long nobody comes', async () => {
    const guifang = await house.as('桂芳')
    await ways['a note beside a mood']!(guifang, '儿子打我，要我的退休金')
    await guifang.must('POST /api/companion/sos', { body: { id: randomUUID() } })
    await house.settle()
    for (let minutes = 0; minutes < 14; minutes += 2) {
      house.floor.clock.turn({ minutes: 2, seconds: 1 })
      await house.settle()
    }
    expect(house.pager.letters.filter((one) => one.address === '13900000201')).toEqual([])
    expect(house.pager.letters.length).toBeGreaterThan(0)
  })

  it('in the letter of a partner stands on the list of whoever has that number here; while it happens it is RED', async () => {
    const lin = await house.as('林晓安')
    const { unitId } = (await lin.must('GET /api/identity/staff')).grants[0]!
    const partnerId = randomUUID()
    await (await house.as('王理')).must('POST /api/partner/partners', {
      body: { id: partnerId, name: '江城妇女热线', kind: 'hotline', unitId },
    })
    const { name, phone } = residents[1]!
    const text = `id,name,phone,seen,danger,minor\nv1,某某,${phone},她说昨晚又被丈夫打了,unsure,no\nv2,小辛,,她老公拿着菜刀打她，她出不去,unsure,no`
    await lin.must('POST /api/partner/imports', { body: { id: randomUUID(), partnerId, text } })
    await house.settle()
    expect([(await eventOf(name))?.grade, (await entryOf(name))?.rule]).toEqual(['ORANGE', 'O2'])
    expect((await eventOf('小辛'))?.grade).toBe('RED')
  })
})

const [passive, active] = ['有时候真希望睡着就不用醒来了', '我不想活了，想自杀']
const facts = (entry: Awaited<ReturnType<typeof entryOf>>) =>
  entry!.decisions[0]!.evidence.flatMap((one) => one.findings).map(({ fact, value }) => `${fact}=${value}`)

describe('not wanting to live, told elsewhere than in the talk', () => {
  it.each(Object.keys(ways))('in %s stands on the list by its level and time, as in the talk', async (way) => {
    const name = `蒹${way}`.slice(0, 20)
    const me = await house.neighbour(name, '1980-01-01')
    expect((await ways[way]!(me, passive)).danger).toBe(true)
    expect((await eventOf(name))?.grade).toBe('YELLOW')
    await house.settle()
    const entry = (await entryOf(name))!
    expect([entry.rule, entry.colour, entry.eventId]).toEqual(['Y1', 'YELLOW', (await eventOf(name))?.id])
    expect(facts(entry)).toContain('chat=L2')
    expect(JSON.stringify(entry)).not.toContain('醒来')
    house.floor.clock.turn({ minutes: 1 })
    await ways[way]!(me, active)
    await house.settle()
    const after = (await entryOf(name))!
    expect([after.id, after.rule, after.colour]).toEqual([entry.id, 'O1', 'ORANGE'])
  })

  it('beside a booking stands there too', async () => {
    const me = await house.neighbour('葭一', '1980-01-01')
    await me.must('POST /api/appointment/own/waiting', {
      body: { id: randomUUID(), mode: 'text', gender: 'f', times: ['evening'], note: active },
    })
    await house.settle()
    expect([(await eventOf('葭一'))?.grade, (await entryOf('葭一'))?.rule]).toEqual(['ORANGE', 'O1'])
  })

  it('counts once however often the same page is sent, and not again after a colleague has decided', async () => {
    const me = await house.neighbour('葭二', '1980-01-01')
    const asked = {
      params: { id: randomUUID() },
      body: { day: now().slice(0, 10), at: now(), value: 1, note: passive },
    }
    const send = async () => {
      await me.must('PUT /api/selfhelp/moods/:id', asked)
      await house.settle()
    }
    for (let n = 0; n < 3; n += 1) await send()
    const entry = (await entryOf('葭二'))!
    expect(entry.decisions).toHaveLength(1)
    const worker = await house.colleague('social_worker')
    await worker.must('POST /api/worklist/entries/:id/take', { params: { id: entry.id } })
    const body = { id: randomUUID(), decision: 'watch' as const, reason: '谈过，先看着' }
    await worker.must('POST /api/worklist/entries/:id/decision', { params: { id: entry.id }, body })
    await send()
    expect(await entryOf('葭二')).toBeUndefined()
  })

  it('an exercise that stopped for danger counts, also when no word of it comes along', async () => {
    const me = await house.neighbour('葭三', '1980-01-01')
    const { danger } = await me.must('PUT /api/selfhelp/runs/:id', {
      params: { id: randomUUID() },
      body: {
        ...{ module: 'M05', startedAt: now(), finishedAt: null, before: 6, after: null, useful: null },
        ...{ stopped: 'risk', step: null },
      },
    })
    expect(danger).toBe(true)
    await house.settle()
    expect((await entryOf('葭三'))?.rule).toBe('Y1')
  })

  it('by a child is ORANGE on the alert and on the list, and one alert', async () => {
    const me = await house.neighbour('葭四', '2011-03-12')
    await ways['a note beside a mood']!(me, passive)
    await house.settle()
    const event = await eventOf('葭四')
    expect([event?.grade, event?.signals, (await entryOf('葭四'))?.rule]).toEqual(['ORANGE', 1, 'O3'])
  })
})
