import type { checkIn } from '@anxin/contract/casework-check-in.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/record-task.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { ToldKind } from '@anxin/core/casework/priority.ts'
import { isOver } from '@anxin/core/casework/state.ts'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { caseOfTask, finishTask, mustOwnTask, tellLead } from '../../casework/door.ts'
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

/** What whoever leads the case has to know at once; danger is told to whoever is on duty. */
function toldBy({ asks, said }: Body): ToldKind | null {
  if (asks === 'check_in') return said.reached ? (said.feels === 'harder' ? 'harder' : null) : 'unreached'
  return said.how === 'unreached' ? 'unreached' : null
}

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
  const of = await caseOfTask(ctx, task.id)
  const said = of.said as RatingRow['how'] | null
  if (danger) {
    const { birth_sealed } = (await readResident(ctx, task.resident_id))!
    await tellDanger(ctx, { ...task, birth_sealed }, task.id, wordsOf(body))
  }
  const late = isOver(of.state) ? of.state : body.asks === 'rating' && isSaid(said) ? said : null
  // a cry for help is never lost, also where nothing may be written any more
  if (late !== null && danger) return { danger }
  if (late !== null) throw new Refusal('WRONG_STATE', { detail: { state: late } })
  if (body.asks === 'rating') {
    const { tenant_id, unit_id, resident_id, case_id } = task
    keepWritten(ctx, { tenant_id, unit_id, resident_id, case_id, round: of.round }, body.said)
    await finishTask(ctx, task, body.said.how !== 'unreached', null)
  } else {
    mustBeAnswered(body.said)
    await finishTask(ctx, task, body.said.reached, body.said)
  }
  const told = toldBy(body)
  if (told) await tellLead(ctx, task.id, of, told)
  return { danger }
}
