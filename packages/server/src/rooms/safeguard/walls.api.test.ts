import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HeldLine } from '../../platform/db/engine.ts'
import { openHouse, type TestHouse } from '../../testing.ts'

let house: TestHouse
let line: HeldLine
let event: { id: string; tenant_id: string; unit_id: string; resident_id: string }
/** Two of the staff, and two community workers. */
let one: string
let two: string
let pair: readonly [string, string]
beforeAll(async () => {
  house = await openHouse({ street: true })
  await house.visitor().must('POST /api/companion/sos', { body: { id: randomUUID() } })
  for (let n = 0; n < 2; n += 1) await house.colleague('community_worker')
  line = await house.floor.engine.hold()
  const ask = async (sql: string) => (await line.query(sql)).rows
  const newest = 'select id, tenant_id, unit_id, resident_id from crisis_event order by number desc limit 1'
  event = (await ask(newest))[0] as typeof event
  const workers = `select distinct f.id from staff f join staff_grant g on g.staff_id = f.id and g.role = 'community_worker'
    where f.state = 'active' and f.tenant_id = '${event.tenant_id}' order by f.id`
  pair = (await ask(workers)).map((row) => row.id) as unknown as typeof pair
  const others = `select id from staff f where tenant_id = '${event.tenant_id}' and not exists
    (select 1 from staff_grant g where g.staff_id = f.id and g.role = 'community_worker') order by id limit 2`
  ;[one, two] = (await ask(others)).map((row) => row.id as string) as [string, string]
})
afterAll(async () => {
  line.release()
  await house.close()
})

type Row = Readonly<Record<string, unknown>>
const sealed = '\\x00'
const now = '2026-03-01T08:00:00Z'
const own = (): Row => ({ ...event, id: randomUUID() })
const ofEvent = (): Row => ({ ...own(), event_id: event.id })

/** What the database answers to rows written one after another, none of them kept. */
async function answered(...rows: readonly (readonly [table: string, row: Row])[]): Promise<string> {
  await line.query('begin')
  try {
    for (const [table, row] of rows)
      await line.query(`insert into ${table} select (jsonb_populate_record(null::${table}, $1::jsonb)).*`, [
        JSON.stringify(row),
      ])
    return 'done'
  } catch (error) {
    return (error as Error).message
  } finally {
    await line.query('rollback')
  }
}

/** The same row, right and with something wrong: only the right one may stand. */
async function only(
  table: string,
  right: () => Row,
  wrong: readonly Row[],
  before: readonly (readonly [string, Row])[] = [],
): Promise<void> {
  expect(await answered(...before, [table, right()]), `${table}: as it should be`).toBe('done')
  for (const part of wrong)
    expect(await answered(...before, [table, { ...right(), ...part }]), `${table}: ${JSON.stringify(part)}`).not.toBe(
      'done',
    )
}

describe('the database alone', () => {
  it('knows nobody who may be told out of curiosity, and no reviewer who had a part in it', async () => {
    const told = (): Row => ({
      ...{ ...ofEvent(), table_version: 1, situation: 'imminent_self', receiver: 'police', basis: 'x', minimum: [] },
      ...{ imminent: false, consent: false, told_first: false, reason_sealed: sealed, words_sealed: sealed },
      ...{ asked_by: one, asked_at: now, second_by: two, second_at: now, done_by: one, done_at: now },
      review_due: '2026-03-08T08:00:00Z',
    })
    await only('disclosure', told, [
      { receiver: 'employer' },
      { receiver: 'school' },
      { receiver: 'community_manager' },
      { second_by: one },
      { second_by: null, second_at: null },
      { second_by: null, second_at: null, imminent: true },
      { review_due: null },
    ])
    const judged = { decision: 'upheld', decision_sealed: sealed, decided_at: now }
    await only('disclosure', () => ({ ...told(), ...judged, decided_by: pair[0] }), [
      { decided_by: one },
      { decided_by: two },
      { done_at: null, done_by: null },
    ])
  })

  it('lets nobody take off the mark they set', async () => {
    const mark = (): Row => ({
      ...{ ...own(), phone_index: sealed, who: 'emergency_contact', reason_sealed: sealed, staff_id: one, at: now },
      ...{ lifted_by: two, lifted_at: now, lift_reason_sealed: sealed },
    })
    await only('danger_contact', mark, [{ lifted_by: one }, { lifted_by: null }])
  })

  it('holds a report for a child to two people and to an office that has taken it', async () => {
    const report = (): Row => ({
      ...{ ...ofEvent(), kind: 'violence', at_home: true, facts_sealed: sealed, started_by: one, started_at: now },
      ...{ confirmed_by: two, confirmed_at: now },
    })
    const apart = [{ confirmed_by: one }, { started_by: null, started_at: null }, { facts_sealed: null }]
    await only('mandatory_report', report, apart)
    const dropped = { dropped_by: two, dropped_at: now, drop_reason_sealed: sealed }
    await only('mandatory_report', () => ({ ...report(), ...dropped }), [
      { dropped_by: one },
      { drop_reason_sealed: null },
    ])
    const complete = { completed_by: two, completed_at: now, summary_sealed: sealed }
    expect(await answered(['mandatory_report', { ...report(), ...complete }])).toMatch(/nobody has taken/)
    const begun = report()
    const call = (): Row => ({
      ...{ ...own(), report_id: begun.id, place: 'police', number: '110', staff_id: one, staff_name: 'x', at: now },
      ...{ outcome: 'taken', receiver_sealed: sealed },
    })
    const wrong = [{ receiver_sealed: null }, { outcome: 'perhaps' }]
    await only('mandatory_call', call, wrong, [['mandatory_report', begun]])
  })

  it('withholds from a guardian only with a reason', async () => {
    const withheld = (): Row => ({
      ...{
        ...ofEvent(),
        ladder: 1,
        red: false,
        due_at: now,
        outcome: 'withheld',
        reason_sealed: sealed,
        staff_id: one,
        done_at: now,
      },
    })
    await only('guardian_task', withheld, [{ reason_sealed: null }, { done_at: null }])
  })

  it('sends two community workers to a door, for one day, for a reason', async () => {
    const visit = (): Row => ({
      ...{ ...ofEvent(), why: 'decision', reason_sealed: sealed, view_sealed: sealed },
      ...{ first_id: pair[0], second_id: pair[1], asked_by: one, asked_at: now, expires_at: '2026-03-02T08:00:00Z' },
    })
    await only('welfare_visit', visit, [
      { second_id: pair[0] },
      { second_id: one },
      { expires_at: '2026-03-02T08:00:01Z' },
      { reason_sealed: null },
      { why: 'unreachable' },
      { outcome: 'safe', outcome_by: one, outcome_at: now },
    ])
  })

  it('knows one commander of a search, and a pair of two', async () => {
    const search: Row = { ...ofEvent(), opened_by: 'x', opened_at: now }
    const open = ['rescue_board', search] as const
    const seat = (role: string, staffId: string): readonly [string, Row] => [
      'rescue_seat',
      { ...own(), board_id: search.id, role, staff_id: staffId, staff_name: 'x', from_at: now },
    ]
    const [first, second] = [seat('pair', pair[0]), seat('pair', pair[1])]
    expect(await answered(open, seat('commander', one), first, second)).toBe('done')
    expect(await answered(open, seat('commander', one), seat('commander', two))).not.toBe('done')
    expect(await answered(open, seat('pair', one), first, second)).toMatch(/pair is two/)
    expect(await answered(open, seat('caller', one), seat('recorder', one))).not.toBe('done')
  })
})
