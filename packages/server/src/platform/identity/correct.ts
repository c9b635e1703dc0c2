import type * as door from '@anxin/contract/correct.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as identity from '@anxin/contract/identity.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type Ctx, mustBeResident } from '../ctx.ts'
import type { Input } from '../http/server.ts'
import { sendNotice } from '../outside/notice.ts'
import { seal, sealJson, unsealJson } from '../privacy.ts'
import { tongueOf } from '../tongue.ts'
import { consentAge, isMinorToday, keepConsent, me, mustBeAnAge, mustHaveCode } from './resident.ts'
import { guardianIndex, type Person, type ResidentRow, readResident } from './resident-store.ts'

type Me = ReplyOf<typeof identity.residentMeGet>

const own = async (ctx: Ctx): Promise<ResidentRow> => (await readResident(ctx, mustBeResident(ctx).id))!

/** Whoever sees a child hears of a change that could take the child out of sight; not where the view is closed. */
async function tellGuardian(ctx: Ctx, row: ResidentRow): Promise<void> {
  const guardian = unsealJson<Person>(ctx, 'resident.guardian', row.id, row.guardian_sealed)
  if (!guardian || row.guardian_closed_at || !isMinorToday(ctx, row)) return
  await sendNotice(ctx, {
    ...{ toName: guardian.name, addresses: { sms: guardian.phone }, kind: 'ward_changed', open: {}, inApp: false },
    tongue: tongueOf(row),
  })
}

/** @throws Refusal CODE_WRONG, LOCKED, PHONE_TAKEN */
export async function correctPhone(ctx: Ctx, { body }: Input<typeof door.residentPhonePut>): Promise<Me> {
  const { id } = mustBeResident(ctx)
  const index = await mustHaveCode(ctx, body.phone, body.code)
  const { count } = await ctx.line.query(
    `update resident set phone_sealed = $2, phone_index = $3 where id = $1 and not phone_is_held($3, $1)`,
    [id, seal(ctx, 'resident.phone', id, body.phone), index],
  )
  if (count === 0) throw new Refusal('PHONE_TAKEN', { field: 'phone' })
  return me(ctx)
}

/** @throws Refusal BAD_INPUT, GUARDIAN_CONSENT_NEEDED */
export async function correctBirthDate(ctx: Ctx, { body }: Input<typeof door.residentBirthDatePut>): Promise<Me> {
  const row = await own(ctx)
  const age = mustBeAnAge(body.birthDate, ctx.now)
  if (age < consentAge && !(row.guardian_sealed && row.allows.includes('guardian')))
    throw new Refusal('GUARDIAN_CONSENT_NEEDED', { field: 'guardian' })
  await tellGuardian(ctx, row)
  const sealed = seal(ctx, 'resident.birth', row.id, body.birthDate)
  await ctx.line.query('update resident set birth_sealed = $2 where id = $1', [row.id, sealed])
  return me(ctx)
}

/** What was closed for one guardian stays closed for another: a person of the house decides. @throws Refusal CODE_WRONG, LOCKED, WRONG_STATE */
export async function correctGuardian(ctx: Ctx, { body }: Input<typeof door.residentGuardianPut>): Promise<Me> {
  const row = await own(ctx)
  if (!isMinorToday(ctx, row)) throw new Refusal('WRONG_STATE')
  await mustHaveCode(ctx, body.guardian.phone, body.code)
  await tellGuardian(ctx, row)
  await ctx.line.query('update resident set guardian_sealed = $2, guardian_index = $3 where id = $1', [
    row.id,
    sealJson(ctx, 'resident.guardian', row.id, body.guardian),
    guardianIndex(ctx, body.guardian.phone),
  ])
  await keepConsent(ctx, 'guardian', true)
  return me(ctx)
}
