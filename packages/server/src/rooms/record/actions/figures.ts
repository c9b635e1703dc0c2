import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/record-figures.ts'
import type { PopulationCode } from '@anxin/core/care/plan/plans.ts'
import { leastGroup } from '@anxin/core/referral/terms.ts'
import { placesOf } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'

const yearMinutes = 365 * 24 * 60

interface Counted {
  readonly population: PopulationCode | null
  readonly ended: number
  readonly completed: number
  readonly measured: number
  readonly recovered: number
  readonly improved: number
  readonly deteriorated: number
  readonly waited: number
  readonly days: number | null
}

const shareOf = (part: number, of: number): number | null => (of < leastGroup ? null : Math.round((100 * part) / of))

/**
 * How cases of one’s places ended, by the published definitions of change; groups below ten say nothing.
 * @source domain specification 6.5
 */
export async function readOutcomes(ctx: Ctx): Promise<ReplyOf<typeof door.outcomesGet>> {
  const { rows } = await ctx.line.query(
    `with c as (select c.population, c.state, c.outcome, extract(epoch from (select min(n.session_at) from case_note n
         where n.case_id = c.id and n.signed_at is not null and n.attendance in ('came','late')) - c.opened_at) / 86400 as days
       from care_case c join unit u on u.id = c.unit_id
       where u.path && $1::uuid[] and c.plan_agreed_at is not null and c.state_at > $2
         and c.state in ('FOLLOW_UP','CLOSED','TRANSFERRED','DECLINED'))
     select population, count(*)::int as ended, (count(*) filter (where state in ('FOLLOW_UP','CLOSED')))::int as completed,
       (count(*) filter (where outcome is not null and outcome <> 'unknown'))::int as measured,
       (count(*) filter (where outcome = 'recovered'))::int as recovered,
       (count(*) filter (where outcome in ('recovered','improved')))::int as improved,
       (count(*) filter (where outcome = 'deteriorated'))::int as deteriorated,
       count(days)::int as waited, (percentile_cont(0.5) within group (order by days))::float as days
     from c group by grouping sets ((), (population)) order by grouping(population) desc, 2 desc, 1`,
    [placesOf(mustBeStaff(ctx), ['supervisor']), minutesLater(ctx.now, -yearMinutes)],
  )
  return {
    groups: (rows as unknown as Counted[]).map((one) => ({
      population: one.population,
      ended: one.ended < leastGroup ? null : one.ended,
      completed: shareOf(one.completed, one.ended),
      measured: one.measured < leastGroup ? null : one.measured,
      recovered: shareOf(one.recovered, one.measured),
      improved: shareOf(one.improved, one.measured),
      deteriorated: shareOf(one.deteriorated, one.measured),
      waitDays: one.waited < leastGroup || one.days === null ? null : Math.max(0, Math.round(one.days)),
    })),
  }
}
