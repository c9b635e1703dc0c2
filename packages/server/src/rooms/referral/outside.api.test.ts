import { randomUUID } from 'node:crypto'
import { allEndpoints } from '@anxin/contract/rooms.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { sealedColumns } from '../../rotate.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let worker: Visitor
let leader: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  await signIn()
})
/** Sessions end while the clock is turned. */
async function signIn(): Promise<void> {
  worker = await house.as('李静')
  leader = await house.as('陈督明')
}
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const place = (name: string, more: object = {}) =>
  ({
    ...{ kind: 'hospital', name, needs: ['sleep', 'psychiatry'], populations: [], dialects: [], genders: [] },
    ...{
      hours: '全天',
      address: '',
      phone: '027-00000099',
      lat: 30.6,
      lng: 114.3,
      takesEmergencies: false,
      capacity: 3,
    },
    ...{ partnerId: null, base: 0, ...more },
  }) as never

async function newPlace(name: string, more: object = {}): Promise<string> {
  const id = randomUUID()
  await leader.must('PUT /api/directory/places/:id', { params: { id }, body: place(name, more) })
  return id
}
async function newestPerson(): Promise<string> {
  return sql(`select resident_id as id from session where resident_id is not null order by started_at desc limit 1`)
}
async function sql(text: string, params: unknown[] = []): Promise<string> {
  return inTransaction(
    house.floor,
    { as: 'house' },
    async ({ line }) => (await line.query(text, params)).rows[0]?.id as string,
  )
}
async function neighbour(name: string): Promise<{ person: Visitor; residentId: string }> {
  const person = await house.neighbour(name)
  return { person, residentId: await newestPerson() }
}

const words = {
  reason: '三周睡不好，白天撑不住',
  asked: '请看看睡眠',
  observed: '上班迟到，瘦了四斤',
  contact: '李静 027-00000000',
}
async function draft(residentId: string, placeId: string | null, more: object = {}): Promise<string> {
  const id = randomUUID()
  const begun = await worker.must('POST /api/referral/referrals', {
    body: {
      ...{
        id,
        residentId,
        tier: 'hospital',
        channel: 'medical',
        need: 'sleep',
        population: null,
        why: '本人想去医院看',
      },
      ...{ possibleDisorder: false, ordinaryNeeds: false },
    },
  })
  await worker.must('PUT /api/referral/referrals/:id/letter', {
    params: { id },
    body: {
      base: 1,
      words: { ...begun.words, ...words, employer: '某某厂', ...more },
      fields: begun.fields,
      placeId,
      toStaffId: null,
    },
  })
  return id
}
const spoken = (id: string) =>
  worker.must('POST /api/referral/referrals/:id/consents', {
    params: { id },
    body: { id: randomUUID(), way: 'spoken', givenBy: 'person', witness: '女儿', days: 90 },
  })
const send = (id: string) => worker.must('POST /api/referral/referrals/:id/send', { params: { id } })
const open = (id: string) => worker.must('GET /api/referral/referrals/:id', { params: { id } })
const seat = (): string => randomUUID()
const answer = (to: string, more: object = {}) => ({ id: randomUUID(), to, text: '', ...more }) as never

describe('another agency', () => {
  it('sees a row and the packet, answers, and nothing else; taken back it is gone', async () => {
    const stranger = await house.colleague('social_worker', 'elsewhere')
    const elsewhere = await sql(`select id from tenant where name = '别处的机构'`)
    const { person, residentId } = await neighbour('许小禾')
    const id = await draft(residentId, await newPlace('别处小屋', { kind: 'agency', partnerId: elsewhere }))
    await spoken(id)
    await send(id)
    const row = (await stranger.must('GET /api/referral/inbox')).rows.find((one) => one.id === id)!
    expect(row.fromName).toBe('梧桐里社会工作服务中心')
    expect((await stranger.call('GET /api/referral/referrals/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    const packet = await stranger.must('POST /api/referral/inbox/:id/opening', { params: { id } })
    expect(packet.packet.length).toBeGreaterThan(3)
    await stranger.must('POST /api/referral/inbox/:id/answers', { params: { id }, body: answer('ACCEPTED') })
    expect((await open(id)).state).toBe('ACCEPTED')
    await person.must('POST /api/referral/mine/:id/withdrawal', { params: { id } })
    expect((await stranger.must('GET /api/referral/inbox')).rows.some((one) => one.id === id)).toBe(false)
    expect((await stranger.call('POST /api/referral/inbox/:id/opening', { params: { id } })).refused).toBe('NOT_FOUND')
  })
  it('takes a whole case with the same counts and hashes, and the agency before sees the person no more', async () => {
    const taker = await house.colleague('supervisor', 'elsewhere')
    const elsewhere = await sql(`select id from tenant where name = '别处的机构'`)
    const unitId = await sql(`select id from unit where code = 'elsewhere'`)
    const { person, residentId } = await neighbour('何小禾')
    await person.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '最近睡得不好' } })
    const at = new Date().toISOString()
    await person.must('PUT /api/selfhelp/moods/:id', {
      params: { id: randomUUID() },
      body: { day: at.slice(0, 10), at, value: 3, note: '下雨' },
    })
    const asked = await leader.must('GET /api/referral/transfers/preview', { params: { residentId } })
    const moved = Object.fromEntries(asked.moves.map((one) => [one.table, one.rows]))
    expect(moved.message).toBeGreaterThan(1)
    expect(moved.mood).toBe(1)
    const id = randomUUID()
    const offered = await leader.must('POST /api/referral/transfers', {
      body: { id, residentId, toTenant: elsewhere, reason: '搬家', agreedBy: 'person', witness: '女儿' },
    })
    expect(
      (await leader.call('PUT /api/referral/transfers/:id', { params: { id }, body: { answer: 'accepted', unitId } }))
        .refused,
    ).toBe('NOT_FOUND')
    await person.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '谢谢' } })
    expect(
      (await taker.call('PUT /api/referral/transfers/:id', { params: { id }, body: { answer: 'accepted', unitId } }))
        .refused,
    ).toBe('WRONG_STATE')
    await leader.must('PUT /api/referral/transfers/:id', { params: { id }, body: { answer: 'withdrawn' } })
    const again = randomUUID()
    const second = await leader.must('POST /api/referral/transfers', {
      body: { id: again, residentId, toTenant: elsewhere, reason: '搬家', agreedBy: 'person', witness: '女儿' },
    })
    expect(second.moves).not.toEqual(offered.moves)
    const arrived = await taker.must('PUT /api/referral/transfers/:id', {
      params: { id: again },
      body: { answer: 'accepted', unitId },
    })
    expect(arrived.arrived).toEqual(second.moves)
    expect((await leader.call('GET /api/referral/transfers/preview', { params: { residentId } })).refused).toBe(
      'NOT_FOUND',
    )
    const talk = await person.must('GET /api/companion/conversation')
    expect(JSON.stringify(talk)).toContain('最近睡得不好')
  })
  it('has every sealed column of a table that moves named as the house knows it', async () => {
    const rows = await inTransaction(
      house.floor,
      { as: 'house' },
      async ({ line }) => (await line.query('select table_name, sealed from transferable')).rows,
    )
    for (const row of rows) {
      const known = sealedColumns.filter((one) => one.table === row.table_name).map((one) => [one.column, one.place])
      expect(row.sealed, row.table_name as string).toEqual(Object.fromEntries(known))
    }
  })
})

describe('break-glass', () => {
  it('opens for three hours with a reason, is told to the person and reviewed by somebody else', async () => {
    const person = await house.as('桂芳')
    const number = '13900000101'
    const id = randomUUID()
    await leader.must('POST /api/referral/glass', {
      body: { id, residentPhone: number, reason: '本人来电求助，同事都不在' },
    })
    expect((await leader.must('GET /api/referral/glass/:id', { params: { id } })).phone).toBe(number)
    expect((await worker.call('GET /api/referral/glass/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    expect((await person.must('GET /api/referral/mine')).glass[0]).toMatchObject({ id, by: '陈督明' })
    expect(
      (
        await leader.call('PUT /api/referral/reviews/:id', {
          params: { id },
          body: { what: 'glass', verdict: 'upheld', note: '好' },
        })
      ).refused,
    ).toBe('SECOND_PERSON_NEEDED')
    const officer = await house.colleague('dpo')
    await officer.must('PUT /api/referral/reviews/:id', {
      params: { id },
      body: { what: 'glass', verdict: 'upheld', note: '有来电记录' },
    })
    house.floor.clock.turn({ hours: 4 })
    await signIn()
    expect((await leader.call('GET /api/referral/glass/:id', { params: { id } })).refused).toBe('NOT_FOUND')
    house.floor.clock.turn({ hours: -4 })
    await signIn()
  })
})

describe('a bureau', () => {
  it('sends somebody by its own link and afterwards sees only attendance the person chose', async () => {
    const { url } = await leader.must('POST /api/referral/bureau-doors', {
      body: { id: randomUUID(), name: '梧桐司法所' },
    })
    const secret = url.split('#b.')[1]!
    const bureau = house.visitor()
    const fields = {
      name: '小岳',
      phone: '13911112222',
      asked: '想有人说说话',
      worker: '郝办',
      workerPhone: '027-00000055',
    }
    const id = randomUUID()
    const { number } = await bureau.must('POST /api/referral/bureau/referrals', { body: { secret, id, fields } })
    await worker.must('POST /api/referral/incoming/:id/take', { params: { id }, body: { take: true } })
    await worker.must('POST /api/referral/incoming/:id/attendance', { params: { id }, body: { day: '2026-11-24' } })
    const look = () => bureau.must('POST /api/referral/bureau/looks', { body: { secret } })
    expect((await look()).confirmed).toEqual([])
    const residentId = await sql('select resident_id as id from incoming where id = $1', [id])
    const dayId = await sql('select id from attendance where incoming_id = $1', [id])
    await inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query('update attendance set shared_at = now() where id = $1', [dayId]),
    )
    expect((await look()).confirmed).toEqual([{ number, day: '2026-11-24' }])
    await inTransaction(house.floor, { as: 'house' }, ({ line }) =>
      line.query('update attendance set taken_back_at = now() where id = $1', [dayId]),
    )
    expect((await look()).confirmed).toEqual([])
    const whole = JSON.stringify(await worker.must('GET /api/referral/proposals', { params: { residentId } }))
    expect(whole).not.toContain('司法所')
  })
  it('fails at every other door, with its secret in hand', async () => {
    const { url } = await leader.must('POST /api/referral/bureau-doors', {
      body: { id: randomUUID(), name: '东湖司法所' },
    })
    const secret = url.split('#b.')[1]!
    const bureau = house.visitor()
    const own = ['referral.bureau_looked', 'referral.bureau_sent']
    const opened: string[] = []
    for (const one of allEndpoints.filter(
      ({ who, audit, path }) => !own.includes(audit) && !path.endsWith('/stream') && who.by !== 'anyone',
    )) {
      const { status } = await bureau.knock(one.method, one.path.replace(/:\w+/g, randomUUID()), {
        secret,
        id: randomUUID(),
      })
      if (status < 400) opened.push(one.path)
    }
    expect(opened).toEqual([])
    for (const path of ['/api/referral/link/openings', '/api/plan/shared'])
      expect((await bureau.knock('POST', path, { secret, code: '123456', seat: seat() })).refused).toBe('LINK_USED')
  })
})

it('nothing is said about how fewer than ten were referred', async () => {
  const { residentId } = await neighbour('施小禾')
  const figures = await leader.must('GET /api/referral/figures')
  expect(figures.pairs.filter((one) => one.sent < 10).every((one) => one.accepted.share === null)).toBe(true)
  const proposal = await worker.must('GET /api/referral/proposals', { params: { residentId } })
  expect(proposal.others).toBeNull()
})
