import type * as door from '@anxin/contract/casework.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import { phaseDays } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { ageOn, shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { pathOfResident, writeDown } from '../../../platform/identity/written-down.ts'
import { sealJson, unseal } from '../../../platform/privacy.ts'
import { mustReach } from '../policy.ts'
import { note } from '../store.ts'
import { lockOpenOf } from '../store-people.ts'
import { db, keep } from '../tables.ts'
import { findTwins } from './search.ts'
import { mustHaveRoom } from './team.ts'

type Body = Input<typeof door.caseOpen>['body']
type NewPerson = Extract<Body['person'], { newId: string }>

/** From here on somebody is most likely the same person: a new record is refused until they were looked at. */
const twinFrom = 45

/** @throws Refusal TWIN_FOUND, GUARDIAN_CONSENT_NEEDED */
async function writePerson(ctx: Ctx, said: NewPerson): Promise<Id> {
  const who = mustBeStaff(ctx)
  const age = said.birthDate ? ageOn(said.birthDate, shanghaiDay(ctx.now)) : undefined
  if (age !== undefined && minorRuleOf(age).guardianConsent && !said.guardianConsent)
    throw new Refusal('GUARDIAN_CONSENT_NEEDED', { field: 'guardianConsent' })
  const twins = (await findTwins(ctx, said.name, said.phone)).filter(
    (one) => one.id !== said.newId && one.likeness >= twinFrom && !said.notThese.includes(one.id),
  )
  if (twins.length > 0) throw new Refusal('TWIN_FOUND', { detail: { people: twins.length } })
  return writeDown(ctx, who, {
    id: said.newId,
    name: said.name,
    phone: said.phone,
    birthDate: said.birthDate,
    elder: said.elder,
  })
}

async function isKnown(ctx: Ctx, id: Id): Promise<{ number: number } | undefined> {
  return db(ctx).selectFrom('care_case').select('number').where('id', '=', id).executeTakeFirst()
}

/** Under none of their records. @throws Refusal CASE_OPEN_ALREADY with its number: whoever works on it is asked */
export async function mustHaveNone(ctx: Ctx, residentId: Id): Promise<void> {
  const [open] = await lockOpenOf(ctx, [residentId])
  if (open) throw new Refusal('CASE_OPEN_ALREADY', { detail: { number: open.number } })
}

/** Opens a case with its request on the intake sheet; whoever opens it leads it. Safe to repeat. */
export async function openNewCase(
  ctx: Ctx,
  { body }: Input<typeof door.caseOpen>,
): Promise<ReplyOf<typeof door.caseOpen>> {
  const who = mustBeStaff(ctx)
  const known = await isKnown(ctx, body.id)
  if (known) return { caseId: body.id, number: known.number }
  const residentId = 'id' in body.person ? body.person.id : await writePerson(ctx, body.person)
  mustReach(who, await pathOfResident(ctx, residentId))
  ctx.about = { id: body.id, residentId }
  await mustHaveNone(ctx, residentId)
  const resident = (await readResident(ctx, residentId))!
  const birth = unseal(ctx, 'resident.birth', residentId, resident.birth_sealed)
  const minor = birth !== null && ageOn(birth, shanghaiDay(ctx.now)) < 18
  await mustHaveRoom(ctx, who.id, resident.unit_id, { colour: body.colour, minor })
  writeCase(ctx, body, residentId, resident.unit_id)
  const { number } = (await isKnown(ctx, body.id))!
  return { caseId: body.id, number }
}

function writeCase(ctx: Ctx, body: Body, residentId: Id, unitId: Id): void {
  const who = mustBeStaff(ctx)
  const days = phaseDays('intake', body.colour) ?? 3
  const row = { id: body.id, tenant_id: who.tenantId, unit_id: unitId, resident_id: residentId }
  const own = { tenant_id: who.tenantId, case_id: body.id }
  keep.insert(ctx, 'care_case', {
    ...row,
    ...{ lead_id: who.id, state: 'NEW', colour: body.colour, population: body.population },
    ...{ source: body.source, source_id: body.sourceId ?? null, opened_at: ctx.now, state_at: ctx.now },
    phase_due_at: minutesLater(ctx.now, days * 24 * 60),
  })
  keep.insert(ctx, 'case_member', { ...own, staff_id: who.id, part: 'lead', since: ctx.now })
  const fields = {
    ...{ request: body.request, eligibility: '', conflict: '', conflictNote: '', emergencyContact: '' },
    ...{ accessibility: [], accessibilityNote: '' },
  }
  keep.insert(ctx, 'case_sheet', {
    ...own,
    ...{ unit_id: unitId, resident_id: residentId, sheet: 'intake', revision: 1, by_id: who.id, by_name: who.name },
    ...{ fields_sealed: sealJson(ctx, 'case_sheet.intake', body.id, fields), at: ctx.now },
  })
  note(ctx, row, 'casework.case_opened', { to: 'NEW' })
}
