import type * as door from '@anxin/contract/casework.ts'
import type * as task from '@anxin/contract/casework-tasks.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Colour } from '@anxin/core/care/colour.ts'
import { dutiesToTalk } from '@anxin/core/care/volunteer.ts'
import { capOf, overCap, overrideDays } from '@anxin/core/casework/caps.ts'
import type { Id } from '@anxin/core/ids.ts'
import { mustMayTalk, placesOf } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import {
  isUrgent,
  leadRoles,
  mustBeAbleToLead,
  mustBeImpartial,
  mustBeOpen,
  mustFit,
  mustHaveRoomFor,
  mustLead,
  teamRoles,
} from '../policy.ts'
import * as store from '../store.ts'
import { db, keep } from '../tables.ts'
import { minorOf, mustOpen } from './case.ts'

const noLoad = { active: 0, urgent: 0, overdue: 0, quiet: 0 }

/** The colleague, counted with nobody else assigning to them. @throws Refusal NOT_FOUND for somebody without a part here */
async function mustFindColleague(ctx: Ctx, staffId: Id, unitId: Id): Promise<store.Colleague> {
  await store.lockStaff(ctx, staffId)
  const found = (await store.listColleagues(ctx, teamRoles, { unitId })).find(({ id }) => id === staffId)
  if (!found) throw new Refusal('NOT_FOUND', { field: 'staffId' })
  return found
}

/** @throws Refusal CASELOAD_FULL, CERT_REQUIRED, FORBIDDEN */
export async function mustHaveRoom(
  ctx: Ctx,
  staffId: Id,
  unitId: Id,
  about: { readonly colour: Colour; readonly minor: boolean },
): Promise<void> {
  await store.lockStaff(ctx, staffId)
  const found = (await store.listColleagues(ctx, leadRoles, { unitId })).find(({ id }) => id === staffId)
  if (!found) throw new Refusal('FORBIDDEN', { field: 'part' })
  const load = (await store.listLoads(ctx, [staffId])).get(staffId) ?? noLoad
  mustBeAbleToLead({ roles: found.roles, duties: found.duties, load, allowed: found.until !== null }, about)
}

/** Puts somebody on the team, gives another part, or takes them off. A new lead takes the place of the old one. */
export async function changeTeam(ctx: Ctx, { params, body }: Input<typeof door.teamPut>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const row = await mustOpen(ctx, params.id)
  mustBeOpen(row)
  mustLead(who, row, row.path)
  const there = row.team.find(({ staffId }) => staffId === body.staffId)
  if ((there?.part ?? null) === body.part) return { done: true }
  // somebody leads it at every moment
  if (there?.part === 'lead') throw new Refusal('WRONG_STATE', { detail: { state: 'lead' } })
  if (body.part === null) {
    await ctx.line.query('delete from case_member where case_id = $1 and staff_id = $2', [row.id, body.staffId])
    store.note(ctx, row, 'casework.member_left', { text: there?.name ?? '' })
    return { done: true }
  }
  mustBeImpartial(row, body.staffId)
  const colleague = await mustFindColleague(ctx, body.staffId, row.unit_id)
  mustFit(body.part, colleague.roles)
  if (body.part === 'lead') await makeRoomForLead(ctx, row, body.staffId)
  if (body.part === 'volunteer') {
    mustMayTalk(colleague, 'staffId')
    const load = (await store.listLoads(ctx, [colleague.id])).get(colleague.id) ?? noLoad
    mustHaveRoomFor({ roles: colleague.roles, load, allowed: colleague.until !== null }, false)
  }
  const member = { case_id: row.id, staff_id: body.staffId, tenant_id: row.tenant_id, part: body.part, since: ctx.now }
  keep.insert(ctx, 'case_member', member, 'on conflict (case_id, staff_id) do update set part = excluded.part')
  // last: until the case says otherwise whoever hands it over is its lead, and may change its team
  if (body.part === 'lead') store.changeCase(ctx, row.id, { lead_id: body.staffId })
  store.note(ctx, row, 'casework.member_joined', { to: body.part, text: colleague.name })
  return { done: true }
}

/** A volunteer of the case still holds what talking with people asks for. @throws Refusal CERT_REQUIRED, NOT_FOUND */
export async function mustStillTalk(ctx: Ctx, row: store.OpenedCase, staffId: Id): Promise<void> {
  if (row.team.find((one) => one.staffId === staffId)?.part !== 'volunteer') return
  mustMayTalk(await mustFindColleague(ctx, staffId, row.unit_id), 'ownerId')
}

/** The lead so far goes on as a worker. @throws Refusal CASELOAD_FULL, CERT_REQUIRED, FORBIDDEN */
async function makeRoomForLead(ctx: Ctx, row: store.OpenedCase, staffId: Id): Promise<void> {
  await mustHaveRoom(ctx, staffId, row.unit_id, { colour: row.colour, minor: minorOf(ctx, row) })
  await ctx.line.query(`update case_member set part = 'worker' where case_id = $1 and part = 'lead'`, [row.id])
}

/** Who may be put on the team, with what each carries. */
export async function readColleagues(
  ctx: Ctx,
  { params }: Input<typeof door.colleaguesList>,
): Promise<ReplyOf<typeof door.colleaguesList>> {
  const row = await mustOpen(ctx, params.id)
  const all = await store.listColleagues(ctx, teamRoles, { unitId: row.unit_id })
  const loads = await store.listLoads(
    ctx,
    all.map(({ id }) => id),
  )
  const colleagues = all.map(({ id, name, roles, duties, until }) => {
    const [cap, load] = [capOf(roles), loads.get(id) ?? noLoad]
    return {
      ...{ id, name, roles, active: load.active, cap: cap?.active ?? null },
      over: cap && until === null ? overCap(cap, load, isUrgent(row.colour)) : null,
      conflict: row.conflict_with.includes(id),
      untrained: dutiesToTalk(roles).some((duty) => !duties.includes(duty)),
    }
  })
  return { colleagues }
}

/** What everybody of one's places carries; whoever only works there sees their own line. */
export async function readCaseload(ctx: Ctx): Promise<ReplyOf<typeof task.caseloadGet>> {
  const who = mustBeStaff(ctx)
  const over = placesOf(who, ['supervisor', 'agency_admin'])
  const places = over.length > 0 ? over : placesOf(who, ['social_worker', 'counsellor'])
  const all = (await store.listColleagues(ctx, teamRoles, { places })).filter(
    ({ id }) => over.length > 0 || id === who.id,
  )
  const loads = await store.listLoads(
    ctx,
    all.map(({ id }) => id),
  )
  const rows = all.flatMap(({ id, name, roles, until }) => {
    const cap = capOf(roles)
    if (!cap) return []
    const { active, urgent, overdue, quiet } = loads.get(id) ?? noLoad
    return {
      ...{ staffId: id, name, roles, active, urgent, overdue, quiet, cap: cap.active, urgentCap: cap.urgent },
      overrideUntil: until?.toISOString() ?? null,
    }
  })
  const mayOverride = who.grants.some(({ role }) => role === 'supervisor') && who.duties.includes('C-SUPERVISE')
  return { rows, mayOverride, now: ctx.now.toISOString() }
}

/** @throws Refusal NOT_FOUND for somebody who is not of one's places, SECOND_PERSON_NEEDED for oneself */
export async function giveOverride(
  ctx: Ctx,
  { body }: Input<typeof task.overrideGive>,
): Promise<ReplyOf<typeof task.overrideGive>> {
  const who = mustBeStaff(ctx)
  if (body.staffId === who.id) throw new Refusal('SECOND_PERSON_NEEDED')
  const there = await db(ctx)
    .selectFrom('caseload_override')
    .select('until')
    .where('id', '=', body.id)
    .executeTakeFirst()
  if (there) return { until: there.until.toISOString() }
  const all = await store.listColleagues(ctx, teamRoles, { places: placesOf(who, ['supervisor']) })
  if (!all.some(({ id }) => id === body.staffId)) throw new Refusal('NOT_FOUND', { field: 'staffId' })
  const until = minutesLater(ctx.now, overrideDays * 24 * 60)
  keep.insert(ctx, 'caseload_override', {
    ...{ id: body.id, tenant_id: who.tenantId, staff_id: body.staffId, by_id: who.id },
    ...{ reason: body.reason, until, at: ctx.now },
  })
  return { until: until.toISOString() }
}
