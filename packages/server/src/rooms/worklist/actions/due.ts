import type { StaffRole } from '@anxin/contract/endpoint.ts'
import type { Colour } from '@anxin/core/care/colour.ts'
import type { CareInput } from '@anxin/core/care/input.ts'
import { unansweredBeforeCall } from '@anxin/core/care/sla.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listHolders, listReachable, type Reachable } from '../../../platform/access.ts'
import { type Ctx, type Floor, minutesLater, tenantOf } from '../../../platform/ctx.ts'
import { inTransaction } from '../../../platform/db/transaction.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { sendNotice } from '../../../platform/outside/notice.ts'
import { tellAdmins, tellStaff } from '../../../platform/outside/tell.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { tongueOf } from '../../../platform/tongue.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { findOpenEntryOf, lockEntry } from '../store.ts'
import { type DecisionRow, db, type EntryRow, keep, type RescreenRow } from '../tables.ts'
import { meetings } from './act.ts'
import { addStep, joinList, meetingOwed, owed, program } from './join.ts'

/** After this many days a rescreen that was sent counts as unanswered. @source decision 012 */
const answerDays = 7
/** A contact that comes round is made within this many hours of falling due. @source decision 052 */
const contactWithinHours = 12
const batch = 100

/** Who hears of a term that was missed: the owner and the supervisor, the second time the administrators. @source domain specification 2.4 */
async function hearers(ctx: Ctx, entry: EntryRow, missed: number): Promise<Reachable[]> {
  const role: StaffRole = missed === 0 ? 'supervisor' : 'agency_admin'
  const owner = entry.owner_id ? await listReachable(ctx, [entry.owner_id]) : []
  const above = await listHolders(ctx, [role], entry.unit_id)
  return [...new Map([...owner, ...above].map((one) => [one.id, one])).values()]
}

/** YELLOW goes back to everybody; ORANGE and above stay with whoever holds them, and those above them are told. */
async function miss(ctx: Ctx, id: Id): Promise<void> {
  const entry = await lockEntry(ctx, id)
  if (!entry || entry.state === 'closed' || entry.due_at > ctx.now) return
  ctx.about = { id, residentId: entry.resident_id }
  await tellStaff(ctx, await hearers(ctx, entry, entry.missed), 'list_overdue')
  // the second hearing comes at twice the term; where a term is a day or more, the day after
  const again = owed(ctx.now, entry.colour, entry.rule, entry.due_what, await readDayExceptions(ctx))
  const nextDay = minutesLater(ctx.now, 24 * 60)
  const backToAll = entry.colour === 'YELLOW' && entry.owner_id !== null && entry.missed > 0
  keep.change(
    ctx,
    'worklist_entry',
    { id },
    {
      ...(backToAll ? { owner_id: null, state: 'open' as const, due_what: 'acknowledge' as const } : {}),
      ...{ missed: entry.missed + 1, due_at: entry.missed === 0 && again && again < nextDay ? again : nextDay },
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

/** They were to be met by now: who is above hears of it at once and at twice the term. */
async function missMeeting(ctx: Ctx, id: Id): Promise<void> {
  const entry = await lockEntry(ctx, id)
  if (!entry?.meet_by || entry.state === 'closed' || !entry.meet_look_at || entry.meet_look_at > ctx.now) return
  ctx.about = { id, residentId: entry.resident_id }
  await tellStaff(ctx, await hearers(ctx, entry, entry.meet_missed), 'list_overdue')
  const again = owed(ctx.now, entry.colour, entry.rule, 'meeting', await readDayExceptions(ctx))
  const change = { meet_missed: entry.meet_missed + 1, meet_look_at: entry.meet_missed === 0 ? (again ?? null) : null }
  keep.change(ctx, 'worklist_entry', { id }, change)
  addStep(ctx, entry, 'worklist.step_overdue', program, 'meeting')
}

/** Whether anybody has met them in person or by video since they stand there. */
async function hasMet(ctx: Ctx, entryId: Id): Promise<boolean> {
  const { rows } = await ctx.line.query(
    `select id, text_sealed from worklist_step where entry_id = $1 and what = 'worklist.contact_recorded'`,
    [entryId],
  )
  return rows.some((row) => {
    const text = unseal(ctx, 'worklist_step.text', row.id as Id, row.text_sealed as Uint8Array | null) ?? ''
    return meetings.some((way) => text.startsWith(`${way}:reached`))
  })
}

/**
 * The term of an entry of before: counted from when they came onto the list. One that would be over already is counted
 * from now, for nobody had been told that it ran.
 */
async function promiseMeeting(ctx: Ctx, id: Id): Promise<void> {
  const entry = await lockEntry(ctx, id)
  if (!entry?.meet_unset) return
  const calendar = await readDayExceptions(ctx)
  const term = (from: Date) => meetingOwed(from, entry.colour, entry.rule, calendar)
  const then = term(entry.opened_at)
  const stillAhead = then.meet_by !== null && then.meet_by > ctx.now
  const owes = entry.state !== 'closed' && entry.meet_by === null && !(await hasMet(ctx, id))
  keep.change(
    ctx,
    'worklist_entry',
    { id },
    { meet_unset: false, ...(owes ? (stillAhead ? then : term(ctx.now)) : {}) },
  )
}

/** Gives every entry that stood open before meetings were promised its term, once. @returns how many were looked at */
export async function promiseMeetings(floor: Floor): Promise<number> {
  const due = await inTransaction(floor, { as: 'house' }, (ctx) =>
    db(ctx)
      .selectFrom('worklist_entry')
      .select(['id', 'tenant_id'])
      .where('meet_unset', '=', true)
      .limit(batch)
      .execute(),
  )
  for (const one of due)
    await inTransaction(floor, { as: 'tenant', tenantId: one.tenant_id }, (ctx) => promiseMeeting(ctx, one.id))
  return due.length
}

/** Fires every meeting that should have been. @returns how many */
export async function reapMeetings(floor: Floor): Promise<number> {
  const due = await inTransaction(floor, { as: 'house' }, (ctx) =>
    db(ctx)
      .selectFrom('worklist_entry')
      .select(['id', 'tenant_id'])
      .where('state', '<>', 'closed')
      .where('meet_look_at', '<=', ctx.now)
      .orderBy('meet_look_at')
      .limit(batch)
      .execute(),
  )
  for (const one of due)
    await inTransaction(floor, { as: 'tenant', tenantId: one.tenant_id }, (ctx) => missMeeting(ctx, one.id))
  return due.length
}

async function invite(ctx: Ctx, row: RescreenRow): Promise<void> {
  const resident = await readResident(ctx, row.resident_id)
  const phone = resident && unseal(ctx, 'resident.phone', resident.id, resident.phone_sealed)
  if (phone)
    await sendNotice(ctx, {
      ...{ toName: '＊', addresses: { sms: phone }, kind: 'rescreen', open: {}, inApp: false },
      tongue: tongueOf(resident),
    })
  await db(ctx).updateTable('rescreen').set({ state: 'sent', sent_at: ctx.now }).where('id', '=', row.id).execute()
}

/** Undefined for somebody who was never judged: a wave of a public event asks them too. */
const findDecision = async (ctx: Ctx, id: Id | null): Promise<DecisionRow | undefined> =>
  id === null ? undefined : db(ctx).selectFrom('triage_decision').selectAll().where('id', '=', id).executeTakeFirst()

/** Two in a row unanswered at YELLOW or above: a person calls. @source domain specification 2.4 */
async function giveUp(ctx: Ctx, row: RescreenRow): Promise<void> {
  await db(ctx).updateTable('rescreen').set({ state: 'unanswered' }).where('id', '=', row.id).execute()
  const last = await db(ctx)
    .selectFrom('rescreen')
    .select('state')
    .where('resident_id', '=', row.resident_id)
    .where('kind', '<>', 'contact')
    .where('state', 'in', ['answered', 'unanswered'])
    .orderBy('due_at', 'desc')
    .limit(unansweredBeforeCall)
    .execute()
  const silent = last.length === unansweredBeforeCall && last.every((one) => one.state === 'unanswered')
  const decision = await findDecision(ctx, row.decision_id)
  if (!silent || !decision || ['GREEN', 'GREEN+'].includes(decision.colour)) return
  const open = await findOpenEntryOf(ctx, row.resident_id)
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
  await listAgain(ctx, row, decision, 'YELLOW')
}

/** Somebody whose entry was closed stands on the list again. */
async function listAgain(ctx: Ctx, row: RescreenRow, decision: DecisionRow, colour: Colour): Promise<Id | undefined> {
  const input = unsealJson<CareInput>(ctx, 'triage_decision.input', decision.id, decision.input_sealed)
  const { rows } = await ctx.line.query('select unit_id, name_sealed from resident where id = $1', [row.resident_id])
  if (!rows[0]) return undefined
  return joinList(
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
    { id: decision.id, care: { ...decision, colour } },
  )
}

/** Was the last thing a person decided of somebody that it was a false alarm? */
async function isFalseAlarm(ctx: Ctx, residentId: Id): Promise<boolean> {
  const last = await db(ctx)
    .selectFrom('worklist_entry')
    .select('outcome')
    .where('resident_id', '=', residentId)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.outcome === 'false_alarm'
}

/** A contact that is due is a colleague's to make: the entry's next term, and its owner hears of it. */
async function owesContact(ctx: Ctx, row: RescreenRow): Promise<void> {
  const decision = await findDecision(ctx, row.decision_id)
  const open = await findOpenEntryOf(ctx, row.resident_id)
  const dropped = !decision || (!open && (await isFalseAlarm(ctx, row.resident_id)))
  const state = dropped ? ('cancelled' as const) : ('sent' as const)
  await db(ctx).updateTable('rescreen').set({ state, sent_at: ctx.now }).where('id', '=', row.id).execute()
  if (dropped) return
  const id = open?.id ?? (await listAgain(ctx, row, decision, decision.colour))
  if (!id) return
  const due = minutesLater(ctx.now, contactWithinHours * 60)
  keep.change(
    ctx,
    'worklist_entry',
    { id },
    {
      untold: 'daily_contact',
      // nobody has taken it yet: taking it comes first
      ...(open?.owner_id ? { due_what: 'daily_contact' as const, due_at: open.due_at < due ? open.due_at : due } : {}),
    },
  )
  const entry = { id, tenant_id: row.tenant_id, resident_id: row.resident_id }
  addStep(ctx, entry, 'worklist.daily_contact_due', program)
}

const letterOf = { worse: 'list_worse', daily_contact: 'list_contact' } as const

async function tellOwner(ctx: Ctx, id: Id): Promise<void> {
  const entry = await lockEntry(ctx, id)
  if (!entry?.untold) return
  ctx.about = { id, residentId: entry.resident_id }
  const kind = letterOf[entry.untold]
  const people = entry.owner_id
    ? await listReachable(ctx, [entry.owner_id])
    : await listHolders(ctx, ['supervisor'], entry.unit_id)
  if (people.length > 0) await tellStaff(ctx, people, kind)
  else await tellAdmins(ctx, kind)
  keep.change(ctx, 'worklist_entry', { id }, { untold: null })
}

/** Tells owners what happened while somebody waited; without an owner the supervisor. @returns how many */
export async function tellOwners(floor: Floor): Promise<number> {
  const untold = await inTransaction(floor, { as: 'house' }, (ctx) =>
    db(ctx)
      .selectFrom('worklist_entry')
      .select(['id', 'tenant_id'])
      .where('untold', 'is not', null)
      .where('state', '<>', 'closed')
      .limit(batch)
      .execute(),
  )
  for (const one of untold)
    await inTransaction(floor, { as: 'tenant', tenantId: one.tenant_id }, (ctx) => tellOwner(ctx, one.id))
  return untold.length
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
          e.and([
            e('state', '=', 'sent'),
            e('kind', '<>', 'contact'),
            e('sent_at', '<=', minutesLater(ctx.now, -answerDays * 24 * 60)),
          ]),
        ]),
      )
      // many people of one event never stand before the one who is owed a call
      .orderBy((e) => e('cohort_wave_id', 'is not', null))
      .orderBy('due_at')
      .limit(batch)
      .execute(),
  )
  for (const row of due)
    await inTransaction(floor, { as: 'tenant', tenantId: row.tenant_id }, (ctx) =>
      row.state === 'sent' ? giveUp(ctx, row) : row.kind === 'contact' ? owesContact(ctx, row) : invite(ctx, row),
    )
  return due.length
}
