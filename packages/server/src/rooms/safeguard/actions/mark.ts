import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/safeguard.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { contactIndex } from '../../../platform/identity/danger.ts'
import { closeGuardianView } from '../../../platform/identity/guardian.ts'
import { seal } from '../../../platform/privacy.ts'
import { noteOnEvent } from '../../crisis/door.ts'
import { mustBeAnother } from '../policy.ts'
import * as store from '../store.ts'
import { aroundOf, hush, mustReachPerson, mustSee } from './see.ts'
import { type Sheet, sheetOf } from './sheet.ts'

/** From this moment the number is never offered and never told by the house; a guardian’s view closes with it. */
export async function markContact(ctx: Ctx, { params, body }: Input<typeof door.contactMark>): Promise<Sheet> {
  const who = mustBeStaff(ctx)
  const event = await mustSee(ctx, params.id)
  const around = await aroundOf(ctx, event.residentId)
  const contact = body.who === 'guardian' ? around.guardian : around.emergencyContact
  if (!contact) throw new Refusal('NOT_FOUND', { field: 'who' })
  await store.insertMark(ctx, {
    ...{ id: body.id, resident_id: event.residentId, who: body.who, staff_id: who.id, at: ctx.now },
    phone_index: contactIndex(ctx, contact.phone),
    reason_sealed: seal(ctx, 'danger_contact.reason', body.id, body.reason),
  })
  if (contact.phone === around.guardian?.phone) closeGuardianView(ctx, event.residentId)
  await noteOnEvent(ctx, event.id, 'safeguard.contact_marked', body.who)
  return sheetOf(ctx, event)
}

/** @throws Refusal SECOND_PERSON_NEEDED for whoever set it, NOT_FOUND */
export async function liftMark(
  ctx: Ctx,
  { params, body }: Input<typeof door.markLift>,
): Promise<ReplyOf<typeof door.markLift>> {
  const who = mustBeStaff(ctx)
  const row = await store.lockMark(ctx, params.id)
  if (!row) throw new Refusal('NOT_FOUND')
  await mustReachPerson(ctx, row.resident_id)
  hush(ctx, row.id)
  if (row.lifted_at) return { lifted: true }
  mustBeAnother(who, row.staff_id)
  store.liftMark(ctx, row.id, {
    ...{ lifted_by: who.id, lifted_at: ctx.now },
    lift_reason_sealed: seal(ctx, 'danger_contact.lift_reason', row.id, body.reason),
  })
  return { lifted: true }
}
