import type * as door from '@anxin/contract/appointment.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { contactEveryDays, daysWaited, orderWaiting, reasonsOf, type Waiter } from '@anxin/core/appointment/waiting.ts'
import type { Id } from '@anxin/core/ids.ts'
import { placesOf } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { pathOfResident } from '../../../platform/identity/written-down.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { bookerRoles, mustReach } from '../policy.ts'
import { changeWaiting, findWaitingOf, listWaiting, lockWaiting, unitPath, type Waits } from '../store.ts'
import { keep, type WaitingRow } from '../tables.ts'
import { nameOf, phoneTailOf } from './show.ts'

type List = ReplyOf<typeof door.waitingList>

/** How somebody stands in the queue; whoever is on no list of early warning stands as GREEN. */
const waiterOf = (row: Waits): Waiter & { row: Waits } => ({
  row,
  colour: row.colour ?? 'GREEN',
  joinedAt: row.joined_at.getTime(),
  worseAt: row.worse_at?.getTime() ?? null,
  contactDueAt: row.contact_due_at.getTime(),
})

export async function readWaiting(ctx: Ctx): Promise<List> {
  const rows = await listWaiting(ctx, placesOf(mustBeStaff(ctx), bookerRoles))
  const now = ctx.now.getTime()
  return {
    rows: orderWaiting(rows.map(waiterOf)).map((one) => ({
      ...{ id: one.row.id, residentId: one.row.resident_id, colour: one.colour, mode: one.row.mode },
      name: nameOf(ctx, one.row.resident_id, one.row.name_sealed),
      phoneTail: phoneTailOf(ctx, one.row.resident_id, one.row.phone_sealed),
      ...{ gender: one.row.gender, times: one.row.times, contacts: one.row.contacts },
      note: unseal(ctx, 'waiting.note', one.row.id, one.row.note_sealed),
      days: daysWaited(one, now),
      contactDueAt: one.row.contact_due_at.toISOString(),
      why: reasonsOf(one, now),
    })),
    now: ctx.now.toISOString(),
  }
}

const nextContact = (ctx: Ctx): Date => minutesLater(ctx.now, contactEveryDays * 24 * 60)

/** Puts somebody on the list. */
export function joinRow(
  ctx: Ctx,
  one: Pick<WaitingRow, 'id' | 'mode' | 'gender' | 'times'> & {
    residentId: Id
    unitId: Id
    caseId: Id | null
    note: string
  },
): void {
  keep.insert(
    ctx,
    'waiting',
    {
      ...{ id: one.id, tenant_id: tenantOf(ctx), unit_id: one.unitId, resident_id: one.residentId },
      ...{ case_id: one.caseId, mode: one.mode, gender: one.gender, times: one.times, state: 'waiting' },
      note_sealed: one.note ? seal(ctx, 'waiting.note', one.id, one.note) : null,
      ...{ joined_at: ctx.now, contact_due_at: nextContact(ctx) },
    },
    'on conflict do nothing',
  )
}

export async function joinWaiting(ctx: Ctx, { body }: Input<typeof door.waitingJoin>): Promise<List> {
  const path = await pathOfResident(ctx, body.residentId)
  mustReach(mustBeStaff(ctx), path)
  ctx.about = { id: body.id, residentId: body.residentId }
  if (!(await findWaitingOf(ctx, body.residentId))) joinRow(ctx, { ...body, unitId: path!.at(-1)! })
  return readWaiting(ctx)
}

async function mustFindWaiting(ctx: Ctx, id: Id): Promise<WaitingRow> {
  const row = await lockWaiting(ctx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  mustReach(mustBeStaff(ctx), await unitPath(ctx, row.unit_id))
  ctx.about = { id, residentId: row.resident_id }
  return row
}

/** Whoever is getting worse moves up at once; whoever was heard is asked again in a fortnight. */
export async function contactWaiting(ctx: Ctx, { params, body }: Input<typeof door.waitingContact>): Promise<List> {
  const row = await mustFindWaiting(ctx, params.id)
  const { rows } = await ctx.line.query('select 1 from waiting_contact where id = $1', [body.id])
  if (rows.length > 0) return readWaiting(ctx)
  if (row.state !== 'waiting') throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  keep.insert(ctx, 'waiting_contact', {
    ...{ id: body.id, tenant_id: row.tenant_id, resident_id: row.resident_id, waiting_id: row.id },
    ...{ staff_id: mustBeStaff(ctx).id, outcome: body.outcome, at: ctx.now },
    note_sealed: body.note ? seal(ctx, 'waiting_contact.note', body.id, body.note) : null,
  })
  const reached = body.outcome !== 'unreached'
  await changeWaiting(ctx, row.resident_id, {
    contacts: row.contacts + (reached ? 1 : 0),
    // whoever was not reached is tried again the next day
    contact_due_at: reached ? nextContact(ctx) : minutesLater(ctx.now, 24 * 60),
    ...(body.outcome === 'worse' ? { worse_at: row.worse_at ?? ctx.now } : {}),
    ...(body.outcome === 'better' ? { worse_at: null } : {}),
  })
  return readWaiting(ctx)
}

export async function leaveWaiting(ctx: Ctx, { params }: Input<typeof door.waitingLeave>): Promise<List> {
  const row = await mustFindWaiting(ctx, params.id)
  if (row.state === 'waiting') await changeWaiting(ctx, row.resident_id, { state: 'left', ended_at: ctx.now })
  return readWaiting(ctx)
}
