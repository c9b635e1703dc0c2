import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/safeguard.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import type { EventFacts } from '../../crisis/door.ts'
import * as store from '../store.ts'
import { listReports } from '../store-report.ts'
import { contactsShown } from './contacts.ts'
import { mandatoryShown } from './mandatory.ts'
import { aroundOf, iso, mustSee, namer } from './see.ts'
import { disclosureShown } from './tell.ts'
import { visitShown } from './visit.ts'

export type Sheet = ReplyOf<typeof door.sheetGet>

export const readSheet = async (ctx: Ctx, { params }: Input<typeof door.sheetGet>): Promise<Sheet> =>
  sheetOf(ctx, await mustSee(ctx, params.id))

async function taskShown(ctx: Ctx, eventId: string): Promise<Sheet['guardianTask']> {
  const task = await store.lockGuardianTask(ctx, { eventId })
  if (!task) return null
  const name = await namer(ctx, [task.staff_id])
  return {
    ...{ id: task.id, dueAt: task.due_at.toISOString(), doneAt: iso(task.done_at), outcome: task.outcome },
    by: name(task.staff_id),
  }
}

/** Everything of this room about one event. */
export async function sheetOf(ctx: Ctx, event: EventFacts): Promise<Sheet> {
  const around = await aroundOf(ctx, event.residentId)
  const [told, owed, visits] = [
    await store.listDisclosures(ctx, event.id),
    await store.listMandatoryOf(ctx, event.residentId),
    await store.listVisits(ctx, event.id),
  ]
  const disclosures: Sheet['disclosures'] = []
  for (const row of told) disclosures.push(await disclosureShown(ctx, row))
  const mandatory: Sheet['mandatory'] = []
  for (const row of owed) mandatory.push(await mandatoryShown(ctx, row))
  const seen: Sheet['visits'] = []
  for (const row of visits) seen.push(await visitShown(ctx, row))
  return {
    ...{ eventId: event.id, number: event.number, minor: event.minor, state: event.state },
    guardianClosed: around.guardianClosed,
    contacts: await contactsShown(ctx, event.residentId, around),
    ...{ disclosures, mandatory, visits: seen, guardianTask: await taskShown(ctx, event.id) },
    reports: (await listReports(ctx, event.id)).length,
  }
}
