import type * as door from '@anxin/contract/casework.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { mainOutcomeOf } from '@anxin/core/casework/measured.ts'
import { type CaseState, followUpMonths, isOver, phaseDays, phaseOf } from '@anxin/core/casework/state.ts'
import { listReachable } from '../../../platform/access.ts'
import { type Ctx, minutesLater, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { mustBeAnother, mustBeCounselled, mustLead, mustMayGo } from '../policy.ts'
import * as store from '../store.ts'
import type { CaseRow } from '../tables.ts'
import { artefactsOf, mustOpen } from './case.ts'
import { listMeasured } from './measured.ts'
import { mustHaveNone } from './open.ts'

const dayMinutes = 24 * 60

/** Moves the case on. @throws Refusal GATE_NOT_MET, WRONG_STATE, FORBIDDEN */
export async function moveCase(ctx: Ctx, { params, body }: Input<typeof door.caseStep>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  if (!(await store.lockCase(ctx, params.id))) throw new Refusal('NOT_FOUND')
  const row = await mustOpen(ctx, params.id)
  if (row.state === body.to) return { done: true }
  mustLead(who, row, row.path)
  const [sheets, goals, consents] = await Promise.all([
    store.listSheets(ctx, row.id),
    store.listGoals(ctx, row.id),
    store.listConsents(ctx, row.resident_id),
  ])
  mustMayGo(row, body.to, artefactsOf(ctx, row, sheets, goals, consents), ctx.now)
  if (row.state === 'CLOSED') await mustHaveNone(ctx, row.resident_id)
  if ((body.to === 'DECLINED' || body.to === 'PAUSED') && body.reason === '')
    throw new Refusal('BAD_INPUT', { field: 'reason' })
  store.changeCase(ctx, row.id, { state: body.to, state_at: ctx.now, ...(await changesOf(ctx, row, body.to)) })
  store.note(ctx, row, 'casework.case_moved', {
    ...{ from: row.state, to: body.to },
    ...(body.reason ? { text: body.reason } : {}),
  })
  if (body.to === 'FOLLOW_UP') bookFollowUps(ctx, row)
  return { done: true }
}

/** What else changes with a state: its term, and at the end the outcome and the day it counts from. */
async function changesOf(ctx: Ctx, row: store.OpenedCase, to: CaseState): Promise<Partial<CaseRow>> {
  const [phase, before] = [phaseOf(to), phaseOf(row.state)]
  const days = phaseDays(phase, row.colour)
  const due = days !== null && !isOver(to) ? minutesLater(ctx.now, days * dayMinutes) : null
  const term = phase === before && !isOver(to) ? {} : { phase_due_at: due }
  if (to === 'CLOSING')
    return { ...term, outcome: mainOutcomeOf(await listMeasured(ctx, row.resident_id, row.opened_at)) }
  if (isOver(to)) return { ...term, closed_at: ctx.now }
  if (row.state === 'CLOSED')
    return {
      ...{ ...term, closed_at: null, reopened: row.reopened + 1 },
      ...{ closing_by: null, closing_signed_by: null },
    }
  return term
}

/** Calls after 1, 3 and 6 months, for the lead. */
function bookFollowUps(ctx: Ctx, row: store.OpenedCase): void {
  for (const months of followUpMonths) {
    const due = new Date(ctx.now)
    due.setUTCMonth(due.getUTCMonth() + months)
    store.insertTask(ctx, row, {
      ...{ id: newId(ctx), kind: 'follow_up', owner_id: row.lead_id, due_at: due, text: '', months },
    })
  }
}

/**
 * The supervisor signs what somebody else wrote.
 * @throws Refusal NOT_FOUND, SECOND_PERSON_NEEDED, WRONG_STATE where there is nothing to sign, GATE_NOT_MET
 */
export async function signPart(ctx: Ctx, { params, body }: Input<typeof door.caseSign>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const row = await mustOpen(ctx, params.id)
  if (!row.is_deputy) throw new Refusal('NOT_FOUND')
  const sheets = await store.listSheets(ctx, row.id)
  const authors = {
    assessment: sheets.find(({ sheet }) => sheet === 'assessment')?.by_id ?? null,
    plan: row.plan_by,
    closing: row.closing_by,
  }
  const author = authors[body.what]
  if (author === null) throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  mustBeAnother(who, author)
  if (body.what === 'plan') mustBeCounselled(row)
  store.changeCase(ctx, row.id, { [`${body.what}_signed_by`]: who.id })
  store.note(ctx, row, `casework.${body.what}_signed`, body.note ? { text: body.note } : {})
  if (row.lead_id !== who.id) await tellStaff(ctx, await listReachable(ctx, [row.lead_id]), 'case_signed')
  return { done: true }
}
