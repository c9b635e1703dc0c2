import { randomUUID } from 'node:crypto'
import { dayOf, startOfDay } from '@anxin/core/appointment/slots.ts'
import { appointmentStates, appointmentSteps } from '@anxin/core/appointment/state.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'
import { keepAppointments } from './jobs.ts'

// On the embedded engine the machine stands in New York, on PostgreSQL where it stands: the house keeps Shanghai time.
const elsewhere = process.env.TEST_DATABASE_URL === undefined
if (elsewhere) process.env.TZ = 'America/New_York'

let house: TestHouse
/** Tuesday 19:00 in Shanghai, a week and more ahead. */
let evening: number
const [dayMs, hourMs] = [86_400_000, 3_600_000]
const iso = (at: number): string => new Date(at).toISOString()

beforeAll(async () => {
  house = await openHouse({ street: true })
  const today = startOfDay(dayOf(house.now().getTime()))
  const weekday = (Math.floor((today + 8 * hourMs) / dayMs) + 3) % 7
  evening = today + (8 - weekday) * dayMs + 19 * hourMs
})
afterAll(async () => {
  delete process.env.TZ
  expect(house.faults).toEqual([])
  await house.close()
})

const everyEvening = Array.from({ length: 7 }, (_, n) => ({ weekday: n + 1, from: 18 * 60, to: 22 * 60 }))
/** A counsellor who receives people every evening. */
async function receiver(gender: 'f' | 'm' = 'f', role: 'counsellor' | 'supervisor' = 'counsellor') {
  const who = await house.colleague(role)
  await who.must('PUT /api/appointment/hours', {
    body: {
      profile: { gender, about: '晚上有空', modes: ['text', 'voice', 'video', 'cabin'], minutes: 50, takesNew: true },
      weekly: everyEvening,
    },
  })
  return { who, id: (await who.must('GET /api/identity/staff')).personId }
}
const own = (who: Visitor) => who.must('GET /api/appointment/own')
const offers = (who: Visitor, more: { gender?: 'f' | 'm'; staffId?: string; mode?: 'text' | 'cabin' } = {}) =>
  who.must('GET /api/appointment/own/offers', { params: { from: dayOf(evening), mode: 'text', ...more } })
const bookOwn = (who: Visitor, staffId: string, startsAt = iso(evening), id: string = randomUUID(), note = '') =>
  who.call('POST /api/appointment/own', { body: { id, staffId, mode: 'text', startsAt, note } })
const residentId = async (who: Visitor, staff: Visitor): Promise<string> => {
  const { rows } = await staff.must('GET /api/appointment/calendar', {
    params: { from: iso(evening - 30 * dayMs), to: iso(evening + 10 * dayMs) },
  })
  const mine = (await own(who)).coming.map((one) => one.id)
  return rows.find((row) => mine.includes(row.id))!.residentId
}
const act = (who: Visitor, id: string, what: 'check-in' | 'done' | 'no-show' | 'cancel' | 'confirm') =>
  who.call(`POST /api/appointment/appointments/:id/${what}`, { params: { id } })

it('is tried on a machine that stands elsewhere, in one of the two runs', () => {
  if (elsewhere) expect(new Date('2026-07-01T00:00:00Z').getTimezoneOffset()).toBe(240)
})

describe('the table of steps', () => {
  it('is the same in core and in the database, and the database refuses every other', async () => {
    const rows = await inTransaction(house.floor, { as: 'house' }, async ({ line }) => {
      return (await line.query('select from_state, to_state from appointment_step')).rows
    })
    const inCore = appointmentStates.flatMap((from) => appointmentSteps[from].map((to) => `${from}>${to}`))
    expect(rows.map((row) => `${row.from_state}>${row.to_state}`).sort()).toEqual(inCore.sort())
    const { id } = await receiver()
    const me = await house.neighbour('步一')
    const booked = randomUUID()
    expect((await bookOwn(me, id, iso(evening), booked)).status).toBe(200)
    const skip = (sql: string) =>
      inTransaction(house.floor, { as: 'house' }, ({ line }) => line.query(sql, [booked])).catch(
        (e: Error) => e.message,
      )
    expect(await skip(`update appointment set state = 'DONE' where id = $1`)).toContain('no step CONFIRMED > DONE')
    expect(await skip(`update appointment set starts_at = starts_at - interval '1 minute' where id = $1`)).toContain(
      'moved by making another',
    )
  })
})

describe('a resident', () => {
  it('chooses a counsellor by gender, books, moves and cancels, and the time is free again', async () => {
    const [woman, man] = [await receiver('f'), await receiver('m')]
    const me = await house.neighbour('约一')
    const men = (await offers(me, { gender: 'm' })).slots
    expect(men.some((one) => one.staffId === man.id)).toBe(true)
    expect(men.some((one) => one.staffId === woman.id)).toBe(false)
    const first = randomUUID()
    await bookOwn(me, woman.id, iso(evening + hourMs), first)
    const free = async () =>
      (await offers(me, { staffId: woman.id })).slots.some((one) => one.startsAt === iso(evening + hourMs))
    expect(await free()).toBe(false)
    const moved = randomUUID()
    const move = () =>
      me.must('POST /api/appointment/own/:id/move', {
        params: { id: first },
        body: { id: moved, startsAt: iso(evening + dayMs) },
      })
    expect((await move()).coming.map((one) => one.id)).toEqual([moved])
    expect((await move()).coming.map((one) => one.id)).toEqual([moved])
    expect(await free()).toBe(true)
    const left = await me.must('POST /api/appointment/own/:id/cancel', { params: { id: moved } })
    expect([left.coming, left.past[0]?.state]).toEqual([[], 'CANCELLED_BY_RESIDENT'])
  })

  it('who sends a booking twice has one, and nobody else can take its time', async () => {
    const { id } = await receiver()
    const [me, other] = [await house.neighbour('约二'), await house.neighbour('约三')]
    const booking = randomUUID()
    expect((await bookOwn(me, id, iso(evening), booking)).status).toBe(200)
    expect((await bookOwn(me, id, iso(evening), booking)).reply?.coming).toHaveLength(1)
    expect((await bookOwn(other, id)).refused).toBe('SLOT_TAKEN')
    expect((await bookOwn(other, id, iso(evening + 7 * 60_000))).refused).toBe('SLOT_TAKEN')
  })

  it('sees no other’s appointment and cannot touch it', async () => {
    const { id } = await receiver()
    const [me, other] = [await house.neighbour('约四'), await house.neighbour('约五')]
    const booking = randomUUID()
    await bookOwn(me, id, iso(evening), booking)
    expect((await own(other)).coming).toEqual([])
    const { refused } = await other.call('POST /api/appointment/own/:id/cancel', { params: { id: booking } })
    expect(refused).toBe('NOT_FOUND')
  })

  it('who writes beside a booking that they want to die is heard by whoever is on call', async () => {
    const { id } = await receiver()
    const me = await house.neighbour('约六')
    const { reply } = await bookOwn(me, id, iso(evening), randomUUID(), '我不想活了，想找人说说')
    expect(reply?.danger).toBe(true)
    const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
    expect(rows.find((row) => row.name === '约六')).toMatchObject({ source: 'appointment' })
  })
})

describe('a colleague', () => {
  it('books the chair for somebody who rings: four digits, one time, done; two clicks are one booking', async () => {
    const boss = await house.colleague('cabin_manager')
    const unitId = (await boss.must('GET /api/identity/staff')).grants[0]!.unitId
    const room = randomUUID()
    await boss.must('PUT /api/appointment/rooms/:id', {
      params: { id: room },
      body: { unitId, name: '静室', kind: 'relax', barrierFree: true, blocked: null, equipment: [] },
    })
    const { people } = await boss.must('POST /api/appointment/callers', { body: { digits: '0101' } })
    expect(people.map((one) => one.name)).toContain('桂芳')
    const { slots } = await boss.must('GET /api/appointment/slots', { params: { from: dayOf(evening), mode: 'relax' } })
    const slot = slots.find((one) => one.roomId === room)!
    expect((Date.parse(slot.endsAt) - Date.parse(slot.startsAt)) / 60_000).toBe(40)
    const body = {
      ...{ id: randomUUID(), residentId: people[0]!.id, staffId: null, roomId: room, mode: 'relax' as const },
      ...{ startsAt: slot.startsAt, minutes: 40 },
    }
    const twice = await Promise.all([1, 2].map(() => boss.must('POST /api/appointment/appointments', { body })))
    expect(new Set(twice.flatMap((one) => one.appointments.map((each) => each.id))).size).toBe(1)
    await boss.must('PUT /api/appointment/rooms/:id', {
      params: { id: room },
      body: { unitId, name: '静室', kind: 'relax', barrierFree: true, blocked: '椅子报故障', equipment: [] },
    })
    const after = await boss.must('GET /api/appointment/slots', { params: { from: dayOf(evening), mode: 'relax' } })
    expect(after.slots.some((one) => one.roomId === room)).toBe(false)
    const { rows } = await boss.must('GET /api/appointment/calendar', {
      params: { from: iso(evening - 2 * dayMs), to: iso(evening + 7 * dayMs) },
    })
    expect(rows.find((row) => row.id === body.id)?.roomBlocked).toBe(true)
  })

  it('books a series or none of it, and above the hours of the week only a supervisor does', async () => {
    const { who, id } = await receiver()
    const caller = { id: randomUUID(), name: '打电话的人', phone: '13900009001' }
    const body = {
      ...{ id: randomUUID(), caller, staffId: id, roomId: null, mode: 'voice' as const, startsAt: iso(evening) },
      ...{ minutes: 50, repeat: { everyWeeks: 1, times: 4 } },
    }
    const { appointments } = await who.must('POST /api/appointment/appointments', { body })
    expect(appointments.map((one) => Date.parse(one.startsAt) - evening)).toEqual([0, 7, 14, 21].map((n) => n * dayMs))
    const again = {
      ...body,
      id: randomUUID(),
      caller: { id: randomUUID(), name: '另一位' },
      startsAt: iso(evening - 7 * dayMs),
    }
    const startsAt = iso(evening - 7 * dayMs)
    if (Date.parse(startsAt) > house.now().getTime())
      expect((await who.call('POST /api/appointment/appointments', { body: again })).refused).toBe('SLOT_TAKEN')
    const boss = await house.colleague('supervisor')
    const fill = (n: number, by: Visitor, override = false) =>
      by.call('POST /api/appointment/appointments', {
        body: {
          ...{ id: randomUUID(), caller: { id: randomUUID(), name: `人${n}` }, staffId: id, roomId: null },
          ...{ mode: 'text', startsAt: iso(evening - 10 * hourMs + n * 2 * hourMs), minutes: 120, override },
        },
      })
    let refused: string | undefined
    for (let n = 5; n < 20 && refused === undefined; n += 1) {
      if (n === 5 || n === 4) continue
      refused = (await fill(n, who)).refused
      if (refused) {
        expect((await fill(n, who, true)).refused).toBe('CAP_REACHED')
        expect((await fill(n, boss, true)).status).toBe(200)
      }
    }
    expect(refused).toBe('CAP_REACHED')
  })

  it('who answers for many cabins looks at one of them at a time', async () => {
    const admin = await house.as('王理')
    const { units } = await admin.must('GET /api/network/units')
    const community = units.find(({ kind }) => kind === 'community')!
    const more = Array.from({ length: 6 }, (_, n) => ({ id: randomUUID(), name: `多小屋${n}` }))
    for (const one of more)
      await admin.must('POST /api/network/units', { body: { ...one, parentId: community.id, kind: 'cabin' } })
    const boss = await house.colleague('supervisor')
    const params = { from: iso(evening - dayMs), to: iso(evening + dayMs) }
    expect(await boss.must('GET /api/appointment/calendar', { params })).toMatchObject({ cabins: [], cabinId: null })
    await admin.must('POST /api/network/people/:id/grants', {
      params: { id: (await boss.must('GET /api/identity/staff')).personId },
      body: { role: 'supervisor', unitId: community.id },
    })
    const { who, id } = await receiver()
    const me = await house.neighbour('约九')
    await bookOwn(me, id)
    const wide = await boss.must('GET /api/appointment/calendar', { params })
    expect(wide.cabins.map(({ name }) => name)).toEqual(['梧桐里小屋', ...more.map(({ name }) => name)])
    expect(wide.cabinId).toBe(wide.cabins[0]!.id)
    expect(wide.rows.map(({ name }) => name)).toContain('约九')
    const empty = await boss.must('GET /api/appointment/calendar', { params: { ...params, unitId: more[3]!.id } })
    expect([empty.rows, empty.counsellors, empty.rooms]).toEqual([[], [], []])
    const one = await boss.must('GET /api/appointment/calendar', { params: { ...params, staffId: id } })
    expect(one.rows.map(({ staffId }) => staffId)).toEqual([id])
    const theirs = await who.call('GET /api/appointment/calendar', { params: { ...params, unitId: more[0]!.id } })
    expect(theirs.refused).toBe('NOT_FOUND')
  })

  it('of another agency, or whose work it is not, finds nothing', async () => {
    const { id } = await receiver()
    const me = await house.neighbour('约七')
    const booking = randomUUID()
    await bookOwn(me, id, iso(evening), booking)
    const stranger = await house.colleague('counsellor', 'elsewhere')
    expect((await act(stranger, booking, 'cancel')).refused).toBe('NOT_FOUND')
    expect((await act(await house.colleague('volunteer'), booking, 'cancel')).refused).toBe('FORBIDDEN')
    const params = { from: iso(evening - dayMs), to: iso(evening + dayMs) }
    expect((await stranger.must('GET /api/appointment/calendar', { params })).rows).toEqual([])
    expect((await stranger.must('POST /api/appointment/callers', { body: { digits: '0101' } })).people).toEqual([])
  })

  it('gives other programs a calendar without names, until the address is taken back', async () => {
    const { who, id } = await receiver()
    await bookOwn(await house.neighbour('日历人'), id)
    const { url } = await who.must('POST /api/appointment/feeds', { body: { names: false } })
    const path = new URL(url).pathname
    const read = async () => {
      const response = await fetch(house.url + path)
      return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
    }
    const first = await read()
    expect(first.text).toContain(`DTSTART:${dayOf(evening).replaceAll('-', '')}T110000Z`)
    expect(first.type).toContain('text/calendar')
    expect(first.text).toContain('BEGIN:VEVENT')
    expect(first.text).not.toContain('日历人')
    await who.must('POST /api/appointment/feeds', { body: { names: true } })
    expect((await read()).status).toBe(404)
    await who.must('DELETE /api/appointment/feeds')
    expect((await who.must('GET /api/appointment/hours')).feed).toBeNull()
  })
})

describe('a reminder', () => {
  it('says nothing to whoever shares the phone, or nothing at all; and leaves a day and two hours before', async () => {
    const late = await openHouse({ street: true })
    const worker = await late.as('李静')
    await worker.must('PUT /api/appointment/hours', {
      body: { profile: { gender: 'f', about: '', modes: ['text'], minutes: 50, takesNew: true }, weekly: everyEvening },
    })
    const staffId = (await worker.must('GET /api/identity/staff')).personId
    const [shared, silent] = [await late.as('桂芳'), await late.as('阿诚')]
    await silent.must('PUT /api/appointment/own/reminders', { body: { wish: 'none', quietFrom: 0, quietTo: 0 } })
    await bookOwn(shared, staffId, iso(evening))
    await bookOwn(silent, staffId, iso(evening + hourMs))
    await late.settle()
    const words = () =>
      late.pager.letters.filter((one) => one.words.includes('约定') && !one.words.includes('等您处理'))
    expect(words()).toEqual([])
    late.floor.clock.turn({ minutes: Math.round((evening - late.now().getTime()) / 60_000) - 24 * 60 + 1 })
    await keepAppointments(late.floor)
    await keepAppointments(late.floor)
    await late.settle()
    expect(words().map((one) => one.words)).toEqual(['有一个约定，请看小屋。'])
    late.floor.clock.turn({ hours: 22 })
    await keepAppointments(late.floor)
    await keepAppointments(late.floor)
    await late.settle()
    expect(words()).toHaveLength(2)
    expect(JSON.stringify(words())).not.toMatch(/桂芳|咨询|心理|安心/)
    await late.close()
  })
})

describe('an appointment to which nobody comes', () => {
  it('owes a call; twice the lead decides, three times a pause may be offered, and nothing closes by itself', async () => {
    const late = await openHouse({ street: true })
    const hours = { gender: 'f' as const, about: '', modes: ['text' as const], minutes: 50, takesNew: true }
    const first = await late.as('李静')
    await first.must('PUT /api/appointment/hours', { body: { profile: hours, weekly: everyEvening } })
    const staffId = (await first.must('GET /api/identity/staff')).personId
    const miss = async (at: number) => {
      const id = randomUUID()
      expect((await bookOwn(await late.as('阿诚'), staffId, iso(at), id)).status).toBe(200)
      expect((await act(await late.as('李静'), id, 'no-show')).refused).toBe('TOO_EARLY')
      late.floor.clock.turn({ minutes: Math.ceil((at - late.floor.clock.processNow.getTime()) / 60_000) + 21 })
      const worker = await late.as('李静')
      await act(worker, id, 'no-show')
      expect((await act(worker, id, 'no-show')).reply?.appointment.state).toBe('NO_SHOW')
      return (await worker.must('GET /api/appointment/tasks')).tasks.filter((one) => one.name === '阿诚')
    }
    const kinds = (tasks: { kind: string; missed: number }[]) => tasks.map((one) => `${one.kind} ${one.missed}`).sort()
    const [task] = await miss(evening)
    expect(task).toMatchObject({ kind: 'safety_call', urgent: false, missed: 1, tries: 0 })
    const worker = await late.as('李静')
    const answer = (id: string, outcome: 'unreached' | 'safe' | 'pause') =>
      worker.call('POST /api/appointment/tasks/:id/done', { params: { id }, body: { outcome, note: '' } })
    expect((await answer(task!.id, 'pause')).refused).toBe('BAD_INPUT')
    expect((await answer(task!.id, 'unreached')).reply?.tasks.find((one) => one.id === task!.id)?.tries).toBe(1)
    expect(kinds(await miss(evening + 7 * dayMs))).toContain('lead_decides 2')
    const third = await miss(evening + 14 * dayMs)
    expect(kinds(third)).toContain('pause_offer 3')
    const later = await late.as('李静')
    const pause = third.find((one) => one.kind === 'pause_offer')!
    const { reply } = await later.call('POST /api/appointment/tasks/:id/done', {
      params: { id: pause.id },
      body: { outcome: 'pause', note: '门一直开着' },
    })
    expect(reply?.alerted).toBe(false)
    expect((await bookOwn(await late.as('阿诚'), staffId, iso(evening + 21 * dayMs))).status).toBe(200)
    await late.close()
  })

  it('where it presses is called the same day, and a call nobody made reaches whoever is on call', async () => {
    const { who, id } = await receiver()
    const booking = randomUUID()
    const me = await house.as('桂芳')
    await bookOwn(me, id, iso(evening + 2 * hourMs), booking)
    const rid = await residentId(me, who)
    await inTransaction(house.floor, { as: 'house' }, async ({ line, now }) => {
      const { rows } = await line.query('select tenant_id, unit_id from resident where id = $1', [rid])
      await line.query(
        `insert into appointment_task (id, tenant_id, unit_id, resident_id, appointment_id, kind, urgent, due_at)
         values ($1,$2,$3,$4,$5,'safety_call',true,$6)`,
        [randomUUID(), rows[0]!.tenant_id, rows[0]!.unit_id, rid, booking, new Date(now.getTime() - 1000)],
      )
    })
    expect(await keepAppointments(house.floor)).toBeGreaterThan(0)
    const { rows } = await (await house.as('林晓安')).must('GET /api/crisis/board')
    expect(rows.find((row) => row.name === '桂芳')?.grade).toBe('ORANGE')
  })
})

describe('the waiting list', () => {
  it('moves up whoever is getting worse, says why, and ends with a booking', async () => {
    const { who, id } = await receiver()
    const [first, second] = [await house.neighbour('等一'), await house.neighbour('等二')]
    const wait = (one: Visitor) =>
      one.must('POST /api/appointment/own/waiting', {
        body: { id: randomUUID(), mode: 'text', gender: 'f', times: ['evening'], note: '' },
      })
    await wait(first)
    await wait(second)
    await wait(second)
    const list = async () =>
      (await who.must('GET /api/appointment/waiting')).rows.filter((row) => row.name.startsWith('等'))
    expect((await list()).map((row) => row.name)).toEqual(['等一', '等二'])
    const row = (await list())[1]!
    const body = { id: randomUUID(), outcome: 'worse' as const, note: '睡得更少了' }
    const contact = () => who.must('POST /api/appointment/waiting/:id/contacts', { params: { id: row.id }, body })
    await contact()
    await contact()
    expect((await list()).map((one) => [one.name, one.why[0], one.contacts])).toEqual([
      ['等二', 'worse', 1],
      ['等一', 'waited', 0],
    ])
    await bookOwn(second, id, iso(evening))
    expect((await list()).map((one) => one.name)).toEqual(['等一'])
    expect((await own(second)).waiting).toBeNull()
  })
})

describe('five hundred who want the same hours', () => {
  it('never leave anybody, any room or any counsellor in two places at once', async () => {
    const raced = await (await import('../../race.ts')).race(house, 500)
    expect(raced).toMatchObject({ attempts: 500, kept: raced.booked, forced: 50, overlaps: 0, faults: [] })
    expect(raced.booked).toBeGreaterThan(20)
    expect(raced.refusedByTheDatabase).toBeGreaterThan(0)
  }, 120_000)
})
