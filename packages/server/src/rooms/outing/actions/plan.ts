import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/outing.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { whyTwo } from '@anxin/core/outing/pair.ts'
import { type Held, listHeld, listReachable } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { bookHome } from '../../appointment/door.ts'
import { mustOpenCase, type OpenedCase } from '../../casework/door.ts'
import { companionRoles, insideRoles, mayCall, mustBeInside, mustBeTwo, mustMayCall, mustSee } from '../policy.ts'
import * as store from '../store.ts'
import { mustWrite, readWritten, shown, visitShown } from './see.ts'

type Shown = ReplyOf<typeof door.visitPlan>
type Details = Pick<Input<typeof door.visitPlan>['body'], 'where' | 'why' | 'bring' | 'companionId' | 'wish'>

/** Colleagues of a place who may go, by name, with what they are and hold on the day of the visit. */
const listGoers = (ctx: Ctx, unitId: Id, at: Date): Promise<Held[]> =>
  listHeld(ctx, companionRoles, unitId, shanghaiDay(at))
const goersShown = (all: readonly Held[]) =>
  all.map(({ id, name, roles, duties }) => ({ id, name, roles, untrained: !mayCall({ roles, duties }) }))

async function two(ctx: Ctx, row: Pick<OpenedCase, 'resident_id' | 'colour'>, wish: boolean) {
  const standing = await store.findStanding(ctx, row.resident_id)
  const byCase = whyTwo({ colour: row.colour, danger: standing.danger, wish: false })
  return byCase ?? whyTwo({ ...standing, wish })
}

export async function readCase(
  ctx: Ctx,
  { params }: Input<typeof door.caseVisitsGet>,
): Promise<ReplyOf<typeof door.caseVisitsGet>> {
  const row = await mustOpenCase(ctx, params.id)
  const last = await store.findLast(ctx, row.resident_id)
  const visits = await store.listOfCase(ctx, row.id)
  return {
    where: last ? unseal(ctx, 'outing.where', last.id, last.where_sealed) : null,
    two: (await two(ctx, row, false)) ?? null,
    colleagues: goersShown(await listGoers(ctx, row.unit_id, ctx.now)),
    visits: visits.map((one) => ({
      ...{ id: store.visitId(one), startsAt: one.starts_at.toISOString(), state: one.state, worker: one.staff_name },
      signedAt: one.signed_at?.toISOString() ?? null,
    })),
  }
}

/** Whoever comes along works there; a volunteer has learnt it. @throws Refusal BAD_INPUT, CERT_REQUIRED */
async function mustBeGoers(ctx: Ctx, unitId: Id, staffId: Id, companionId: Id | null, at: Date): Promise<void> {
  const goers = await listGoers(ctx, unitId, at)
  const leads = goers
    .find(({ id }) => id === staffId)
    ?.roles.some((role) => (insideRoles as readonly string[]).includes(role))
  if (!leads) throw new Refusal('BAD_INPUT', { field: 'staffId' })
  if (!companionId) return
  const companion = goers.find(({ id }) => id === companionId)
  if (!companion) throw new Refusal('BAD_INPUT', { field: 'companionId' })
  mustMayCall(companion)
}

const detailsOf = (ctx: Ctx, id: Id, body: Details) => ({
  where_sealed: body.where ? seal(ctx, 'outing.where', id, body.where) : null,
  why_sealed: body.why ? seal(ctx, 'outing.why', id, body.why) : null,
  ...{ bring: [...new Set(body.bring)], companion_id: body.companionId, wish: body.wish },
})

async function tellNew(ctx: Ctx, people: readonly (Id | null)[]): Promise<void> {
  const me = mustBeStaff(ctx).id
  const ids = [...new Set(people.filter((one) => one !== null && one !== me))] as Id[]
  if (ids.length > 0) await tellStaff(ctx, await listReachable(ctx, ids), 'visit')
}

/** An appointment at home and its visit, together or not at all. @throws Refusal SECOND_PERSON_NEEDED, SLOT_TAKEN, CAP_REACHED */
export async function planVisit(ctx: Ctx, { params, body }: Input<typeof door.visitPlan>): Promise<Shown> {
  const row = await mustOpenCase(ctx, params.id)
  await store.lockVisit(ctx, body.id)
  const there = await store.findVisit(ctx, body.id)
  if (there) return shown(ctx, body.id)
  mustBeTwo(await two(ctx, row, body.wish), body.staffId, body.companionId)
  await mustBeGoers(ctx, row.unit_id, body.staffId, body.companionId, new Date(body.startsAt))
  await bookHome(ctx, {
    ...{ id: body.id, residentId: row.resident_id, unitId: row.unit_id, staffId: body.staffId, caseId: row.id },
    ...{ begins: [Date.parse(body.startsAt)], minutes: body.minutes },
  })
  store.insertOuting(ctx, {
    ...{ id: body.id, tenant_id: row.tenant_id, unit_id: row.unit_id, resident_id: row.resident_id, case_id: row.id },
    ...{ appointment_id: body.id, by_id: mustBeStaff(ctx).id, at: ctx.now, signed_at: null, signed_by: null },
    ...detailsOf(ctx, body.id, body),
  })
  await tellNew(ctx, [body.staffId, body.companionId])
  return shown(ctx, body.id)
}

/** For whoever may write of it; a visit booked in the calendar has no case to ask. @throws Refusal NOT_FOUND */
export async function readGoers(
  ctx: Ctx,
  { params }: Input<typeof door.visitGoersGet>,
): Promise<ReplyOf<typeof door.visitGoersGet>> {
  const who = mustBeStaff(ctx)
  const found = await store.findVisit(ctx, params.id)
  const row = mustSee(who, found, found?.on_team ?? false)
  mustBeInside(who, row, row.on_team)
  ctx.about = { id: params.id, residentId: row.resident_id }
  return { colleagues: goersShown(await listGoers(ctx, row.unit_id, row.starts_at)) }
}

/** @throws Refusal SECOND_PERSON_NEEDED, NOT_FOUND */
export async function changeVisit(ctx: Ctx, { params, body }: Input<typeof door.visitPut>): Promise<Shown> {
  const row = await mustWrite(ctx, params.id)
  const why = whyTwo({ colour: row.colour, danger: row.danger, wish: body.wish })
  mustBeTwo(why, row.staff_id, body.companionId)
  await mustBeGoers(ctx, row.unit_id, row.staff_id, body.companionId, row.starts_at)
  store.changeOuting(ctx, row.outing_id, detailsOf(ctx, row.outing_id, body))
  if (body.companionId !== row.companion_id) await tellNew(ctx, [body.companionId])
  const now = (await store.findVisit(ctx, row.outing_id))!
  const timers = await store.findTimers(ctx, [row.outing_id])
  return {
    visit: visitShown(ctx, now, await readWritten(ctx, [row.outing_id]), timers[0]),
    now: ctx.now.toISOString(),
  }
}
