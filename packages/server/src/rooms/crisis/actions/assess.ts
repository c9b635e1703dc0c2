import type * as contract from '@anxin/contract/crisis.ts'
import type { screenerGet } from '@anxin/contract/crisis-screener.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { withScreener } from '@anxin/core/crisis/assess/cssrs.ts'
import { isRed, isWorse, worseGrade } from '@anxin/core/crisis/grade.ts'
import { gradeOfTriage, triage } from '@anxin/core/crisis/triage.ts'
import { rollingDays } from '@anxin/core/retention/schedule.ts'
import { formShown } from '@anxin/core/scale/form-shown.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, sealJson } from '../../../platform/privacy.ts'
import { findScreener, insertAssessment, judgeScreener, putPlace } from '../../findings/door.ts'
import { changeEvent } from '../store.ts'
import { mustOwnEvent } from './find.ts'
import { tellOfMinor } from './raise.ts'
import { note, tellBoard } from './step.ts'
import { type Detail, detailOf } from './view.ts'

/** Keeps the structured assessment. It may raise the grade, and lower ORANGE; RED is lowered by two people. */
export async function assess(ctx: Ctx, { params, body }: Input<typeof contract.assess>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  const event = await mustOwnEvent(ctx, params.id)
  if (event.state !== 'ASSESSING' && event.state !== 'FOLLOW_UP')
    throw new Refusal('WRONG_STATE', { detail: { state: event.state } })
  const { lastBehaviourDays, meansAtHand, location, ...fields } = body.fields
  const asked = triage({
    ...fields,
    meansAtHand: meansAtHand.length > 0,
    ...(lastBehaviourDays === null ? {} : { lastBehaviourDays }),
  })
  const judged = await judgeScreener(ctx, fields.screener)
  const found = withScreener(asked, judged?.screenerFound)
  const isNew = await insertAssessment(ctx, event, {
    id: body.id,
    staff_id: who.id,
    staff_name: who.name,
    triage: found,
    fields_sealed: sealJson(ctx, 'crisis_assessment.fields', body.id, { ...body.fields, ...judged, location: '' }),
  })
  if (!isNew) return detailOf(ctx, event)
  if (location.trim())
    putPlace(ctx, event, {
      words_sealed: seal(ctx, 'crisis_place.words', event.id, location.trim()),
      expires_at: minutesLater(ctx.now, rollingDays.place * 24 * 60),
    })
  const wanted = gradeOfTriage[found]
  const grade = isRed(event.grade) ? worseGrade(event.grade, wanted) : wanted
  const next = grade === event.grade ? event : changeEvent(ctx, event, { grade })
  await note(ctx, next, 'crisis.event_assessed', found)
  if (isWorse(grade, event.grade)) await tellOfMinor(ctx, next)
  await tellBoard(ctx, next, 'crisis.event_assessed')
  return detailOf(ctx, next)
}

/** The licensed screener, where this agency has loaded its text and signed for it. */
export async function readScreener(ctx: Ctx): Promise<ReplyOf<typeof screenerGet>> {
  const definition = await findScreener(ctx)
  return { form: definition ? formShown(definition) : null }
}
