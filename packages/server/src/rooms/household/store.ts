import type { RemembranceKind } from '@anxin/core/casework/remember.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'

export interface Member {
  readonly id: Id
  readonly house_sealed: Uint8Array
  readonly resident_id: Id
  readonly relation_sealed: Uint8Array
  readonly name_sealed: Uint8Array | null
}
/** Who is of the household somebody stands in now, in the order they were named; nobody where they stand in none. */
export async function listMembers(ctx: Ctx, residentId: Id): Promise<Member[]> {
  const { rows } = await ctx.line.query(
    `select h.id, h.name_sealed as house_sealed, m.resident_id, m.relation_sealed, r.name_sealed from household h
     join household_member m on m.household_id = h.id left join resident r on r.id = m.resident_id
     where h.id = (select x.household_id from household_member x where x.resident_id = any(same_person($1))
       order by x.at desc, x.household_id limit 1)
     order by m.at, m.resident_id`,
    [residentId],
  )
  return rows as unknown as Member[]
}

export interface KeptDay {
  readonly kind: RemembranceKind
  readonly day: string
  readonly told: boolean
}
/** Days kept with a case, soonest first. */
export async function listDays(ctx: Ctx, caseId: Id): Promise<KeptDay[]> {
  const { rows } = await ctx.line.query(
    `select kind, to_char(on_day, 'YYYY-MM-DD') as day, bool_and(told_at is not null) as told from case_remembrance
     where case_id = $1 group by kind, on_day order by on_day, kind`,
    [caseId],
  )
  return rows as unknown as KeptDay[]
}
