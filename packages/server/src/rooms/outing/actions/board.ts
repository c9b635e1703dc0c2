import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/outing.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { alertRung } from '@anxin/core/outing/timer.ts'
import { reaches } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { watchRoles } from '../policy.ts'
import * as store from '../store.ts'
import { ownedUntil } from './call.ts'
import { timerShown } from './see.ts'

type Board = ReplyOf<typeof door.boardGet>
type Line = Board['lines'][number]

/** True once others than those outside were called. */
const isAlert = (row: Pick<store.LineRow, 'rung' | 'help_at'>): boolean => row.rung > alertRung || row.help_at !== null

function lineShown(ctx: Ctx, row: store.LineRow, calls: readonly store.CallRow[]): Line {
  const alert = isAlert(row)
  const person = (id: Id, name: string, sealed: Uint8Array | null): Line['people'][number] => ({
    ...{ id, name, phone: unseal(ctx, 'staff.phone', id, sealed) },
  })
  return {
    ...{ id: row.id, alert, rung: row.rung, nextAt: row.next_at?.toISOString() ?? null },
    // whom they visit is read by whoever has to look for them, and not before
    name: (alert && row.resident_id && unseal(ctx, 'resident.name', row.resident_id, row.name_sealed)) || '',
    where: alert && row.outing_id ? unseal(ctx, 'outing.where', row.outing_id, row.where_sealed) : null,
    people: [
      person(row.worker_id, row.worker_name, row.worker_phone),
      ...(row.companion_id ? [person(row.companion_id, row.companion_name ?? '', row.companion_phone)] : []),
    ],
    timer: timerShown(row),
    ...{ owner: row.owner_name, ownedAt: row.owned_at?.toISOString() ?? null },
    mine: row.owner_id === mustBeStaff(ctx).id,
    calls: calls
      .filter((one) => one.outing_id === row.id)
      .map((one) => ({
        ...{ to: one.to_name, rung: one.rung, channel: one.channel, state: one.state, at: one.at.toISOString() },
      })),
  }
}

export async function readBoard(ctx: Ctx): Promise<Board> {
  const { grants } = mustBeStaff(ctx)
  const rows = (await store.listOut(ctx)).filter((row) => reaches(grants, watchRoles, row.path))
  const calls = await store.listCalls(
    ctx,
    rows.map(({ id }) => id),
  )
  return { lines: rows.map((row) => lineShown(ctx, row, calls)), now: ctx.now.toISOString() }
}

/** An alert of one's places, locked. @throws Refusal NOT_FOUND, WRONG_STATE where nobody is looked for */
async function mustWatch(ctx: Ctx, id: Id) {
  const row = await store.lockTimer(ctx, id)
  const { rows } = await ctx.line.query('select path from unit where id = $1', [row?.unit_id ?? null])
  if (!row || !reaches(mustBeStaff(ctx).grants, watchRoles, (rows[0]?.path as Id[]) ?? []))
    throw new Refusal('NOT_FOUND')
  ctx.about = { id }
  return row
}

export async function ownAlert(ctx: Ctx, { params }: Input<typeof door.alertOwn>): Promise<Board> {
  const who = mustBeStaff(ctx)
  const row = await mustWatch(ctx, params.id)
  if (!row.out || row.answered_at || !isAlert(row)) throw new Refusal('WRONG_STATE', { detail: { state: 'over' } })
  if (row.owner_id && row.owner_id !== who.id) throw new Refusal('ALREADY_TAKEN')
  if (!row.owner_id) store.changeTimer(ctx, row.id, { owner_id: who.id, owned_at: ctx.now, next_at: ownedUntil(ctx) })
  return readBoard(ctx)
}

/** @throws Refusal FORBIDDEN for whoever has not taken it */
export async function answerAlert(ctx: Ctx, { params, body }: Input<typeof door.alertAnswer>): Promise<Board> {
  const who = mustBeStaff(ctx)
  const row = await mustWatch(ctx, params.id)
  if (row.answered_by === who.id) return readBoard(ctx)
  if (!row.out || row.answered_at) throw new Refusal('WRONG_STATE', { detail: { state: 'over' } })
  if (row.owner_id !== who.id) throw new Refusal('FORBIDDEN', { field: 'owner' })
  store.changeTimer(ctx, row.id, {
    ...{ answered_by: who.id, answered_at: ctx.now, next_at: null },
    answer_sealed: seal(ctx, 'outing_timer.answer', row.id, body.words),
  })
  return readBoard(ctx)
}
