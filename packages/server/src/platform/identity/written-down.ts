import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx, StaffWho } from '../ctx.ts'
import { seal, unseal } from '../privacy.ts'

/** Where a person belongs, from the root of the tree; undefined when they are not there. */
export async function pathOfResident(ctx: Ctx, residentId: Id): Promise<Id[] | undefined> {
  const { rows } = await ctx.line.query(
    'select u.path from resident r join unit u on u.id = r.unit_id where r.id = $1',
    [residentId],
  )
  return rows[0]?.path as Id[] | undefined
}

/** Born on different days, as far as both say: most likely two people, such as two children of one family. */
export async function areBornApart(ctx: Ctx, ids: readonly [Id, Id]): Promise<boolean> {
  const { rows } = await ctx.line.query('select id, birth_sealed from resident where id = any($1)', [ids])
  const births = rows.map(({ id, birth_sealed }) =>
    unseal(ctx, 'resident.birth', id as Id, birth_sealed as Uint8Array | null),
  )
  return births.every((one) => one !== null) && new Set(births).size > 1
}

/** The first place of the speaker's own at which a resident may be written down. */
async function ownPlace(ctx: Ctx, who: StaffWho): Promise<Id> {
  const { rows } = await ctx.line.query(
    `select id from unit where tenant_id = $1 and path && $2::uuid[] order by (kind = 'cabin') desc, created_at, id limit 1`,
    [who.tenantId, who.grants.map((grant) => grant.unitId)],
  )
  if (!rows[0]) throw new Refusal('FORBIDDEN')
  return rows[0].id as Id
}

export interface PersonSaid {
  readonly id: Id
  readonly name: string
  readonly phone?: string | undefined
  readonly birthDate?: string | undefined
  readonly elder?: boolean
}

/** Writes a person down once; the same id, or the same number, is the same person. @returns their id */
export async function writeDown(ctx: Ctx, who: StaffWho, said: PersonSaid): Promise<Id> {
  const index = said.phone ? ctx.floor.keys.blindIndex(said.phone) : null
  const { rows: there } = await ctx.line.query('select id from resident where id = $1 or phone_index = $2', [
    said.id,
    index,
  ])
  if (there[0]) return there[0].id as Id
  await ctx.line.query(
    `insert into resident (id, tenant_id, unit_id, kind, name_sealed, phone_sealed, phone_index, birth_sealed, elder, seen_at, created_at)
     values ($1,$2,$3,'registered',$4,$5,$6,$7,$8,$9,$9)`,
    [
      ...[said.id, who.tenantId, await ownPlace(ctx, who), seal(ctx, 'resident.name', said.id, said.name)],
      ...[said.phone ? seal(ctx, 'resident.phone', said.id, said.phone) : null, index],
      ...[said.birthDate ? seal(ctx, 'resident.birth', said.id, said.birthDate) : null, said.elder ?? false, ctx.now],
    ],
  )
  return said.id
}
