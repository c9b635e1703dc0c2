import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/rescue.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { writeDown } from '../../../platform/identity/written-down.ts'
import { type EventRow, numberText, raiseAlert } from '../../crisis/door.ts'

/**
 * An alert somebody enters by hand. The id is that of the signal, so that it is counted once; the person is found by
 * their number, or written down. @source domain specification 3.1 (phone entry, missed check-in ORANGE or above, import)
 */
export async function enterAlert(
  ctx: Ctx,
  { body }: Input<typeof contract.alertEnter>,
): Promise<ReplyOf<typeof contract.alertEnter>> {
  const who = mustBeStaff(ctx)
  const known = await ctx.line.query('select event_id from crisis_signal where message_id = $1', [body.id])
  if (known.rows[0]) {
    const eventId = known.rows[0].event_id as string
    const { rows } = await ctx.line.query('select number, drill from crisis_event where id = $1', [eventId])
    return { eventId, number: numberText(rows[0] as unknown as Pick<EventRow, 'number' | 'drill'>) }
  }
  const residentId = await writeDown(ctx, who, { id: newId(ctx), name: body.name, phone: body.phone })
  const resident = (await readResident(ctx, residentId))!
  ctx.about = { id: body.id, residentId }
  const raised = await raiseAlert(ctx, {
    ...{ residentId, unitId: resident.unit_id, conversationId: null, messageId: body.id },
    ...{ source: body.source, level: body.dangerNow ? 'now' : body.source, grade: body.dangerNow ? 'RED_E' : 'ORANGE' },
    ...{ subject: 'self', minor: body.minor, quotes: [body.quote] },
  })
  return { eventId: raised.eventId, number: numberText({ number: raised.number, drill: false }) }
}
