import { createHash } from 'node:crypto'
import type * as door from '@anxin/contract/bureau.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { attendanceText, attendanceVersion } from '@anxin/core/referral/consent.ts'
import { inAgency } from '../../../platform/agencies.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import * as store from '../store.ts'
import type { AttendanceRow, ConsentRow } from '../tables.ts'
import { mustFindOwn } from './people.ts'

type Signed = Pick<ConsentRow, 'id' | 'way' | 'witness' | 'recorded_by'>
function keepSigned(
  ctx: Ctx,
  row: { readonly tenant_id: Id; readonly resident_id: Id; readonly incoming_id: Id },
  said: Signed,
): void {
  store.insertConsent(ctx, {
    ...{ ...said, tenant_id: row.tenant_id, resident_id: row.resident_id, incoming_id: row.incoming_id },
    ...{ text_version: attendanceVersion, given_at: ctx.now, withdrawn_at: null, withdrawn_by: null },
    text_hash: createHash('sha256').update(attendanceText.zh).digest('hex'),
  })
}

/** What was read aloud and signed. Safe to repeat. @throws Refusal BAD_INPUT without a witness who is somebody else */
export async function recordSigned(
  ctx: Ctx,
  { params, body }: Input<typeof door.bureauConsent>,
): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const row = await mustFindOwn(ctx, params.id)
  if (body.way === 'spoken' && (body.witness === '' || body.witness === who.name))
    throw new Refusal('BAD_INPUT', { field: 'witness' })
  const of = { tenant_id: row.tenant_id, resident_id: row.resident_id!, incoming_id: row.id }
  keepSigned(ctx, of, { id: body.id, way: body.way, witness: body.witness || null, recorded_by: who.id })
  return { done: true }
}

/** Taken back as the person says: nothing of them is seen any more. Safe to repeat. */
export async function withdrawSigned(ctx: Ctx, { params }: Input<typeof door.bureauWithdraw>): Promise<{ done: true }> {
  const row = await mustFindOwn(ctx, params.id)
  store.endConsent(ctx, row.id, mustBeStaff(ctx).id)
  store.takeDaysBack(ctx, row.id)
  return { done: true }
}

/**
 * The person came on a day. The office sees nothing of it until the person says so: on their phone, or here, where they
 * have signed. @throws Refusal CONSENT_NEEDED, BAD_INPUT for a day that has not come
 */
export async function recordAttendance(
  ctx: Ctx,
  { params, body }: Input<typeof door.attendanceRecord>,
): Promise<{ done: true }> {
  const row = await mustFindOwn(ctx, params.id)
  if (body.day > shanghaiDay(ctx.now)) throw new Refusal('BAD_INPUT', { field: 'day' })
  if (body.share && !row.signed) throw new Refusal('CONSENT_NEEDED')
  store.insertAttendance(ctx, {
    ...{ id: newId(ctx), tenant_id: row.tenant_id, resident_id: row.resident_id!, incoming_id: row.id },
    ...{ door_name: row.door_name, day: body.day, recorded_by: mustBeStaff(ctx).id, at: ctx.now },
    ...{ shared_at: body.share ? ctx.now : null, taken_back_at: null },
  })
  return { done: true }
}

/** The person has a day confirmed, or takes it back; the first yes on their own phone is their signature. */
export function shareDay(ctx: Ctx, row: AttendanceRow, shared: boolean): void {
  if (shared) keepSigned(ctx, row, { id: newId(ctx), way: 'online', witness: null, recorded_by: null })
  store.changeDay(ctx, row.id, shared ? { shared_at: ctx.now, taken_back_at: null } : { taken_back_at: ctx.now })
}

/** Looks of the offices somebody has days with, newest first: read by the house, for the person. */
export async function looksFor(
  ctx: Ctx,
  days: readonly AttendanceRow[],
  tenantId: Id,
): Promise<{ by: string; at: string }[]> {
  return inAgency(ctx, tenantId, async () => {
    const offices = new Map<Id, Date>()
    for (const day of days) {
      const row = day.shared_at && (await store.findIncoming(ctx, day.incoming_id))
      if (row) offices.set(row.door_id, earlier(offices.get(row.door_id), day.shared_at!))
    }
    const found: { by: string; at: string }[] = []
    const names = new Map((await store.listDoors(ctx)).map(({ id, name }) => [id, name]))
    for (const [doorId, since] of offices)
      for (const look of await store.listLooks(ctx, doorId))
        if (look.at >= since) found.push({ by: names.get(doorId) ?? '', at: look.at.toISOString() })
    return found.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 20)
  })
}
const earlier = (a: Date | undefined, b: Date): Date => (a && a < b ? a : b)
