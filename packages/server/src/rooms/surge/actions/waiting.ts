import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/surge.ts'
import { mustMayTalk, namesOf, rolesOf } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { mustSpeakSomewhere } from '../../../platform/identity/resident.ts'
import { findCabin } from '../../../platform/identity/resident-store.ts'
import { seal, sealJson, unseal } from '../../../platform/privacy.ts'
import { isCovered } from '../../roster/door.ts'
import { holds } from '../policy.ts'
import * as store from '../store.ts'

const dayMinutes = 24 * 60

export async function readWaiting(ctx: Ctx): Promise<ReplyOf<typeof contract.waitingGet>> {
  const who = mustBeStaff(ctx)
  const rows = await store.listWaiting(ctx)
  const names = await namesOf(
    ctx,
    rows.flatMap((one) => [one.added_by, one.taken_by].filter((id) => id !== null)),
  )
  return {
    on: (await store.listSurges(ctx)).some((one) => holds(one, ctx.now)),
    seenToday: await store.countSeen(ctx, minutesLater(ctx.now, -dayMinutes)),
    waiting: rows.map((one) => ({
      ...{ id: one.id, urgent: one.urgent, words: unseal(ctx, 'surge_waiting.words', one.id, one.words_sealed) ?? '' },
      ...{ addedAt: one.added_at.toISOString(), addedBy: names.get(one.added_by) ?? '' },
      ...{ takenBy: one.taken_by ? (names.get(one.taken_by) ?? '') : null, mine: one.taken_by === who.id },
      takenAt: one.taken_at?.toISOString() ?? null,
    })),
  }
}

/** Puts somebody in the queue of an event that holds. Safe to repeat. @throws Refusal WRONG_STATE when none does */
export async function addWaiting(ctx: Ctx, { body }: Input<typeof contract.waitingAdd>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const surge = (await store.listSurges(ctx)).find((one) => holds(one, ctx.now))
  if (!surge) throw new Refusal('WRONG_STATE')
  await store.insertWaiting(ctx, {
    ...{ id: body.id, tenant_id: who.tenantId, surge_id: surge.id, urgent: body.urgent },
    ...{ words_sealed: seal(ctx, 'surge_waiting.words', body.id, body.words), added_by: who.id, added_at: ctx.now },
    ...{ taken_by: null, taken_at: null, form_sealed: null, done_at: null },
  })
  return { done: true }
}

/** Goes to them. @throws Refusal NOT_FOUND, ALREADY_TAKEN, CERT_REQUIRED */
export async function takeWaiting(ctx: Ctx, { params }: Input<typeof contract.waitingTake>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const one = await store.lockWaiting(ctx, params.id)
  if (!one) throw new Refusal('NOT_FOUND')
  if (one.taken_by && one.taken_by !== who.id) throw new Refusal('ALREADY_TAKEN')
  if (one.taken_by) return { done: true }
  mustMayTalk({ roles: rolesOf(who), duties: who.duties })
  await store.changeWaiting(ctx, one.id, { taken_by: who.id, taken_at: ctx.now })
  return { done: true }
}

/** Keeps the form; the person has been seen. Safe to repeat. @throws Refusal NOT_FOUND, ALREADY_TAKEN */
export async function keepForm(
  ctx: Ctx,
  { params, body }: Input<typeof contract.waitingForm>,
): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const one = await store.lockWaiting(ctx, params.id)
  if (!one) throw new Refusal('NOT_FOUND')
  if (one.taken_by !== who.id) throw new Refusal('ALREADY_TAKEN')
  await store.changeWaiting(ctx, one.id, {
    form_sealed: sealJson(ctx, 'surge_waiting.form', one.id, body),
    done_at: one.done_at ?? ctx.now,
  })
  return { done: true }
}

/** What a resident should know of this minute, signed in or not. */
export async function readNotice(
  ctx: Ctx,
  { params }: Input<typeof contract.notice>,
): Promise<ReplyOf<typeof contract.notice>> {
  await mustSpeakSomewhere(ctx, params.cabin)
  const cabin = await findCabin(ctx, params.cabin)
  const { rows } = await ctx.line.query('select zh, en from surge_notice($1, $2)', [cabin?.id ?? null, ctx.now])
  const found = rows[0] as { zh: string; en: string } | undefined
  return { covered: await isCovered(ctx), full: ctx.floor.disk.fullSince !== undefined, notice: found ?? null }
}
