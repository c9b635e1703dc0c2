import type * as door from '@anxin/contract/crisis-label.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { mustBeThere, mustMakeSense, mustReach, responderRoles } from '../policy.ts'
import * as store from '../store.ts'
import type { AlertView } from '../tables.ts'

type Labels = ReplyOf<typeof door.labelList>

async function mustFindAlert(ctx: Ctx, id: Id, roles = responderRoles): Promise<AlertView> {
  const alert = await store.findAlert(ctx, id)
  mustBeThere(alert)
  ctx.about = { id: alert.id }
  mustReach(mustBeStaff(ctx), roles, alert.path)
  return alert
}

async function shown(ctx: Ctx, eventId: Id): Promise<Labels> {
  const rows = await store.listLabels(ctx, eventId)
  const about = new Set<Id | null>()
  return {
    labels: rows.map((row) => {
      const stands = !about.has(row.message_id)
      about.add(row.message_id)
      return {
        ...{ id: row.id, label: row.label, level: row.level, messageId: row.message_id },
        ...{ by: row.staff_name, at: row.at.toISOString(), stands },
      }
    }),
  }
}

/** Read with the event, whose opening the resident finds among the looks already. @throws Refusal NOT_FOUND */
export async function readLabels(ctx: Ctx, { params }: Input<typeof door.labelList>): Promise<Labels> {
  await mustFindAlert(ctx, params.id)
  return shown(ctx, params.id)
}

/** Said again by the same person with the same words, it is one label. @throws Refusal NOT_FOUND, BAD_INPUT */
export async function labelAlert(ctx: Ctx, { params, body }: Input<typeof door.labelPut>): Promise<Labels> {
  const who = mustBeStaff(ctx)
  const alert = await mustFindAlert(ctx, params.id, ['supervisor'])
  ctx.about = { id: alert.id, residentId: alert.resident_id }
  mustMakeSense(body)
  if (body.messageId) mustBeThere(await store.findResidentLine(ctx, alert.conversation_id, body.messageId))
  await store.queueAt(ctx, alert.id)
  const before = (await store.listLabels(ctx, alert.id)).find((row) => row.message_id === body.messageId)
  const same = before?.staff_id === who.id && before.label === body.label && before.level === body.level
  if (!same)
    await store.insertLabel(ctx, {
      ...{ id: newId(ctx), tenant_id: alert.tenant_id, resident_id: alert.resident_id, event_id: alert.id },
      ...{ message_id: body.messageId, staff_id: who.id, staff_name: who.name, at: ctx.now },
      ...{ label: body.label, level: body.level },
    })
  return shown(ctx, alert.id)
}
