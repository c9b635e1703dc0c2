import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/roster.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listColleagues, namesOf } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import * as store from '../store.ts'
import type { ShiftRow } from '../tables.ts'

export type Roster = ReplyOf<typeof contract.roster>
export type ShiftShown = Roster['shifts'][number]
/** Who may stand, given the certificate. */
export const standingRoles = ['crisis_worker', 'social_worker', 'supervisor'] as const
export const duty = 'C-CRISIS'

/** Shifts as the console shows them, with names. */
export async function shown(ctx: Ctx, rows: readonly (ShiftRow & { unit_name: string })[]): Promise<ShiftShown[]> {
  const ids = rows.flatMap((row) =>
    [row.primary_id, row.secondary_id, row.swap_from, row.swap_to].filter((id) => id !== null),
  )
  const names = await namesOf(ctx, ids)
  const person = (id: Id): { id: Id; name: string } => ({ id, name: names.get(id) ?? '' })
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    primary: person(row.primary_id),
    secondary: row.secondary_id ? person(row.secondary_id) : null,
    swap:
      row.swap_from && row.swap_to
        ? {
            fromName: names.get(row.swap_from) ?? '',
            toId: row.swap_to,
            toName: names.get(row.swap_to) ?? '',
          }
        : null,
  }))
}

/** Each person needs a certificate valid to the end of the shift. @throws Refusal CERT_REQUIRED */
export async function mustBeCertified(ctx: Ctx, ids: readonly Id[], until: Date): Promise<void> {
  const holders = await listColleagues(ctx, standingRoles, duty, shanghaiDay(until))
  const known = new Set(holders.map((one) => one.id))
  if (!ids.every((id) => known.has(id))) throw new Refusal('CERT_REQUIRED', { detail: { duty } })
}

/** One shift as the console shows it. */
export async function one(ctx: Ctx, id: Id): Promise<{ shift: ShiftShown }> {
  const row = await store.findShift(ctx, id)
  const [shift] = await shown(
    ctx,
    (await store.listShifts(ctx, row!.starts_at, row!.ends_at)).filter((s) => s.id === id),
  )
  return { shift: shift! }
}
