import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/safeguard-minor.ts'
import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import { isRed } from '@anxin/core/crisis/grade.ts'
import type { Id } from '@anxin/core/ids.ts'
import { guardianDue } from '@anxin/core/safeguard/guardian-task.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { closeGuardianView } from '../../../platform/identity/guardian.ts'
import { ageToday } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { seal } from '../../../platform/privacy.ts'
import { noteOnEvent, seeEvent } from '../../crisis/door.ts'
import * as store from '../store.ts'
import { proposeMandatory } from './mandatory.ts'
import { aroundOf, mustSee, reachesUnit } from './see.ts'

/** By the table of minors; somebody known for a minor whose age nobody knows is told of like a child. */
async function hearsOfDanger(ctx: Ctx, residentId: Id): Promise<boolean> {
  const resident = await readResident(ctx, residentId)
  const age = resident && ageToday(ctx, residentId, resident.birth_sealed)
  return age === undefined || minorRuleOf(age).tellGuardian.danger === 'same_day'
}

/** News of crisis: an alert about a minor. Their guardian is to be told, at once or before the day ends. */
export async function oweGuardian(ctx: Ctx, eventId: Id): Promise<void> {
  const event = await seeEvent(ctx, eventId)
  if (!event || !(await hearsOfDanger(ctx, event.residentId))) return
  const due = guardianDue(event.grade, event.raisedAt.getTime())
  if (due === null) return
  // what became ORANGE days after it was first heard is owed today
  const today = isRed(event.grade) || due > ctx.now.getTime() ? due : guardianDue(event.grade, ctx.now.getTime())!
  const due_at = new Date(today)
  await store.oweWord(ctx, {
    ...{ id: newId(ctx), resident_id: event.residentId, event_id: event.id, due_at, call_at: due_at },
    ...{ ladder: event.ladder, red: isRed(event.grade) },
  })
}

/** News of crisis: it was no danger. Nobody need be told any more. */
export async function oweNothing(ctx: Ctx, eventId: Id): Promise<void> {
  const task = await store.lockGuardianTask(ctx, { eventId })
  if (task && !task.done_at)
    store.endGuardianTask(ctx, task.id, { outcome: 'not_owed', staff_id: null, done_at: ctx.now })
}

/** Guardians still to be told, of the speaker’s places. */
export async function listTasks(ctx: Ctx): Promise<ReplyOf<typeof door.guardianTasks>> {
  const tasks: ReplyOf<typeof door.guardianTasks>['tasks'] = []
  for (const task of await store.listGuardianTasks(ctx)) {
    const event = await seeEvent(ctx, task.event_id)
    if (!event || !(await reachesUnit(ctx, event.unitId))) continue
    const around = await aroundOf(ctx, task.resident_id)
    tasks.push({
      ...{ id: task.id, eventId: event.id, eventNumber: event.number, personName: around.name, grade: event.grade },
      ...{ dueAt: task.due_at.toISOString(), guardianClosed: around.guardianClosed },
    })
  }
  return { tasks }
}

/** The guardian is not told, and why; under suspicion the view closes and the report for the child is proposed. */
export async function withhold(
  ctx: Ctx,
  { params, body }: Input<typeof door.guardianWithhold>,
): Promise<ReplyOf<typeof door.guardianWithhold>> {
  const who = mustBeStaff(ctx)
  const task = await store.lockGuardianTask(ctx, { id: params.id })
  if (!task) throw new Refusal('NOT_FOUND')
  const event = await mustSee(ctx, task.event_id)
  if (task.done_at) return { done: true }
  store.endGuardianTask(ctx, task.id, {
    ...{ outcome: 'withheld', staff_id: who.id, done_at: ctx.now },
    reason_sealed: seal(ctx, 'guardian_task.reason', task.id, body.reason),
  })
  closeGuardianView(ctx, task.resident_id)
  await noteOnEvent(ctx, event.id, 'safeguard.guardian_withheld')
  if (body.suspected) await proposeMandatory(ctx, { residentId: task.resident_id, eventId: event.id, atHome: true })
  return { done: true }
}
