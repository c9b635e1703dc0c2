import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type { health } from '@anxin/contract/health.ts'
import type { Id } from '@anxin/core/ids.ts'
import { firstPlace } from '../../../platform/access.ts'
import { type Ctx, minutesLater, tenantOf } from '../../../platform/ctx.ts'
import { findNoticeAbout, forgetNotices, keepReceipt, sendNotice } from '../../../platform/outside/notice.ts'
import { tellAdmins } from '../../../platform/outside/tell.ts'
import { unseal } from '../../../platform/privacy.ts'
import {
  endPractice,
  findNewestPractice,
  forgetPracticeBefore,
  insertPractice,
  takePractice,
} from '../store-practice.ts'
import { standingOn } from './page.ts'

/** A page must be accepted by a channel within this long. */
const limitSeconds = 30
/** An agency whose last practice alert is older than this has missed one. */
const lateMinutes = 120
/** The figures of a week are kept, and a day more. */
const keptDays = 8
/** What is sealed with the alert and must be read again: the agency's key works. */
const phrase = '练习预警'

const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)

/**
 * Raises this hour's practice alert the way a real one is raised: sealed, written, and its page booked in one
 * transaction, after asking the roster who would be called. The page goes to a channel that ends in the house,
 * so nobody's phone rings. Safe to repeat. @returns how many were raised, 0 or 1
 */
export async function raisePractice(ctx: Ctx): Promise<number> {
  await watchPractice(ctx)
  const place = await firstPlace(ctx)
  if (!place) return 0
  const people = await standingOn(ctx, place, 'primary')
  const look_at = new Date(ctx.now.getTime() + limitSeconds * 1000)
  const practice = await insertPractice(ctx, { hour: hourOf(ctx.now), would_call: people.length, look_at }, phrase)
  if (!practice) return 0
  const before = minutesLater(ctx.now, -keptDays * 24 * 60)
  await forgetPracticeBefore(ctx, before)
  await forgetNotices(ctx, 'practice', before)
  if (people.length === 0) {
    await fail(ctx, practice.id, 'nobody_to_call')
    return 1
  }
  const about = practice.id
  await sendNotice(ctx, {
    toName: '自检',
    addresses: {},
    kind: 'practice',
    open: {},
    about,
    inApp: false,
    only: 'practice',
  })
  return 1
}

async function fail(ctx: Ctx, id: Id, why: string, reaperMs: number | null = null): Promise<void> {
  await endPractice(ctx, id, { state: 'failed', why, reaper_ms: reaperMs })
  await tellAdmins(ctx, 'self_check')
}

/** The reaper looks what became of one: accepted in time and readable, or a failure the administrators hear of. */
export async function lookAtPractice(ctx: Ctx, id: Id): Promise<void> {
  const practice = await takePractice(ctx, id)
  if (!practice) return
  const late = ctx.now.getTime() - practice.look_at.getTime()
  const notice = await findNoticeAbout(ctx, practice.id)
  if (!notice?.sentAt || !notice.providerId) return fail(ctx, id, 'not_accepted', late)
  if (unseal(ctx, 'practice_alert.words', id, practice.words_sealed) !== phrase)
    return fail(ctx, id, 'not_readable', late)
  await keepReceipt(ctx, notice.providerId, 'delivered')
  const accepted = notice.sentAt.getTime() - practice.written_at.getTime()
  await endPractice(ctx, id, { state: 'passed', accepted_ms: accepted, reaper_ms: late })
}

/** No channel took its page: it has failed before the reaper looks. */
export async function failPractice(ctx: Ctx, id: Id): Promise<void> {
  if (await takePractice(ctx, id)) await fail(ctx, id, 'not_accepted')
}

const missedKey = 'crisis.practice_missed_after'

/** An hour without its practice alert is told once. @returns how many agencies were told, 0 or 1 */
export async function watchPractice(ctx: Ctx): Promise<number> {
  const newest = await findNewestPractice(ctx)
  const since = newest?.written_at ?? (await setUpAt(ctx))
  if (!since || since > minutesLater(ctx.now, -lateMinutes)) return 0
  const { count } = await ctx.line.query(
    `insert into setting (tenant_id, key, value) values ($1, $2, $3) on conflict (tenant_id, key) do update set value = $3 where setting.value <> $3`,
    [tenantOf(ctx), missedKey, JSON.stringify(newest?.id ?? 'never')],
  )
  if (count === 0) return 0
  await tellAdmins(ctx, 'self_check')
  return 1
}

async function setUpAt(ctx: Ctx): Promise<Date | null> {
  const { rows } = await ctx.line.query('select set_up_at from tenant where id = $1', [tenantOf(ctx)])
  return rows[0]?.set_up_at as Date | null
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
export async function practiceHealth(ctx: Ctx): Promise<{ practice: Figures }> {
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
    practice: {
      lastAt: (row.last as Date | null)?.toISOString() ?? null,
      late: Number(row.late),
      failing: Number(row.failing),
      day: spanOf(row, 'day'),
      week: spanOf(row, 'week'),
    },
  }
}
