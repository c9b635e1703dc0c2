import type { CaseState } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'

export interface TwinCase {
  readonly id: Id
  readonly number: number
  readonly state: CaseState
  readonly lead_id: Id
  readonly lead_name: string
  readonly opened_at: Date
  readonly state_at: Date
  readonly resident_id: Id
  readonly name_sealed: Uint8Array | null
  readonly may_read: boolean
}
/** Other cases of the person of a case, those in work first, then the newest. */
export async function listTwinCases(ctx: Ctx, caseId: Id): Promise<TwinCase[]> {
  const { rows } = await ctx.line.query('select * from twin_cases($1)', [caseId])
  return rows as unknown as TwinCase[]
}

export interface Joining {
  readonly other_id: Id
  readonly says_here: Id | null
  readonly says_there: Id | null
}
/** The joining that stands and has this case and another one in work, seen from this one. */
export async function findJoining(ctx: Ctx, caseId: Id): Promise<Joining | undefined> {
  const { rows } = await ctx.line.query(
    `select case when one_case = $1 then other_case else one_case end as other_id,
       case when one_case = $1 then one_says else other_says end as says_here,
       case when one_case = $1 then other_says else one_says end as says_there
     from person_merge where undone_at is null and led_at is null and $1 in (one_case, other_case) order by at desc, id limit 1`,
    [caseId],
  )
  return rows[0] as unknown as Joining | undefined
}

/** Keeps whom the side of a case names, and hands over once both name the same. */
export async function say(ctx: Ctx, caseId: Id, staffId: Id): Promise<'said' | 'led' | 'dual' | 'none'> {
  const { rows } = await ctx.line.query('select twin_say($1, $2, $3) as state', [caseId, staffId, ctx.now])
  return rows[0]!.state as 'said' | 'led' | 'dual' | 'none'
}
