import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { book } from '../../../platform/jobs.ts'
import { mustBeOpen, mustOwn, mustReach } from '../policy.ts'
import { cancelTimers, findPath, isHeld, lockEvent } from '../store.ts'
import type { EventRow } from '../tables.ts'

/** The event, locked, if it lies where this person answers. @throws Refusal NOT_FOUND */
export async function mustFindEvent(ctx: Ctx, id: Id): Promise<EventRow> {
  const event = await lockEvent(ctx, id)
  if (!event) throw new Refusal('NOT_FOUND')
  ctx.about = { id: event.id, residentId: event.resident_id }
  mustReach(mustBeStaff(ctx), await findPath(ctx, event.unit_id))
  return event
}

/** The event, locked, open and owned by the speaker. */
export async function mustOwnEvent(ctx: Ctx, id: Id): Promise<EventRow> {
  const event = await mustFindEvent(ctx, id)
  mustBeOpen(event)
  if (event.owner_id === null) throw new Refusal('WRONG_STATE', { detail: { state: event.state } })
  mustOwn(mustBeStaff(ctx), event)
  // the owner acts: whatever ladder a worse signal started beside them ends
  cancelTimers(ctx, event.id, ['rung'])
  return event
}

/** News for the resident's screen: who is there. */
export const tellResident = (
  ctx: Ctx,
  event: EventRow,
  presence: 'acknowledged' | 'person' | 'program',
): Promise<void> =>
  book(ctx, 'crisis.presence_changed', {
    conversationId: event.conversation_id,
    presence,
    name: mustBeStaff(ctx).name,
  })

/** What a death has locked is neither deleted nor written over. @throws Refusal LEGAL_HOLD */
export async function mustNotBeHeld(ctx: Ctx, residentId: Id): Promise<void> {
  if (await isHeld(ctx, residentId)) throw new Refusal('LEGAL_HOLD')
}
