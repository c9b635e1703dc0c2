import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/worklist.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'

/** By month and rule: how many were decided, how many were false alarms. */
export async function readPrecision(ctx: Ctx): Promise<ReplyOf<typeof door.precisionGet>> {
  mustBeStaff(ctx)
  const { rows } = await ctx.line.query(
    `select to_char(closed_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, rule, count(*)::int as decided,
       count(*) filter (where outcome = 'false_alarm')::int as false_alarms
     from worklist_entry where state = 'closed' group by 1, 2 order by 1 desc, 2 limit 500`,
  )
  return {
    rows: rows.map((row) => ({
      month: row.month as string,
      rule: row.rule as string,
      decided: Number(row.decided),
      falseAlarms: Number(row.false_alarms),
    })),
  }
}
