import type * as contract from '@anxin/contract/crisis.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { sealJson } from '../../../platform/privacy.ts'
import { changeEvent, findOpenOf } from '../store.ts'
import { listLines } from '../store-care.ts'
import type { EventRow } from '../tables.ts'
import { mustFindEvent } from './find.ts'
import { noteOfResident, tellBoard } from './step.ts'
import { type Detail, detailOf, lineShown } from './view.ts'

/** Opens one event. The owner's opening marks the resident's lines as read, while anything can be kept. */
export async function openEvent(ctx: Ctx, { params }: Input<typeof contract.eventGet>): Promise<Detail> {
  const event = await mustFindEvent(ctx, params.id)
  const read = event.unread > 0 && event.owner_id === mustBeStaff(ctx).id && !ctx.floor.disk.fullSince
  return detailOf(ctx, read ? changeEvent(ctx, event, { unread: 0 }) : event)
}

/** The event as the console shows it, for a neighbour that has just changed something about it. */
export const openDetail = async (ctx: Ctx, id: string): Promise<Detail> => detailOf(ctx, await mustFindEvent(ctx, id))

/** The whole conversation behind an event; the audit line of this opening is shown to the resident. */
export async function openConversation(
  ctx: Ctx,
  { params }: Input<typeof contract.eventMessages>,
): Promise<ReplyOf<typeof contract.eventMessages>> {
  const event = await mustFindEvent(ctx, params.id)
  const lines = event.conversation_id ? await listLines(ctx, event.conversation_id, 0) : []
  return { messages: lines.map((line) => lineShown(ctx, line)), seq: lines.at(-1)?.seq ?? 0 }
}

export interface Callback {
  readonly phone: string
  readonly friend: { readonly name: string; readonly phone: string } | null
}

/** An anonymous resident leaves where they can be found. @returns false when there is no open event */
export async function leaveCallback(ctx: Ctx, residentId: string, callback: Callback): Promise<boolean> {
  const event = await findOpenOf(ctx, residentId)
  if (!event) return false
  const next = changeEvent(ctx, event, {
    callback_sealed: sealJson(ctx, 'crisis_event.callback', event.id, callback),
  })
  await tellOfResident(ctx, next, 'crisis.callback_left')
  return true
}

async function tellOfResident(ctx: Ctx, event: EventRow, what: string): Promise<void> {
  await noteOfResident(ctx, event, what)
  await tellBoard(ctx, event, what)
}

/** Something of the resident’s own for whoever comes: on the timeline and on the board. */
export async function noteForPerson(ctx: Ctx, residentId: string, what: string): Promise<void> {
  const event = await findOpenOf(ctx, residentId)
  if (event) await tellOfResident(ctx, event, what)
}

/** The resident wrote again: the owner sees how many lines are new. */
export async function hearResident(ctx: Ctx, residentId: string): Promise<void> {
  const event = await findOpenOf(ctx, residentId)
  if (!event) return
  await tellBoard(ctx, changeEvent(ctx, event, { unread: event.unread + 1 }), 'crisis.resident_wrote')
}
