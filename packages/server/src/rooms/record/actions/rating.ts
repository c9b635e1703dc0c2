import { randomUUID } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/record-rating.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { OwnRecord } from '@anxin/core/rights/own-record.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeResident, mustBeStaff, tenantOf } from '../../../platform/ctx.ts'
import { speakFor } from '../../../platform/db/transaction.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { findOwnCase, mustBeOpen, mustOpenCase, note } from '../../casework/door.ts'
import { mayStillSay, mustSayOnce, mustSaySomething } from '../policy.ts'
import * as store from '../store.ts'
import { keep, type RatingRow } from '../tables.ts'
import { callsSomebody, soundsBad, tellDanger } from './feedback.ts'

type About = Pick<RatingRow, 'tenant_id' | 'unit_id' | 'case_id' | 'resident_id' | 'round'>
interface Said {
  readonly how: RatingRow['how']
  readonly note?: string
  readonly by?: { readonly id: Id; readonly name: string }
}
function keepRating(ctx: Ctx, id: Id, about: About, said: Said): void {
  keep.insert(
    ctx,
    'case_rating',
    {
      ...{ id, ...about, how: said.how, by_id: said.by?.id ?? null, by_name: said.by?.name ?? '', at: ctx.now },
      note_sealed: said.note ? seal(ctx, 'case_rating.note', id, said.note) : null,
    },
    'on conflict do nothing',
  )
}

interface Answered {
  readonly id: Id
  readonly unitId: Id
  /** Nobody, where no name was to stand with it. */
  readonly of: { readonly caseId: Id; readonly residentId: Id } | null
  readonly written: boolean
  readonly answers: readonly (number | null)[]
  readonly text: string
}
function keepAnswers(ctx: Ctx, { id, unitId, of, written, answers, text }: Answered): void {
  const day = shanghaiDay(ctx.now)
  keep.insert(
    ctx,
    'rating_answer',
    {
      ...{ id, tenant_id: tenantOf(ctx), unit_id: unitId, case_id: of?.caseId ?? null, written, answers },
      ...{ resident_id: of?.residentId ?? null, on_day: of ? day : `${day.slice(0, 8)}01` },
      text_sealed: text ? seal(ctx, 'rating_answer.text', id, text) : null,
    },
    'on conflict do nothing',
  )
}

/** What stands since the case was last opened, newest word first. */
export async function readRating(
  ctx: Ctx,
  { params }: Input<typeof door.ratingGet>,
): Promise<ReplyOf<typeof door.ratingGet>> {
  const row = await mustOpenCase(ctx, params.id)
  const found = await store.findRating(ctx, row.id, row.reopened)
  if (!found) return { rating: null }
  const answer = found.how === 'own' || found.how === 'written' ? await store.findAnswers(ctx, found.id) : undefined
  return {
    rating: {
      ...{ how: found.how, byName: found.by_name, at: found.at.toISOString() },
      note: unseal(ctx, 'case_rating.note', found.id, found.note_sealed),
      answers: answer ? [...answer.answers] : null,
      text: answer ? unseal(ctx, 'rating_answer.text', answer.id, answer.text_sealed) : null,
    },
  }
}

/** What a colleague was told, in their name. @throws Refusal BAD_INPUT where nothing was answered */
export function keepWritten(ctx: Ctx, about: About, body: Input<typeof door.ratingWrite>['body']): void {
  const { id, name } = mustBeStaff(ctx)
  const by = { id, name }
  if (body.how === 'written') {
    mustSaySomething(body)
    const of = { caseId: about.case_id, residentId: about.resident_id }
    keepAnswers(ctx, { ...body, unitId: about.unit_id, of, written: true })
    keepRating(ctx, body.id, about, { how: 'written', by })
  } else keepRating(ctx, body.id, about, { how: body.how, note: body.note, by })
}

/** @throws Refusal WRONG_STATE where the person said it themself already, or the case is over */
export async function writeRating(ctx: Ctx, { params, body }: Input<typeof door.ratingWrite>): Promise<{ done: true }> {
  const row = await mustOpenCase(ctx, params.id)
  mustBeOpen(row)
  const before = await store.findRating(ctx, row.id, row.reopened)
  if (before?.id === body.id) return { done: true }
  mustSayOnce(before)
  const { tenant_id, unit_id, resident_id } = row
  keepWritten(ctx, { tenant_id, unit_id, resident_id, case_id: row.id, round: row.reopened }, body)
  note(ctx, row, 'casework.rating_kept', { to: body.how })
  return { done: true }
}

/** A case whose end has come, until the person said something of it or that they do not wish to. */
const asked: readonly string[] = ['CLOSING', 'FOLLOW_UP', 'CLOSED']
const findAsked = async (ctx: Ctx, residentId: Id) => {
  const row = await findOwnCase(ctx, residentId)
  return row && asked.includes(row.state) ? row : undefined
}

export async function readOwnRating(ctx: Ctx): Promise<ReplyOf<typeof door.ratingOwn>> {
  const row = await findAsked(ctx, mustBeResident(ctx).id)
  return { asked: row !== undefined && mayStillSay(await store.findRating(ctx, row.id, row.reopened)) }
}

type OwnSaid = Input<typeof door.ratingSay>['body']
/** Words of danger are never shed at the door. */
export const ratingSoundsBad = (body: OwnSaid): boolean => body.how !== 'declined' && soundsBad(body)

/** @throws Refusal NOT_FOUND where nobody asks, WRONG_STATE where it was said already, BAD_INPUT where nothing is said */
export async function sayRating(
  ctx: Ctx,
  { body }: Input<typeof door.ratingSay>,
): Promise<ReplyOf<typeof door.ratingSay>> {
  const { id: residentId } = mustBeResident(ctx)
  const row = await findAsked(ctx, residentId)
  if (!row) throw new Refusal('NOT_FOUND')
  const before = await store.findRating(ctx, row.id, row.reopened)
  const danger = body.how !== 'declined' && (await callsSomebody(ctx, body))
  if (before?.id === body.id) return { danger }
  mustSayOnce(before)
  ctx.about = { id: row.id, residentId }
  const { tenant_id, unit_id } = row
  const about = { tenant_id, unit_id, resident_id: residentId, case_id: row.id, round: row.reopened }
  if (body.how === 'declined') {
    keepRating(ctx, body.id, about, { how: 'declined' })
    return { danger }
  }
  mustSaySomething(body)
  if (danger) await tellDanger(ctx, body)
  keepRating(ctx, body.id, about, { how: body.how })
  if (body.how === 'own')
    keepAnswers(ctx, { ...body, unitId: unit_id, of: { caseId: row.id, residentId }, written: false })
  else {
    // from here on nobody speaks: neither what was answered nor the audit line names anybody
    ctx.about = {}
    await speakFor(ctx, { kind: 'system', tenantId: tenant_id })
    keepAnswers(ctx, { ...body, id: randomUUID(), unitId: unit_id, of: null, written: false })
  }
  return { danger }
}

/** What the resident may take along: their own words about the service, where they left their name. */
export async function exportRatings(ctx: Ctx, residentId: Id): Promise<Pick<OwnRecord, 'ratings'>> {
  const rows = await store.listOwnAnswers(ctx, residentId)
  return {
    ratings: rows.map((row) => ({
      ...{ day: row.day, answers: row.answers },
      text: unseal(ctx, 'rating_answer.text', row.id, row.text_sealed),
    })),
  }
}
