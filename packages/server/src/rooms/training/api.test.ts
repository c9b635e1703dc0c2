import { randomUUID } from 'node:crypto'
import type { Duty } from '@anxin/contract/endpoint.ts'
import { superviseesCap } from '@anxin/core/casework/caps.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepSupervision } from './jobs.ts'

let house: TestHouse
/** Keeps the cabin and names; and an administrator. */
let zhao: Visitor
let wang: Visitor
let chen: Visitor
let li: Visitor
const signIn = async () => {
  zhao = await house.as('赵苑')
  wang = await house.as('王理')
  chen = await house.as('陈督明')
  li = await house.as('李静')
}
beforeAll(async () => {
  house = await openHouse({ street: true })
  await signIn()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const sql = (text: string, params: unknown[] = []) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows)
const idOf = async (who: Visitor) => (await who.must('GET /api/identity/staff')).personId
const able: readonly Duty[] = ['C-SUPERVISE', 'C-CRISIS']
const supervisor = () => house.colleague('supervisor', 'here', able)
const pairs = (who: Visitor) => who.must('GET /api/training/pairs')
const name = (
  by: Visitor,
  supervisorId: string,
  staffId: string,
  kind: 'primary' | 'deputy' = 'primary',
  id = randomUUID(),
) => by.call('POST /api/training/pairs', { body: { id, supervisorId, staffId, kind } })
const end = (by: Visitor, id: string, reason = '换一位督导') =>
  by.call('POST /api/training/pairs/:id/end', { params: { id }, body: { reason } })
const more = (by: Visitor, staffId: string, id = randomUUID()) =>
  by.call('POST /api/training/overrides', { body: { id, staffId, reason: '一位督导休假' } })
const rowOf = async (staffId: string, by = zhao) => (await pairs(by)).supervisors.find((one) => one.staffId === staffId)
const standing = async (staffId: string) =>
  (await pairs(zhao)).colleagues.find((one) => one.staffId === staffId)?.standing
/** A supervisor with so many people, named by the keeper of the cabin. */
async function withPeople(count: number): Promise<{ who: Visitor; id: string }> {
  const who = await supervisor()
  const id = await idOf(who)
  for (let n = 0; n < count; n += 1)
    expect((await name(zhao, id, await idOf(await house.colleague('volunteer')))).refused).toBeUndefined()
  return { who, id }
}
const fresh = async () => idOf(await house.colleague('volunteer'))

describe('a pair of supervisor and colleague', () => {
  it('is named by the keeper of the cabin; both read it, and both hear of it', async () => {
    const [who, one] = [await supervisor(), await house.colleague('counsellor')]
    const [supervisorId, staffId, id] = [await idOf(who), await idOf(one), randomUUID()]
    expect((await pairs(one)).mine).toMatchObject({ primary: null, by: 'nobody', why: 'none' })
    expect((await pairs(zhao)).colleagues[0]!.standing.by).toBe('nobody')
    for (let n = 0; n < 2; n += 1)
      expect((await name(zhao, supervisorId, staffId, 'primary', id)).refused).toBeUndefined()
    expect((await pairs(one)).mine).toMatchObject({ primary: { staffId: supervisorId }, by: 'primary', why: null })
    expect(await rowOf(supervisorId, who)).toMatchObject({
      count: 1,
      cap: 8,
      over: false,
      people: [{ staffId, pairId: id }],
    })
    const lines = (await (await house.as('孙核')).must('GET /api/audit/lines', { params: {} })).lines
    expect(lines.map(({ line }) => line)).toContain('training.pair_named')
    const told = (await wang.must('GET /api/outside/outbox', { params: {} })).notices.filter(({ words }) =>
      words.includes('谁督导您'),
    )
    expect(told.map(({ to }) => to).sort()).toEqual(expect.arrayContaining(['同事counsellor', '同事supervisor']))
  })

  it('is no business of those who work with people, and of no other agency', async () => {
    const { id: supervisorId } = await withPeople(1)
    const pair = (await rowOf(supervisorId))!.people[0]!
    const staffId = await fresh()
    expect((await name(li, supervisorId, staffId)).refused).toBe('FORBIDDEN')
    expect((await end(li, pair.pairId)).refused).toBe('FORBIDDEN')
    expect((await more(li, supervisorId)).refused).toBe('FORBIDDEN')
    const seen = await pairs(li)
    expect([seen.supervisors, seen.colleagues, seen.mayName]).toEqual([[], [], false])
    expect(JSON.stringify(seen)).not.toContain(supervisorId)
    for (const role of ['supervisor', 'agency_admin', 'cabin_manager'] as const) {
      const stranger = await house.colleague(role, 'elsewhere', able)
      expect((await name(stranger, supervisorId, staffId)).refused).toBe('NOT_FOUND')
      expect((await name(stranger, await idOf(stranger), staffId)).refused).toBe('NOT_FOUND')
      expect((await end(stranger, pair.pairId)).refused).toBe('NOT_FOUND')
      expect(JSON.stringify(await pairs(stranger))).not.toMatch(new RegExp(`${supervisorId}|${pair.staffId}`))
      if (role === 'supervisor') expect((await more(stranger, supervisorId)).refused).toBe('NOT_FOUND')
    }
    // and somebody of elsewhere is named for nobody here
    const far = await house.colleague('supervisor', 'elsewhere', able)
    expect((await name(zhao, await idOf(far), staffId)).refused).toBe('NOT_FOUND')
    expect((await rowOf(supervisorId))!.people).toHaveLength(1)
  })

  it('is named by the keeper of the place where the colleague works, and not by one of another cabin of the agency', async () => {
    const other = randomUUID()
    await sql(
      `insert into unit (id, parent_id, tenant_id, kind, name, code, path, created_at)
       select $1::uuid, parent_id, tenant_id, kind, '榆树里小屋', 'elm', path[1:cardinality(path) - 1] || $1::uuid, created_at from unit where name = '梧桐里小屋'`,
      [other],
    )
    const [keeper, far] = [await house.colleague('cabin_manager'), await supervisor()]
    await sql('update staff_grant set unit_id = $1 where staff_id = any($2)', [
      other,
      [await idOf(keeper), await idOf(far)],
    ])
    const [{ id: supervisorId }, staffId] = [await withPeople(1), await fresh()]
    expect((await name(keeper, supervisorId, staffId)).refused).toBe('NOT_FOUND')
    expect((await end(keeper, (await rowOf(supervisorId))!.people[0]!.pairId)).refused).toBe('NOT_FOUND')
    expect((await more(far, supervisorId)).refused).toBe('NOT_FOUND')
    expect(JSON.stringify(await pairs(keeper))).not.toContain(staffId)
    // a supervisor of the other cabin stands over nobody here; one of the agency stands over both
    expect((await name(wang, await idOf(far), staffId)).refused).toBe('NOT_FOUND')
    expect((await name(wang, supervisorId, staffId)).refused).toBeUndefined()
  })

  it('asks of whoever supervises another person, the role, and both certificates; of a supervisor who names, their own', async () => {
    const staffId = await fresh()
    const plain = await house.colleague('social_worker', 'here', able)
    expect((await name(zhao, await idOf(plain), staffId)).refused).toBe('NOT_FOUND')
    for (const duties of [[], ['C-SUPERVISE'], ['C-CRISIS']] as const) {
      const unlearned = await house.colleague('supervisor', 'here', duties)
      expect((await name(zhao, await idOf(unlearned), staffId)).refused).toBe('CERT_REQUIRED')
    }
    const unlearned = await house.colleague('supervisor')
    const who = await supervisor()
    expect((await name(unlearned, await idOf(who), staffId)).refused).toBe('NOT_FOUND')
    expect((await name(who, await idOf(who), await idOf(who))).refused).toBe('NOT_FOUND')
    expect((await name(who, await idOf(who), staffId)).refused).toBeUndefined()
    // one supervisor of one person at a time
    expect((await name(zhao, await idOf(await supervisor()), staffId)).refused).toBe('ALREADY_TAKEN')
    expect((await name(zhao, await idOf(who), staffId, 'deputy')).refused).toBe('ALREADY_TAKEN')
  })

  it('ends with a reason, which stays to be read; nothing of it is changed afterwards', async () => {
    const { id: supervisorId } = await withPeople(1)
    const { pairId, staffId } = (await rowOf(supervisorId))!.people[0]!
    expect(
      (await zhao.call('POST /api/training/pairs/:id/end', { params: { id: pairId }, body: { reason: '' } })).refused,
    ).toBe('BAD_INPUT')
    for (let n = 0; n < 2; n += 1) expect((await end(zhao, pairId, '调到别的小屋')).refused).toBeUndefined()
    expect(await rowOf(supervisorId)).toMatchObject({ count: 0, people: [] })
    expect(await standing(staffId)).toMatchObject({ primary: null, by: 'nobody', why: 'none' })
    const [old] = (await pairs(zhao)).ended
    expect(old).toMatchObject({ pairId, why: '调到别的小屋', supervisorName: '同事supervisor' })
    const [{ tenant_id: tenantId }] = (await sql('select tenant_id from staff where id = $1', [staffId])) as [
      { tenant_id: string },
    ]
    for (const change of [
      `update supervision_pair set ended_why = '别的' where id = $1`,
      `update supervision_pair set ended_at = null, ended_by = null, ended_why = null where id = $1`,
      'delete from supervision_pair where id = $1',
    ])
      await expect(
        inTransaction(house.floor, { as: 'tenant', tenantId }, ({ line }) => line.query(change, [pairId])),
      ).rejects.toThrow(/kept/)
  })

  it('ends by itself when one of both leaves, and whoever stays is shown as without a supervisor', async () => {
    const { id: supervisorId } = await withPeople(2)
    const [first, second] = (await rowOf(supervisorId))!.people
    const suspend = (id: string) =>
      wang.must('PUT /api/network/people/:id/state', { params: { id }, body: { state: 'suspended' } })
    await suspend(first!.staffId)
    expect(await rowOf(supervisorId)).toMatchObject({ count: 1, people: [{ staffId: second!.staffId }] })
    await suspend(supervisorId)
    expect(await rowOf(supervisorId)).toBeUndefined()
    expect(await standing(second!.staffId)).toMatchObject({ primary: null, by: 'nobody' })
    expect((await pairs(zhao)).ended.slice(0, 1)).toMatchObject([{ pairId: second!.pairId, why: null }])
  })
})

describe('eight people of one supervisor', () => {
  it('are the most; a second supervisor allows more, never oneself', async () => {
    const { who, id } = await withPeople(8)
    const ninth = await name(zhao, id, await fresh())
    expect(ninth).toMatchObject({ refused: 'SUPERVISION_FULL', reply: { detail: { most: 8, now: 8 } } })
    expect((await more(who, id)).refused).toBe('SECOND_PERSON_NEEDED')
    expect((await more(await house.colleague('supervisor'), id)).refused).toBe('CERT_REQUIRED')
    expect((await more(zhao, id)).refused).toBe('FORBIDDEN')
    const given = randomUUID()
    const until = (await more(chen, id, given)).reply.until
    expect(Date.parse(until) - house.now().getTime()).toBeGreaterThan(7 * 86_400_000 - 60_000)
    expect((await more(chen, id, given)).reply.until).toBe(until)
    const above = randomUUID()
    expect((await name(zhao, id, await fresh(), 'primary', above)).refused).toBeUndefined()
    expect(await rowOf(id)).toMatchObject({ count: 9, over: false, overrideUntil: until })
    await end(zhao, above)
  })

  it('are the most however many name at once', async () => {
    const { id } = await withPeople(5)
    const waiting = await Promise.all(Array.from({ length: 9 }, fresh))
    const admin = await house.colleague('agency_admin')
    const came = await Promise.all(waiting.map((staffId, n) => name(n % 2 ? zhao : admin, id, staffId)))
    expect(came.filter(({ refused }) => refused === undefined)).toHaveLength(3)
    expect(came.filter(({ refused }) => refused === 'SUPERVISION_FULL')).toHaveLength(6)
    expect((await rowOf(id))!.count).toBe(8)
  })

  it('are counted by the database too, whoever writes to it, by the same number', async () => {
    const { id } = await withPeople(superviseesCap.active)
    const [staffId, admin] = [await fresh(), await idOf(wang)]
    const ninth = sql(
      `insert into supervision_pair (id, tenant_id, supervisor_id, staff_id, kind, named_by, from_at)
       select gen_random_uuid(), tenant_id, $1, id, 'primary', $3, now() from staff where id = $2`,
      [id, staffId, admin],
    )
    await expect(ninth).rejects.toThrow(/eight people/)
  })

  it('hold again when the seven days are over: what is above is red, and whoever named it is told each morning', async () => {
    const { id } = await withPeople(8)
    await more(chen, id)
    const [ninth, tenth] = [await fresh(), await fresh()]
    await name(zhao, id, ninth)
    await name(zhao, id, tenth)
    const letters = async () => {
      for (let n = 0; n < 2; n += 1) await keepSupervision(house.floor)
      await house.settle()
      return house.pager.letters.filter(({ words }) => words.includes('有一位督导带的人过了上限'))
    }
    const turn = async (days: number) => {
      house.floor.clock.turn({ hours: days * 24 })
      await signIn()
    }
    expect(await letters()).toEqual([])
    await turn(6)
    expect([(await rowOf(id))!.over, await letters()]).toEqual([false, []])
    await turn(1.5)
    expect(await rowOf(id)).toMatchObject({ over: true, count: 10, overrideUntil: null })
    expect((await name(zhao, id, await fresh())).refused).toBe('SUPERVISION_FULL')
    const first = await letters()
    const told = (all: typeof first) => [...new Set(all.map(({ address }) => address))]
    expect(told(first)).toEqual(['13900000006'])
    expect((await letters()).length).toBe(first.length)
    await turn(1)
    const again = await letters()
    expect(again.length).toBe(2 * first.length)
    // with eight left nobody is told any more
    for (const staffId of [ninth, tenth])
      await end(zhao, (await rowOf(id))!.people.find((one) => one.staffId === staffId)!.pairId)
    await turn(1)
    expect((await letters()).length).toBe(again.length)
    expect(await rowOf(id)).toMatchObject({ over: false, count: 8 })
  })
})

describe('a deputy', () => {
  it('counts in no cap, and stands in while the supervisor rests', async () => {
    const { who: busy, id: busyId } = await withPeople(8)
    const { id } = await withPeople(1)
    const { staffId } = (await rowOf(id))!.people[0]!
    expect((await name(zhao, busyId, staffId, 'deputy')).refused).toBeUndefined()
    expect(await rowOf(busyId)).toMatchObject({ count: 8, over: false })
    expect(await standing(staffId)).toMatchObject({ by: 'primary', deputy: { staffId: busyId } })
    await sql(
      `insert into respite (id, tenant_id, staff_id, unit_id, offered_at, wish, wished_at, starts_at, ends_at, answer, answered_at, answered_by)
       select gen_random_uuid(), f.tenant_id, f.id, g.unit_id, $2, 'away', $2, $2, $2::timestamptz + interval '2 days', 'granted', $2, $3
       from staff f join staff_grant g on g.staff_id = f.id where f.id = $1`,
      [id, new Date(house.now().getTime() - 60_000), await idOf(chen)],
    )
    expect(await standing(staffId)).toMatchObject({ by: 'deputy', why: 'away' })
    const mine = (await rowOf(busyId, busy))!.people.find((one) => one.kind === 'deputy')
    expect(mine).toMatchObject({ staffId, standsIn: true })
    house.floor.clock.turn({ hours: 49 })
    await signIn()
    expect(await standing(staffId)).toMatchObject({ by: 'primary', why: null })
  })

  it('stands in when the supervisor’s certificate has ended; without one the colleague comes first on the page', async () => {
    const { id } = await withPeople(2)
    const [first, second] = (await rowOf(id))!.people.map((one) => one.staffId)
    const deputy = await supervisor()
    await name(zhao, await idOf(deputy), first!, 'deputy')
    await sql(`update staff_certificate set valid_until = '2020-01-01' where staff_id = $1 and duty = 'C-CRISIS'`, [id])
    expect(await standing(first!)).toMatchObject({ by: 'deputy', why: 'lapsed' })
    expect(await standing(second!)).toMatchObject({ by: 'nobody', why: 'lapsed' })
    expect(await rowOf(id)).toMatchObject({ able: false })
    const order = (await pairs(zhao)).colleagues.map((one) => one.standing.by)
    expect(order).toEqual(
      [...order].sort(
        (a, b) => ['nobody', 'deputy', 'primary'].indexOf(a) - ['nobody', 'deputy', 'primary'].indexOf(b),
      ),
    )
  })
})
