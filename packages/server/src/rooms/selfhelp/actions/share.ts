import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/selfhelp.ts'
import type { sharedWithMe } from '@anxin/contract/selfhelp-staff.ts'
import type { Id } from '@anxin/core/ids.ts'
import { noteLine } from '../../../platform/audit/chain.ts'
import { type Ctx, minutesLater, mustBeResident, mustBeStaff } from '../../../platform/ctx.ts'
import { eventsAfter, eventsOf, headOfStream } from '../../../platform/events.ts'
import type { Input } from '../../../platform/http/server.ts'
import type { Watch } from '../../../platform/http/sse.ts'
import { unseal } from '../../../platform/privacy.ts'
import { listOwners } from '../../crisis/door.ts'
import { findListOwner } from '../../worklist/door.ts'
import { mustAccompany } from '../policy.ts'
import { lastLooks, listSharedWith, type SharedMood } from '../store.ts'
import { findHelper } from '../store-programme.ts'
import { keep } from '../tables.ts'
import { type MoodShown, moodShown, mustShowMood, sharedOf, tellViewer } from './moods.ts'

/** Whoever took an alert accompanies the resident for so long after it is closed. */
const accompanyDays = 90

type SharePerson = ReplyOf<typeof door.sharePeople>['people'][number]

/**
 * Members of staff who accompany this resident now, by name: whoever took an alert that is open or was closed within
 * 90 days (`crisis`), whoever sees to them on the list (`worklist`), and the helper of their programme (`helper`).
 */
async function listPeople(ctx: Ctx, residentId: Id): Promise<SharePerson[]> {
  const [owners, onList, helper] = [
    await listOwners(ctx, residentId, minutesLater(ctx.now, -accompanyDays * 24 * 60)),
    await findListOwner(ctx, residentId),
    await findHelper(ctx, residentId),
  ]
  const how = new Map<Id, string>([
    ...(onList ? [[onList, 'worklist'] as const] : []),
    ...owners.map((id) => [id, 'crisis'] as const),
    ...(helper ? [[helper, 'helper'] as const] : []),
  ])
  const { rows } = await ctx.line.query(
    `select id, name from staff where id = any($1) and state = 'active' order by name, id`,
    [[...how.keys()]],
  )
  return rows.map((row) => ({
    staffId: row.id as Id,
    name: row.name as string,
    how: how.get(row.id as Id) ?? 'worklist',
  }))
}

export async function readSharePeople(ctx: Ctx): Promise<ReplyOf<typeof door.sharePeople>> {
  return { people: await listPeople(ctx, mustBeResident(ctx).id) }
}

/** Shows one entry to one person who accompanies the resident now. @throws Refusal NOT_FOUND */
export async function shareMood(ctx: Ctx, { params }: Input<typeof door.moodShare>): Promise<{ mood: MoodShown }> {
  const { id: residentId, tenantId } = mustBeResident(ctx)
  ctx.about = { id: params.id, residentId }
  await mustShowMood(ctx, params.id)
  mustAccompany(await listPeople(ctx, residentId), params.staffId)
  keep.insert(
    ctx,
    'mood_share',
    {
      ...{ mood_id: params.id, staff_id: params.staffId, tenant_id: tenantId },
      ...{ resident_id: residentId, since: ctx.now, ended_at: null },
    },
    `on conflict (mood_id, staff_id) do update set ended_at = null,
       since = case when mood_share.ended_at is null then mood_share.since else excluded.since end`,
  )
  await tellViewer(ctx, params.staffId)
  return { mood: await mustShowMood(ctx, params.id) }
}

/** Takes the view back, at once. Safe to repeat. @throws Refusal NOT_FOUND for an entry that is not theirs */
export async function unshareMood(ctx: Ctx, { params }: Input<typeof door.moodUnshare>): Promise<{ mood: MoodShown }> {
  const { id: residentId } = mustBeResident(ctx)
  ctx.about = { id: params.id, residentId }
  await ctx.line.query(
    'update mood_share set ended_at = $3 where mood_id = $1 and staff_id = $2 and ended_at is null',
    [params.id, params.staffId, ctx.now],
  )
  await tellViewer(ctx, params.staffId)
  return { mood: await mustShowMood(ctx, params.id) }
}

/** The line each resident finds among those who looked. */
const lookLine = 'selfhelp.shared_mood_seen'
/** The page asks again and again while it is open: one line an hour says that it was looked at. */
const lookMinutes = 60
const never = new Date(0)

/** Notes for each resident that their entries were looked at: what is new, or after an hour. */
async function noteLooks(ctx: Ctx, staffId: Id, rows: readonly SharedMood[]): Promise<void> {
  if (rows.length === 0) return
  const residents = [...new Set(rows.map((row) => row.resident_id))]
  const looks = await lastLooks(ctx, staffId, residents, lookLine, minutesLater(ctx.now, -lookMinutes))
  const fresh = rows.filter((row) => (looks.get(row.resident_id) ?? never) < row.since)
  const about = ctx.about
  for (const residentId of new Set(fresh.map((row) => row.resident_id))) {
    ctx.about = { residentId }
    await noteLine(ctx, lookLine)
  }
  ctx.about = about
}

/** What residents show to the member of staff who asks, newest first. */
export async function readSharedWithMe(ctx: Ctx): Promise<ReplyOf<typeof sharedWithMe>> {
  const { id } = mustBeStaff(ctx)
  const rows = await listSharedWith(ctx, id)
  await noteLooks(ctx, id, rows)
  const moods = rows.map((row) => {
    const { sharedWith: _others, ...mood } = moodShown(ctx, row, [])
    const name = unseal(ctx, 'resident.name', row.resident_id, row.name_sealed)
    return { ...mood, residentId: row.resident_id, name }
  })
  return { moods }
}

/** That what is shared has changed; what it is now is read again. */
export async function watchShared(ctx: Ctx): Promise<Watch> {
  const stream = sharedOf(mustBeStaff(ctx).id)
  return {
    stream,
    head: await headOfStream(ctx, stream),
    ahead: (after) => [eventsAfter(stream, after)],
    read: async ({ ahead: [answer] }) =>
      (answer ? eventsOf(answer) : []).map(({ seq }) => ({ id: seq, event: 'shared', data: {} })),
  }
}
