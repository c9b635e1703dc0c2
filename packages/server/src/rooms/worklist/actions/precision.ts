import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/worklist.ts'
import { type OpenedBy, proposeTunings } from '@anxin/core/care/plan/tuning.ts'
import type { CareEvidence } from '@anxin/core/care/recommend.ts'
import type { CutoffChange } from '@anxin/core/care/thresholds.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'

type Row = ReplyOf<typeof door.precisionGet>['rows'][number]

/** Each closed entry with the decision that opened it: the last one made by then. */
const openedSql = `select e.closed_at, e.outcome, e.rule, d.rule as opened_rule, d.evidence
  from worklist_entry e left join lateral (select rule, evidence from triage_decision d
    where d.resident_id = e.resident_id and d.at <= e.opened_at order by d.at desc, d.id desc limit 1) d on true
  where e.state = 'closed' and e.closed_at > $1 order by e.closed_at desc limit 5000`
const yearMs = 365 * 86_400_000

interface Closed {
  readonly closed_at: Date
  readonly outcome: string
  readonly rule: string
  readonly opened_rule: string | null
  readonly evidence: readonly CareEvidence[] | null
}

const monthOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 7)

function byMonth(rows: readonly Closed[], ruleOf: (row: Closed) => string | null): Row[] {
  const counted = new Map<string, Row>()
  for (const row of rows) {
    const [month, rule] = [monthOf(row.closed_at), ruleOf(row)]
    if (rule === null) continue
    const before = counted.get(`${month} ${rule}`) ?? { month, rule, decided: 0, falseAlarms: 0 }
    const falseAlarms = before.falseAlarms + Number(row.outcome === 'false_alarm')
    counted.set(`${month} ${rule}`, { ...before, decided: before.decided + 1, falseAlarms })
  }
  return [...counted.values()].sort((a, b) => b.month.localeCompare(a.month) || a.rule.localeCompare(b.rule))
}

/** What one line alone brought on the list; where several lines hold, moving one of them changes nothing. */
function openedBy({ evidence, outcome, closed_at }: Closed): OpenedBy[] {
  const [only, ...more] = (evidence ?? []).filter(({ rule }) => !rule.startsWith('G') && rule !== 'CTX3')
  const total = only?.findings.find(({ fact }) => fact.endsWith('.total'))?.value
  if (!only || more.length > 0 || typeof total !== 'number') return []
  return [{ line: only.line, total, falseAlarm: outcome === 'false_alarm', at: closed_at.getTime() }]
}

/** Of the last year, by month: by the rule that stood at the end, and by the rule that opened; and what it proposes. */
export async function readPrecision(ctx: Ctx): Promise<ReplyOf<typeof door.precisionGet>> {
  mustBeStaff(ctx)
  const { rows } = await ctx.line.query(openedSql, [new Date(ctx.now.getTime() - yearMs)])
  const closed = rows as unknown as Closed[]
  const { rows: force } = await ctx.line.query(
    `select changes from cutoff_change where state = 'in_force' order by version desc limit 1`,
  )
  const inForce = (force[0]?.changes as CutoffChange[] | undefined) ?? []
  return {
    rows: byMonth(closed, (row) => row.rule),
    opened: byMonth(closed, (row) => row.opened_rule),
    tunings: proposeTunings(closed.flatMap(openedBy), inForce).map((one) => ({ ...one })),
  }
}
