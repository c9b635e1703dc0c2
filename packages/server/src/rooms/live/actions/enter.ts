import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/live.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../../platform/access.ts'
import { type Ctx, mustBeResident, mustBeStaff } from '../../../platform/ctx.ts'
import { wakeAfterCommit } from '../../../platform/events.ts'
import type { Input } from '../../../platform/http/server.ts'
import type { Watch } from '../../../platform/http/sse.ts'
import { pathOfResident } from '../../../platform/identity/written-down.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { bookerRoles, enterAppointment, leaveAppointment, nextMeeting } from '../../appointment/door.ts'
import { hereSeconds, mustBeIn, otherSide } from '../policy.ts'
import * as store from '../store.ts'
import { db, keep, type SessionRow } from '../tables.ts'
import { lineShown, type Shown, sessionShown, standingFor, streamOf } from './view.ts'

type Whole = { session: Shown }

export async function listMine(ctx: Ctx): Promise<ReplyOf<typeof door.liveList>> {
  const rows = await store.listOpenOfStaff(ctx, mustBeStaff(ctx).id)
  return {
    sessions: rows.map((row) => ({
      ...{ id: row.id, mode: row.mode, openedAt: row.opened_at.toISOString() },
      name: unseal(ctx, 'resident.name', row.resident_id, row.name_sealed) ?? '',
      residentHere:
        row.resident_seen_at !== null && ctx.now.getTime() - row.resident_seen_at.getTime() < hereSeconds * 1000,
    })),
  }
}

type Begun = Pick<SessionRow, 'resident_id' | 'unit_id' | 'appointment_id' | 'mode'>
async function whatBegins(ctx: Ctx, body: Input<typeof door.liveOpen>['body']): Promise<Begun> {
  if (body.appointmentId) {
    const card = await enterAppointment(ctx, body.appointmentId)
    const mode = card.mode === 'voice' || card.mode === 'video' ? card.mode : 'text'
    return { resident_id: card.resident_id, unit_id: card.unit_id, appointment_id: card.id, mode }
  }
  if (!body.residentId) throw new Refusal('BAD_INPUT', { field: 'residentId' })
  const path = await pathOfResident(ctx, body.residentId)
  if (!path || !reaches(mustBeStaff(ctx).grants, bookerRoles, path)) throw new Refusal('NOT_FOUND')
  return { resident_id: body.residentId, unit_id: path.at(-1)!, appointment_id: null, mode: body.mode }
}

/** Opens a meeting; one appointment has one. Safe to repeat. */
export async function openSession(ctx: Ctx, { body }: Input<typeof door.liveOpen>): Promise<Whole> {
  const who = mustBeStaff(ctx)
  const known = body.appointmentId
    ? await store.findByAppointment(ctx, body.appointmentId)
    : await store.findSession(ctx, body.id)
  if (known) {
    mustBeIn(who, known)
    return { session: await sessionShown(ctx, known, 'staff') }
  }
  const begun = await whatBegins(ctx, body)
  ctx.about = { id: body.id, residentId: begun.resident_id }
  await db(ctx)
    .insertInto('live_session')
    .values({
      ...{ id: body.id, tenant_id: who.tenantId, staff_id: who.id, state: 'open', ...begun },
      ...{ seq: 0, signal_seq: 0, resident_delivered: 0, resident_read: 0, staff_delivered: 0, staff_read: 0 },
      ...{ resident_typing_at: null, staff_typing_at: null, resident_seen_at: null, staff_seen_at: ctx.now },
      ...{ opened_at: ctx.now, ended_at: null },
    })
    .execute()
  return { session: await sessionShown(ctx, (await store.findSession(ctx, body.id))!, 'staff') }
}

export async function readSession(ctx: Ctx, { params }: Input<typeof door.liveGet>): Promise<Whole> {
  const row = await store.findSession(ctx, params.id)
  const side = mustBeIn(ctx.who, row)
  ctx.about = { id: params.id, residentId: row!.resident_id }
  return { session: await sessionShown(ctx, row!, side) }
}

/** The open meeting of whoever asks, or when the next one is. */
export async function enterOwn(ctx: Ctx): Promise<ReplyOf<typeof door.ownLiveEnter>> {
  const { id } = mustBeResident(ctx)
  const open = await store.findOpenOf(ctx, id)
  if (!open) return { session: null, nextAt: (await nextMeeting(ctx, id))?.toISOString() ?? null }
  keep.change(ctx, 'live_session', { id: open.id }, { resident_seen_at: ctx.now })
  await wakeAfterCommit(ctx, streamOf(open.id), true)
  return { session: await sessionShown(ctx, open, 'resident'), nextAt: null }
}

export async function endSession(ctx: Ctx, { params }: Input<typeof door.liveEnd>): Promise<Whole> {
  const row = await store.lockSession(ctx, params.id)
  const side = mustBeIn(ctx.who, row)
  ctx.about = { id: params.id, residentId: row!.resident_id }
  if (row!.state === 'open') {
    keep.change(ctx, 'live_session', { id: params.id }, { state: 'ended', ended_at: ctx.now })
    if (row!.appointment_id) await leaveAppointment(ctx, row!.appointment_id)
    await wakeAfterCommit(ctx, streamOf(params.id), true)
  }
  return { session: await sessionShown(ctx, (await store.findSession(ctx, params.id))!, side) }
}

/** Lines with their place in the stream; what passes by, receipts and signals, has none. */
export async function watchSession(ctx: Ctx, params: { id: Id }): Promise<Watch> {
  const row = await store.findSession(ctx, params.id)
  const side = mustBeIn(ctx.who, row)
  let told = ''
  let signalled = row!.signal_seq
  return {
    stream: streamOf(params.id),
    head: row!.seq,
    read: async (later, after) => {
      const now = await store.findSession(later, params.id)
      if (!now) return []
      const lines = (await store.listLines(later, params.id, after)).map((line) => ({
        ...{ id: line.seq, event: 'line', data: lineShown(later, line) },
      }))
      const signals = await store.listSignals(later, params.id, signalled, otherSide(side))
      signalled = Math.max(signalled, ...signals.map((one) => one.seq))
      const standing = standingFor(later, now, side)
      const isNews = JSON.stringify(standing) !== told
      told = JSON.stringify(standing)
      return [
        ...lines,
        ...(isNews ? [{ event: 'standing', data: standing }] : []),
        ...signals.map((one) => ({
          event: 'signal',
          data: unsealJson<object>(later, 'live_signal.body', params.id, one.body_sealed),
        })),
      ]
    },
  }
}
