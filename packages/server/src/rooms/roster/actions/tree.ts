import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as contract from '@anxin/contract/roster.ts'
import { ladders, type RungTarget } from '@anxin/core/crisis/ladder.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listReachable, type Reachable, reaches, whoseNumberMayStand } from '../../../platform/access.ts'
import { shanghaiDay, shanghaiTime } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal } from '../../../platform/privacy.ts'
import { listShifts, readPath } from '../store.ts'
import { drawTree, type TreePerson, treeWords } from '../tree-paper.ts'
import { placeOf } from './shift.ts'
import { standingOn } from './standing.ts'

/** Shifts that begin within so long are printed too: the paper may be all there is until then. */
const aheadMinutes = 24 * 60
/** More names on one rung help nobody who dials by hand. */
const mostOnARung = 6

/** Reads names and numbers of people; a number only where its owner has agreed. */
async function onPaper(ctx: Ctx, people: readonly Reachable[]): Promise<TreePerson[]> {
  const agreed = await whoseNumberMayStand(
    ctx,
    people.map((one) => one.id),
  )
  return people.map((one) => ({
    name: one.name,
    phone: agreed.has(one.id) ? unseal(ctx, 'staff.phone', one.id, one.phoneSealed) : null,
  }))
}

/** Everybody a rung of this place would call now, in the order of the ladder; who was named before is not named again. */
async function rungsOf(ctx: Ctx, unitId: Id) {
  const named = new Set<Id>()
  const rungs: { target: RungTarget; red: number; redE: number; people: TreePerson[] }[] = []
  for (const { rung, target, afterMinutes } of ladders.RED) {
    if (target === 'emergency_contact') continue
    const people = (await standingOn(ctx, unitId, target)).filter((one) => !named.has(one.id)).slice(0, mostOnARung)
    for (const one of people) named.add(one.id)
    if (people.length === 0) continue
    const redE = ladders.RED_E[rung]!.afterMinutes
    rungs.push({ target, red: afterMinutes, redE, people: await onPaper(ctx, people) })
  }
  return rungs
}

/** Shifts after the running one that stand for this place or for one within it, soonest first. */
async function nextShifts(ctx: Ctx, unitId: Id, path: readonly Id[]) {
  const later = (await listShifts(ctx, ctx.now, minutesLater(ctx.now, aheadMinutes))).filter(
    (one) => one.starts_at > ctx.now,
  )
  const paths = await Promise.all(later.map((one) => readPath(ctx, one.unit_id)))
  const its = later.filter((one, n) => path.includes(one.unit_id) || paths[n]!.includes(unitId))
  return Promise.all(
    its.map(async (one) => {
      const ids = [one.primary_id, one.secondary_id].filter((id) => id !== null)
      const found = await listReachable(ctx, ids)
      const people = ids.flatMap((id) => found.filter((person) => person.id === id))
      const span = `${shanghaiDay(one.starts_at)} ${shanghaiTime(one.starts_at)}–${shanghaiTime(one.ends_at)}`
      return { span, people: await onPaper(ctx, people) }
    }),
  )
}

/** The telephones of the place itself and of the places it lies in. */
async function placePhones(ctx: Ctx, path: readonly Id[]): Promise<TreePerson[]> {
  const { rows } = await ctx.line.query(
    'select name, phone from unit where id = any($1) and phone is not null order by cardinality(path) desc',
    [path],
  )
  return rows.map((row) => ({ name: row.name as string, phone: row.phone as string }))
}

/** What a neighbour may ring at a place: its telephones, and people of its ladder who agreed to have theirs written down. */
export async function numbersFor(
  ctx: Ctx,
  unitId: Id,
): Promise<{ place: string; numbers: { name: string; phone: string }[] }> {
  const people = (await rungsOf(ctx, unitId)).flatMap((rung) => rung.people)
  const all = [...people, ...(await placePhones(ctx, await readPath(ctx, unitId)))]
  const numbers = all.flatMap(({ name, phone }) => (phone === null ? [] : [{ name, phone }]))
  return { place: await nameOf(ctx, unitId), numbers }
}

async function nameOf(ctx: Ctx, unitId: Id): Promise<string> {
  const { rows } = await ctx.line.query('select name from unit where id = $1', [unitId])
  return rows[0]!.name as string
}

/**
 * The paper that hangs by the telephone: whom to ring in which order for one place, as of this minute, and who comes next.
 * It needs nothing of the house once it is printed.
 * @throws Refusal NOT_FOUND for a place the speaker does not belong to
 */
export async function printTree(
  ctx: Ctx,
  { params }: Input<typeof contract.phoneTree>,
): Promise<ReplyOf<typeof contract.phoneTree>> {
  const who = mustBeStaff(ctx)
  const unitId = params.unitId ?? (await placeOf(ctx))
  const path = await readPath(ctx, unitId)
  const roles = who.grants.map((grant) => grant.role)
  if (!reaches(who.grants, roles, path)) throw new Refusal('NOT_FOUND')
  ctx.about = { id: unitId }
  const place = await nameOf(ctx, unitId)
  const tree = {
    place,
    printed: `${shanghaiDay(ctx.now)} ${shanghaiTime(ctx.now)} · ${who.name}`,
    rungs: await rungsOf(ctx, unitId),
    next: await nextShifts(ctx, unitId, path),
    places: await placePhones(ctx, path),
  }
  const pdf = await drawTree(tree)
  return { ...tree, fileName: `${treeWords.title}-${place}.pdf`, pdf: pdf.toString('base64') }
}
