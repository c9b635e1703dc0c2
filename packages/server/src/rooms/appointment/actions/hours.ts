import { randomBytes } from 'node:crypto'
import type * as door from '@anxin/contract/appointment-hours.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { calendarText } from '@anxin/core/appointment/ics.ts'
import { dayOf, startOfWeek } from '@anxin/core/appointment/slots.ts'
import { type Ctx, minutesLater, mustBeStaff, newId, write } from '../../../platform/ctx.ts'
import { speakFor } from '../../../platform/db/transaction.ts'
import { Download } from '../../../platform/http/download.ts'
import type { Input } from '../../../platform/http/server.ts'
import { fingerprint } from '../../../platform/privacy.ts'
import { weeklyHoursCap } from '../policy.ts'
import { type Card, listCards, listHours, takenMs } from '../store.ts'
import { endFeeds, findFeed, openFeed } from '../store-keep.ts'
import { db, keep } from '../tables.ts'
import { nameOf } from './show.ts'

type Hours = ReplyOf<typeof door.hoursGet>
const weekMs = 7 * 86_400_000
const unset: Hours['profile'] = { gender: null, about: '', modes: [], minutes: 50, takesNew: true }

export async function readHours(ctx: Ctx): Promise<Hours> {
  const who = mustBeStaff(ctx)
  const week = startOfWeek(ctx.now.getTime())
  const [row, { weekly, exceptions }, ms, feed] = await Promise.all([
    db(ctx).selectFrom('counsellor').selectAll().where('staff_id', '=', who.id).executeTakeFirst(),
    listHours(ctx, [who.id], dayOf(ctx.now.getTime())),
    takenMs(ctx, who.id, new Date(week), new Date(week + weekMs)),
    findFeed(ctx, who.id),
  ])
  const profile = row && {
    ...{ gender: row.gender, about: row.about, modes: row.modes, minutes: row.talk_minutes, takesNew: row.takes_new },
  }
  return {
    profile: profile ?? unset,
    weekly: weekly.map(({ weekday, from, to }) => ({ weekday, from, to })),
    exceptions: exceptions.map(({ id, day, open, from, to }) => ({ id, day, open, from, to })),
    hoursThisWeek: Math.round((ms / 3_600_000) * 10) / 10,
    hoursCap: weeklyHoursCap,
    feed: feed ? { names: feed.names, since: feed.created_at.toISOString() } : null,
  }
}

export async function changeHours(ctx: Ctx, { body }: Input<typeof door.hoursPut>): Promise<Hours> {
  const who = mustBeStaff(ctx)
  const { profile } = body
  if (body.weekly.some((one) => one.to <= one.from)) throw new Refusal('BAD_INPUT', { field: 'weekly' })
  await ctx.line.query(
    `insert into counsellor (staff_id, tenant_id, unit_id, gender, about, modes, talk_minutes, takes_new, changed_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9) on conflict (staff_id) do update set gender = $4, about = $5, modes = $6,
       talk_minutes = $7, takes_new = $8, changed_at = $9`,
    [
      ...[who.id, who.tenantId, who.grants[0]!.unitId, profile.gender, profile.about, profile.modes],
      ...[profile.minutes, profile.takesNew, ctx.now],
    ],
  )
  write(ctx, 'delete from availability where staff_id = $1', [who.id])
  for (const one of body.weekly)
    keep.insert(ctx, 'availability', {
      ...{ id: newId(ctx), tenant_id: who.tenantId, staff_id: who.id, weekday: one.weekday },
      ...{ from_minute: one.from, to_minute: one.to },
    })
  return readHours(ctx)
}

export async function addException(ctx: Ctx, { body }: Input<typeof door.exceptionAdd>): Promise<Hours> {
  const who = mustBeStaff(ctx)
  const isWhole = body.from === null && body.to === null
  if ((isWhole && body.open) || (!isWhole && (body.from === null || body.to === null || body.to <= body.from)))
    throw new Refusal('BAD_INPUT', { field: 'from' })
  keep.insert(
    ctx,
    'availability_exception',
    {
      ...{ id: body.id, tenant_id: who.tenantId, staff_id: who.id, day: body.day, open: body.open },
      ...{ from_minute: body.from, to_minute: body.to },
    },
    'on conflict (id) do nothing',
  )
  return readHours(ctx)
}

export async function removeException(ctx: Ctx, { params }: Input<typeof door.exceptionRemove>): Promise<Hours> {
  write(ctx, 'delete from availability_exception where id = $1 and staff_id = $2', [params.id, mustBeStaff(ctx).id])
  return readHours(ctx)
}

export async function makeFeed(ctx: Ctx, { body }: Input<typeof door.feedMake>): Promise<{ url: string }> {
  const who = mustBeStaff(ctx)
  const token = randomBytes(24).toString('base64url')
  endFeeds(ctx, who.id)
  keep.insert(ctx, 'calendar_feed', {
    ...{ id: newId(ctx), tenant_id: who.tenantId, staff_id: who.id, names: body.names, created_at: ctx.now },
    token_hash: fingerprint(token),
  })
  return { url: `${ctx.floor.baseUrl}/api/appointment/feeds/${token}` }
}

export async function revokeFeed(ctx: Ctx): Promise<{ done: true }> {
  endFeeds(ctx, mustBeStaff(ctx).id)
  return { done: true }
}

const modeNames: Readonly<Record<Card['mode'], string>> = {
  ...{ text: '文字', voice: '语音', video: '视频', cabin: '面谈', home: '上门', relax: '放松' },
}

/** From here on nobody speaks but the house of the calendar. @throws Refusal NOT_FOUND */
export async function readFeed(ctx: Ctx, { params }: Input<typeof door.feedGet>): Promise<Download> {
  const feed = await openFeed(ctx, fingerprint(params.token.replace(/\.ics$/, '')))
  if (!feed) throw new Refusal('NOT_FOUND')
  await speakFor(ctx, { kind: 'system', tenantId: feed.tenantId })
  const span = { from: minutesLater(ctx.now, -30 * 1440), to: minutesLater(ctx.now, 120 * 1440) }
  const cards = await listCards(ctx, span, null, feed.staffId)
  const text = calendarText(
    '安心小屋',
    cards.map((card) => ({
      ...{ id: card.id, from: card.starts_at.getTime(), to: card.ends_at.getTime(), cancelled: false },
      title: feed.names
        ? `${nameOf(ctx, card.resident_id, card.name_sealed)} · ${modeNames[card.mode]}`
        : `约定 · ${modeNames[card.mode]}`,
      where: card.room_name ?? '',
      changedAt: card.changed_at.getTime(),
    })),
  )
  return new Download('anxin.ics', Buffer.from(text, 'utf8'), 'text/calendar; charset=utf-8')
}
