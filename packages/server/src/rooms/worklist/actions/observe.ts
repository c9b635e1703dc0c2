import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/worklist.ts'
import { namesSomebody } from '@anxin/core/care/names-somebody.ts'
import { findingsOfSigns } from '@anxin/core/care/observed-signs.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { pathOfResident, writeDown } from '../../../platform/identity/written-down.ts'
import { seal } from '../../../platform/privacy.ts'
import { mustReach, observerRoles } from '../policy.ts'
import { db } from '../tables.ts'
import { judgeSeen, keepSeen } from './seen-by-staff.ts'

/**
 * What a community worker saw: kept, judged by the same table, put on the list, and in danger told to whoever is
 * on call, in one transaction. Safe to repeat. @throws Refusal BAD_INPUT when a third party is named (`words`), seems to be named
 * and nobody has said that it is no name (`noNames`), or nobody is meant
 */
export async function sendObservation(
  ctx: Ctx,
  { body }: Input<typeof door.observationSend>,
): Promise<{ told: boolean }> {
  const who = mustBeStaff(ctx)
  const named = namesSomebody(body.words, body.person?.name)
  if (named.surely) throw new Refusal('BAD_INPUT', { field: 'words' })
  if (named.perhaps.length > 0 && !body.noNames) throw new Refusal('BAD_INPUT', { field: 'noNames' })
  if ((body.residentId === undefined) === (body.person === undefined))
    throw new Refusal('BAD_INPUT', { field: 'person' })
  const residentId = body.residentId ?? (await writeDownSeen(ctx, body.id, body.person!))
  if (body.residentId) mustReach(who, observerRoles, await pathOfResident(ctx, residentId))
  ctx.about = { id: body.id, residentId }
  const resident = (await readResident(ctx, residentId))!
  const words = body.words ? seal(ctx, 'observation.words', body.id, body.words) : null
  const kept = await db(ctx)
    .insertInto('observation')
    .values({
      ...{
        id: body.id,
        tenant_id: resident.tenant_id,
        resident_id: residentId,
        unit_id: resident.unit_id,
        staff_id: who.id,
      },
      ...{ signs: body.signs, danger_now: body.dangerNow, words_sealed: words, at: ctx.now },
      where_sealed: body.person ? seal(ctx, 'observation.where', body.id, body.person.where) : null,
    })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  const seen = await judgeSeen(ctx, residentId, findingsOfSigns(body.signs, body.dangerNow))
  if (kept) await keepSeen(ctx, seen, who.name, [...body.signs, ...(body.words ? [body.words] : [])])
  return { told: seen.calls }
}

/** Somebody seen who has no account: named as people call them, found by where they live. */
async function writeDownSeen(
  ctx: Ctx,
  observationId: Id,
  person: { name: string; phone?: string | undefined; birthYear?: number | undefined },
): Promise<Id> {
  const id = observationId.replace(/^.{8}/, (head) =>
    ((Number.parseInt(head, 16) ^ 1) >>> 0).toString(16).padStart(8, '0'),
  )
  // only the year is known: the middle of it, so that the age is right to half a year
  const birthDate = person.birthYear ? `${person.birthYear}-07-01` : undefined
  return writeDown(ctx, mustBeStaff(ctx), { id, name: person.name, phone: person.phone, birthDate })
}
