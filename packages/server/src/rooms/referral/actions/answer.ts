import type * as door from '@anxin/contract/referral.ts'
import type { answerBody } from '@anxin/contract/referral.ts'
import type * as afterDoor from '@anxin/contract/referral-after.ts'
import type { parcel } from '@anxin/contract/referral-inbox.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { lintText } from '@anxin/core/referral/letter.ts'
import { isOver, type ReferralState, stepsFrom } from '@anxin/core/referral/state.ts'
import { noShowCalls } from '@anxin/core/referral/terms.ts'
import type { z } from 'zod'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import type { ReferralRow } from '../tables.ts'
import { iso, letterOf, mustSee, type Speaker, staffSpeaker } from './see.ts'
import { type Detail, detailOf, packetOf } from './shown.ts'
import { moveOn, noteOn, tellLeaders, tellSender } from './step.ts'

export type Answer = Omit<z.output<typeof answerBody>, 'to'> & { readonly to: Exclude<ReferralState, 'DRAFT'> }
type Parcel = z.input<typeof parcel>

const answers = [
  'ACCEPTED',
  'DECLINED',
  'NEED_INFO',
  'APPT_SET',
  'ATTENDED',
  'NO_SHOW',
  'RESULT_RETURNED',
  'RETURNED',
] as const

/** What goes with an answer. @throws Refusal BAD_INPUT naming the field */
function mustBeWhole(ctx: Ctx, answer: Answer): void {
  const missing =
    (answer.to === 'DECLINED' && !answer.declineCode && 'declineCode') ||
    (answer.to === 'NEED_INFO' && !answer.text && 'text') ||
    (answer.to === 'APPT_SET' && !answer.apptAt && 'apptAt') ||
    (answer.to === 'RESULT_RETURNED' && !answer.outcome && 'outcome') ||
    (answer.to === 'RETURNED' && !answer.text && 'text')
  if (missing) throw new Refusal('BAD_INPUT', { field: missing })
  if (answer.apptAt && new Date(answer.apptAt) < ctx.now) throw new Refusal('BAD_INPUT', { field: 'apptAt' })
  // a name of an illness is the doctor's to tell the person; it is not written into this house
  const [word] = lintText(answer.text)
  if (word) throw new Refusal('BAD_INPUT', { field: 'text', detail: { word } })
}

function changeOf(ctx: Ctx, answer: Answer): Partial<ReferralRow> {
  if (answer.to === 'RECEIVED') return { received_at: ctx.now }
  if (answer.to === 'ACCEPTED') return { accepted_at: ctx.now }
  if (answer.to === 'DECLINED') return { decline_code: answer.declineCode ?? 'other' }
  if (answer.to === 'APPT_SET') return { appt_at: new Date(answer.apptAt!), calls: 0 }
  if (answer.to === 'ATTENDED') return { seen_at: ctx.now }
  if (answer.to === 'NO_SHOW') return { calls: 0 }
  if (answer.to === 'RESULT_RETURNED') return { result_at: ctx.now, outcome: answer.outcome ?? null, calls: 0 }
  return {}
}

/** Steps in between that an answer says along the way: whoever accepts has received. */
async function catchUp(ctx: Ctx, row: ReferralRow, to: ReferralState, by: Speaker): Promise<ReferralRow> {
  let now = row
  if ((now.state === 'SENT' || now.state === 'EXPIRED') && to !== 'RECEIVED')
    now = await moveOn(ctx, now, 'RECEIVED', by, { change: { received_at: ctx.now } })
  if (now.state === 'RECEIVED' && (to === 'APPT_SET' || to === 'ATTENDED'))
    now = await moveOn(ctx, now, 'ACCEPTED', by, { change: { accepted_at: ctx.now } })
  if (now.state === 'NEED_INFO' && to !== 'RECEIVED') now = await moveOn(ctx, now, 'RECEIVED', by)
  return now
}

/**
 * What the receiver says, by whichever way it came; the sender hears of it. Said again, nothing happens twice.
 * @throws Refusal WRONG_STATE, BAD_INPUT
 */
export async function applyAnswer(ctx: Ctx, row: ReferralRow, answer: Answer, by: Speaker): Promise<ReferralRow> {
  const steps = await store.listSteps(ctx, row.id)
  if (steps.some((one) => one.what === `said:${answer.id}`)) return row
  mustBeWhole(ctx, answer)
  const at = await catchUp(ctx, row, answer.to, by)
  const next = await moveOn(ctx, at, answer.to, by, {
    ...{ what: `said:${answer.id}`, text: answer.text, change: changeOf(ctx, answer) },
  })
  await (answer.to === 'DECLINED' || answer.to === 'NO_SHOW'
    ? tellLeaders(ctx, next, 'referral')
    : tellSender(ctx, next))
  return next
}

/** The sender writes down what was said on the phone or on paper. */
export async function recordHeard(ctx: Ctx, { params, body }: Input<typeof door.referralRecord>): Promise<Detail> {
  const row = await mustSee(ctx, params.id)
  if (!row.sent_at) throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  return detailOf(ctx, await applyAnswer(ctx, row, body, staffSpeaker(mustBeStaff(ctx))))
}

/** Opened by the receiver: received, once; and every look is kept. */
export async function lookedAt(ctx: Ctx, row: ReferralRow, way: 'link' | 'agency', by: Speaker): Promise<ReferralRow> {
  store.insertView(ctx, row, way, by.name)
  if (row.state !== 'SENT' && row.state !== 'EXPIRED') return row
  const next = await moveOn(ctx, row, 'RECEIVED', by, { change: { received_at: ctx.now } })
  await tellSender(ctx, next)
  return next
}

/** What a receiver may say now: every step that is theirs, those said along the way included. */
export const mayAnswer = (row: ReferralRow): Parcel['may'] => {
  const from = row.state === 'SENT' || row.state === 'NEED_INFO' || row.state === 'EXPIRED' ? 'RECEIVED' : row.state
  return answers.filter((to) => stepsFrom(from).includes(to))
}

/** What a receiver sees of a referral. @param packet what leaves, where it may still be seen */
export async function parcelOf(
  ctx: Ctx,
  row: ReferralRow,
  fromName: string,
  packet: Parcel['packet'],
): Promise<Parcel> {
  const steps = await store.listSteps(ctx, row.id)
  return {
    ...{ id: row.id, number: row.number, fromName, colour: row.colour, state: row.state, packet },
    ...{ sentAt: (row.sent_at ?? row.created_at).toISOString(), dueAt: iso(row.due_at), apptAt: iso(row.appt_at) },
    may: isOver(row.state) && row.state !== 'CLOSED' ? [] : mayAnswer(row),
    said: steps.flatMap((one) => {
      const isAnswer = one.what === 'answered' || one.what.startsWith('said:')
      const text = isAnswer ? unseal(ctx, 'referral_step.text', one.id, one.text_sealed) : null
      return text ? [{ by: one.by_name, mine: one.by_kind !== 'staff', text, at: one.at.toISOString() }] : []
    }),
  }
}
export const packetNow = (ctx: Ctx, row: ReferralRow): Parcel['packet'] => packetOf(letterOf(ctx, row), row.fields)

/** Answers a question of the receiver: it is with them again. */
export async function answerQuestion(
  ctx: Ctx,
  { params, body }: Input<typeof afterDoor.referralWord>,
): Promise<Detail> {
  const row = await mustSee(ctx, params.id)
  const [word] = lintText(body.text)
  if (word) throw new Refusal('BAD_INPUT', { field: 'text', detail: { word } })
  if (row.state === 'RECEIVED') return detailOf(ctx, row)
  return detailOf(
    ctx,
    await moveOn(ctx, row, 'RECEIVED', staffSpeaker(mustBeStaff(ctx)), { what: 'answered', text: body.text }),
  )
}

/** A call to the person: after a result it closes the loop, after an absence three of them lead to looking anew. */
export async function callPerson(ctx: Ctx, { params, body }: Input<typeof afterDoor.referralCall>): Promise<Detail> {
  const row = await mustSee(ctx, params.id)
  const steps = await store.listSteps(ctx, row.id)
  if (steps.some((one) => one.what.endsWith(body.id))) return detailOf(ctx, row)
  if (row.state !== 'RESULT_RETURNED' && row.state !== 'NO_SHOW')
    throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  const calls = row.state === 'NO_SHOW' && body.reached ? noShowCalls : row.calls + 1
  const what = `${body.reached ? 'reached' : 'not_reached'}:${body.id}`
  const change: Partial<ReferralRow> = { calls, ...(body.reached || calls >= noShowCalls ? { told_at: ctx.now } : {}) }
  const next = noteOn(ctx, row, what, staffSpeaker(mustBeStaff(ctx)), { text: body.note, change })
  if (calls >= noShowCalls && row.state === 'NO_SHOW' && !body.reached) await tellLeaders(ctx, next)
  return detailOf(ctx, next)
}
