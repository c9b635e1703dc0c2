import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/severe.ts'
import { afterDischarge, afterFollowUp, recheck } from '@anxin/core/severe/calendar.ts'
import { listHolders } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal } from '../../../platform/privacy.ts'
import { mayOf, mustBeIn } from '../policy.ts'
import * as store from '../store.ts'
import { changed, keepCalendar, mustBePlain, nothingDue } from './judge.ts'
import { type Detail, detailOf, mustSee } from './see.ts'

/** Taken in, or not: then it is looked at again within two weeks. Safe to repeat. */
export async function keepAdmission(ctx: Ctx, { params, body }: Input<typeof door.admission>): Promise<Detail> {
  mustBePlain('note', body.note)
  const path = await mustSee(ctx, params.id)
  const state = body.admitted ? 'admitted' : 'not_admitted'
  if (path.state === state) return detailOf(ctx, path)
  mustBeIn(path, 'referred')
  if (!body.admitted) {
    keepCalendar(ctx, path, [recheck])
    await tellStaff(ctx, await listHolders(ctx, ['supervisor'], path.unit_id), 'severe')
  }
  return detailOf(ctx, changed(ctx, path, { state, ...nothingDue }))
}

/** Back from hospital: the contacts of the norm. */
export async function keepDischarge(ctx: Ctx, { params, body }: Input<typeof door.discharge>): Promise<Detail> {
  mustBePlain('note', body.note)
  const path = await mustSee(ctx, params.id)
  const before = await store.listContacts(ctx, path.id)
  if (path.state === 'following' && before.some((one) => one.kind === 'discharge_call')) return detailOf(ctx, path)
  mustBeIn(path, 'admitted')
  keepCalendar(ctx, path, afterDischarge)
  await tellStaff(ctx, await listHolders(ctx, ['social_worker', 'supervisor'], path.unit_id), 'severe')
  return detailOf(ctx, changed(ctx, path, { state: 'following', ...nothingDue }))
}

const repeats = ['urgent_after', 'follow_up', 'recheck']

/**
 * A contact was made. While none is owed the next one follows by the norm; one who is not steady is told to the
 * leader and may be referred again.
 */
export async function keepContact(ctx: Ctx, { params, body }: Input<typeof door.contactDone>): Promise<Detail> {
  mustBePlain('note', body.note)
  const contact = await store.lockContact(ctx, params.id)
  if (!contact) throw new Refusal('NOT_FOUND')
  const path = await mustSee(ctx, contact.path_id)
  if (contact.done_at) return detailOf(ctx, path)
  store.changeContact(ctx, contact.id, {
    ...{ done_by: mustBeStaff(ctx).id, done_at: ctx.now, steady: body.steady, call_at: null },
    note_sealed: seal(ctx, 'severe_contact.note', contact.id, body.note),
  })
  const owed = (await store.listContacts(ctx, path.id)).filter((one) => !one.done_at && one.id !== contact.id)
  if (owed.length === 0 && repeats.includes(contact.kind)) keepCalendar(ctx, path, [afterFollowUp(body.steady)])
  if (!body.steady) await tellStaff(ctx, await listHolders(ctx, ['supervisor'], path.unit_id), 'severe_due')
  return detailOf(ctx, path)
}

/** @throws Refusal CLOSE_NOT_READY while something is owed */
export async function endPath(ctx: Ctx, { params, body }: Input<typeof door.pathEnd>): Promise<{ done: true }> {
  mustBePlain('reason', body.reason)
  const path = await mustSee(ctx, params.id)
  if (path.state === 'ended') return { done: true }
  const [visits, contacts, detail] = await Promise.all([
    store.listVisits(ctx, path.id),
    store.listContacts(ctx, path.id),
    detailOf(ctx, path),
  ])
  const waiting = detail.referrals.some((one) => one.acceptBy !== null)
  if (!mayOf(mustBeStaff(ctx), path, { visits, contacts, urgent: false, waiting }).includes('end'))
    throw new Refusal('CLOSE_NOT_READY', { detail: { missing: 'contacts' } })
  changed(ctx, path, {
    ...{ state: 'ended', ended_at: ctx.now, ...nothingDue },
    end_sealed: seal(ctx, 'severe_path.end', path.id, body.reason),
  })
  return { done: true }
}
