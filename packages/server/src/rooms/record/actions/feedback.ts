import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/record.ts'
import { atLeast } from '@anxin/core/risk/level.ts'
import { screenSafely } from '@anxin/core/risk/screen-safely.ts'
import { hearWords } from '@anxin/core/safeguard/heard-words.ts'
import { firstPlace } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeResident, tenantOf } from '../../../platform/ctx.ts'
import { speakFor } from '../../../platform/db/transaction.ts'
import type { Input } from '../../../platform/http/server.ts'
import { mustBeSomebody, mustSpeakSomewhere } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { findOwnCase } from '../../casework/door.ts'
import { isChildBy, tellWords } from '../../safeguard/door.ts'
import { keep } from '../tables.ts'

/** Words of danger are never shed at the door. */
export const soundsBad = (body: { readonly text: string }): boolean =>
  atLeast(screenSafely(body.text).screening.level, 'L2')

/** Words for which somebody is called: danger, abuse an adult tells of, harm a minor tells of. */
export async function callsSomebody(ctx: Ctx, { text }: { readonly text: string }): Promise<boolean> {
  const known = ctx.who.kind === 'resident' ? await readResident(ctx, ctx.who.id) : undefined
  return hearWords(text, isChildBy(ctx, known, text)).grade !== undefined
}

/**
 * Danger in it, and abuse that is told of, tells whoever is on call, also where no name is kept: a cry for help is never
 * lost.
 */
export async function tellDanger(
  ctx: Ctx,
  body: { readonly text: string; readonly cabin?: string | undefined },
): Promise<void> {
  await mustBeSomebody(ctx, { cabin: body.cabin })
  const resident = (await readResident(ctx, mustBeResident(ctx).id))!
  const from = { unitId: resident.unit_id, conversationId: null, source: 'complaint' } as const
  await tellWords(ctx, resident, from, body.text)
}

/** Three answers after a session. Without a name no person, no case and no hour is kept with them. */
export async function sendFeedback(
  ctx: Ctx,
  { body }: Input<typeof door.feedbackSend>,
): Promise<ReplyOf<typeof door.feedbackSend>> {
  const danger = await callsSomebody(ctx, body)
  if (danger) await tellDanger(ctx, body)
  const resident = ctx.who.kind === 'resident' ? await readResident(ctx, ctx.who.id) : undefined
  if (!resident) await mustSpeakSomewhere(ctx, body.cabin)
  const signed = body.signed && resident !== undefined
  const own = signed ? await findOwnCase(ctx, resident.id) : undefined
  const unitId = own?.unit_id ?? resident?.unit_id ?? (await firstPlace(ctx))!
  // from here on nobody speaks: neither the row nor the audit line names anybody
  if (!signed) await speakFor(ctx, { kind: 'system', tenantId: tenantOf(ctx) })
  else ctx.about = { id: body.id, residentId: resident.id }
  keep.insert(
    ctx,
    'session_feedback',
    {
      ...{ id: body.id, tenant_id: tenantOf(ctx), unit_id: unitId, case_id: own?.id ?? null },
      ...{ resident_id: signed ? resident.id : null, heard: body.heard, mine: body.mine, better: body.better },
      text_sealed: body.text ? seal(ctx, 'session_feedback.text', body.id, body.text) : null,
      on_day: shanghaiDay(ctx.now),
    },
    'on conflict do nothing',
  )
  return { danger }
}

/** What people said of a whole service at its end, newest day first. */
async function readRatings(ctx: Ctx): Promise<ReplyOf<typeof door.feedbackGet>['ratings']> {
  const { rows } = await ctx.line.query(
    `select a.id, a.case_id, a.answers, a.text_sealed, to_char(a.on_day, 'YYYY-MM-DD') as day, c.number, f.name as lead_name
     from rating_answer a left join care_case c on c.id = a.case_id left join staff f on f.id = c.lead_id
     order by a.on_day desc, a.id limit 200`,
  )
  return rows.map((row) => ({
    ...{ id: row.id as string, caseId: row.case_id as string | null, caseNumber: row.number as number | null },
    ...{ leadName: row.lead_name as string | null, day: row.day as string, answers: row.answers as (number | null)[] },
    text: unseal(ctx, 'rating_answer.text', row.id as string, row.text_sealed as Uint8Array | null),
  }))
}

/** What people said, newest day first. The row wall shows it to the supervisor of the place alone. */
export async function readFeedback(ctx: Ctx): Promise<ReplyOf<typeof door.feedbackGet>> {
  const { rows } = await ctx.line.query(
    `select s.id, s.case_id, s.heard, s.mine, s.better, s.text_sealed, to_char(s.on_day, 'YYYY-MM-DD') as day, c.number, f.name as lead_name
     from session_feedback s left join care_case c on c.id = s.case_id left join staff f on f.id = c.lead_id
     order by s.on_day desc, s.id limit 200`,
  )
  return {
    ratings: await readRatings(ctx),
    rows: rows.map((row) => ({
      ...{ id: row.id as string, caseId: row.case_id as string | null, caseNumber: row.number as number | null },
      ...{ leadName: row.lead_name as string | null, day: row.day as string },
      ...{ heard: Number(row.heard), mine: Number(row.mine), better: Number(row.better) },
      text: unseal(ctx, 'session_feedback.text', row.id as string, row.text_sealed as Uint8Array | null),
    })),
  }
}
