import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HeldLine } from '../../platform/db/engine.ts'
import { openHouse, type TestHouse } from '../../testing.ts'

let house: TestHouse
let line: HeldLine
/** Nobody has taken the first; 林晓安 owns the second. */
let waiting: string
let owned: string
let linId: string
beforeAll(async () => {
  house = await openHouse({ street: true })
  const lin = await house.as('林晓安')
  const raise = async (): Promise<string> => {
    const before = new Set((await lin.must('GET /api/crisis/board')).rows.map((row) => row.id))
    await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
    return (await lin.must('GET /api/crisis/board')).rows.find((row) => !before.has(row.id))!.id
  }
  waiting = await raise()
  owned = await raise()
  const params = { id: owned }
  await lin.must('POST /api/crisis/events/:id/acknowledge', { params })
  const contact = { id: randomUUID(), channel: 'phone' as const, outcome: 'no_answer' as const, note: '' }
  await lin.must('POST /api/crisis/events/:id/contacts', { params, body: contact })
  line = await house.floor.engine.hold()
  linId = (await line.query('select owner_id from crisis_event where id = $1', [owned])).rows[0]!.owner_id as string
})
afterAll(async () => {
  line.release()
  await house.close()
})

/** What the database answers to these statements in one transaction that is never kept. */
async function answered(...statements: readonly (readonly [sql: string, ...params: unknown[]])[]): Promise<string> {
  await line.query('begin')
  try {
    for (const [sql, ...params] of statements) await line.query(sql, params)
    await line.query('set constraints all immediate')
    return 'done'
  } catch (error) {
    return (error as Error).message
  } finally {
    await line.query('rollback')
  }
}
/** The same in the name of the agency, as the house writes. */
const asAgency = async (...statements: readonly (readonly [string, ...unknown[]])[]): Promise<string> => {
  const { rows } = await line.query('select tenant_id from crisis_event where id = $1', [owned])
  return answered(
    [`select set_config('anxin.tenant', $1, true), set_config('anxin.resident', '', true)`, rows[0]!.tenant_id],
    ['set local role anxin_app'],
    ...statements,
  )
}

describe('the database alone', () => {
  it('takes the owner from nobody where no rung stands behind them', async () => {
    expect(await answered(['update crisis_event set owner_id = null where id = $1', owned])).toMatch(
      /neither owner nor rung/,
    )
  })

  it('lets no timer of an open event end without another to come', async () => {
    const end = 'update crisis_timer set cancelled_at = clock_timestamp() where event_id = $1 and fired_at is null'
    expect(await answered([end, owned])).toMatch(/no timer/)
    const rungs = `${end} and kind = 'rung'`
    expect(await answered([rungs, waiting])).toMatch(/no timer|neither owner nor rung/)
  })

  it('adds to the timeline only what follows the last entry', async () => {
    const add = `insert into crisis_transition (event_id, seq, tenant_id, resident_id, what, by_name, at, prev, hash)
      select event_id, seq + $2, tenant_id, resident_id, 'crisis.note_added', 'x', clock_timestamp(), $3, 'h'
      from crisis_transition where event_id = $1 order by seq desc limit 1`
    expect(await answered([add, owned, 1, 'another'])).toMatch(/chain/)
    expect(await answered([add, owned, 2, ''])).toMatch(/chain/)
  })

  it('changes and deletes nothing that was said or done', async () => {
    const rows = [
      ['crisis_transition', `what = 'crisis.note_added'`],
      ['crisis_signal', `level = 'L0'`],
      ['crisis_contact', `outcome = 'reached'`],
      ['disclosure', `situation = 'legal_request'`],
      ['third_party_report', `danger_now = 'no'`],
    ] as const
    for (const [table, change] of rows) {
      const some = `(select ctid from ${table} limit 1)`
      expect(await asAgency([`update ${table} set ${change} where ctid = ${some}`]), table).toMatch(/insert only|kept/)
      expect(await asAgency([`delete from ${table} where ctid = ${some}`]), table).toMatch(/insert only|kept/)
    }
  })

  it('keeps that wall around every table of the desk that holds what was said or done', async () => {
    const { rows } = await line.query(
      `select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where t.tgfoid in ('refuse_change'::regproc, 'keep_said'::regproc) and t.tgenabled <> 'D'`,
    )
    const walled = rows.map((row) => row.name)
    for (const table of [
      ...['crisis_transition', 'crisis_signal', 'crisis_contact', 'crisis_assessment', 'safety_plan', 'rescue_entry'],
      ...['danger_contact', 'third_party_report', 'disclosure', 'mandatory_report', 'mandatory_call', 'guardian_task'],
      ...['child_word', 'welfare_visit', 'partner_batch', 'partner_row'],
    ])
      expect(walled, table).toContain(table)
  })

  it('shows a resident no row of what staff say among themselves, and lets them write none', async () => {
    const { rows } = await line.query(
      `select tablename from pg_policies where policyname = 'staff_only' and permissive = 'RESTRICTIVE'`,
    )
    const walled = rows.map((row) => row.tablename)
    for (const table of [
      ...['rescue_whisper', 'rescue_board', 'rescue_seat', 'rescue_clue', 'rescue_entry'],
      ...['crisis_assessment', 'crisis_place', 'crisis_lowering'],
      ...['danger_contact', 'third_party_report', 'disclosure', 'partner', 'partner_batch', 'partner_row'],
    ])
      expect(walled, table).toContain(table)
    const one = (
      await line.query(
        'select w.tenant_id, e.resident_id from rescue_whisper w join crisis_event e on e.id = w.event_id limit 1',
      )
    ).rows[0]!
    await line.query('begin')
    await line.query(`select set_config('anxin.tenant', $1, true), set_config('anxin.resident', $2, true)`, [
      one.tenant_id,
      one.resident_id,
    ])
    await line.query('set local role anxin_app')
    const seen = await line.query('select 1 from rescue_whisper')
    await line.query('rollback')
    expect(seen.rows).toEqual([])
  })

  it('lowers a red event only for two different people, who both decided about this very step', async () => {
    const lower = [`update crisis_event set grade = 'YELLOW' where id = $1`, owned] as const
    expect(await answered(lower)).toMatch(/takes two people/)
    const wish = (second: string | null, to: string) =>
      [
        `insert into crisis_lowering (id, tenant_id, resident_id, event_id, from_grade, to_grade, first_id, first_name,
           first_reason_sealed, second_id, at, decided_at)
         select gen_random_uuid(), tenant_id, resident_id, id, grade, $2, $3, 'x', '', $4, clock_timestamp(), clock_timestamp()
         from crisis_event where id = $1`,
        ...[owned, to, linId, second],
      ] as const
    const other = (await line.query('select id from staff where id <> $1 limit 1', [linId])).rows[0]!.id as string
    expect(await answered(wish(linId, 'YELLOW'))).toMatch(/check/)
    expect(await answered(wish(null, 'YELLOW'), lower)).toMatch(/takes two people/)
    expect(await answered(wish(other, 'ORANGE'), lower)).toMatch(/takes two people/)
    expect(await answered(wish(other, 'YELLOW'), lower)).toBe('done')
  })

  it('lets no shift be longer than eight hours, and nobody stand twice in it', async () => {
    const shift = (hours: number, second: string | null) =>
      [
        `insert into shift (id, tenant_id, unit_id, starts_at, ends_at, primary_id, secondary_id)
         select gen_random_uuid(), tenant_id, unit_id, now(), now() + make_interval(hours => $2), $3, $4 from crisis_event where id = $1`,
        ...[owned, hours, linId, second],
      ] as const
    expect(await answered(shift(9, null))).toMatch(/check/)
    expect(await answered(shift(4, linId))).toMatch(/check/)
    expect(await answered(shift(4, null))).toBe('done')
  })
})
