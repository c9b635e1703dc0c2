import { createHash } from 'node:crypto'
import { neighbours, sent } from '../../../seed/neighbours.ts'
import { shanghaiDay } from './platform/clock.ts'
import { type Ctx, type Floor, minutesLater, newId } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { seal } from './platform/privacy.ts'
import { recordAttendance, recordSigned } from './rooms/bureau/actions/consent.ts'
import { makeDoor } from './rooms/bureau/actions/doors.ts'
import { bureauSends } from './rooms/bureau/actions/office.ts'
import { takeIncoming } from './rooms/bureau/actions/people.ts'
import { seedRoster, staffWho, streetPlace } from './seed-street.ts'

/** The same key gives the same id, so that seeding twice makes nothing twice. */
const idOf = (key: string): string => {
  const hex = createHash('sha256').update(`neighbours ${key}`).digest('hex')
  return `01900000-0000-7000-8${hex.slice(0, 3)}-${hex.slice(3, 15)}`
}

/** @returns false when it is there already */
async function seedAgency(ctx: Ctx): Promise<boolean> {
  const { line, now } = ctx
  const tenantId = idOf('agency')
  const { rows } = await line.query(
    'insert into tenant (id, name, set_up_at, created_at) values ($1,$2,$3,$3) on conflict do nothing returning id',
    [tenantId, neighbours.agency, now],
  )
  if (!rows[0]) return false
  const city = await line.query(`select id, path from unit where kind = 'city' and $1 = any(path)`, [streetPlace])
  const above = city.rows[0] as { id: string; path: string[] }
  const unitId = idOf('cabin')
  await line.query(
    `insert into unit (id, parent_id, tenant_id, kind, name, code, path, phone, created_at) values ($1,$2,$3,'cabin',$4,'demo-neighbours',$5,$6,$7)`,
    [unitId, above.id, tenantId, neighbours.cabin, [...above.path, unitId], neighbours.cabinPhone, now],
  )
  await ctx.floor.keys.ready(ctx, tenantId)
  ctx.who = { kind: 'system', tenantId }
  for (const { key, name, loginName, phone, about, roles, certificates } of neighbours.staff) {
    const id = idOf(key)
    await line.query(
      `insert into staff (id, tenant_id, name, login_name, phone_sealed, state, about, created_at) values ($1,$2,$3,$4,$5,'active',$6,$7)`,
      [id, tenantId, name, loginName, seal(ctx, 'staff.phone', id, phone), about, now],
    )
    for (const role of roles)
      await line.query('insert into staff_grant (id, tenant_id, staff_id, role, unit_id) values ($1,$2,$3,$4,$5)', [
        ...[newId(ctx), tenantId, id, role, unitId],
      ])
    for (const duty of certificates)
      await line.query(
        `insert into staff_certificate (id, tenant_id, staff_id, duty, number, valid_until) values ($1,$2,$3,$4,$5, ($6::timestamptz + interval '2 years')::date)`,
        [newId(ctx), tenantId, id, duty, `演示-${key}`, now],
      )
  }
  await seedRoster(
    ctx,
    tenantId,
    unitId,
    neighbours.staff.map(({ key }) => idOf(key)),
  )
  return true
}

/** An office sends two people: one waits, one was taken in, signed and chose a day. */
async function seedOffice(floor: Floor): Promise<void> {
  const street = await inTransaction(floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query(`select id, tenant_id, name from staff where login_name in ('li','chen')`)
    return new Map(rows.map((row) => [row.name as string, row as { id: string; tenant_id: string }]))
  })
  const as = <T>(name: string, work: (ctx: Ctx) => Promise<T>): Promise<T> => {
    const { id, tenant_id: tenantId } = street.get(name)!
    return inTransaction(floor, { as: 'tenant', tenantId }, async (ctx) => {
      ctx.who = await staffWho(ctx, id)
      return work(ctx)
    })
  }
  const { url } = await as('陈督明', (ctx) =>
    makeDoor(ctx, { params: {}, body: { id: idOf('office'), name: sent.office } }),
  )
  const secret = url.split('#b.')[1]!
  for (const { key, taken, witness, days, ...fields } of sent.people) {
    const params = { id: idOf(key) }
    await as('陈督明', (ctx) => bureauSends(ctx, { params: {}, body: { ...params, secret, fields } }))
    if (!taken) continue
    await as('李静', (ctx) => takeIncoming(ctx, { params, body: { take: true } }))
    await as('李静', (ctx) =>
      recordSigned(ctx, { params, body: { id: idOf(`signed ${key}`), way: 'spoken', witness } }),
    )
    for (const { daysAgo, share } of days)
      await as('李静', (ctx) =>
        recordAttendance(ctx, {
          params,
          body: { day: shanghaiDay(minutesLater(ctx.now, -daysAgo * 24 * 60)), share },
        }),
      )
  }
}

/** A second agency and an office beside the fictional street; a house that has them stays as it is. */
export async function seedNeighbours(floor: Floor): Promise<void> {
  const isNew = await inTransaction(floor, { as: 'house' }, seedAgency)
  if (isNew) await seedOffice(floor)
}
