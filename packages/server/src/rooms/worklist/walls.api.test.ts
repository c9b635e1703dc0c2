import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HeldLine } from '../../platform/db/engine.ts'
import { openHouse, type TestHouse } from '../../testing.ts'
import type { Visitor } from '../../visitor.ts'

let house: TestHouse
let line: HeldLine
/** Somebody on the list, and colleagues: with the certificate for danger, with that for supervision, with none. */
let entry: string
let staff: Readonly<Record<'certified' | 'supervisor' | 'plain', string>>
beforeAll(async () => {
  house = await openHouse({ street: true })
  const worker = await house.colleague('social_worker')
  // from there every rise is free
  entry = (await worker.must('GET /api/worklist/entries')).rows.find((row) => row.colour === 'YELLOW')!.id
  const idOf = async (who: Visitor): Promise<string> => (await who.must('GET /api/identity/staff')).personId
  staff = {
    certified: await idOf(await house.colleague('crisis_worker', 'here', ['C-CRISIS'])),
    supervisor: await idOf(await house.colleague('supervisor', 'here', ['C-SUPERVISE'])),
    plain: await idOf(worker),
  }
  // nobody else is answered while it is held
  line = await house.floor.engine.hold()
})
afterAll(async () => {
  line.release()
  await house.close()
})

const decide = `insert into triage_decision (id, tenant_id, resident_id, rule, colour, tier, evidence, rejected,
    input_sealed, config_version, by_id, by_name, second_id, reason_sealed, at)
  select gen_random_uuid(), tenant_id, resident_id, 'Y1', 'YELLOW', 2, '[]', '[]', '\\x00', 0, $2, 'x', $3,
    case when $4 then '\\x00'::bytea end, clock_timestamp()
  from worklist_entry where id = $1 returning id`

/** What the database answers when an entry of this colour is lowered to YELLOW by these; nothing of it is kept. */
async function lowered(
  from: 'ORANGE' | 'RED',
  by: string | null,
  second: string | null,
  reason = true,
): Promise<string> {
  await line.query('begin')
  try {
    await line.query('update worklist_entry set colour = $2 where id = $1', [entry, from])
    const { rows } = await line.query(decide, [entry, by, second, reason])
    const set = `update worklist_entry set colour = 'YELLOW', decision_id = $2 where id = $1`
    await line.query(set, [entry, rows[0]!.id])
    return 'done'
  } catch (error) {
    return (error as Error).message
  } finally {
    await line.query('rollback')
  }
}

describe('the database alone', () => {
  it('lowers ORANGE only by somebody with the certificate, for a reason', async () => {
    expect(await lowered('ORANGE', staff.plain, null)).toMatch(/certificate/)
    expect(await lowered('ORANGE', null, null)).toMatch(/certificate/)
    expect(await lowered('ORANGE', staff.certified, null, false)).toMatch(/reason/)
    expect(await lowered('ORANGE', staff.certified, null)).toBe('done')
  })

  it('lowers RED only by two people, the second of whom supervises', async () => {
    expect(await lowered('RED', staff.certified, null)).toMatch(/two people/)
    expect(await lowered('RED', staff.certified, staff.certified)).toMatch(/two people/)
    expect(await lowered('RED', staff.certified, staff.plain)).toMatch(/two people/)
    expect(await lowered('RED', staff.plain, staff.supervisor)).toMatch(/certificate/)
    expect(await lowered('RED', staff.certified, staff.supervisor)).toBe('done')
  })
})
