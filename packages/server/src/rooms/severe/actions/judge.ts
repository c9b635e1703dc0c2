import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/severe.ts'
import { lintText } from '@anxin/core/referral/letter.ts'
import { calendarOf, type FollowUp, missing } from '@anxin/core/severe/calendar.ts'
import { consequenceOf, levelOf, normVersion } from '@anxin/core/severe/danger.ts'
import { signWords } from '@anxin/core/severe/words.ts'
import { listHeld, listReachable } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { sendUrgently } from '../../referral/door.ts'
import { goerRoles, mustBeIn, mustBePair, terms } from '../policy.ts'
import * as store from '../store.ts'
import type { PathRow } from '../tables.ts'
import { callFor, dangerNow } from './observe.ts'
import { type Detail, detailOf, mustSee } from './see.ts'

/** @throws Refusal BAD_INPUT where a word names an illness */
export function mustBePlain(field: string, text: string): void {
  const [word] = lintText(text)
  if (word) throw new Refusal('BAD_INPUT', { field, detail: { word } })
}

/** Two people go together: two colleagues, or one and the doctor of the health centre. @throws Refusal BAD_INPUT, CERT_REQUIRED */
export async function planVisit(ctx: Ctx, { params, body }: Input<typeof door.visitPlan>): Promise<Detail> {
  const path = await mustSee(ctx, params.id)
  if (await store.lockVisit(ctx, body.id)) return detailOf(ctx, path)
  if (body.firstId === body.secondId || (!body.secondId && !body.partner))
    throw new Refusal('BAD_INPUT', { field: 'secondId' })
  const goers = await listHeld(ctx, goerRoles, path.unit_id, shanghaiDay(ctx.now))
  mustBePair(goers, body.firstId, body.secondId)
  const ids = [body.firstId, ...(body.secondId ? [body.secondId] : [])]
  store.insertVisit(ctx, {
    ...{ id: body.id, tenant_id: path.tenant_id, resident_id: path.resident_id, path_id: path.id },
    ...{ first_id: body.firstId, second_id: body.secondId, asked_by: mustBeStaff(ctx).id, asked_at: ctx.now },
    partner_sealed: body.partner ? seal(ctx, 'severe_visit.partner', body.id, body.partner) : null,
    ...{ rules_read_at: ctx.now, done_at: null, outcome: null, words_sealed: null },
  })
  const next = changed(ctx, path, path.state === 'observed' ? { state: 'visiting' } : {})
  await tellStaff(ctx, await listReachable(ctx, ids), 'severe')
  return detailOf(ctx, next)
}

export function changed(ctx: Ctx, path: PathRow, change: Partial<PathRow>): PathRow {
  if (Object.keys(change).length > 0) store.changePath(ctx, path.id, change)
  return { ...path, ...change }
}
export const due = (ctx: Ctx, what: PathRow['due_what'], minutes: number): Partial<PathRow> => ({
  ...{ due_what: what, due_at: minutesLater(ctx.now, minutes), told_at: null },
})
export const nothingDue: Partial<PathRow> = { due_what: null, due_at: null, told_at: null }

/** How the visit went. Nobody seen: another visit is due. */
export async function visitDone(ctx: Ctx, { params, body }: Input<typeof door.visitDone>): Promise<Detail> {
  mustBePlain('words', body.words)
  const visit = await store.lockVisit(ctx, params.id)
  if (!visit) throw new Refusal('NOT_FOUND')
  const path = await mustSee(ctx, visit.path_id)
  if (visit.done_at) return detailOf(ctx, path)
  store.changeVisit(ctx, visit.id, {
    ...{ done_at: ctx.now, outcome: body.outcome },
    words_sealed: body.words ? seal(ctx, 'severe_visit.words', visit.id, body.words) : null,
  })
  const next = body.outcome === 'seen' ? due(ctx, 'level', terms.level) : due(ctx, 'visit', terms.visitInDanger * 24)
  return detailOf(ctx, changed(ctx, path, next))
}

/** Contacts the norm asks for, each with its rule and the version of the norm. */
export function keepCalendar(ctx: Ctx, path: PathRow, calendar: readonly FollowUp[]): void {
  for (const one of calendar) {
    const at = minutesLater(ctx.now, one.afterHours * 60)
    store.insertContact(ctx, {
      ...{ id: newId(ctx), tenant_id: path.tenant_id, unit_id: path.unit_id, resident_id: path.resident_id },
      ...{ path_id: path.id, kind: one.kind, rule: one.rule, norm: one.norm, due_at: at, call_at: at },
      ...{ done_by: null, done_at: null, steady: null, note_sealed: null },
    })
  }
}

/**
 * The level follows from what two people saw; nobody chooses a number. Three or more, or unsteady: RED, and an urgent
 * referral is due at once. @throws Refusal WRONG_STATE before somebody has seen the person, SECOND_PERSON_NEEDED
 */
export async function keepLevel(ctx: Ctx, { params, body }: Input<typeof door.levelKeep>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const path = await mustSee(ctx, params.id)
  const levels = await store.listLevels(ctx, path.id)
  if (levels.some((one) => one.id === body.id)) return detailOf(ctx, path)
  const visits = await store.listVisits(ctx, path.id)
  if (!visits.some((one) => one.outcome === 'seen')) throw new Refusal('WRONG_STATE', { detail: { state: path.state } })
  if (body.second === who.name) throw new Refusal('SECOND_PERSON_NEEDED')
  const level = levelOf(body.signs)
  const said = consequenceOf(level, body.unsteady)
  store.insertLevel(ctx, {
    ...{ id: body.id, tenant_id: path.tenant_id, resident_id: path.resident_id, path_id: path.id, level },
    ...{ signs: [...new Set(body.signs)], unsteady: body.unsteady, rule: said.rule, norm: normVersion },
    ...{ by_id: who.id, by_name: who.name, second_name: body.second, at: ctx.now },
  })
  const owed = (await store.listContacts(ctx, path.id)).flatMap((one) => (one.done_at ? [] : [one.kind]))
  keepCalendar(ctx, path, missing(calendarOf(level, body.unsteady), owed))
  if (said.urgent) {
    const resident = (await readResident(ctx, path.resident_id))!
    await callFor(
      ctx,
      resident,
      dangerNow,
      body.signs.map((sign) => signWords.zh[sign]),
    )
  }
  const next = said.urgent ? due(ctx, 'refer', terms.refer) : nothingDue
  const state =
    path.state === 'referred' || path.state === 'admitted' ? path.state : said.urgent ? 'levelled' : 'following'
  return detailOf(ctx, changed(ctx, path, { level, unsteady: body.unsteady, state, ...next }))
}

/** The urgent referral. @throws Refusal CONTACT_NEEDED where no hospital of the directory takes emergencies: 110 and 120 remain */
export async function referUrgently(ctx: Ctx, { params, body }: Input<typeof door.referUrgently>): Promise<Detail> {
  const path = await mustSee(ctx, params.id)
  if (path.referral_id === body.id) return detailOf(ctx, path)
  mustBeIn(path, 'levelled', 'not_admitted', 'following')
  for (const [field, text] of Object.entries({ asked: body.asked, reason: body.reason })) mustBePlain(field, text)
  const resident = (await readResident(ctx, path.resident_id))!
  const sent = await sendUrgently(ctx, resident, {
    ...{ id: body.id, pathId: path.id, colour: 'RED', rule: `S${path.level ?? ''}`, reason: body.reason },
    words: await urgentWords(ctx, path, body),
  })
  if (!sent) throw new Refusal('CONTACT_NEEDED', { field: 'hospital' })
  const next: Partial<PathRow> = { state: 'referred', referral_id: sent.id, ...due(ctx, 'admission', terms.admission) }
  return detailOf(ctx, changed(ctx, path, next))
}

/** Who, where to ring, what was seen, what is asked: nothing else leaves. */
async function urgentWords(ctx: Ctx, path: PathRow, said: { asked: string; contact: string }) {
  const last = (await store.listLevels(ctx, path.id)).at(-1)
  const resident = (await readResident(ctx, path.resident_id))!
  const read = (column: string, sealed: Uint8Array | null): string => unseal(ctx, column, resident.id, sealed) ?? ''
  return {
    calledName: read('resident.name', resident.name_sealed),
    phone: read('resident.phone', resident.phone_sealed),
    reason: '两人上门，看到下面的情况，请尽快看',
    ...{ asked: said.asked, contact: said.contact },
    risk: `${last?.level ?? ''} 级。0–5 级，按看到的行为定，依据${normVersion}`,
    observed: (last?.signs ?? []).map((sign) => signWords.zh[sign]).join('；') || '情况不稳',
  }
}
