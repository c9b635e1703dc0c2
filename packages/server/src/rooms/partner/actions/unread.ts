import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/partner.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal } from '../../../platform/privacy.ts'
import { noteOnEvent, seeEvent } from '../../crisis/door.ts'
import { isUnread, mustReach, responderRoles } from '../policy.ts'
import * as store from '../store.ts'
import type { HandedRow } from '../tables.ts'
import { raiseRead, rowOf } from './raise.ts'

/** Rows of the speaker's places that wait for a person, oldest first. */
export async function listUnread(ctx: Ctx): Promise<ReplyOf<typeof door.unreadList>> {
  const who = mustBeStaff(ctx)
  const mine = (await store.listUnread(ctx)).filter((row) => reaches(who.grants, responderRoles, row.path))
  const numbers = new Map<Id, string>()
  for (const id of new Set(mine.flatMap((row) => row.event_id ?? [])))
    numbers.set(id, (await seeEvent(ctx, id))?.number ?? '')
  return {
    rows: mine.map((row) => ({
      ...{ id: row.id, partnerName: row.partner_name, line: row.line, problem: row.problem ?? 'late' },
      ...{ raw: rowOf(ctx, row)?.raw ?? '', at: row.at.toISOString(), eventId: row.event_id },
      eventNumber: row.event_id && (numbers.get(row.event_id) ?? null),
    })),
  }
}

/** @throws Refusal NOT_FOUND */
async function mustFindRow(ctx: Ctx, id: Id): Promise<HandedRow> {
  const row = await store.lockRow(ctx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  const partner = (await store.findPartner(ctx, row.partner_id))!
  mustReach(mustBeStaff(ctx), responderRoles, await store.pathOf(ctx, partner.unit_id))
  ctx.about = { id: row.id }
  return row
}

/** A report read out of such a row by a person. Safe to repeat. @throws Refusal WRONG_STATE for a row that needs no person */
export async function enterRow(ctx: Ctx, { params, body }: Input<typeof door.unreadEnter>): Promise<{ eventId: Id }> {
  const row = await mustFindRow(ctx, params.id)
  if (row.state === 'entered') return { eventId: row.event_id! }
  if (!isUnread(row)) throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  const { reportId, eventId } = await raiseRead(ctx, row, body.fields)
  await tellGathering(ctx, row, 'partner.row_entered', '')
  seen(ctx, row, { state: 'entered', event_id: eventId, report_id: reportId })
  return { eventId }
}

/** There is nobody in it to see to. Safe to repeat. @throws Refusal WRONG_STATE for a row that needs no person */
export async function setAside(ctx: Ctx, { params, body }: Input<typeof door.unreadNothing>): Promise<{ done: true }> {
  const row = await mustFindRow(ctx, params.id)
  if (row.state === 'nothing') return { done: true }
  if (!isUnread(row)) throw new Refusal('WRONG_STATE', { detail: { state: row.state } })
  await tellGathering(ctx, row, 'partner.row_set_aside', body.reason)
  seen(ctx, row, { state: 'nothing', note_sealed: seal(ctx, 'partner_row.note', row.id, body.reason) })
  return { done: true }
}

/** The event in which such rows gather hears what came of each. */
async function tellGathering(ctx: Ctx, row: HandedRow, what: string, text: string): Promise<void> {
  if (row.event_id) await noteOnEvent(ctx, row.event_id, what, [String(row.line), text].filter(Boolean).join(' · '))
}

const seen = (ctx: Ctx, row: HandedRow, change: Partial<HandedRow>): void =>
  store.changeRow(ctx, row.id, { ...change, seen_by: mustBeStaff(ctx).id, seen_at: ctx.now })
