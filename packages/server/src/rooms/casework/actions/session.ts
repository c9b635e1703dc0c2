import { offTrack } from '@anxin/core/casework/measured.ts'
import { type Ctx, minutesLater, newId } from '../../../platform/ctx.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { supervisorsToTell } from '../../training/door.ts'
import * as store from '../store.ts'
import { listMeasured } from './measured.ts'

/**
 * A session was signed: it counts. Off track, the lead's supervisor is told, once until it goes better. @returns whether it is
 */
export async function noteSession(
  ctx: Ctx,
  row: store.OpenedCase,
  session: { readonly at: Date; readonly came: boolean },
): Promise<boolean> {
  const sessions = row.sessions + (session.came ? 1 : 0)
  const off = offTrack(sessions, await listMeasured(ctx, row.resident_id, row.opened_at))
  const last = row.last_contact_at
  const spoke = session.came && (last === null || session.at > last) ? { last_contact_at: session.at } : {}
  store.changeCase(ctx, row.id, { sessions, off_track: off, ...spoke })
  if (!off || row.off_track) return off
  store.note(ctx, row, 'casework.off_track')
  const due = minutesLater(ctx.now, 7 * 24 * 60)
  store.insertTask(ctx, row, { id: newId(ctx), kind: 'supervise', owner_id: row.lead_id, due_at: due, text: '' })
  await tellStaff(ctx, await supervisorsToTell(ctx, row.lead_id, row.unit_id), 'case_supervise')
  return off
}
