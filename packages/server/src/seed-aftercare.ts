import { randomUUID } from 'node:crypto'
import * as street from '../../../seed/aftercare.ts'
import { type Ctx, type Floor, newId, type StaffWho } from './platform/ctx.ts'
import { inTransaction } from './platform/db/transaction.ts'
import { seal } from './platform/privacy.ts'
import { keepRapid, keepReview } from './rooms/aftercare/actions/review.ts'
import { keepAftercare } from './rooms/aftercare/jobs.ts'
import { sendMessage } from './rooms/companion/actions/speak.ts'
import { assess } from './rooms/crisis/actions/assess.ts'
import * as care from './rooms/crisis/actions/care.ts'
import { doFollowUp } from './rooms/crisis/actions/follow-up.ts'
import { acknowledge, recordContact } from './rooms/crisis/actions/respond.ts'
import { staffWho } from './seed-street.ts'

const day = 24

interface Told {
  readonly floor: Floor
  readonly tenantId: string
  readonly lin: string
  readonly chen: string
}

/** Does something in the name of a colleague, at the time the hand stands at. */
const as = (told: Told, staffId: string, work: (ctx: Ctx) => Promise<unknown>): Promise<void> =>
  inTransaction(told.floor, { as: 'tenant', tenantId: told.tenantId }, async (ctx) => {
    const who: StaffWho = await staffWho(ctx, staffId)
    ctx.who = { ...who, duties: staffId === told.chen ? ['C-CRISIS', 'C-SUPERVISE'] : who.duties }
    await work(ctx)
  })

async function newcomer(told: Told, night: street.SeedNight): Promise<string> {
  return inTransaction(told.floor, { as: 'tenant', tenantId: told.tenantId }, async (ctx) => {
    const id = newId(ctx)
    await ctx.line.query(
      `insert into resident (id, tenant_id, unit_id, kind, name_sealed, phone_sealed, birth_sealed, seen_at, created_at)
       select $1, $2, id, 'registered', $3, $4, $5, $6, $6 from unit where kind = 'cabin' and tenant_id = $2 limit 1`,
      [
        ...[
          id,
          told.tenantId,
          seal(ctx, 'resident.name', id, night.name),
          seal(ctx, 'resident.phone', id, night.phone),
        ],
        ...[seal(ctx, 'resident.birth', id, night.birthDate), ctx.now],
      ],
    )
    return id
  })
}

/** The worst night itself: said, taken, reached, asked, planned. @returns the event */
async function tellNight(told: Told, night: street.SeedNight): Promise<string> {
  const residentId = await newcomer(told, night)
  await inTransaction(told.floor, { as: 'resident', tenantId: told.tenantId, residentId }, async (ctx) => {
    await sendMessage(ctx, { params: {}, body: { id: newId(ctx), text: night.says, locale: 'zh' } })
  })
  let eventId = ''
  told.floor.clock.turn({ minutes: 1 })
  await as(told, told.lin, async (ctx) => {
    const { rows } = await ctx.line.query('select id from crisis_event where resident_id = $1', [residentId])
    eventId = rows[0]!.id as string
    const params = { id: eventId }
    await acknowledge(ctx, { params, body: {} })
    const contact = { id: newId(ctx), channel: 'phone' as const, outcome: 'reached' as const, note: '' }
    await recordContact(ctx, { params, body: contact })
    await assess(ctx, { params, body: { id: newId(ctx), fields: street.found } })
    await care.stabilise(ctx, { params, body: { note: '家人在旁，答应天亮再谈' } })
    await care.savePlan(ctx, { params, body: { id: newId(ctx), fields: street.plan } })
  })
  told.floor.clock.turn({ minutes: -1 })
  return eventId
}

async function tellCalls(told: Told, eventId: string, night: street.SeedNight): Promise<void> {
  let passed = 0
  for (const [n, call] of night.calls.entries()) {
    told.floor.clock.turn({ hours: (call.afterDays - passed) * day })
    passed = call.afterDays
    await keepAftercare(told.floor)
    await as(told, told.lin, async (ctx) => {
      const { rows } = await ctx.line.query(
        'select id from crisis_follow_up where event_id = $1 order by hours offset $2 limit 1',
        [eventId, n],
      )
      const body = {
        taskId: rows[0]!.id as string,
        reached: true,
        distress: call.distress,
        note: call.note,
        planSeen: true,
      }
      await doFollowUp(ctx, { params: { id: eventId }, body })
    })
  }
  await as(told, told.lin, (ctx) =>
    care.askToClose(ctx, { params: { id: eventId }, body: { summary: '平稳，家人在旁' } }),
  )
  await as(told, told.chen, async (ctx) => {
    await care.signOff(ctx, { params: { id: eventId }, body: { note: '同意，继续惦记着' } })
    const { rows } = await ctx.line.query('select id from case_review where event_id = $1', [eventId])
    const params = { id: rows[0]!.id as string }
    await keepRapid(ctx, { params, body: { text: night.rapid } })
    if (!night.review) return
    const { what, learning, action } = night.review
    const fields = {
      what,
      learning,
      wentWell: '接手快',
      hard: '找不到住址',
      detector: 'hit' as const,
      detectorNote: '',
    }
    const actions = [{ id: randomUUID(), text: action, ownerId: told.lin, dueOn: '2099-12-31' }]
    await keepReview(ctx, { params, body: { fields, actions } })
  })
  told.floor.clock.turn({ hours: -passed * day })
}

/** Fills the desk of after-care with two people of the street; a house that has them stays as it is. */
export async function seedAftercare(floor: Floor): Promise<void> {
  const told = await inTransaction(floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query(
      `select a.tenant_id, a.id as lin, b.id as chen from staff a join staff b on b.tenant_id = a.tenant_id and b.login_name = 'chen'
       where a.login_name = 'lin' and not exists (select 1 from case_review)`,
    )
    const row = rows[0]
    return row && { floor, tenantId: row.tenant_id as string, lin: row.lin as string, chen: row.chen as string }
  })
  if (!told) return
  for (const night of street.nights) {
    floor.clock.turn({ hours: -night.daysAgo * day })
    const eventId = await tellNight(told, night)
    await tellCalls(told, eventId, night)
    // the message of the fourteenth day has gone out in its time
    const early = Math.min(15, night.daysAgo)
    floor.clock.turn({ hours: early * day })
    await keepAftercare(floor)
    floor.clock.turn({ hours: (night.daysAgo - early) * day })
  }
}
