import { type FindKind, type Key, weights } from '@anxin/core/casework/names.ts'
import { type CaseState, isOver } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf, write } from '../../platform/ctx.ts'
import { db } from './tables.ts'

/** So many people are made findable at once before somebody looks; the rest is done by the hour. */
const mostAtOnce = 500

export interface DuePerson {
  readonly id: Id
  readonly name_sealed: Uint8Array | null
  readonly phone_sealed: Uint8Array | null
}
/** People whose name or number is not findable as it stands; each is taken by one at a time. */
export async function takeDue(ctx: Ctx, most = mostAtOnce): Promise<DuePerson[]> {
  const { rows } = await ctx.line.query(
    `with due as (delete from person_due where resident_id in
       (select resident_id from person_due where tenant_id = $1 order by resident_id limit $2 for update skip locked) returning resident_id)
     select r.id, r.name_sealed, r.phone_sealed from resident r join due on due.resident_id = r.id`,
    [tenantOf(ctx), most],
  )
  return rows as unknown as DuePerson[]
}

/** A fingerprint of a key, under the house's own key and bound to the agency. */
export const keyOf = (ctx: Ctx, { kind, text }: Key): Buffer =>
  ctx.floor.keys.blindIndex(`find:${tenantOf(ctx)}:${kind}:${text}`).subarray(0, 16)

export function writeKeys(ctx: Ctx, residentId: Id, keys: readonly Key[]): void {
  write(ctx, 'delete from person_key where resident_id = $1', [residentId])
  addKeys(ctx, residentId, keys)
}
export function addKeys(ctx: Ctx, residentId: Id, keys: readonly Key[]): void {
  write(
    ctx,
    `insert into person_key (tenant_id, key, resident_id, kind)
     select $1, k, $2, d from unnest($3::bytea[], $4::text[]) as x (k, d) on conflict do nothing`,
    [tenantOf(ctx), residentId, keys.map((key) => keyOf(ctx, key)), keys.map(({ kind }) => kind)],
  )
}

export const listAliases = (
  ctx: Ctx,
  residentIds: readonly Id[],
): Promise<{ id: Id; resident_id: Id; text_sealed: Uint8Array }[]> =>
  db(ctx)
    .selectFrom('person_alias')
    .select(['id', 'resident_id', 'text_sealed'])
    .where('resident_id', 'in', residentIds)
    .orderBy('at')
    .execute()

export interface FoundRow {
  readonly id: Id
  readonly kinds: FindKind[]
  readonly name_sealed: Uint8Array | null
  readonly phone_sealed: Uint8Array | null
  readonly birth_sealed: Uint8Array | null
  readonly unit_name: string
}
/** More people than this are not looked through for one search. */
const mostFound = 400

/**
 * People of some places any of the keys leads to, likeliest kinds of a match first; whoever was joined to another is
 * shown as that other. @param places ids in the tree: they and all below
 */
export async function listByKeys(ctx: Ctx, keys: readonly Key[], places: readonly Id[]): Promise<FoundRow[]> {
  const { rows } = await ctx.line.query(
    `with hit as (
       select coalesce(m.kept_id, k.resident_id) as id, array_agg(distinct k.kind) as kinds, max(w.weight) as weight from person_key k
         join unnest($4::text[], $5::int[]) as w (kind, weight) on w.kind = k.kind
         left join person_merge m on m.merged_id = k.resident_id and m.undone_at is null
       where k.tenant_id = $1 and k.key = any($2::bytea[]) group by 1)
     select hit.id, hit.kinds, r.name_sealed, r.phone_sealed, r.birth_sealed, u.name as unit_name
     from hit join resident r on r.id = hit.id join unit u on u.id = r.unit_id and u.path && $3::uuid[]
     order by hit.weight desc, cardinality(hit.kinds) desc, hit.id limit ${mostFound}`,
    [tenantOf(ctx), keys.map((key) => keyOf(ctx, key)), places, Object.keys(weights), Object.values(weights)],
  )
  return rows as unknown as FoundRow[]
}

interface OpenOf {
  readonly id: Id
  readonly number: number
  readonly state: CaseState
  readonly leadName: string
}
export async function listOpenOf(ctx: Ctx, residentIds: readonly Id[]): Promise<Map<Id, OpenOf>> {
  const { rows } = await ctx.line.query('select * from case_open_of($1::uuid[])', [residentIds])
  return new Map(
    rows.map(({ resident_id, lead_name, ...one }) => [
      resident_id as Id,
      { ...(one as unknown as OpenOf), number: Number(one.number), leadName: lead_name as string },
    ]),
  )
}

export async function listMerges(
  ctx: Ctx,
  keptIds: readonly Id[],
): Promise<
  {
    id: Id
    kept_id: Id
    merged_id: Id
    reason_sealed: Uint8Array
    by_name: string
    at: Date
    name_sealed: Uint8Array | null
  }[]
> {
  const { rows } = await ctx.line.query(
    `select m.id, m.kept_id, m.merged_id, m.reason_sealed, m.by_name, m.at, r.name_sealed from person_merge m join resident r on r.id = m.merged_id
     where m.kept_id = any($1::uuid[]) and m.undone_at is null order by m.at`,
    [keptIds],
  )
  return rows as never
}

/** Open cases of everybody some people are. Nobody joins them or opens another until the transaction ends. */
export async function lockOpenOf(ctx: Ctx, residentIds: readonly Id[]): Promise<OpenOf[]> {
  const { rows } = await ctx.line.query(
    `select id, pg_advisory_xact_lock(hashtextextended('person ' || id::text, 0)) from
       (select distinct s.id from unnest($1::uuid[]) r (id), unnest(same_person(r.id)) s (id) order by s.id) x`,
    [residentIds],
  )
  const ids = rows.map(({ id }) => id as Id)
  return [...(await listOpenOf(ctx, ids)).values()].filter(({ state }) => !isOver(state))
}
