import { randomUUID } from 'node:crypto'
import { dayOf, startOfDay } from '@anxin/core/appointment/slots.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import { makeWholeCase, residentIdOf } from '../../testing-case.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let li: Visitor
let counsellor: Visitor
let counsellorId: string
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
  await counsellor.must('PUT /api/appointment/hours', {
    body: {
      profile: { gender: 'f', about: '晚上有空', modes: ['text', 'cabin'], minutes: 50, takesNew: true },
      weekly: Array.from({ length: 7 }, (_, n) => ({ weekday: n + 1, from: 18 * 60, to: 22 * 60 })),
    },
  })
  counsellorId = (await counsellor.must('GET /api/identity/staff')).personId
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const sql = (text: string, params: unknown[]) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows)
const iso = (at: number): string => new Date(at).toISOString()
const own = (who: Visitor) => who.must('GET /api/appointment/own')
const book = async (who: Visitor, at: number): Promise<string> => {
  const id = randomUUID()
  const body = { id, staffId: counsellorId, mode: 'text' as const, startsAt: iso(at), note: '' }
  await who.must('POST /api/appointment/own', { body })
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
