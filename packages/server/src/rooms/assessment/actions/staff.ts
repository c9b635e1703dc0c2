import type * as door from '@anxin/contract/assessment-staff.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import { packs } from '@anxin/core/care/plan/packs.ts'
import type { Id } from '@anxin/core/ids.ts'
import { placesOf } from '../../../platform/access.ts'
import { ageOn, shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { adultAge, ageToday, isMinor } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { pathOfResident, writeDown } from '../../../platform/identity/written-down.ts'
import { unseal } from '../../../platform/privacy.ts'
import { fillRoles, mustBeAskable, mustHaveAssent, mustReach } from '../policy.ts'
import { isSittingKnown } from '../store.ts'
import { mustKnow } from './answer.ts'
import { insertSitting, startedAt } from './begin.ts'
import { type SittingShown, sittingShown } from './shown.ts'

/** Finds a registered resident by the whole number, within the places one answers for. */
export async function findPerson(
  ctx: Ctx,
  { params }: Input<typeof door.personFind>,
): Promise<ReplyOf<typeof door.personFind>> {
  const who = mustBeStaff(ctx)
  const { rows } = await ctx.line.query(
    `select r.id, r.name_sealed, r.birth_sealed, u.name as unit_name from resident r join unit u on u.id = r.unit_id
     where r.phone_index = $1 and u.path && $2::uuid[]`,
    [ctx.floor.keys.blindIndex(params.phone), placesOf(who, fillRoles)],
  )
  return {
    people: rows.map((row) => ({
      id: row.id as Id,
      name: unseal(ctx, 'resident.name', row.id as Id, row.name_sealed as Uint8Array) ?? '',
      unitName: row.unit_name as string,
      minor: isMinor(unseal(ctx, 'resident.birth', row.id as Id, row.birth_sealed as Uint8Array), ctx.now),
      age: ageToday(ctx, row.id as Id, row.birth_sealed as Uint8Array | null, null) ?? null,
    })),
  }
}

/** @throws Refusal GUARDIAN_CONSENT_NEEDED, NAME_TAKEN when the number is somebody's beyond the speaker's places */
export async function addPerson(ctx: Ctx, { body }: Input<typeof door.personAdd>): Promise<{ id: Id; name: string }> {
  const who = mustBeStaff(ctx)
  const age = ageOn(body.birthDate, shanghaiDay(ctx.now))
  if (minorRuleOf(age).guardianConsent && !body.guardianConsent)
    throw new Refusal('GUARDIAN_CONSENT_NEEDED', { field: 'guardianConsent' })
  const id = await writeDown(ctx, who, body)
  mustReach(who, fillRoles, await pathOfResident(ctx, id))
  ctx.about = { id, residentId: id }
  const purposes = ['service', 'sensitive', ...(age < adultAge && body.guardianConsent ? ['guardian'] : [])]
  for (const purpose of purposes)
    await ctx.line.query(
      `insert into consent (id, tenant_id, resident_id, purpose, given, text_version, text_hash, channel, at) values ($1,$2,$3,$4,true,'1','spoken',$5,$6)`,
      [newId(ctx), who.tenantId, id, purpose, body.consentChannel, ctx.now],
    )
  return { id, name: body.name }
}

/** @throws Refusal NOT_FOUND, GUARDIAN_CONSENT_NEEDED, CONSENT_NEEDED, BAD_INPUT for a proxy without a relation */
export async function beginStaffSitting(
  ctx: Ctx,
  { params, body }: Input<typeof door.staffSittingBegin>,
): Promise<{ sitting: SittingShown }> {
  const who = mustBeStaff(ctx)
  mustReach(who, fillRoles, await pathOfResident(ctx, params.id))
  if ((body.mode === 'proxy') !== (body.proxyRelation !== undefined))
    throw new Refusal('BAD_INPUT', { field: 'proxyRelation' })
  ctx.about = { id: body.sittingId, residentId: params.id }
  if (!(await isSittingKnown(ctx, body.sittingId))) {
    const resident = (await readResident(ctx, params.id))!
    const age = ageToday(ctx, resident.id, resident.birth_sealed, null)
    const { rows } = await ctx.line.query(
      `select bool_or(given) as given from (select distinct on (purpose) given from consent
      where resident_id = $1 and purpose = 'guardian' order by purpose, at desc) c`,
      [params.id],
    )
    const guardianConsent = resident.guardian_sealed !== null || rows[0]?.given === true
    // danger is heard whatever this says: the safety questions are a worker's to ask
    if (body.pack !== 'crisis') mustBeAskable(age, { registered: true, guardianConsent })
    // what only a worker asks is asked in a talk, where a no is heard
    if (!packs[body.pack].workerLed) mustHaveAssent(age, { assent: body.assent === true, proxy: body.mode === 'proxy' })
    await insertSitting(ctx, resident, body.pack, age, {
      ...{ id: body.sittingId, mode: body.mode, proxy_relation: body.proxyRelation ?? null },
      assented: body.assent === true,
      ...{ staff_id: who.id, staff_name: who.name, started_at: startedAt(ctx, body.startedAt) },
    })
  }
  return { sitting: sittingShown(ctx, await mustKnow(ctx, body.sittingId), new Map()) }
}
