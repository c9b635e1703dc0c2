import type { checkIn } from '@anxin/contract/casework-check-in.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/record-task.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type CaseState, isOver } from '@anxin/core/casework/state.ts'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { finishTask, mustOwnTask } from '../../casework/door.ts'
import { isSaid } from '../policy.ts'
import type { RatingRow } from '../tables.ts'
import { soundsBad } from './feedback.ts'
import { tellDanger } from './note.ts'
import { keepWritten } from './rating.ts'

type Body = Input<typeof door.taskAnswer>['body']

const wordsOf = ({ asks, said }: Body): string =>
  asks === 'check_in' ? said.words : said.how === 'written' ? said.text : said.note
/** Danger that was heard, or that stands in the words written down. */
export const answerSoundsBad = (body: Body): boolean =>
  (body.asks === 'check_in' && body.said.safety === 'present') || soundsBad({ text: wordsOf(body) })

/** @throws Refusal BAD_INPUT where somebody was reached and not asked how they are; danger goes before every question */
function mustBeAnswered(said: z.output<typeof checkIn>): void {
  if (said.reached && said.feels === null && said.safety !== 'present')
    throw new Refusal('BAD_INPUT', { field: 'feels' })
}

/**
 * Writes down what was answered and ends the task.
 * @throws Refusal NOT_FOUND where it was given to somebody else, WRONG_STATE where the case is over or they said it already
 */
export async function answerTask(
  ctx: Ctx,
  { params, body }: Input<typeof door.taskAnswer>,
): Promise<ReplyOf<typeof door.taskAnswer>> {
  const task = await mustOwnTask(ctx, params.id, body.asks)
  const danger = answerSoundsBad(body)
  if (task.state !== 'open') return { danger }
  const { rows } = await ctx.line.query('select state, round, said from task_case($1)', [task.id])
  const of = rows[0] as { state: CaseState; round: number; said: RatingRow['how'] | null }
  if (danger) {
    const { birth_sealed } = (await readResident(ctx, task.resident_id))!
    await tellDanger(ctx, { ...task, birth_sealed }, task.id, wordsOf(body))
  }
  const late = isOver(of.state) ? of.state : body.asks === 'rating' && isSaid(of.said) ? of.said! : null
  // a cry for help is never lost, also where nothing may be written any more
  if (late !== null && danger) return { danger }
  if (late !== null) throw new Refusal('WRONG_STATE', { detail: { state: late } })
  if (body.asks === 'rating') {
    const { tenant_id, unit_id, resident_id, case_id } = task
    keepWritten(ctx, { tenant_id, unit_id, resident_id, case_id, round: of.round }, body.said)
    finishTask(ctx, task, null)
  } else {
    mustBeAnswered(body.said)
    finishTask(ctx, task, body.said)
  }
  return { danger }
}
