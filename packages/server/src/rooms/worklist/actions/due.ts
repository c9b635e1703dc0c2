import type { StaffRole } from '@anxin/contract/endpoint.ts'
import type { CareInput } from '@anxin/core/care/input.ts'
import { unansweredBeforeCall } from '@anxin/core/care/sla.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listHolders, listReachable, type Reachable } from '../../../platform/access.ts'
import { type Ctx, type Floor, minutesLater, tenantOf } from '../../../platform/ctx.ts'
import { inTransaction } from '../../../platform/db/transaction.ts'
import { sendNotice } from '../../../platform/outside/notice.ts'
import type { LetterKind } from '../../../platform/outside/words.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { lockEntry } from '../store.ts'
import { db, type EntryRow, keep, type RescreenRow } from '../tables.ts'
import { addStep, joinList, program } from './join.ts'

/** After this many days a rescreen that was sent counts as unanswered. @source decision 012 */
const answerDays = 7
const batch = 100

async function tell(ctx: Ctx, people: readonly Reachable[], kind: LetterKind): Promise<void> {
  for (const person of people) {
    const phone = unseal(ctx, 'staff.phone', person.id, person.phoneSealed)
    await sendNotice(ctx, {
      staffId: person.id,
      toName: person.name,
      addresses: phone ? { sms: phone } : {},
      kind,
      open: {},
      inApp: true,
    })
  }
}

/** Who hears of a term that was missed: the owner and the supervisor, the second time the administrators. @source domain specification 2.4 */
async function hearers(ctx: Ctx, entry: EntryRow): Promise<Reachable[]> {
  const role: StaffRole = entry.missed === 0 ? 'supervisor' : 'agency_admin'
  const owner = entry.owner_id ? await listReachable(ctx, [entry.owner_id]) : []
  const above = await listHolders(ctx, [role], entry.unit_id)
  return [...new Map([...owner, ...above].map((one) => [one.id, one])).values()]
}

/** YELLOW goes back to everybody; ORANGE and above stay with whoever holds them, and those above them are told. */
async function miss(ctx: Ctx, id: Id): Promise<void> {
  const entry = await lockEntry(ctx, id)
  if (!entry || entry.state === 'closed' || entry.due_at > ctx.now) return
  ctx.about = { id, residentId: entry.resident_id }
  await tell(ctx, await hearers(ctx, entry), 'list_overdue')
  const backToAll = entry.colour === 'YELLOW' && entry.owner_id !== null && entry.missed > 0
  keep.change(
    ctx,
    'worklist_entry',
    { id },
    {
      ...(backToAll ? { owner_id: null, state: 'open' as const, due_what: 'acknowledge' as const } : {}),
      ...{ missed: entry.missed + 1, due_at: minutesLater(ctx.now, 24 * 60) },
    },
  )
  addStep(ctx, entry, backToAll ? 'worklist.entry_given_back' : 'worklist.step_overdue', program, entry.due_what)
}

/** Fires every term of the list that is over, each in its own transaction. @returns how many */
export async function reapList(floor: Floor): Promise<number> {
  const due = await inTransaction(floor, { as: 'house' }, (ctx) =>
    db(ctx)
      .selectFrom('worklist_entry')
      .select(['id', 'tenant_id'])
      .where('state', '<>', 'closed')
      .where('due_at', '<=', ctx.now)
      .orderBy('due_at')
      .limit(batch)
      .execute(),
  )
  for (const one of due)
    await inTransaction(floor, { as: 'tenant', tenantId: one.tenant_id }, (ctx) => miss(ctx, one.id))
  return due.length
}

async function invite(ctx: Ctx, row: RescreenRow): Promise<void> {
  const { rows } = await ctx.line.query('select phone_sealed from resident where id = $1', [row.resident_id])
  const phone = rows[0] && unseal(ctx, 'resident.phone', row.resident_id, rows[0].phone_sealed as Uint8Array | null)
  if (phone && row.kind !== 'contact')
    await sendNotice(ctx, { toName: '＊', addresses: { sms: phone }, kind: 'rescreen', open: {}, inApp: false })
  await db(ctx).updateTable('rescreen').set({ state: 'sent', sent_at: ctx.now }).where('id', '=', row.id).execute()
}

/** Two in a row unanswered at YELLOW or above: a person calls. @source domain specification 2.4 */
async function giveUp(ctx: Ctx, row: RescreenRow): Promise<void> {
  await db(ctx).updateTable('rescreen').set({ state: 'unanswered' }).where('id', '=', row.id).execute()
  const last = await db(ctx)
    .selectFrom('rescreen')
    .select('state')
    .where('resident_id', '=', row.resident_id)
    .where('state', 'in', ['answered', 'unanswered'])
    .orderBy('due_at', 'desc')
    .limit(unansweredBeforeCall)
    .execute()
  const silent = last.length === unansweredBeforeCall && last.every((one) => one.state === 'unanswered')
  const decision = await db(ctx)
    .selectFrom('triage_decision')
    .selectAll()
    .where('id', '=', row.decision_id)
    .executeTakeFirst()
  if (!silent || !decision || ['GREEN', 'GREEN+'].includes(decision.colour)) return
  const open = await db(ctx)
    .selectFrom('worklist_entry')
    .selectAll()
    .where('resident_id', '=', row.resident_id)
    .where('state', '<>', 'closed')
    .executeTakeFirst()
  if (open) {
    keep.change(
      ctx,
      'worklist_entry',
      { id: open.id },
      { due_what: 'call_unanswered', due_at: minutesLater(ctx.now, 24 * 60) },
    )
    addStep(ctx, open, 'worklist.rescreens_unanswered', program)
    return
  }
  const input = unsealJson<CareInput>(ctx, 'triage_decision.input', decision.id, decision.input_sealed)
  const { rows } = await ctx.line.query('select unit_id, name_sealed from resident where id = $1', [row.resident_id])
  if (!rows[0]) return
  await joinList(
    ctx,
    {
      tenantId: tenantOf(ctx),
      residentId: row.resident_id,
      unitId: rows[0].unit_id as Id,
      entry: undefined,
      reachable: true,
      mode: null,
      nameSealed: rows[0].name_sealed as Uint8Array | null,
      minor: (input?.age ?? 18) < 18,
    },
    { id: decision.id, care: { ...decision, colour: 'YELLOW' } },
  )
}

/** Sends what is due and gives up what nobody answered. @returns how many were seen to */
export async function sendRescreens(floor: Floor): Promise<number> {
  const due = await inTransaction(floor, { as: 'house' }, (ctx) =>
    db(ctx)
      .selectFrom('rescreen')
      .selectAll()
      .where((e) =>
        e.or([
          e.and([e('state', '=', 'due'), e('due_at', '<=', ctx.now)]),
          e.and([e('state', '=', 'sent'), e('sent_at', '<=', minutesLater(ctx.now, -answerDays * 24 * 60))]),
        ]),
      )
      .orderBy('due_at')
      .limit(batch)
      .execute(),
  )
  for (const row of due)
    await inTransaction(floor, { as: 'tenant', tenantId: row.tenant_id }, (ctx) =>
      row.state === 'due' ? invite(ctx, row) : giveUp(ctx, row),
    )
  return due.length
}
