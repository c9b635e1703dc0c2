import { randomUUID } from 'node:crypto'
import { dayOf, startOfDay } from '@anxin/core/appointment/slots.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import { makeWholeCase, residentIdOf } from '../../testing-case.ts'
import type { Visitor } from '../../visitor.ts'
import { keepAppointments } from '../appointment/jobs.ts'

let house: TestHouse
let li: Visitor
let counsellor: Visitor
let counsellorId: string
let otherId: string
/** Tuesday 19:00 in Shanghai, a week and more ahead. */
let evening: number
const [dayMs, hourMs] = [86_400_000, 3_600_000]
beforeAll(async () => {
  house = await openHouse({ street: true })
  li = await house.as('李静')
  const today = startOfDay(dayOf(house.now().getTime()))
  const weekday = (Math.floor((today + 8 * hourMs) / dayMs) + 3) % 7
  evening = today + (8 - weekday) * dayMs + 19 * hourMs
  counsellor = await house.colleague('counsellor')
  counsellorId = await receives(counsellor)
  otherId = await receives(await house.colleague('counsellor'))
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** Opens hours every evening. @returns their id */
async function receives(who: Visitor): Promise<string> {
  await who.must('PUT /api/appointment/hours', {
    body: {
      profile: { gender: 'f', about: '晚上有空', modes: ['text', 'cabin'], minutes: 50, takesNew: true },
      weekly: Array.from({ length: 7 }, (_, n) => ({ weekday: n + 1, from: 18 * 60, to: 22 * 60 })),
    },
  })
  return (await who.must('GET /api/identity/staff')).personId
}
const sql = (text: string, params: unknown[]) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows)
const iso = (at: number): string => new Date(at).toISOString()
const own = (who: Visitor) => who.must('GET /api/appointment/own')
const tryBook = (who: Visitor, at: number, staffId: string, id = randomUUID()) =>
  who.call('POST /api/appointment/own', {
    body: { id, staffId, mode: 'text', startsAt: iso(at), note: '' },
  })
const book = async (who: Visitor, at: number): Promise<string> => {
  const id = randomUUID()
  expect((await tryBook(who, at, counsellorId, id)).refused).toBeUndefined()
  return id
}
const join = (keptId: string, mergedId: string, more: { id?: string; differ?: string } = {}) =>
  li.call('POST /api/casework/merges', {
    body: { id: randomUUID(), keptId, mergedId, reason: '同一个人，两次登记', ...more },
  })
const part = (id: string) => li.must('POST /api/casework/merges/:id/undo', { params: { id } })

let nth = 0
/** Two records of one person, each of which signs in, and a third person. */
async function two() {
  const mark = '甲乙丙丁戊己庚辛'[nth]!
  nth += 1
  const [one, other, stranger] = [`鲁秀英${mark}`, `鲁秀因${mark}`, `旁人${mark}`]
  const people = [await house.neighbour(one), await house.neighbour(other), await house.neighbour(stranger)] as const
  return { people, ids: [await residentIdOf(li, one), await residentIdOf(li, other)] as const }
}

describe('somebody whose two records were joined', () => {
  it('sees what is booked under the other, moves it and cancels it, with whichever they sign in', async () => {
    const { people, ids } = await two()
    const [kept, merged, stranger] = people
    const [first, second] = [await book(merged, evening), await book(kept, evening + 2 * hourMs)]
    const of = async (who: Visitor) => (await own(who)).coming.map(({ id }) => id)
    expect([await of(kept), await of(merged)]).toEqual([[second], [first]])
    const mergeId = randomUUID()
    await join(...ids, { id: mergeId })
    for (const who of [kept, merged]) expect(await of(who)).toEqual([first, second])
    expect((await own(kept)).coming[0]).toMatchObject({ id: first, mayChange: true, staffName: expect.any(String) })
    // moved from the other record, it stays a booking of the one it stood under
    const moved = randomUUID()
    await kept.must('POST /api/appointment/own/:id/move', {
      params: { id: first },
      body: { id: moved, startsAt: iso(evening + dayMs) },
    })
    for (const who of [kept, merged]) expect(await of(who)).toEqual([second, moved])
    await merged.must('POST /api/appointment/own/:id/cancel', { params: { id: second } })
    expect(await of(kept)).toEqual([moved])
    expect((await own(kept)).past).toMatchObject([{ id: second, state: 'CANCELLED_BY_RESIDENT' }])
    // nobody else, and what the counsellor sees is under the name it was booked with
    expect(await of(stranger)).toEqual([])
    for (const act of ['cancel', 'move'] as const)
      expect(
        (
          await stranger.call(`POST /api/appointment/own/:id/${act}` as 'POST /api/appointment/own/:id/move', {
            params: { id: moved },
            body: { id: randomUUID(), startsAt: iso(evening) },
          })
        ).refused,
      ).toBe('NOT_FOUND')
    await part(mergeId)
    expect([await of(kept), await of(merged)]).toEqual([[], [moved]])
    expect((await kept.call('POST /api/appointment/own/:id/cancel', { params: { id: moved } })).refused).toBe(
      'NOT_FOUND',
    )
  })

  it('is in one place at an hour: a second booking over it is refused under either record, also when both knock at once', async () => {
    const { people, ids } = await two()
    const [kept, merged] = people
    const at = evening + 3 * dayMs
    const mergeId = randomUUID()
    await join(...ids, { id: mergeId })
    await book(kept, at)
    expect((await tryBook(merged, at, otherId)).refused).toBe('SLOT_TAKEN')
    const byStaff = (residentId: string, startsAt: number, staffId = otherId) =>
      li.call('POST /api/appointment/appointments', {
        body: {
          ...{ id: randomUUID(), residentId, staffId, roomId: null, mode: 'text' },
          ...{ startsAt: iso(startsAt), minutes: 50 },
        },
      })
    for (const shift of [-30, 0, 30])
      expect((await byStaff(ids[1], at + shift * 60_000)).refused, String(shift)).toBe('SLOT_TAKEN')
    // the hour before and the hour after are free
    expect((await byStaff(ids[1], at + hourMs)).refused).toBeUndefined()
    // nor by whoever writes to the database alone
    await expect(
      sql(
        `insert into appointment (id, tenant_id, unit_id, resident_id, staff_id, mode, starts_at, ends_at, state, booked_by, created_at, changed_at)
         select gen_random_uuid(), tenant_id, unit_id, id, $2, 'text', $3, $3::timestamptz + interval '20 minutes', 'CONFIRMED', 'staff', $4, $4 from resident where id = $1`,
        [ids[1], otherId, iso(at), house.now()],
      ),
    ).rejects.toThrow('somewhere else at that hour')
    for (let n = 1; n < 7; n += 1) {
      const then = at + (10 + n) * dayMs
      const both = await Promise.all([byStaff(ids[0], then, counsellorId), byStaff(ids[1], then)])
      expect(both.map(({ refused }) => refused ?? 'booked').sort()).toEqual(['SLOT_TAKEN', 'booked'])
    }
    await part(mergeId)
    expect((await byStaff(ids[1], at)).refused).toBeUndefined()
  })

  it('waits once: in the list, to themselves, and until either record is given a time', async () => {
    const { people, ids } = await two()
    const [kept, merged, stranger] = people
    const wait = (who: Visitor) =>
      who.must('POST /api/appointment/own/waiting', {
        body: { id: randomUUID(), mode: 'text', gender: null, times: [], note: '' },
      })
    const listed = async () =>
      (await li.must('GET /api/appointment/waiting')).rows.filter(({ residentId }) => ids.includes(residentId))
    await wait(kept)
    await wait(merged)
    expect(await listed()).toHaveLength(2)
    await join(...ids)
    expect(await listed()).toMatchObject([{ residentId: ids[0] }])
    await merged.must('DELETE /api/appointment/own/waiting')
    expect([await listed(), (await own(kept)).waiting]).toEqual([[], null])
    await wait(merged)
    await wait(kept)
    expect(await listed()).toMatchObject([{ residentId: ids[1], contacts: 0 }])
    expect((await own(kept)).waiting).toMatchObject({ mode: 'text' })
    expect((await own(stranger)).waiting).toBeNull()
    await book(kept, evening + 5 * dayMs)
    expect([await listed(), (await own(merged)).waiting]).toEqual([[], null])
  })

  it('enters the meeting that stands under the other, and danger said there is told of whoever speaks', async () => {
    const { people, ids } = await two()
    const [kept, , stranger] = people
    const id = randomUUID()
    await counsellor.must('POST /api/live/sessions', { body: { id, residentId: ids[1], mode: 'text' } })
    const entered = async (who: Visitor) => (await who.must('POST /api/live/own/sessions')).session?.id
    const say = (who: Visitor, text: string) =>
      who.call('POST /api/live/own/sessions/:id/lines', { params: { id }, body: { id: randomUUID(), text } })
    expect(await entered(kept)).toBeUndefined()
    expect((await say(kept, '你好')).refused).toBe('NOT_FOUND')
    await join(...ids)
    expect(await entered(kept)).toBe(id)
    expect(await entered(stranger)).toBeUndefined()
    expect((await say(stranger, '你好')).refused).toBe('NOT_FOUND')
    expect(await say(kept, '我不想活了，今晚就走')).toMatchObject({ reply: { danger: true } })
    const heard = (await counsellor.must('GET /api/live/sessions/:id', { params: { id } })).session.lines
    expect(heard.map(({ sender, text }) => [sender, text])).toContainEqual(['resident', '我不想活了，今晚就走'])
    const events = await sql('select resident_id from crisis_event where resident_id = any($1)', [ids])
    expect(events).toEqual([{ resident_id: ids[0] }])
  })
})

describe('a reminder to somebody with two records', () => {
  it('leaves once for an hour that was booked under both, and as they last said under either', async () => {
    const late = await openHouse({ street: true })
    const worker = await late.as('李静')
    const second = await late.colleague('counsellor')
    const staff: string[] = []
    for (const who of [worker, second]) {
      const profile = { gender: 'f' as const, about: '', modes: ['text' as const], minutes: 50, takesNew: true }
      const weekly = Array.from({ length: 7 }, (_, n) => ({ weekday: n + 1, from: 18 * 60, to: 22 * 60 }))
      await who.must('PUT /api/appointment/hours', { body: { profile, weekly } })
      staff.push((await who.must('GET /api/identity/staff')).personId)
    }
    const names = ['桂芳', '阿诚'] as const
    const [one, other] = [await late.as(names[0]), await late.as(names[1])]
    const [keptId, mergedId] = [await residentIdOf(worker, names[0]), await residentIdOf(worker, names[1])]
    const wish = (who: Visitor, said: 'none' | 'plain') =>
      who.must('PUT /api/appointment/own/reminders', { body: { wish: said, quietFrom: 0, quietTo: 0 } })
    // booked at one hour under each while they still were two people to the house
    for (const at of [evening, evening + dayMs])
      for (const [n, who] of [one, other].entries()) expect((await tryBook(who, at, staff[n]!)).refused).toBeUndefined()
    await wish(one, 'none')
    await wish(other, 'plain')
    await worker.must('POST /api/casework/merges', {
      body: { id: randomUUID(), keptId, mergedId, reason: '同一个人', differ: '第二份的生日是抄错的' },
    })
    const letters = async (hoursBefore: number, at: number) => {
      late.floor.clock.turn({ minutes: Math.round((at - late.now().getTime()) / 60_000) - hoursBefore * 60 + 1 })
      await keepAppointments(late.floor)
      await late.settle()
      return late.pager.letters.filter(({ words }) => words.includes('约定') && !words.includes('等您处理')).length
    }
    expect(await letters(24, evening)).toBe(1)
    expect(await letters(2, evening)).toBe(2)
    // for the next day nothing is wished any more, said under the record that had wished for it before
    await wish(await late.as(names[0]), 'none')
    expect(await letters(2, evening + dayMs)).toBe(2)
    await late.close()
  })
})

describe('two records with different dates of birth', () => {
  it('are joined only with a word on why they are one person, and the word is kept with it', async () => {
    const [a, b] = ['双喜大', '双喜小']
    await house.neighbour(a, '2015-02-03')
    await house.neighbour(b, '2017-02-03')
    const ids = [await residentIdOf(li, a), await residentIdOf(li, b)] as const
    const found = async (name: string) =>
      (await li.must('GET /api/casework/people', { params: { typed: name } })).people.find((one) => one.name === name)!
    expect((await found(a)).birthDate).toBe('2015-02-03')
    expect((await join(...ids)).refused).toBe('RECORDS_DIFFER')
    expect((await join(...ids, { differ: ' ' })).refused).toBe('BAD_INPUT')
    expect((await found(a)).joined).toEqual([])
    expect((await join(...ids, { differ: '第二份是转诊时抄错的，看过户口簿' })).refused).toBeUndefined()
    expect((await found(a)).joined).toMatchObject([
      { name: b, reason: '同一个人，两次登记\n第二份是转诊时抄错的，看过户口簿' },
    ])
  })
})

describe('a case of somebody with two records', () => {
  /** The house itself tries to end it; what the database answers. */
  const ending = (caseId: string) =>
    inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
      await line.query(
        `select set_config('anxin.tenant', (select tenant_id::text from care_case where id = $1), true)`,
        [caseId],
      )
      await line.query(`update care_case set state = 'FOLLOW_UP' where id = $1`, [caseId])
    }).then(
      () => 'ended',
      (error: Error) => error.message,
    )

  it('does not end while a danger under the other record is open, nor by the hand of the house', async () => {
    const made = await makeWholeCase(house, li, '温阿莲')
    const caseId = made.ids.caseId!
    const other = await house.neighbour('温阿联')
    const otherId = await residentIdOf(li, '温阿联')
    await sql(`update care_case set state = 'CLOSING' where id = $1`, [caseId])
    await other.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了，今晚就走' } })
    // two people as yet: what the other says keeps nobody's case open
    expect(await ending(caseId)).toContain('nobody asked what they think of it')
    const id = randomUUID()
    expect((await join(made.residentId, otherId, { id })).refused).toBeUndefined()
    const safetyOpen = async () =>
      (await li.must('GET /api/casework/cases/:id', { params: { id: caseId } })).case.safetyOpen
    expect([await safetyOpen(), await ending(caseId)]).toEqual([true, 'safety is not settled'])
    const step = { params: { id: caseId }, body: { to: 'FOLLOW_UP' as const, reason: '' } }
    expect((await li.call('POST /api/casework/cases/:id/steps', step)).refused).toBe('GATE_NOT_MET')
    // the alert is over, and no plan was written since: neither under this record nor under that one
    for (const state of ['EMERGENCY', 'HANDED_OVER', 'FOLLOW_UP', 'CLOSED'])
      await sql('update crisis_event set state = $2, closed_at = $3 where resident_id = $1', [
        otherId,
        state,
        house.now(),
      ])
    expect([await safetyOpen(), await ending(caseId)]).toEqual([true, 'safety is not settled'])
    await sql(
      `insert into safety_plan (id, tenant_id, resident_id, version, saved_by, fields_sealed, at, review_by)
       select $1, tenant_id, id, 90, 'resident', '', $3, $3 from resident where id = $2`,
      [randomUUID(), made.residentId, house.now()],
    )
    expect([await safetyOpen(), await ending(caseId)]).toEqual([false, 'nobody asked what they think of it'])
    await part(id)
    expect([await safetyOpen(), await ending(caseId)]).toEqual([
      false,
      expect.stringContaining('nobody asked what they think of it'),
    ])
  })
})
