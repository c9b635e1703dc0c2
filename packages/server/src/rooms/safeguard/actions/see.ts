import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { namesOf, reaches } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { type Person, readResident } from '../../../platform/identity/resident-store.ts'
import { pathOfResident } from '../../../platform/identity/written-down.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { type EventFacts, mustSeeEvent, seeEvent } from '../../crisis/door.ts'
import { keeperRoles } from '../policy.ts'

/**
 * What is done here stands in the audit by its own id, and never in the list of accesses a resident reads: whoever
 * does the harm may be reading over their shoulder.
 */
export function hush(ctx: Ctx, id: Id): void {
  ctx.about = { id }
}

/** An event of a place the speaker answers for. @throws Refusal NOT_FOUND */
export async function mustSee(ctx: Ctx, eventId: Id): Promise<EventFacts> {
  const event = await mustSeeEvent(ctx, eventId)
  hush(ctx, event.id)
  return event
}

/** A person the speaker answers for, with the event it is about where there is one. */
export interface Subject {
  readonly residentId: Id
  readonly unitId: Id
  readonly event: EventFacts | null
}

/** @throws Refusal NOT_FOUND, BAD_INPUT when neither is named */
export async function mustSeeSubject(
  ctx: Ctx,
  about: { readonly eventId: Id | null; readonly residentId: Id | null },
): Promise<Subject> {
  if (about.eventId) {
    const event = await mustSee(ctx, about.eventId)
    return { residentId: event.residentId, unitId: event.unitId, event }
  }
  if (!about.residentId) throw new Refusal('BAD_INPUT', { field: 'eventId' })
  await mustReachPerson(ctx, about.residentId)
  const resident = (await readResident(ctx, about.residentId))!
  return { residentId: resident.id, unitId: resident.unit_id, event: null }
}

/** @throws Refusal NOT_FOUND for a resident whom the speaker does not see to */
export async function mustReachPerson(ctx: Ctx, residentId: Id): Promise<void> {
  const path = await pathOfResident(ctx, residentId)
  if (!path || !reaches(mustBeStaff(ctx).grants, keeperRoles, path)) throw new Refusal('NOT_FOUND')
}

/** @throws Refusal NOT_FOUND for a place the speaker does not answer for */
export async function mustReachUnit(ctx: Ctx, unitId: Id): Promise<void> {
  if (!(await reachesUnit(ctx, unitId))) throw new Refusal('NOT_FOUND')
}

/** The protection officer looks at the whole agency; everybody else at their own places. */
export async function reachesUnit(ctx: Ctx, unitId: Id): Promise<boolean> {
  const { rows } = await ctx.line.query('select path from unit where id = $1', [unitId])
  const path = (rows[0]?.path as Id[] | undefined) ?? []
  return reaches(mustBeStaff(ctx).grants, [...keeperRoles, 'dpo', 'agency_admin'], path)
}

export interface Around {
  readonly name: string | null
  readonly guardianClosed: boolean
  readonly emergencyContact: Person | null
  readonly guardian: Person | null
  readonly phone: string | null
}

/** Who the person is and who stands around them; empty when their row is gone. */
export async function aroundOf(ctx: Ctx, residentId: Id): Promise<Around> {
  const row = await readResident(ctx, residentId)
  const person = (column: string, sealed: Uint8Array | null | undefined): Person | null =>
    row ? unsealJson<Person>(ctx, column, row.id, sealed ?? null) : null
  return {
    name: row ? unseal(ctx, 'resident.name', row.id, row.name_sealed) : null,
    guardianClosed: row?.guardian_closed_at != null,
    emergencyContact: person('resident.emergency_contact', row?.emergency_contact_sealed),
    guardian: person('resident.guardian', row?.guardian_sealed),
    phone: row ? unseal(ctx, 'resident.phone', row.id, row.phone_sealed) : null,
  }
}

/** Names of people and numbers of events, looked up together. */
export async function namer(ctx: Ctx, ids: readonly (Id | null)[]): Promise<(id: Id | null) => string | null> {
  const names = await namesOf(
    ctx,
    ids.filter((id): id is Id => id !== null),
  )
  return (id) => (id ? (names.get(id) ?? '') : null)
}

export const numberOf = async (ctx: Ctx, eventId: Id | null): Promise<string | null> =>
  eventId ? ((await seeEvent(ctx, eventId))?.number ?? null) : null

export const iso = (at: Date | null): string | null => at?.toISOString() ?? null
