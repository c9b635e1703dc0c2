import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type { health } from '@anxin/contract/health.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, newId, tenantOf } from './ctx.ts'
import { findNoticeAbout, forgetNotices, keepReceipt, sendNotice } from './outside/notice.ts'
import { tellAdmins } from './outside/tell.ts'
import { seal, unseal } from './privacy.ts'
import { clocksAgree, measureSkew } from './skew.ts'

/** A page must be accepted by a channel within this long. */
const limitSeconds = 30
/** An agency whose last practice alert is older than this has missed one. */
const lateMinutes = 120
/** The figures of a week are kept, and a day more. */
const keptDays = 8
/** What is sealed with the alert and must be read again: the agency's key works. */
const phrase = '练习预警'

const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)

/** @returns undefined when this hour has its practice alert already */
async function write(ctx: Ctx): Promise<Id | undefined> {
  const id = newId(ctx)
  const { rows } = await ctx.line.query(
    `insert into practice_alert (id, tenant_id, hour, words_sealed, would_call, state, written_at, look_at)
     values ($1,$2,$3,$4,0,'running',$5,$6) on conflict (tenant_id, hour) do nothing returning id`,
    [
      ...[id, tenantOf(ctx), hourOf(ctx.now), seal(ctx, 'practice_alert.words', id, phrase)],
      ...[ctx.now, new Date(ctx.now.getTime() + limitSeconds * 1000)],
    ],
  )
  return rows[0] && id
}

/**
 * Raises this hour's practice alert the way a real one is raised: sealed, written, and its page booked in one
 * transaction, after asking who would be called. The page goes to a channel that ends in the house, so nobody's
 * phone rings. Safe to repeat. @returns how many were raised, 0 or 1
 */
export async function raisePractice(ctx: Ctx, wouldCall: () => Promise<number>): Promise<number> {
  await watchPractice(ctx)
  const id = await write(ctx)
  if (!id) return 0
  const before = minutesLater(ctx.now, -keptDays * 24 * 60)
  await ctx.line.query('delete from practice_alert where written_at < $1', [before])
  await forgetNotices(ctx, 'practice', before)
  const people = await wouldCall()
  await ctx.line.query('update practice_alert set would_call = $2 where id = $1', [id, people])
  if (people === 0) {
    await fail(ctx, id, 'nobody_to_call', null)
    return 1
  }
  const page = { toName: '自检', addresses: {}, open: {}, inApp: false }
  await sendNotice(ctx, { ...page, kind: 'practice', about: id, only: 'practice' })
  return 1
}

async function fail(ctx: Ctx, id: Id, why: string, reaperMs: number | null): Promise<void> {
  await ctx.line.query(`update practice_alert set state = 'failed', why = $2, reaper_ms = $3 where id = $1`, [
    id,
    why,
    reaperMs,
  ])
  await tellAdmins(ctx, 'self_check')
}

interface Running {
  readonly words: Uint8Array
  readonly writtenAt: Date
  readonly lookAt: Date
}

/** Takes a running one for this transaction; undefined when it is over or another node has it. */
async function take(ctx: Ctx, id: Id): Promise<Running | undefined> {
  const { rows } = await ctx.line.query(
    `select words_sealed, written_at, look_at from practice_alert where id = $1 and state = 'running' for update skip locked`,
    [id],
  )
  const row = rows[0]
  return (
    row && {
      ...{ words: row.words_sealed as Uint8Array },
      ...{ writtenAt: row.written_at as Date, lookAt: row.look_at as Date },
    }
  )
}

/** Practice alerts the reaper must look at now, across agencies; call as the house. */
export async function listDuePractice(ctx: Ctx): Promise<{ id: Id; tenant_id: Id }[]> {
  const { rows } = await ctx.line.query(
    `select id, tenant_id from practice_alert where state = 'running' and look_at <= $1 order by look_at limit 200`,
    [ctx.now],
  )
  return rows as { id: Id; tenant_id: Id }[]
}

/** The reaper looks what became of one: accepted in time and readable, by clocks that agree, or a failure the administrators hear of. */
export async function lookAtPractice(ctx: Ctx, id: Id): Promise<void> {
  const practice = await take(ctx, id)
  if (!practice) return
  const late = ctx.now.getTime() - practice.lookAt.getTime()
  if (!clocksAgree(await measureSkew(ctx))) return fail(ctx, id, 'clocks_differ', late)
  const notice = await findNoticeAbout(ctx, id)
  if (!notice?.sentAt || !notice.providerId) return fail(ctx, id, 'not_accepted', late)
  if (unseal(ctx, 'practice_alert.words', id, practice.words) !== phrase) return fail(ctx, id, 'not_readable', late)
  await keepReceipt(ctx, notice.providerId, 'delivered')
  await ctx.line.query(`update practice_alert set state = 'passed', accepted_ms = $2, reaper_ms = $3 where id = $1`, [
    id,
    notice.sentAt.getTime() - practice.writtenAt.getTime(),
    late,
  ])
}

/** No channel took its page: it has failed before the reaper looks. */
export async function failPractice(ctx: Ctx, id: Id): Promise<void> {
  if (await take(ctx, id)) await fail(ctx, id, 'not_accepted', null)
}

const missedKey = 'practice.missed_after'

/** An hour without its practice alert is told once. @returns how many agencies were told, 0 or 1 */
export async function watchPractice(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query(
    `select coalesce(p.written_at, t.set_up_at) as since, p.id from tenant t
       left join lateral (select id, written_at from practice_alert where tenant_id = t.id order by hour desc limit 1) p on true
     where t.id = $1`,
    [tenantOf(ctx)],
  )
  const since = rows[0]?.since as Date | null | undefined
  if (!since || since > minutesLater(ctx.now, -lateMinutes)) return 0
  const { count } = await ctx.line.query(
    `insert into setting (tenant_id, key, value) values ($1, $2, $3) on conflict (tenant_id, key) do update set value = $3 where setting.value <> $3`,
    [tenantOf(ctx), missedKey, JSON.stringify(rows[0]?.id ?? 'never')],
  )
  if (count === 0) return 0
  await tellAdmins(ctx, 'self_check')
  return 1
}

type Figures = ReplyOf<typeof health>['practice']
type Span = Figures['day']

const spanOf = (row: Record<string, unknown>, name: string): Span => {
  const ms = (value: unknown): number | null => (value === null ? null : Math.round(Number(value)))
  return {
    runs: Number(row[`${name}_runs`]),
    failed: Number(row[`${name}_failed`]),
    p50Ms: ms(row[`${name}_p50`]),
    p95Ms: ms(row[`${name}_p95`]),
  }
}

const columns = (name: string, since: string): string =>
  `count(*) filter (where written_at > ${since} and state <> 'running')::int as ${name}_runs,
   count(*) filter (where written_at > ${since} and state = 'failed')::int as ${name}_failed,
   percentile_cont(0.5) within group (order by accepted_ms) filter (where written_at > ${since}) as ${name}_p50,
   percentile_cont(0.95) within group (order by accepted_ms) filter (where written_at > ${since}) as ${name}_p95`

/** Figures of the whole house, without a name; call as the house. */
export async function practiceHealth(ctx: Ctx): Promise<Figures> {
  const day = minutesLater(ctx.now, -24 * 60)
  const week = minutesLater(ctx.now, -7 * 24 * 60)
  const { rows } = await ctx.line.query(
    `select ${columns('day', '$1')}, ${columns('week', '$2')}, max(written_at) as last,
       (select count(*)::int from tenant t where t.set_up_at < $3
          and not exists (select 1 from practice_alert p where p.tenant_id = t.id and p.written_at > $3)) as late,
       (select count(*)::int from (select distinct on (tenant_id) state from practice_alert where state <> 'running' order by tenant_id, hour desc) n
          where n.state = 'failed') as failing
     from practice_alert where written_at > $2`,
    [day, week, minutesLater(ctx.now, -lateMinutes)],
  )
  const row = rows[0]!
  return {
    lastAt: (row.last as Date | null)?.toISOString() ?? null,
    late: Number(row.late),
    failing: Number(row.failing),
    day: spanOf(row, 'day'),
    week: spanOf(row, 'week'),
  }
}
