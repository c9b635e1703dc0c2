import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral-glass.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { glassHours, glassReviewDays } from '@anxin/core/referral/terms.ts'
import { listHolders } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff, tenantOf } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { countWrong, mustNotBeLocked } from '../../../platform/identity/lock.ts'
import { type Person, readResident } from '../../../platform/identity/resident-store.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal, unseal, unsealJson } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import * as outside from '../store-outside.ts'
import { tellPerson } from './send.ts'

const dayMinutes = 24 * 60

/**
 * Opens what is needed to help somebody of the agency outside one’s own places. The leaders hear of it now, the
 * person too, and somebody else looks at it within the week. @throws Refusal NOT_FOUND for a number nobody has here
 */
export async function openGlass(
  ctx: Ctx,
  { body }: Input<typeof door.glassOpen>,
): Promise<ReplyOf<typeof door.glassOpen>> {
  const who = mustBeStaff(ctx)
  const there = await outside.findGlass(ctx, body.id)
  if (there?.staff_id === who.id) return { id: there.id, endsAt: there.ends_at.toISOString() }
  await mustNotBeLocked(ctx, 'glass', who.id)
  const phone = body.residentPhone.replace(/[\s-]/g, '').replace(/^\+?86(?=1)/, '')
  const { rows } = await ctx.line.query('select id, unit_id from resident where phone_index = $1 and tenant_id = $2', [
    ctx.floor.keys.blindIndex(phone),
    tenantOf(ctx),
  ])
  const found = rows[0] as { id: string; unit_id: string } | undefined
  if (!found) {
    countWrong(ctx, 'glass', who.id)
    throw new Refusal('NOT_FOUND', { field: 'residentPhone' })
  }
  ctx.about = { id: body.id, residentId: found.id }
  const review = minutesLater(ctx.now, glassReviewDays * dayMinutes)
  const ends = minutesLater(ctx.now, glassHours * 60)
  outside.insertGlass(ctx, {
    ...{ id: body.id, tenant_id: tenantOf(ctx), unit_id: found.unit_id, resident_id: found.id },
    ...{ staff_id: who.id, staff_name: who.name, reason_sealed: seal(ctx, 'glass.reason', body.id, body.reason) },
    ...{ opened_at: ctx.now, ends_at: ends, review_due: review, call_at: review },
    ...{ reviewed_by: null, reviewed_at: null, verdict: null, note_sealed: null, seen_at: null },
  })
  await tellStaff(ctx, await listHolders(ctx, ['supervisor', 'dpo'], found.unit_id), 'referral_review')
  await tellPerson(ctx, found.id)
  return { id: body.id, endsAt: ends.toISOString() }
}

/** Three hours, and only for whoever opened it. @throws Refusal NOT_FOUND */
export async function lookThrough(
  ctx: Ctx,
  { params }: Input<typeof door.glassLook>,
): Promise<ReplyOf<typeof door.glassLook>> {
  const row = await outside.findGlass(ctx, params.id)
  if (!row || row.staff_id !== mustBeStaff(ctx).id || row.ends_at <= ctx.now) throw new Refusal('NOT_FOUND')
  const person = await readResident(ctx, row.resident_id)
  if (!person) throw new Refusal('NOT_FOUND')
  ctx.about = { id: row.id, residentId: row.resident_id }
  const contact = unsealJson<Person>(ctx, 'resident.emergency_contact', person.id, person.emergency_contact_sealed)
  const letters = await store.listSentOf(ctx, row.resident_id)
  return {
    ...{ id: row.id, endsAt: row.ends_at.toISOString(), unitName: person.unit_name },
    name: unseal(ctx, 'resident.name', person.id, person.name_sealed),
    phone: unseal(ctx, 'resident.phone', person.id, person.phone_sealed),
    emergencyContact: contact && { name: contact.name, relation: contact.relation, phone: contact.phone },
    safetyPlan: await store.hasPlan(ctx, person.id),
    letters: letters.map((one) => ({ toName: one.to_name, state: one.state, at: one.sent_at!.toISOString() })),
  }
}
