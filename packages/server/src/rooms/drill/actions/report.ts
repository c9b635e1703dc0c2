import type * as contract from '@anxin/contract/drill.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { failuresOf, type NightFailure } from '@anxin/core/crisis/drill.ts'
import { type Grade, grades } from '@anxin/core/crisis/grade.ts'
import { answerMinutes } from '@anxin/core/crisis/ladder.ts'
import type { Id } from '@anxin/core/ids.ts'
import { namesOf } from '../../../platform/access.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import { countCame, countUncalled, rungsOf } from '../store.ts'
import type { RunRow } from '../tables.ts'

export type Report = ReplyOf<typeof contract.runGet>
type Run = ReplyOf<typeof contract.runs>['runs'][number]
type Span = Report['paged']

const seconds = (ms: number): number => Math.round(ms / 100) / 10

/** Middle, nineteen of twenty, and the longest, in seconds. */
export function spanOf(ms: readonly number[]): Span {
  const sorted = [...ms].sort((a, b) => a - b)
  const at = (part: number): number | null => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
    return value === undefined ? null : seconds(value)
  }
  return { p50: at(0.5), p95: at(0.95), most: at(1) }
}

interface Fact {
  readonly grade: Grade
  readonly raised: number
  readonly acked: number | null
  readonly paged: number | null
}

async function factsOf(ctx: Ctx, runId: Id): Promise<Fact[]> {
  const { rows } = await ctx.line.query(
    `select e.grade, e.raised_at, e.acked_at, (select min(p.sent_at) from drill_page p where p.event_id = e.id and p.channel <> 'in_app' and p.state in ('sent','delivered')) as paged_at
     from drill_event e where e.run_id = $1`,
    [runId],
  )
  const ms = (value: unknown): number | null => (value as Date | null)?.getTime() ?? null
  return rows.map((row) => ({
    grade: row.grade as Grade,
    raised: ms(row.raised_at)!,
    acked: ms(row.acked_at),
    paged: ms(row.paged_at),
  }))
}

const inTime = ({ grade, raised, acked }: Fact): boolean =>
  acked !== null && acked - raised <= answerMinutes[grade] * 60_000

export async function runShown(ctx: Ctx, run: RunRow): Promise<Run> {
  const { rows } = await ctx.line.query(
    'select count(*)::int as raised, count(acked_at)::int as taken from drill_event where run_id = $1',
    [run.id],
  )
  const names = await namesOf(ctx, run.opened_by ? [run.opened_by] : [])
  return {
    ...{
      id: run.id,
      title: run.title,
      callers: run.callers,
      openedBy: run.opened_by && (names.get(run.opened_by) ?? ''),
    },
    ...{ openedAt: run.opened_at.toISOString(), endsAt: run.ends_at.toISOString() },
    ...{ endedAt: run.ended_at?.toISOString() ?? null, came: await countCame(ctx, run.id) },
    ...{ raised: Number(rows[0]?.raised), taken: Number(rows[0]?.taken) },
    ...{ night: run.night, failures: run.failures },
  }
}

async function pagesOf(ctx: Ctx, runId: Id): Promise<Pick<Report, 'mostPages' | 'rungs' | 'pagesFailed'>> {
  const { rows: most } = await ctx.line.query(
    `select coalesce(max(n), 0)::int as most from (select count(*) as n from drill_page p join drill_event e on e.id = p.event_id
       where e.run_id = $1 group by p.event_id, p.rung, coalesce(p.staff_id::text, p.to_name), p.channel) one`,
    [runId],
  )
  const { rows: rungs } = await ctx.line.query(
    `select p.rung, count(distinct p.event_id)::int as events, (count(*) filter (where p.state = 'failed'))::int as failed
     from drill_page p join drill_event e on e.id = p.event_id where e.run_id = $1 group by p.rung order by p.rung`,
    [runId],
  )
  return {
    mostPages: Number(most[0]?.most),
    rungs: rungs.map((row) => ({ rung: Number(row.rung), events: Number(row.events) })),
    pagesFailed: rungs.reduce((sum, row) => sum + Number(row.failed), 0),
  }
}

/** What a drill showed, against the limits of the ladder. */
export async function reportOf(ctx: Ctx, run: RunRow): Promise<Report> {
  const facts = await factsOf(ctx, run.id)
  const gone = (to: (fact: Fact) => number | null): number[] =>
    facts.flatMap((fact) => {
      const at = to(fact)
      return at === null ? [] : [at - fact.raised]
    })
  const byGrade = grades.flatMap((grade) => {
    const its = facts.filter((fact) => fact.grade === grade)
    if (its.length === 0) return []
    const taken = its.filter((fact) => fact.acked !== null).length
    return [{ grade, raised: its.length, taken, inTime: its.filter(inTime).length, limitMinutes: answerMinutes[grade] }]
  })
  return {
    ...(await runShown(ctx, run)),
    ...{ paged: spanOf(gone((fact) => fact.paged)), answered: spanOf(gone((fact) => fact.acked)) },
    ...{ inTime: facts.filter(inTime).length, byGrade },
    ...(await pagesOf(ctx, run.id)),
    ...{ uncalled: await countUncalled(ctx, run.id), ladder: await rungsOf(ctx, run, minutesLater(run.ends_at, -1)) },
  }
}

/** Why the drill of a night has not shown what it should. */
export async function failuresOfRun(ctx: Ctx, run: RunRow): Promise<NightFailure[]> {
  const { callers, came, raised, uncalled, paged, mostPages, pagesFailed, ladder } = await reportOf(ctx, run)
  return failuresOf({
    ...{ callers, came, raised, uncalled, pagedMost: paged.most, mostPages, pagesFailed },
    rungs: ladder,
  })
}
