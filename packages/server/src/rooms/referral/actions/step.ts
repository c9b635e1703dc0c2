import type { referralKinds } from '@anxin/contract/hook-kinds.ts'
import type { Id } from '@anxin/core/ids.ts'
import { isOver, type ReferralState } from '@anxin/core/referral/state.ts'
import { attendedTerm, awaitedIn, type Term, termOf, urgentAcceptMinutes } from '@anxin/core/referral/terms.ts'
import { workingMinutesLater } from '@anxin/core/working-days.ts'
import { listHolders, listReachable } from '../../../platform/access.ts'
import { type Ctx, minutesLater, newId } from '../../../platform/ctx.ts'
import { tellHooks } from '../../../platform/hook/tell.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { seal } from '../../../platform/privacy.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { mustStep } from '../policy.ts'
import * as store from '../store.ts'
import type { ReferralRow } from '../tables.ts'
import type { Speaker } from './see.ts'

/** When a term that begins now ends. */
export async function endOf(ctx: Ctx, term: Term): Promise<Date> {
  if (!term.working) return minutesLater(ctx.now, term.minutes)
  return new Date(workingMinutesLater(ctx.now.getTime(), term.minutes, await readDayExceptions(ctx)))
}

/** What is awaited in a state and until when. */
async function awaitedNow(ctx: Ctx, row: ReferralRow): Promise<Pick<ReferralRow, 'awaits' | 'due_at' | 'told_at'>> {
  const awaits = awaitedIn(row.state) ?? null
  if (isOver(row.state)) return { awaits: null, due_at: null, told_at: null }
  // a refusal or a silence waits for the sender, at once
  if (awaits === null) return { awaits, due_at: ctx.now, told_at: null }
  if (awaits === 'attended') {
    const from = row.appt_at ?? ctx.now
    return { awaits, due_at: minutesLater(from, attendedTerm.minutes), told_at: null }
  }
  // in danger silence is counted from the sending on, whatever was opened meanwhile
  if (row.urgent && (row.state === 'SENT' || row.state === 'RECEIVED'))
    return { awaits, due_at: minutesLater(row.sent_at ?? ctx.now, urgentAcceptMinutes), told_at: null }
  return { awaits, due_at: await endOf(ctx, termOf(awaits, row.colour)), told_at: null }
}

/** What systems of others hear of a referral: that it went out, and what the receiver said. */
const toldOutside: Partial<Record<ReferralState, 'referral.sent' | 'referral.answered'>> = {
  SENT: 'referral.sent',
  ACCEPTED: 'referral.answered',
  DECLINED: 'referral.answered',
  NEED_INFO: 'referral.answered',
}

function tellOutside(ctx: Ctx, row: ReferralRow, kind: (typeof referralKinds)[number]): void {
  const { state } = row
  const answer = state === 'ACCEPTED' || state === 'DECLINED' || state === 'NEED_INFO' ? state : null
  tellHooks(ctx, {
    kind,
    about: {
      ...{ referralId: row.id, number: row.number, colour: row.colour, tier: row.tier, unitId: row.unit_id, answer },
      ...{ sentAt: row.sent_at?.toISOString() ?? null, dueAt: row.due_at?.toISOString() ?? null },
    },
  })
}

interface Said {
  readonly what?: string
  readonly text?: string
  readonly change?: Partial<ReferralRow>
}

function log(ctx: Ctx, row: ReferralRow, from: ReferralState | null, by: Speaker, said: Said, id?: Id): number {
  const seq = row.seq + 1
  const stepId = id ?? newId(ctx)
  store.insertStep(ctx, {
    ...{ id: stepId, tenant_id: row.tenant_id, resident_id: row.resident_id, referral_id: row.id, seq },
    ...{ from_state: from, to_state: row.state, what: said.what ?? 'moved' },
    ...{ by_kind: by.kind, by_id: by.id, by_name: by.name, at: ctx.now },
    text_sealed: said.text ? seal(ctx, 'referral_step.text', stepId, said.text) : null,
  })
  return seq
}

/** Goes one step on: the state, what is awaited next, and a line of the log. @throws Refusal WRONG_STATE */
export async function moveOn(
  ctx: Ctx,
  row: ReferralRow,
  to: ReferralState,
  by: Speaker,
  said: Said = {},
): Promise<ReferralRow> {
  mustStep(row, to)
  const next = { ...row, ...said.change, state: to }
  const awaited = await awaitedNow(ctx, next)
  const seq = log(ctx, next, row.state, by, said)
  store.changeReferral(ctx, row.id, { ...said.change, state: to, ...awaited, seq })
  const moved = { ...next, ...awaited, seq }
  const outside = toldOutside[to]
  if (outside) tellOutside(ctx, moved, outside)
  return moved
}

/** Says or does something within a state. */
export function noteOn(ctx: Ctx, row: ReferralRow, what: string, by: Speaker, said: Said = {}): ReferralRow {
  const next = { ...row, ...said.change }
  const seq = log(ctx, next, row.state, by, { ...said, what })
  store.changeReferral(ctx, row.id, { ...said.change, seq })
  return { ...next, seq }
}

export const begun = (ctx: Ctx, row: ReferralRow, by: Speaker, what = 'begun'): Promise<ReferralRow> => {
  const seq = log(ctx, row, null, by, { what })
  store.changeReferral(ctx, row.id, { seq })
  return Promise.resolve({ ...row, seq })
}

export const firstTerm = (ctx: Ctx, row: ReferralRow) => awaitedNow(ctx, row)

/** Tells whoever sent it. */
export const tellSender = async (ctx: Ctx, row: ReferralRow): Promise<void> =>
  tellStaff(ctx, await listReachable(ctx, [row.sender_id]), 'referral', { number: row.number })

/** Tells the sender and those who lead their place. */
export async function tellLeaders(
  ctx: Ctx,
  row: ReferralRow,
  kind: 'referral_due' | 'referral' = 'referral_due',
): Promise<void> {
  if (kind === 'referral_due') tellOutside(ctx, row, 'referral.overdue')
  const leaders = await listHolders(ctx, ['supervisor'], row.unit_id)
  const sender = (await listReachable(ctx, [row.sender_id])).filter((one) => !leaders.some(({ id }) => id === one.id))
  await tellStaff(ctx, [...sender, ...leaders], kind, { number: row.number })
}
