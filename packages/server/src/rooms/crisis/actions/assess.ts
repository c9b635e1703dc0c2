import type * as contract from '@anxin/contract/crisis.ts'
import type { screenerGet } from '@anxin/contract/crisis-screener.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { isRed, isWorse, worseGrade } from '@anxin/core/crisis/grade.ts'
import { gradeOfTriage } from '@anxin/core/crisis/triage.ts'
import { formShown } from '@anxin/core/scale/form-shown.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { findScreener, keepAssessment, listSupervisors } from '../../findings/door.ts'
import { changeEvent } from '../store.ts'
import { mustFindEvent, mustOwnEvent } from './find.ts'
import { tellOfMinor } from './raise.ts'
import { note, tellBoard } from './step.ts'
import { type Detail, detailOf } from './view.ts'

/** Keeps the structured assessment. It may raise the grade, and lower ORANGE; RED is lowered by two people. */
export async function assess(ctx: Ctx, { params, body }: Input<typeof contract.assess>): Promise<Detail> {
  const event = await mustOwnEvent(ctx, params.id)
  if (event.state !== 'ASSESSING' && event.state !== 'FOLLOW_UP')
    throw new Refusal('WRONG_STATE', { detail: { state: event.state } })
  const kept = await keepAssessment(ctx, event, body)
  if (!kept) return detailOf(ctx, event)
  const { found, consultedName } = kept
  const wanted = gradeOfTriage[found]
  const grade = isRed(event.grade) ? worseGrade(event.grade, wanted) : wanted
  const next = grade === event.grade ? event : changeEvent(ctx, event, { grade })
  await note(ctx, next, 'crisis.event_assessed', found)
  if (consultedName) await note(ctx, next, 'crisis.supervisor_consulted', consultedName)
  else if (body.fields.consulted) await note(ctx, next, 'crisis.supervisor_not_reached')
  if (isWorse(grade, event.grade)) await tellOfMinor(ctx, next)
  await tellBoard(ctx, next, 'crisis.event_assessed')
  return detailOf(ctx, next)
}

/** With whom it may have been talked over. */
export async function readSupervisors(
  ctx: Ctx,
  { params }: Input<typeof contract.supervisorsList>,
): Promise<ReplyOf<typeof contract.supervisorsList>> {
  const event = await mustFindEvent(ctx, params.id)
  return { people: await listSupervisors(ctx, event.unit_id) }
}

/** The licensed screener, where this agency has loaded its text and signed for it. */
export async function readScreener(ctx: Ctx): Promise<ReplyOf<typeof screenerGet>> {
  const definition = await findScreener(ctx)
  return { form: definition ? formShown(definition) : null }
}
