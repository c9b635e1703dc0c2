import type * as door from '@anxin/contract/casework.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { findKinds, type Key, keysOfName, keysOfQuery, likeness } from '@anxin/core/casework/names.ts'
import type { Id } from '@anxin/core/ids.ts'
import { placesOf } from '../../../platform/access.ts'
import { ageOn, shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { areBornApart, pathOfResident } from '../../../platform/identity/written-down.ts'
import { seal, tailOf, unseal } from '../../../platform/privacy.ts'
import { readingsOf } from '../../../platform/readings.ts'
import { caseRoles, mustReach } from '../policy.ts'
import { addKeys, type FoundRow, listAliases, listByKeys, listMerges, listOpenOf, lockOpenOf } from '../store-people.ts'
import { db, keep } from '../tables.ts'
import { makeFindable } from './findable.ts'

type Found = ReplyOf<typeof door.peopleSearch>['people'][number]
const mostShown = 20

/** People of one's places any of the keys leads to, likeliest first. */
export async function findLike(ctx: Ctx, keys: readonly Key[]): Promise<(FoundRow & { likeness: number })[]> {
  await makeFindable(ctx)
  return (await listByKeys(ctx, keys, placesOf(mustBeStaff(ctx), caseRoles)))
    .map((row) => ({ ...row, likeness: likeness(row.kinds) }))
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
}

/** Likely twins of a name that is about to be written down. */
export const findTwins = (ctx: Ctx, name: string, phone: string | undefined): ReturnType<typeof findLike> =>
  findLike(ctx, [
    ...keysOfName(name, 'name', readingsOf).filter(({ kind }) => kind !== 'initials'),
    ...keysOfQuery(name, readingsOf).filter(({ kind }) => kind === 'alias'),
    ...(phone ? [{ kind: 'tail' as const, text: tailOf(phone) }] : []),
  ])

function shown(ctx: Ctx, row: FoundRow & { likeness: number }): Omit<Found, 'aliases' | 'openCase' | 'joined'> {
  const birth = unseal(ctx, 'resident.birth', row.id, row.birth_sealed)
  const age = birth ? ageOn(birth, shanghaiDay(ctx.now)) : null
  const phone = unseal(ctx, 'resident.phone', row.id, row.phone_sealed)
  return {
    ...{ id: row.id, name: unseal(ctx, 'resident.name', row.id, row.name_sealed) ?? '', unitName: row.unit_name },
    ...{ age, birthDate: birth, minor: age !== null && age < 18, phoneTail: phone && tailOf(phone) },
    likeness: row.likeness,
    by: findKinds.filter((kind) => row.kinds.includes(kind)),
  }
}

/** Finds people; with the end of a number, those who match it come first and the rest stays in sight. */
export async function searchPeople(
  ctx: Ctx,
  { params }: Input<typeof door.peopleSearch>,
): Promise<ReplyOf<typeof door.peopleSearch>> {
  const tail = params.tail ? [{ kind: 'tail' as const, text: params.tail }] : []
  const typed = keysOfQuery(params.typed, readingsOf)
  const found = (await findLike(ctx, [...typed, ...tail])).filter(
    (row) => params.tail === undefined || row.kinds.some((kind) => kind !== 'tail'),
  )
  const some = found.slice(0, mostShown)
  if (some.length === 0) return { people: [], more: false }
  const ids = some.map(({ id }) => id)
  const [aliases, merges] = await Promise.all([listAliases(ctx, ids), listMerges(ctx, ids)])
  const cases = await listOpenOf(ctx, [...ids, ...merges.map((one) => one.merged_id)])
  const people = some.map((row) => ({
    ...shown(ctx, row),
    aliases: aliases
      .filter((one) => one.resident_id === row.id)
      .map((one) => unseal(ctx, 'person_alias.text', one.id, one.text_sealed) ?? ''),
    openCase: cases.get(row.id) ?? null,
    joined: merges
      .filter((one) => one.kept_id === row.id)
      .map((one) => ({
        ...{ mergeId: one.id, by: one.by_name, at: one.at.toISOString() },
        name: unseal(ctx, 'resident.name', one.merged_id, one.name_sealed) ?? '',
        reason: unseal(ctx, 'person_merge.reason', one.id, one.reason_sealed) ?? '',
        openCase: cases.get(one.merged_id) ?? null,
      })),
  }))
  return { people, more: found.length > mostShown }
}

/** @throws Refusal NOT_FOUND for somebody of another place */
export async function addAlias(ctx: Ctx, { params, body }: Input<typeof door.aliasAdd>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  mustReach(who, await pathOfResident(ctx, params.id))
  ctx.about = { id: params.id, residentId: params.id }
  await makeFindable(ctx)
  keep.insert(
    ctx,
    'person_alias',
    {
      ...{ id: body.id, tenant_id: who.tenantId, resident_id: params.id, at: ctx.now },
      text_sealed: seal(ctx, 'person_alias.text', body.id, body.name),
    },
    'on conflict do nothing',
  )
  addKeys(ctx, params.id, keysOfName(body.name, 'alias', readingsOf))
  return { done: true }
}

/** Joins two records. @throws Refusal NOT_FOUND, WRONG_STATE, RECORDS_DIFFER, CASE_OPEN_ALREADY where a third case would be in work */
export async function mergePeople(ctx: Ctx, { body }: Input<typeof door.peopleMerge>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const { id, keptId, mergedId, differ } = body
  const reason = [body.reason, differ].filter(Boolean).join('\n')
  if (keptId === mergedId) throw new Refusal('BAD_INPUT', { field: 'mergedId' })
  for (const one of [keptId, mergedId]) mustReach(who, await pathOfResident(ctx, one))
  const open = await lockOpenOf(ctx, [keptId, mergedId])
  const there = await db(ctx)
    .selectFrom('person_merge')
    .select('id')
    .where('kept_id', '=', keptId)
    .where((eb) => eb.or([eb('id', '=', id), eb.and([eb('merged_id', '=', mergedId), eb('undone_at', 'is', null)])]))
    .executeTakeFirst()
  if (there) return { done: true }
  await mustStandAlone(ctx, keptId, mergedId)
  if (!differ && (await areBornApart(ctx, [keptId, mergedId]))) throw new Refusal('RECORDS_DIFFER', { field: 'differ' })
  if (open.length > 2) throw new Refusal('CASE_OPEN_ALREADY', { detail: { number: open[0]!.number } })
  ctx.about = { id, residentId: keptId }
  keep.insert(ctx, 'person_merge', {
    ...{ id, tenant_id: who.tenantId, kept_id: keptId, merged_id: mergedId },
    reason_sealed: seal(ctx, 'person_merge.reason', id, reason),
    ...{ by_id: who.id, by_name: who.name, at: ctx.now, undone_at: null },
  })
  return { done: true }
}

/** Nobody is joined to somebody who was joined to a third. @throws Refusal WRONG_STATE */
async function mustStandAlone(ctx: Ctx, keptId: Id, mergedId: Id): Promise<void> {
  const { rows } = await ctx.line.query(
    'select 1 from person_merge where (merged_id in ($1, $2) or kept_id = $2) and undone_at is null',
    [keptId, mergedId],
  )
  if (rows.length > 0) throw new Refusal('WRONG_STATE', { detail: { state: 'joined' } })
}

export async function undoMerge(ctx: Ctx, { params }: Input<typeof door.mergeUndo>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const row = await db(ctx).selectFrom('person_merge').selectAll().where('id', '=', params.id).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  mustReach(who, await pathOfResident(ctx, row.kept_id))
  ctx.about = { id: row.id, residentId: row.kept_id }
  if (row.undone_at === null)
    keep.change(ctx, 'person_merge', { id: row.id }, { undone_at: ctx.now, undone_by: who.id })
  return { done: true }
}
