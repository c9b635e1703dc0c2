import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'

/** Cabins at or below these places, or the places themselves where they have none. */
export async function listPlaces(ctx: Ctx, tenantId: Id, places: readonly Id[]): Promise<{ id: Id; name: string }[]> {
  const { rows } = await ctx.line.query(
    `select id, name from unit where tenant_id = $1 and path && $2::uuid[] and kind = 'cabin' order by name, id limit 200`,
    [tenantId, places],
  )
  return rows.map((row) => ({ id: row.id as Id, name: row.name as string }))
}

export interface Receipt {
  readonly residentId: Id
  /** It came for the first time. */
  readonly isNew: boolean
}

/** Notes that this sitting came from this cabin; the same sitting again is the same person. */
export async function keepReceipt(ctx: Ctx, sittingId: Id, unitId: Id, residentId: Id): Promise<Receipt> {
  const { rows } = await ctx.line.query(
    `insert into kiosk_receipt (sitting_id, tenant_id, unit_id, resident_id, at) values ($1, app_tenant(), $2, $3, $4)
     on conflict (sitting_id) do update set sitting_id = excluded.sitting_id returning resident_id`,
    [sittingId, unitId, residentId, ctx.now],
  )
  const kept = rows[0]!.resident_id as Id
  return { residentId: kept, isNew: kept === residentId }
}

/** What alerts call somebody at a tablet. */
export const nameAtTablet = (ctx: Ctx, residentId: Id, sealed: Buffer): Promise<unknown> =>
  ctx.line.query('update resident set name_sealed = $2 where id = $1', [residentId, sealed])

export const forgetReceipts = async (ctx: Pick<Ctx, 'line'>, before: Date): Promise<number> =>
  (await ctx.line.query('delete from kiosk_receipt where at < $1', [before])).count
