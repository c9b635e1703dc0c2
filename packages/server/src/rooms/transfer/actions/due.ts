import { type Ctx, minutesLater, tenantOf } from '../../../platform/ctx.ts'
import { askLead } from '../../casework/door.ts'
import * as store from '../store.ts'
import { tellReceiver, tellSender } from './tell.ts'

/** What still waits after it was told is told again after a day. */
const againMinutes = 24 * 60

/**
 * Nobody has answered: whoever asked and those who lead the place hear of it, the receiver is asked again, and the lead
 * of the case has it among their tasks. @returns how many
 */
export async function seeToSilence(ctx: Ctx): Promise<number> {
  const due = await store.lockDue(ctx, tenantOf(ctx), minutesLater(ctx.now, -againMinutes))
  for (const row of due) {
    if (!row.told_at) {
      const residentIds = await store.everybodyOf(ctx, row.resident_id)
      await askLead(ctx, residentIds, 'transfer', ctx.now, row.to_name)
    }
    await tellSender(ctx, row, 'referral_due')
    if (row.state === 'proposed') await tellReceiver(ctx, row, 'referral_due')
    store.changeTransfer(ctx, row.id, { told_at: ctx.now })
  }
  return due.length
}
