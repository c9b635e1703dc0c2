import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/severe.ts'
import type { Id } from '@anxin/core/ids.ts'
import { afterContact, afterDischarge, isTold, missing, recheck, type ToldKind } from '@anxin/core/severe/calendar.ts'
import { normVersion } from '@anxin/core/severe/danger.ts'
import { listHolders } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal, sealJson } from '../../../platform/privacy.ts'
import { mayOf, mustBeIn } from '../policy.ts'
import * as store from '../store.ts'
import type { PathRow } from '../tables.ts'
import { changed, keepCalendar, mustBePlain, nothingDue } from './judge.ts'
import { callFor, relapse } from './observe.ts'
import { type Detail, detailOf, mustSee, type Told } from './see.ts'

/** What was said stays with the path, beside the contacts that were made. */
function keepTold(ctx: Ctx, path: PathRow, kind: ToldKind, said: Told): void {
  const id: Id = newId(ctx)
  store.insertContact(ctx, {
    ...{ id, tenant_id: path.tenant_id, unit_id: path.unit_id, resident_id: path.resident_id, path_id: path.id },
    ...{ kind, rule: 'K0', norm: normVersion, due_at: ctx.now, call_at: null },
    ...{ done_by: mustBeStaff(ctx).id, done_at: ctx.now, steady: null },
    note_sealed: sealJson(ctx, 'severe_contact.note', id, said),
  })
}

/** Taken in, or not: then it is looked at again within two weeks. Safe to repeat. */
export async function keepAdmission(ctx: Ctx, { params, body }: Input<typeof door.admission>): Promise<Detail> {
  mustBePlain('note', body.note)
  const path = await mustSee(ctx, params.id)
  const state = body.admitted ? 'admitted' : 'not_admitted'
  if (path.state === state) return detailOf(ctx, path)
  mustBeIn(path, 'referred')
  keepTold(ctx, path, body.admitted ? 'taken_in' : 'not_taken_in', { note: body.note, home: null })
  if (!body.admitted) {
    keepCalendar(ctx, path, [recheck])
    await tellStaff(ctx, await listHolders(ctx, ['supervisor'], path.unit_id), 'severe')
  }
  return detailOf(ctx, changed(ctx, path, { state, ...nothingDue }))
}

/** Back from hospital: the contacts of the norm, and, where the person agreed, how it goes on at home. */
export async function keepDischarge(ctx: Ctx, { params, body }: Input<typeof door.discharge>): Promise<Detail> {
  const { agreed: _, ...home } = body.home ?? { agreed: true, clinician: '', reminds: '', watch: '', place: '' }
  for (const [field, text] of Object.entries({ note: body.note, ...home })) mustBePlain(field, text)
  const path = await mustSee(ctx, params.id)
  const before = await store.listContacts(ctx, path.id)
  const last = before.filter(({ kind }) => isTold(kind)).at(-1)
  if (path.state === 'following' && last?.kind === 'came_home') return detailOf(ctx, path)
  mustBeIn(path, 'admitted')
  keepTold(ctx, path, 'came_home', { note: body.note, home: body.home ? home : null })
  const owed = before.flatMap((one) => (one.done_at ? [] : [one.kind]))
  keepCalendar(ctx, path, missing(afterDischarge, owed))
  await tellStaff(ctx, await listHolders(ctx, ['social_worker', 'supervisor'], path.unit_id), 'severe')
  return detailOf(ctx, changed(ctx, path, { state: 'following', ...nothingDue }))
}

/**
 * A contact was made. While no other is owed the next one follows by the norm; one who is not steady is ORANGE: whoever is
 * on call and the leader are told in the same transaction, and the person may be referred again.
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
  const kinds = owed.map(({ kind }) => kind)
  keepCalendar(ctx, path, afterContact(contact.kind, body.steady, kinds))
  if (!body.steady) {
    await callFor(ctx, (await readResident(ctx, path.resident_id))!, relapse, [body.note])
    await tellStaff(ctx, await listHolders(ctx, ['supervisor'], path.unit_id), 'severe_due')
  }
  return detailOf(ctx, path)
}

/** @throws Refusal CLOSE_NOT_READY while something holds the path */
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
  if (!mayOf(mustBeStaff(ctx), path, { visits, contacts, urgent: false, waiting, now: ctx.now }).includes('end'))
    throw new Refusal('CLOSE_NOT_READY', { detail: { missing: 'contacts' } })
  changed(ctx, path, {
    ...{ state: 'ended', ended_at: ctx.now, ...nothingDue },
    end_sealed: seal(ctx, 'severe_path.end', path.id, body.reason),
  })
  return { done: true }
}
