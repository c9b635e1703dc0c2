import { createHash } from 'node:crypto'
import * as street from '../../../seed/street.ts'
import { type Ctx, type Floor, newId, type StaffWho } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { seal, sealJson } from './platform/privacy.ts'
import { answerAsPerson } from './rooms/companion/actions/attend.ts'
import { sendMessage } from './rooms/companion/actions/speak.ts'
import { acknowledge, recordContact } from './rooms/crisis/actions/respond.ts'
import { whisper } from './rooms/rescue/actions/beside.ts'
import { seedCases } from './seed-casework.ts'
import { seedList } from './seed-list.ts'
import { seedReferrals } from './seed-referral.ts'
import { seedSafeguard } from './seed-safeguard.ts'
import { seedSelfHelp } from './seed-selfhelp.ts'

type Keys = ReadonlyMap<string, string>
const hour = 3_600_000
const rosterDays = 35
const shiftHours = 8

/** The same key gives the same id, so that seeding twice makes nothing twice. */
const idOf = (key: string): string => {
  const hex = createHash('sha256').update(`street ${key}`).digest('hex')
  return `01900000-0000-7000-8${hex.slice(0, 3)}-${hex.slice(3, 15)}`
}

/** The province of the street: whatever stands below it is invented. */
export const streetPlace = idOf('province')

async function seedPlaces(ctx: Ctx): Promise<{ tenantId: string; cabin: string } | undefined> {
  const { rows } = await ctx.line.query(
    'select id from tenant where set_up_at is null order by created_at limit 1 for update',
  )
  if (!rows[0]) return undefined
  const tenantId = rows[0].id as string
  await ctx.line.query('update tenant set name = $2, set_up_at = $3 where id = $1', [
    tenantId,
    street.agency.name,
    ctx.now,
  ])
  const nation = await ctx.line.query(`select id from unit where kind = 'nation'`)
  let path = [nation.rows[0]!.id as string]
  for (const place of street.places) {
    const id = idOf(place.kind)
    await ctx.line.query(
      'insert into unit (id, parent_id, kind, name, code, path, created_at) values ($1,$2,$3,$4,$5,$6,$7)',
      [id, path.at(-1), place.kind, place.name, `demo-${place.kind}`, [...path, id], ctx.now],
    )
    path = [...path, id]
  }
  const cabin = await ctx.line.query(`select id from unit where kind = 'cabin' and tenant_id = $1`, [tenantId])
  const cabinId = cabin.rows[0]!.id as string
  await ctx.line.query('update unit set name = $2, parent_id = $3, path = $4, phone = $5 where id = $1', [
    cabinId,
    street.agency.cabin,
    path.at(-1),
    [...path, cabinId],
    street.agency.cabinPhone,
  ])
  return { tenantId, cabin: cabinId }
}

async function seedStaff(ctx: Ctx, tenantId: string, unitId: string): Promise<Keys> {
  const ids = new Map<string, string>()
  for (const person of street.staff) {
    const id = idOf(person.key)
    ids.set(person.key, id)
    await ctx.line.query(
      `insert into staff (id, tenant_id, name, login_name, phone_sealed, state, about, created_at) values ($1,$2,$3,$4,$5,'active',$6,$7)`,
      [id, tenantId, person.name, person.loginName, seal(ctx, 'staff.phone', id, person.phone), person.about, ctx.now],
    )
    for (const role of person.roles) {
      await ctx.line.query(
        'insert into staff_grant (id, tenant_id, staff_id, role, unit_id) values ($1,$2,$3,$4,$5)',
        // administrators keep the community, so that they may open another cabin in it
        [newId(ctx), tenantId, id, role, role.endsWith('_admin') ? idOf('community') : unitId],
      )
    }
    for (const duty of person.certificates) {
      await ctx.line.query(
        `insert into staff_certificate (id, tenant_id, staff_id, duty, number, valid_until) values ($1,$2,$3,$4,$5, ($6::timestamptz + interval '2 years')::date)`,
        [newId(ctx), tenantId, id, duty, `演示-${person.key}`, ctx.now],
      )
    }
  }
  for (const key of street.supervision.people)
    await ctx.line.query(
      `insert into supervision_pair (id, tenant_id, supervisor_id, staff_id, kind, named_by, from_at) values ($1,$2,$3,$4,'primary',$5,$6)`,
      [
        ...[newId(ctx), tenantId, ids.get(street.supervision.by), ids.get(key)],
        ...[ids.get(street.supervision.named), ctx.now],
      ],
    )
  return ids
}

async function seedResidents(ctx: Ctx, tenantId: string, unitId: string): Promise<Keys> {
  const ids = new Map<string, string>()
  for (const one of street.residents) {
    const id = idOf(one.key)
    ids.set(one.key, id)
    await ctx.line.query(
      `insert into resident (id, tenant_id, unit_id, kind, name_sealed, phone_sealed, phone_index, birth_sealed, emergency_contact_sealed, guardian_sealed, elder, about, seen_at, created_at)
       values ($1,$2,$3,'registered',$4,$5,$6,$7,$8,$9,$10,$11,$12,$12)`,
      [
        ...[
          id,
          tenantId,
          unitId,
          seal(ctx, 'resident.name', id, one.name),
          seal(ctx, 'resident.phone', id, one.phone),
          ctx.floor.keys.blindIndex(one.phone),
        ],
        ...[
          seal(ctx, 'resident.birth', id, one.birthDate),
          one.emergencyContact && sealJson(ctx, 'resident.emergency_contact', id, one.emergencyContact),
        ],
        ...[one.guardian && sealJson(ctx, 'resident.guardian', id, one.guardian), one.elder, one.about, ctx.now],
      ],
    )
  }
  return ids
}

/** Three shifts a day for five weeks, three certified people taking turns. */
/** Two people around the clock, in turn. */
export async function seedRoster(ctx: Ctx, tenantId: string, unitId: string, turn: readonly string[]): Promise<void> {
  const start = Math.floor(ctx.now.getTime() / (24 * hour)) * 24 * hour - 24 * hour
  for (let n = 0; n < rosterDays * (24 / shiftHours); n += 1) {
    const from = new Date(start + n * shiftHours * hour)
    await ctx.line.query(
      'insert into shift (id, tenant_id, unit_id, starts_at, ends_at, primary_id, secondary_id) values ($1,$2,$3,$4,$5,$6,$7)',
      [
        ...[newId(ctx), tenantId, unitId, from, new Date(from.getTime() + shiftHours * hour)],
        ...[turn[n % turn.length], turn[(n + 1) % turn.length]],
      ],
    )
  }
  // the people of the street always answer their device
  await ctx.line.query(
    `insert into device_test (id, tenant_id, shift_id, staff_id, sent_at, due_at, answered_at)
     select gen_random_uuid(), s.tenant_id, s.id, p.staff_id, s.starts_at, s.starts_at, s.starts_at
     from shift s cross join lateral (values (s.primary_id), (s.secondary_id)) as p (staff_id) where s.tenant_id = $1`,
    [tenantId],
  )
}

/** Somebody of the street, with the certificates they were given. */
export async function staffWho(ctx: Ctx, id: string): Promise<StaffWho> {
  const { rows } = await ctx.line.query(
    `select f.name, f.tenant_id, (select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'unitId', g.unit_id, 'unitName', u.name, 'path', u.path))
       from staff_grant g join unit u on u.id = g.unit_id where g.staff_id = f.id) as grants,
       (select coalesce(jsonb_agg(c.duty), '[]'::jsonb) from staff_certificate c where c.staff_id = f.id) as duties from staff f where f.id = $1`,
    [id],
  )
  const row = rows[0]!
  return {
    kind: 'staff',
    id,
    sessionId: id,
    name: row.name as string,
    tenantId: row.tenant_id as string,
    grants: row.grants as StaffWho['grants'],
    duties: row.duties as StaffWho['duties'],
  }
}

/** Tells one story at its own time: the hand is turned back and forth again. */
async function tellStory(
  floor: Floor,
  tenantId: string,
  story: street.SeedStory,
  people: Keys,
  staff: Keys,
): Promise<void> {
  const residentId = people.get(story.resident)!
  floor.clock.turn({ hours: -story.hoursAgo })
  for (const text of story.says) {
    await inTransaction(floor, { as: 'resident', tenantId, residentId }, async (ctx) => {
      await sendMessage(ctx, { params: {}, body: { id: newId(ctx), text, locale: 'zh' } })
    })
    floor.clock.turn({ minutes: 1 })
  }
  if (story.taken) await takeStory(floor, tenantId, residentId, story.taken, staff)
  floor.clock.turn({ hours: story.hoursAgo, minutes: -story.says.length })
}

async function takeStory(
  floor: Floor,
  tenantId: string,
  residentId: string,
  taken: NonNullable<street.SeedStory['taken']>,
  staff: Keys,
): Promise<void> {
  await inTransaction(floor, { as: 'tenant', tenantId }, async (ctx) => {
    ctx.who = await staffWho(ctx, staff.get(taken.by)!)
    const { rows } = await ctx.line.query('select id from crisis_event where resident_id = $1', [residentId])
    if (!rows[0]) return
    const params = { id: rows[0].id as string }
    await acknowledge(ctx, { params, body: {} })
    await answerAsPerson(ctx, { params, body: { id: newId(ctx), text: taken.writes } })
    const contact = { id: newId(ctx), channel: 'chat' as const, outcome: 'reached' as const, note: '' }
    if (taken.reached) await recordContact(ctx, { params, body: contact })
    const { whispered } = taken
    if (!whispered) return
    ctx.who = await staffWho(ctx, staff.get(whispered.by)!)
    await whisper(ctx, { params, body: { id: newId(ctx), text: whispered.text } })
  })
}

/** Fills an empty house with the fictional street; a house that is set up stays as it is. */
export async function seedStreet(floor: Floor): Promise<void> {
  const seeded = await inTransaction(floor, { as: 'house' }, async (ctx) => {
    const place = await seedPlaces(ctx)
    if (!place) return undefined
    await floor.keys.ready(ctx, place.tenantId)
    ctx.who = { kind: 'system', tenantId: place.tenantId }
    const staff = await seedStaff(ctx, place.tenantId, place.cabin)
    const people = await seedResidents(ctx, place.tenantId, place.cabin)
    await seedRoster(
      ctx,
      place.tenantId,
      place.cabin,
      ['lin', 'zhou', 'li'].map((key) => staff.get(key)!),
    )
    return { ...place, staff, people }
  })
  if (!seeded) return
  for (const story of street.stories) await tellStory(floor, seeded.tenantId, story, seeded.people, seeded.staff)
  const told = {
    ...{ floor, tenantId: seeded.tenantId, cabin: seeded.cabin },
    speaker: (ctx: Ctx, key: string) => staffWho(ctx, seeded.staff.get(key)!),
  }
  await seedList(told)
  await seedSelfHelp({ ...told, people: seeded.people, staff: seeded.staff })
  await seedReferrals({ ...told, people: seeded.people })
  await seedSafeguard(told, seeded.people)
  await seedCases(told, seeded.people)
}
