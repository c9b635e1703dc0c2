import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, newId, tenantOf } from '../../platform/ctx.ts'
import { db, type RespiteRow } from './tables.ts'

/** A wish with its days; of a row whose wish is `away`. */
export type Wished = RespiteRow & { starts_at: Date; ends_at: Date }

/** Who is away at this moment; readable from a resident's own transaction too. */
export async function listAwayNow(ctx: Ctx): Promise<ReadonlySet<Id>> {
  const { rows } = await ctx.line.query('select staff_id from roster_away($1)', [ctx.now])
  return new Set(rows.map((row) => row.staff_id as Id))
}

/** Granted days that touch a span, soonest first. */
export const listAway = (ctx: Ctx, from: Date, to: Date): Promise<Wished[]> =>
  db(ctx)
    .selectFrom('respite')
    .selectAll()
    .$narrowType<{ starts_at: Date; ends_at: Date }>()
    .where('answer', '=', 'granted')
    .where('ended_at', 'is', null)
    .where('ends_at', '>', from)
    .where('starts_at', '<', to)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()

/** Wishes nobody has granted and whose days are not over, the oldest first. */
export const listWishes = (ctx: Ctx): Promise<Wished[]> =>
  db(ctx)
    .selectFrom('respite')
    .selectAll()
    .$narrowType<{ starts_at: Date; ends_at: Date }>()
    .where('wish', '=', 'away')
    .where('answer', 'is', null)
    .where('ends_at', '>', ctx.now)
    .orderBy('wished_at')
    .orderBy('id')
    .execute()

/** What somebody is offered, has wished or was granted and is not over, the newest first. An offer stands some days. */
export const listMine = (ctx: Ctx, staffId: Id, offeredAfter: Date): Promise<RespiteRow[]> =>
  db(ctx)
    .selectFrom('respite')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .where((e) =>
      e.or([
        e.and([e('wish', 'is', null), e('offered_at', '>', offeredAfter)]),
        e.and([e('wish', '=', 'away'), e('ends_at', '>', ctx.now)]),
      ]),
    )
    .orderBy('offered_at', 'desc')
    .execute()

export const lockRespite = (ctx: Ctx, id: Id): Promise<RespiteRow | undefined> =>
  db(ctx).selectFrom('respite').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const changeRespite = (ctx: Ctx, id: Id, change: Partial<RespiteRow>): Promise<unknown> =>
  db(ctx).updateTable('respite').set(change).where('id', '=', id).execute()

/** @returns false when this talk had been followed by an offer already */
export async function insertOffer(
  ctx: Ctx,
  of: Pick<RespiteRow, 'staff_id' | 'unit_id' | 'debrief_id'>,
): Promise<boolean> {
  const { count } = await ctx.line.query(
    `insert into respite (id, tenant_id, staff_id, unit_id, debrief_id, offered_at) values ($1,$2,$3,$4,$5,$6)
     on conflict (debrief_id) do nothing`,
    [newId(ctx), tenantOf(ctx), of.staff_id, of.unit_id, of.debrief_id, ctx.now],
  )
  return count > 0
}

/** Wishes whose answerers were last told so long ago, locked: another node passes them by. */
export const takeUnanswered = (ctx: Ctx, hours: number): Promise<RespiteRow[]> =>
  db(ctx)
    .selectFrom('respite')
    .selectAll()
    .where('wish', '=', 'away')
    .where('answer', 'is', null)
    .where('ends_at', '>', ctx.now)
    .where('told_at', '<=', minutesLater(ctx.now, -hours * 60))
    .forUpdate()
    .skipLocked()
    .execute()

/** How many open events each of them owns. */
export async function countInHand(ctx: Ctx, staffIds: readonly Id[]): Promise<Map<Id, number>> {
  const { rows } = await ctx.line.query('select staff_id, open from roster_in_hand($1)', [staffIds])
  return new Map(rows.map((row) => [row.staff_id as Id, Number(row.open)]))
}

/** Lets somebody go from where they were called up beside the shifts. */
export async function endExtrasOf(ctx: Ctx, staffId: Id, from: Date, until: Date): Promise<void> {
  const theirs = db(ctx).deleteFrom('extra_stand').where('staff_id', '=', staffId)
  await theirs.where('starts_at', '>=', from).where('starts_at', '<', until).execute()
  await db(ctx)
    .updateTable('extra_stand')
    .set({ ends_at: from })
    .where('staff_id', '=', staffId)
    .where('starts_at', '<', from)
    .where('ends_at', '>', from)
    .execute()
}
