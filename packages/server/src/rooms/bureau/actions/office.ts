import type * as door from '@anxin/contract/bureau.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { workingMinutesLater } from '@anxin/core/working-days.ts'
import { listHolders } from '../../../platform/access.ts'
import { inAgency } from '../../../platform/agencies.ts'
import { type Ctx, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { countWrong, mustNotBeLocked } from '../../../platform/identity/lock.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { fingerprint, sealJson } from '../../../platform/privacy.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { takerRoles } from '../policy.ts'
import * as store from '../store.ts'

/** Somebody a bureau sent is looked at within so many working days. Number: 安心小屋项目组, awaiting review. */
const lookDays = 2

interface Found {
  readonly tenant_id: Id
  readonly id: Id
  readonly unit_id: Id
  readonly name: string
  readonly tenant_name: string
}
/** The office behind a link. @throws Refusal LINK_USED, LOCKED */
async function mustFindDoor(ctx: Ctx, secret: string): Promise<Found> {
  await mustNotBeLocked(ctx, 'bureau', ctx.address)
  const { rows } = await ctx.line.query('select * from bureau_find($1)', [fingerprint(secret)])
  if (rows[0]) return rows[0] as unknown as Found
  countWrong(ctx, 'bureau', ctx.address)
  throw new Refusal('LINK_USED')
}

/** Attendance that people chose to have confirmed; nothing about anybody else, not even that they came. The look is kept. */
export async function bureauLooks(
  ctx: Ctx,
  { body }: Input<typeof door.bureauLook>,
): Promise<ReplyOf<typeof door.bureauLook>> {
  const found = await mustFindDoor(ctx, body.secret)
  return inAgency(ctx, found.tenant_id, async () => {
    const confirmed = await store.listConfirmed(ctx, found.id)
    store.insertLook(ctx, {
      ...{ id: newId(ctx), tenant_id: found.tenant_id, door_id: found.id, at: ctx.now },
      ...{ device: ctx.device, days: confirmed.length },
    })
    return { bureau: found.name, agency: found.tenant_name, confirmed }
  })
}

export const numberOf = (id: Id): string => `S-${id.replace(/-/g, '').slice(-6).toUpperCase()}`

/** Takes somebody in from a bureau. Safe to repeat. */
export async function bureauSends(ctx: Ctx, { body }: Input<typeof door.bureauSend>): Promise<{ number: string }> {
  const found = await mustFindDoor(ctx, body.secret)
  return inAgency(ctx, found.tenant_id, async () => {
    const number = numberOf(body.id)
    const due = new Date(workingMinutesLater(ctx.now.getTime(), lookDays * 24 * 60, await readDayExceptions(ctx)))
    const isNew = await store.insertIncoming(ctx, {
      ...{ id: body.id, tenant_id: found.tenant_id, unit_id: found.unit_id, door_id: found.id, number },
      fields_sealed: sealJson(ctx, 'incoming.fields', body.id, body.fields),
      ...{ state: 'new', resident_id: null, taken_by: null, at: ctx.now, due_at: due, call_at: due },
    })
    ctx.about = { id: body.id }
    if (isNew) await tellStaff(ctx, await listHolders(ctx, takerRoles, found.unit_id), 'referral', { number })
    return { number }
  })
}
