import { randomUUID } from 'node:crypto'
import { retentionCodes, schedule } from '@anxin/core/retention/schedule.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/db/transaction.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let admin: Visitor
let dpo: Visitor
beforeAll(async () => {
  house = await openHouse({ street: true })
  admin = await house.as('王理')
  dpo = await house.colleague('dpo')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const sql = (text: string, params: unknown[] = []) =>
  inTransaction(house.floor, { as: 'house' }, async ({ line }) => (await line.query(text, params)).rows)
const term = (code: (typeof retentionCodes)[number], months: number, who = admin) =>
  who.call('PUT /api/retention/terms/:code', { params: { code }, body: { months } })

describe('the terms', () => {
  it('are those of the schedule, in the database as in core, until somebody sets them', async () => {
    const { terms, rolling } = await dpo.must('GET /api/retention/terms')
    expect(terms.map(({ code, months, floor, minorUntil }) => [code, months, floor, minorUntil])).toEqual(
      retentionCodes.map((code) => [code, schedule[code].usual, schedule[code].floor, schedule[code].minorUntil]),
    )
    const kept = await sql('select * from retention_class')
    expect(
      Object.fromEntries(kept.map((row) => [row.code, [row.usual_months, row.floor_months, row.minor_until]])),
    ).toEqual(
      Object.fromEntries(
        retentionCodes.map((code) => [code, [schedule[code].usual, schedule[code].floor, schedule[code].minorUntil]]),
      ),
    )
    expect(rolling).toContainEqual({ what: 'talk', days: 90 })
  })

  it('are set longer or shorter by an administrator, never shorter than the law allows; the database refuses it too', async () => {
    expect(await term('access_log', 5)).toMatchObject({ status: 422, refused: 'TERM_TOO_SHORT' })
    expect((await term('hotline_record', 35)).refused).toBe('TERM_TOO_SHORT')
    expect((await term('access_log', 36, dpo)).refused).toBe('FORBIDDEN')
    const set = async (months: number) =>
      (await term('access_log', months)).reply.terms.find(({ code }) => code === 'access_log')
    expect(await set(6)).toMatchObject({ months: 6, setBy: '王理' })
    expect(await set(36)).toMatchObject({ months: 36, usual: 24 })
    await set(36)
    const [said] = await sql(`select count(*)::int as n from retention_term where code = 'access_log'`)
    expect(said!.n).toBe(2)
    await expect(
      sql(
        `insert into retention_term (id, tenant_id, code, months, by_id, by_name, at)
         select gen_random_uuid(), tenant_id, 'access_log', 5, id, name, now() from staff limit 1`,
      ),
    ).rejects.toThrow('shorter than the law allows')
    await set(24)
  })

  it('say before they are kept what they would make due', async () => {
    const due = async (months: number) =>
      (await admin.must('GET /api/retention/terms/:code/due', { params: { code: 'hotline_record', months } })).due
    expect(await due(600)).toBe(0)
  })
})

describe('a legal hold', () => {
  let name: string
  let resident: Visitor
  let number: number

  it('is placed by the number of an alert, with a reason, and names nobody', async () => {
    name = '顾不走'
    resident = await house.neighbour(name)
    await resident.must('POST /api/companion/messages', { body: { id: randomUUID(), text: '我不想活了' } })
    const [row] = await sql('select number from crisis_event order by raised_at desc, number desc limit 1')
    number = Number(row!.number)
    const body = { id: randomUUID(), foundBy: 'alert' as const, number, reason: '仲裁中，仲裁委来函' }
    expect((await dpo.call('POST /api/retention/holds', { body: { ...body, number: 999_999 } })).refused).toBe(
      'NOT_FOUND',
    )
    await dpo.must('POST /api/retention/holds', { body })
    const { holds } = await dpo.must('POST /api/retention/holds', { body })
    expect(holds).toMatchObject([{ foundBy: 'alert', number, reason: body.reason, mayRelease: false }])
    expect(JSON.stringify(holds)).not.toContain(name)
    expect((await house.as('李静').then((li) => li.call('GET /api/retention/holds'))).refused).toBe('FORBIDDEN')
  })

  it('keeps the person from deleting themself, and says so; the database refuses it too', async () => {
    expect(await resident.call('DELETE /api/identity/resident')).toMatchObject({ status: 409, refused: 'LEGAL_HOLD' })
    const [row] = await sql('select resident_id from crisis_event where number = $1', [number])
    await expect(sql('delete from resident where id = $1', [row!.resident_id])).rejects.toThrow('legal hold')
  })

  it('keeps talk and tests that would be forgotten by the rooms themselves', async () => {
    const { wipeIdle } = await import('../companion/jobs.ts')
    const lines = async () =>
      Number(
        (
          await sql(
            `select count(*)::int as n from message m join crisis_event e on e.resident_id = m.resident_id where e.number = $1`,
            [number],
          )
        )[0]!.n,
      )
    await sql(
      `update conversation set crisis = false where resident_id = (select resident_id from crisis_event where number = $1)`,
      [number],
    )
    const before = await lines()
    house.floor.clock.turn({ days: 91 })
    await wipeIdle(house.floor)
    expect(before).toBeGreaterThan(0)
    expect(await lines()).toBe(before)
  })

  it('is let go by another person only, with a reason', async () => {
    // sessions ended while the clock was turned
    admin = await house.as('王理')
    const { holds } = await admin.must('GET /api/retention/holds')
    const params = { id: holds[0]!.id }
    const again = await house.colleague('dpo')
    const mine = { id: randomUUID(), foundBy: 'alert' as const, number, reason: '另一件事' }
    await again.must('POST /api/retention/holds', { body: mine })
    expect(
      (
        await again.call('POST /api/retention/holds/:id/release', {
          params: { id: mine.id },
          body: { reason: '不用再留了' },
        })
      ).refused,
    ).toBe('SECOND_PERSON_NEEDED')
    await admin.must('POST /api/retention/holds/:id/release', {
      params: { id: mine.id },
      body: { reason: '重复'.repeat(2) },
    })
    const body = { reason: '仲裁结束' }
    const after = await admin.must('POST /api/retention/holds/:id/release', { params, body })
    expect(after.holds.find(({ id }) => id === params.id)).toMatchObject({
      releasedBy: '王理',
      releaseReason: body.reason,
    })
    const { wipeIdle } = await import('../companion/jobs.ts')
    await wipeIdle(house.floor)
    const [left] = await sql(
      `select count(*)::int as n from message m join crisis_event e on e.resident_id = m.resident_id where e.number = $1`,
      [number],
    )
    expect(left!.n).toBe(0)
  })
})

describe('the one door', () => {
  it('is shut to all other code, whoever it speaks for', async () => {
    for (const table of ['consent', 'crisis_transition', 'crisis_signal', 'audit_line', 'audit_link'])
      await expect(sql(`delete from ${table}`), table).rejects.toThrow(/insert only|permission denied for table audit/)
    await expect(sql(`insert into retention_removal (id) values (gen_random_uuid())`)).rejects.toThrow(
      'permission denied',
    )
    await expect(
      sql(`select retention_remove(gen_random_uuid(), 'care_case', gen_random_uuid(), null, now())`),
    ).rejects.toThrow('permission denied')
    const [tenant] = await sql('select tenant_id as id from crisis_event limit 1')
    const asAgency = (text: string, params: unknown[] = []) =>
      inTransaction(house.floor, { as: 'tenant', tenantId: tenant!.id as never }, async ({ line }) => {
        return (await line.query(text, params)).rows
      })
    // without a run of the day
    await expect(
      asAgency(`select retention_remove(gen_random_uuid(), 'care_case', gen_random_uuid(), null, now())`),
    ).rejects.toThrow('no run of today')
    // with one, but for something that is not over
    const runId = randomUUID()
    await asAgency(
      `insert into retention_run (id, tenant_id, on_day, begun_at) values ($1, app_tenant(), '2020-01-01', now())`,
      [runId],
    )
    const [open] = await asAgency(`select id from crisis_event where state not in ('CLOSED','DECEASED') limit 1`)
    const [answer] = await asAgency(
      `select retention_remove($1, 'crisis_event', $2, null, now() + interval '50 years') as gone`,
      [runId, open!.id],
    )
    expect(answer!.gone).toBeNull()
    // in the name of somebody who knocks
    await expect(
      asAgency(`select set_config('anxin.staff', gen_random_uuid()::text, true), retention_remove_log($1, now(), 10)`, [
        runId,
      ]),
    ).rejects.toThrow('the house alone')
  })

  it('does not open again with the key of something that is gone', async () => {
    const line = await house.floor.engine.hold()
    const [event] = (await line.query('select id, tenant_id from crisis_event limit 1')).rows
    const key = randomUUID()
    try {
      await line.query('begin')
      await line.query(
        `insert into retention_run (id, tenant_id, on_day, begun_at) values ($1, $2, '2020-01-02', now())`,
        [key, event!.tenant_id],
      )
      await line.query(
        `insert into retention_removal (id, tenant_id, run_id, code, kind, subject_id, ended_on, newest_on, rows, at)
       values ($1, $2, $1, 'crisis_record', 'crisis_event', $3, '2020-01-01', '2020-01-01', 5, now())`,
        [key, event!.tenant_id, event!.id],
      )
      await line.query(`select set_config('anxin.retention', $1, true)`, [key])
      await expect(line.query('delete from crisis_signal where event_id = $1', [event!.id])).rejects.toThrow(
        'insert only',
      )
      await line.query('rollback')
    } finally {
      line.release(false)
    }
  })
})

describe('what is kept of a person', () => {
  /** Belongs to an account and goes with it, is forgotten by its room, or is this room's own. */
  const otherwise = [
    ...['complaint', 'kiosk_receipt', 'drill_caller', 'session', 'retention_removal', 'retention_age'],
    ...['consent', 'care_profile', 'rescue_beat', 'hook_delivery'],
  ]

  it('has a term, or goes with the account: no table is forgotten', async () => {
    const named = new Set(
      (await sql('select distinct table_name as name from retention_part')).map(({ name }) => name as string),
    )
    const tables =
      await sql(`select distinct a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname in ('resident_id','case_id','event_id','referral_id') and not a.attisdropped and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`)
    const withAccount = await sql(`with recursive gone as (
        select 'resident'::regclass::oid as id
        union select k.conrelid from pg_constraint k join gone g on k.confrelid = g.id where k.contype = 'f' and k.confdeltype = 'c')
      select id::regclass::text as name from gone`)
    for (const { name } of withAccount) named.add(name as string)
    expect(
      tables.map(({ name }) => name as string).filter((name) => !named.has(name) && !otherwise.includes(name)),
    ).toEqual([])
  })

  it('is named in the schedule with columns there are', async () => {
    const wrong = await sql(
      `select p.kind, p.table_name from retention_part p where exists (select 1 from unnest(p.key) k where not exists (
         select 1 from information_schema.columns c where c.table_schema = 'public' and c.table_name = p.table_name and c.column_name = k))`,
    )
    expect(wrong).toEqual([])
  })
})
