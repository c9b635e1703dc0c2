import { randomUUID } from 'node:crypto'
import { Refusal } from '@anxin/contract/refusal.ts'
import { dayOf, startOfDay } from '@anxin/core/appointment/slots.ts'
import type { Floor } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { place } from './rooms/appointment/actions/place.ts'

/** So many stand at the counter at one moment. */
const atOnce = 40
const counsellors = 4
const rooms = 3
const residents = 25
const hours = 60

export interface Raced {
  readonly attempts: number
  readonly booked: number
  /** Bookings that stand afterwards: as many as were told that they have one. */
  readonly kept: number
  readonly refused: number
  /** Of so many more that were written past every check of the code, what the database refused by itself. */
  readonly forced: number
  readonly refusedByTheDatabase: number
  /** Anything else than a yes or a plain no. */
  readonly faults: readonly string[]
  /** Pairs of bookings in which somebody or some room would be in two places. */
  readonly overlaps: number
  readonly seconds: number
}

interface Cast {
  readonly tenantId: string
  readonly unitId: string
  readonly staff: readonly string[]
  readonly rooms: readonly string[]
  readonly residents: readonly string[]
}

async function makeCast(floor: Floor): Promise<Cast> {
  const ids = (n: number): string[] => Array.from({ length: n }, () => randomUUID())
  const cast = { staff: ids(counsellors), rooms: ids(rooms), residents: ids(residents) }
  return inTransaction(floor, { as: 'house' }, async ({ line, now }) => {
    const { rows } = await line.query(`select id, tenant_id from unit where kind = 'cabin' order by created_at limit 1`)
    const [unitId, tenantId] = [rows[0]!.id as string, rows[0]!.tenant_id as string]
    for (const id of cast.staff)
      await line.query(
        `insert into staff (id, tenant_id, name, login_name, state, created_at) values ($1,$2,'赛跑的人',$3,'active',$4)`,
        [id, tenantId, `race-${id}`, now],
      )
    for (const id of cast.rooms)
      await line.query(
        `insert into cabin_room (id, tenant_id, unit_id, name, kind, created_at) values ($1,$2,$3,'赛跑室','talk',$4)`,
        [id, tenantId, unitId, now],
      )
    for (const id of cast.residents)
      await line.query(
        `insert into resident (id, tenant_id, unit_id, kind, seen_at, created_at) values ($1,$2,$3,'anonymous',$4,$4)`,
        [id, tenantId, unitId, now],
      )
    return { tenantId, unitId, ...cast }
  })
}

const any = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)]!

async function attempt(floor: Floor, cast: Cast, from: number): Promise<'booked' | 'refused' | string> {
  // quarter hours: bookings meet in the middle as well as at the beginning
  const begins = from + Math.floor(Math.random() * hours * 4) * 15 * 60_000
  try {
    await inTransaction(floor, { as: 'tenant', tenantId: cast.tenantId }, (ctx) =>
      place(ctx, undefined, {
        ...{ id: randomUUID(), residentId: any(cast.residents), unitId: cast.unitId, staffId: any(cast.staff) },
        ...{ roomId: any(cast.rooms), equipmentId: null, caseId: null, mode: 'cabin', state: 'CONFIRMED' },
        ...{ begins: [begins], minutes: 50, bookedBy: 'staff', movedFrom: null, note: '', override: false },
      }),
    )
    return 'booked'
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    return (error as Error).message
  }
}

/** Exclusion alone: another booking stands there, or two waited for one another and one of them was sent away. */
const byTheDatabase = ['23P01', '40P01']

/** Writes an appointment as if the code had forgotten to ask: no lock, no look at what is taken. */
async function force(floor: Floor, cast: Cast, from: number): Promise<'booked' | 'refused' | string> {
  const begins = new Date(from + Math.floor(Math.random() * hours * 4) * 15 * 60_000)
  const params = [
    randomUUID(),
    cast.tenantId,
    cast.unitId,
    any(cast.residents),
    any(cast.staff),
    any(cast.rooms),
    begins,
  ]
  try {
    await inTransaction(floor, { as: 'tenant', tenantId: cast.tenantId }, ({ line }) =>
      line.query(
        `insert into appointment (id, tenant_id, unit_id, resident_id, staff_id, room_id, mode, starts_at, ends_at, state, booked_by, created_at, changed_at)
         values ($1,$2,$3,$4,$5,$6,'cabin',$7,$7::timestamptz + interval '50 minutes','CONFIRMED','staff',now(),now())`,
        params,
      ),
    )
    return 'booked'
  } catch (error) {
    return byTheDatabase.includes(String((error as { code?: unknown }).code)) ? 'refused' : (error as Error).message
  }
}

/** Forty at a time, until all have had their turn. @returns what each was told */
async function crowd(attempts: number, one: () => Promise<string>): Promise<string[]> {
  const came: string[] = []
  for (let done = 0; done < attempts; done += atOnce) {
    const now = Math.min(atOnce, attempts - done)
    came.push(...(await Promise.all(Array.from({ length: now }, one))))
  }
  return came
}
const count = (came: readonly string[], word: string): number => came.filter((one) => one === word).length

const keptSql = `select count(*)::int as n from appointment where staff_id = any($1) and state = 'CONFIRMED'`
const overlapSql = `select count(*)::int as n from appointment a join appointment b on a.id < b.id
  and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
  and (a.staff_id = b.staff_id or a.room_id = b.room_id or a.resident_id = b.resident_id)
  where a.staff_id = any($1) and a.state = 'CONFIRMED' and b.state = 'CONFIRMED'`

/** For each that asks properly, so many are forced. */
const forcedPart = 0.1

/**
 * So many people want the same few hours of the same few counsellors and rooms, forty at a time; and some more are
 * written past every check, on the days that follow, to see that the database stands by itself.
 */
export async function race({ floor }: { readonly floor: Floor }, attempts: number): Promise<Raced> {
  const cast = await makeCast(floor)
  const from = startOfDay(dayOf(floor.clock.processNow.getTime())) + 3 * 86_400_000
  const number = (sql: string): Promise<number> =>
    inTransaction(floor, { as: 'house' }, async ({ line }) => Number((await line.query(sql, [cast.staff])).rows[0]!.n))
  const began = performance.now()
  const came = await crowd(attempts, () => attempt(floor, cast, from))
  const kept = await number(keptSql)
  const forced = await crowd(Math.ceil(attempts * forcedPart), () => force(floor, cast, from + 4 * 86_400_000))
  const known = ['booked', 'refused']
  return {
    ...{ attempts: came.length, booked: count(came, 'booked'), kept, refused: count(came, 'refused') },
    ...{ forced: forced.length, refusedByTheDatabase: count(forced, 'refused') },
    faults: [...new Set([...came, ...forced].filter((one) => !known.includes(one)))],
    overlaps: await number(overlapSql),
    seconds: Math.round((performance.now() - began) / 100) / 10,
  }
}
