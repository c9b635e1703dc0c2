import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/worklist.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listHolders } from '../../../platform/access.ts'
import { type Ctx, newId as newStepId, type StaffWho } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal } from '../../../platform/privacy.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { listRoles, mustBeOnList, mustHold } from '../policy.ts'
import { lockEntry } from '../store.ts'
import { type DueWhat, db, type EntryRow } from '../tables.ts'
import { type EntryShown, entryShown, mustFindListed } from './entry.ts'
import { owed } from './join.ts'
import { contactsAnswered } from './rescreens.ts'
import { findListed } from './rows.ts'

type Answer = Promise<{ entry: EntryShown }>

export const by = (who: StaffWho): { id: Id; name: string } => ({ id: who.id, name: who.name })

/** The entry locked, of a place the speaker answers for. @throws Refusal NOT_FOUND */
export async function mustLock(ctx: Ctx, id: Id): Promise<{ who: StaffWho; entry: EntryRow }> {
  const { who } = await mustFindListed(ctx, id)
  return { who, entry: (await lockEntry(ctx, id))! }
}

export const changeEntry = async (ctx: Ctx, id: Id, change: Partial<EntryRow>): Promise<void> => {
  await db(ctx).updateTable('worklist_entry').set(change).where('id', '=', id).execute()
}

/** Writes a step now, so that what is shown afterwards holds it. @returns false when this step was there already */
export async function step(
  ctx: Ctx,
  entry: EntryRow,
  who: StaffWho,
  id: Id,
  what: string,
  text: string | null,
): Promise<boolean> {
  const kept = await db(ctx)
    .insertInto('worklist_step')
    .values({
      ...{
        id,
        tenant_id: entry.tenant_id,
        resident_id: entry.resident_id,
        entry_id: entry.id,
        what,
        staff_id: who.id,
        by_name: who.name,
      },
      ...{ text_sealed: text === null ? null : seal(ctx, 'worklist_step.text', id, text), at: ctx.now },
    })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

export async function shownAgain(ctx: Ctx, who: StaffWho, id: Id): Answer {
  return { entry: await entryShown(ctx, who, (await findListed(ctx, id))!) }
}

/** What is owed after a step, by when. */
export async function owe(ctx: Ctx, entry: EntryRow, what: DueWhat): Promise<Partial<EntryRow>> {
  const due = owed(ctx.now, entry.colour, entry.rule, what, await readDayExceptions(ctx))
  return due ? { due_what: what, due_at: due, missed: 0 } : { due_what: what }
}

/** I see to this person. @throws Refusal ALREADY_TAKEN when a colleague does */
export async function takeEntry(ctx: Ctx, { params }: Input<typeof door.entryTake>): Answer {
  const { who, entry } = await mustLock(ctx, params.id)
  mustBeOnList(entry)
  if (entry.owner_id === who.id) return shownAgain(ctx, who, entry.id)
  if (entry.owner_id !== null) throw new Refusal('ALREADY_TAKEN')
  await changeEntry(ctx, entry.id, { state: 'taken', owner_id: who.id, ...(await owe(ctx, entry, 'contact')) })
  await step(ctx, entry, who, newStepId(ctx), 'worklist.entry_taken', null)
  return shownAgain(ctx, who, entry.id)
}

/** To whom an entry may be given, by name. */
export async function readColleagues(
  ctx: Ctx,
  { params }: Input<typeof door.colleaguesGet>,
): Promise<ReplyOf<typeof door.colleaguesGet>> {
  const { who, row } = await mustFindListed(ctx, params.id)
  const able = await listHolders(ctx, listRoles, row.unit_id)
  return { colleagues: able.map(({ id, name }) => ({ id, name, mine: id === who.id })) }
}

/** Gives the person to a colleague who answers for the place. @throws Refusal BAD_INPUT when they do not */
export async function assignEntry(ctx: Ctx, { params, body }: Input<typeof door.entryAssign>): Answer {
  const { who, entry } = await mustLock(ctx, params.id)
  mustBeOnList(entry)
  const able = (await listHolders(ctx, listRoles, entry.unit_id)).find((one) => one.id === body.staffId)
  if (!able) throw new Refusal('BAD_INPUT', { field: 'staffId' })
  const state = entry.state === 'open' ? 'taken' : entry.state
  await changeEntry(ctx, entry.id, {
    state,
    owner_id: able.id,
    ...(entry.state === 'open' ? await owe(ctx, entry, 'contact') : {}),
  })
  await step(ctx, entry, who, newStepId(ctx), 'worklist.entry_assigned', able.name)
  return shownAgain(ctx, who, entry.id)
}

/** Ways in which somebody is met. @source domain specification 2.4, column "Face-to-face/video" */
export const meetings: readonly string[] = ['visit', 'cabin', 'video']

export async function recordContact(ctx: Ctx, { params, body }: Input<typeof door.entryContact>): Answer {
  const { who, entry } = await mustLock(ctx, params.id)
  mustHold(who, entry)
  const isNew = await step(
    ctx,
    entry,
    who,
    body.id,
    'worklist.contact_recorded',
    `${body.channel}:${body.outcome}${body.note ? `\n${body.note}` : ''}`,
  )
  if (isNew && body.outcome === 'reached') {
    const met = meetings.includes(body.channel) ? { meet_by: null, meet_look_at: null } : {}
    await changeEntry(ctx, entry.id, { state: 'contacted', ...(await owe(ctx, entry, 'decision')), ...met })
    await contactsAnswered(ctx, entry.resident_id)
  }
  return shownAgain(ctx, who, entry.id)
}

export async function addNote(ctx: Ctx, { params, body }: Input<typeof door.entryNote>): Answer {
  const { who, entry } = await mustLock(ctx, params.id)
  mustBeOnList(entry)
  await step(ctx, entry, who, body.id, 'worklist.note_added', body.note)
  return shownAgain(ctx, who, entry.id)
}

/** The decision without which nobody leaves the list. @throws Refusal BAD_INPUT for a false alarm without its reason */
export async function decide(ctx: Ctx, { params, body }: Input<typeof door.entryDecide>): Answer {
  const { who, entry } = await mustLock(ctx, params.id)
  if ((body.decision === 'false_alarm') !== (body.falseAlarm !== undefined))
    throw new Refusal('BAD_INPUT', { field: 'falseAlarm' })
  // the same decision, sent again by a device that lost the answer
  if (entry.state === 'closed' && entry.outcome === body.decision) return shownAgain(ctx, who, entry.id)
  mustHold(who, entry)
  await step(ctx, entry, who, body.id, 'worklist.entry_decided', `${body.decision}\n${body.reason}`)
  await changeEntry(ctx, entry.id, {
    state: 'closed',
    outcome: body.decision,
    false_alarm: body.falseAlarm ?? null,
    closed_at: ctx.now,
  })
  return shownAgain(ctx, who, entry.id)
}
