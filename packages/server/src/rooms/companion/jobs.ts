import type { Id } from '@anxin/core/ids.ts'
import { rollingDays } from '@anxin/core/retention/schedule.ts'
import { type Floor, minutesLater, tenantOf } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { JobKinds } from '../../platform/jobs.ts'
import { hearPresence, hearReach } from './actions/attend.ts'
import { countTalkOf } from './actions/count-talk.ts'
import { answerLate, answerWithModel } from './actions/generate.ts'
import { runTrial } from './actions/model.ts'
import { deleteOldLines } from './store.ts'
import { deleteOldAnswers } from './store-model.ts'

/** An anonymous visit leaves nothing after this many idle minutes. @source domain specification 4.1 */
const idleMinutes = 30
/** What a language model said is kept this many days. @source domain specification 4.1 (at least six months) */
const answersKeptDays = 183

/** Wipes what nobody needs: idle anonymous visits without an alert, and old lines. @returns visits wiped */
export async function wipeIdle(floor: Floor): Promise<number> {
  return inTransaction(floor, { as: 'house' }, async (ctx) => {
    const { count } = await ctx.line.query(
      `delete from resident where kind = 'anonymous' and not held and not is_held(id) and seen_at < $1`,
      [minutesLater(ctx.now, -idleMinutes)],
    )
    await deleteOldLines(ctx, minutesLater(ctx.now, -rollingDays.talk * 24 * 60))
    await deleteOldAnswers(ctx, minutesLater(ctx.now, -answersKeptDays * 24 * 60))
    return count
  })
}

const kinds: readonly (readonly [string, JobKinds extends ReadonlyMap<string, infer K> ? K : never])[] = [
  ['crisis.presence_changed', { within: hearPresence }],
  ['crisis.reach_changed', { within: hearReach }],
  ['resident.registered', { within: (ctx, body) => countTalkOf(ctx, tenantOf(ctx), body.residentId as Id) }],
  ['companion.answer', { outer: answerWithModel, lane: 'slow' }],
  ['companion.answer_late', { within: answerLate }],
  ['companion.model_trial', { outer: runTrial, lane: 'slow' }],
]
export const companionJobs: JobKinds = new Map(kinds)
