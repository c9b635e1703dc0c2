import { isWaiting } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { isMinorToday } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { noteOnEvent, raiseAlert, seeOpenOf } from '../../crisis/door.ts'

/**
 * It has come out that somebody is a minor, after the alert was raised: the event says so from now on, words they said
 * before are as urgent as if it had been known, and the guardian is owed a word. @source domain specification 2.3, O3
 */
export async function knowMinor(ctx: Ctx, residentId: Id): Promise<void> {
  const event = await seeOpenOf(ctx, residentId)
  if (!event || event.minor) return
  await noteOnEvent(ctx, event.id, 'crisis.minor_known')
  const isAcute = isWaiting(event.state) || event.state === 'CONTACTING' || event.state === 'ASSESSING'
  // an alert that stands on words alone, and not on a wish for a person, is one of a minor's words
  const isWords = event.grade === 'YELLOW' && event.source !== 'asked_for_person'
  await raiseAlert(ctx, {
    ...{ residentId, unitId: event.unit_id, conversationId: event.conversation_id, messageId: null },
    ...{ source: event.source, level: 'O3', subject: event.subject, minor: true, quotes: [] },
    grade: isAcute && isWords ? 'ORANGE' : 'YELLOW',
  })
}

/** Somebody has a name now, or has taken a talk as theirs: what the house knows of their age goes for what is open. */
export async function lookAtAge(ctx: Ctx, residentId: Id): Promise<void> {
  const resident = await readResident(ctx, residentId)
  if (resident && isMinorToday(ctx, resident)) await knowMinor(ctx, residentId)
}
