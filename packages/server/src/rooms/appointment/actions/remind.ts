import { reminderAt, reminderHours } from '@anxin/core/appointment/reminder.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listHolders } from '../../../platform/access.ts'
import { type Ctx, minutesLater, newId } from '../../../platform/ctx.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { isHeld } from '../../crisis/door.ts'
import { type Due, listLost, lockLateTasks, lockToRemind, lockUnheard } from '../store-keep.ts'
import { keep } from '../tables.ts'
import { indexTails } from './callers.ts'
import { callForHelp } from './hear.ts'
import { letterTo, usualQuiet, usualWish } from './tell.ts'

const aheadMinutes = 48 * 60

/** Somebody rings instead: no channel took the reminder, or there is none. */
function owePhoneCall(ctx: Ctx, row: Pick<Due, 'id' | 'unit_id' | 'resident_id' | 'staff_id' | 'starts_at'>): void {
  keep.change(ctx, 'appointment', { id: row.id }, { reminder_lost_at: ctx.now })
  keep.insert(
    ctx,
    'appointment_task',
    {
      ...{ id: newId(ctx), unit_id: row.unit_id, resident_id: row.resident_id, appointment_id: row.id },
      ...{ tenant_id: tenant(ctx), staff_id: row.staff_id, kind: 'remind_by_phone', urgent: false },
      due_at: row.starts_at,
    },
    'on conflict (appointment_id, kind) do nothing',
  )
}
const tenant = (ctx: Ctx): Id => (ctx.who.kind === 'nobody' ? '' : ctx.who.tenantId)

/** @param told whom a letter of an hour has reached already: under two records of one person it is sent once */
async function remindOne(ctx: Ctx, row: Due, told: Set<string>): Promise<boolean> {
  const quiet = { from: row.quiet_from ?? usualQuiet.from, to: row.quiet_to ?? usualQuiet.to }
  const isDue = (hours: number): boolean => reminderAt(row.starts_at.getTime(), hours, quiet) <= ctx.now.getTime()
  const [long, short] = reminderHours
  const soon = row.reminded_soon_at === null && isDue(short)
  const early = row.reminded_day_at === null && isDue(long)
  if (!soon && !early) return false
  // a booking made on the same day gets one reminder, not two at once
  keep.change(
    ctx,
    'appointment',
    { id: row.id },
    { ...(soon ? { reminded_soon_at: ctx.now } : {}), reminded_day_at: row.reminded_day_at ?? ctx.now },
  )
  const wish = row.wish ?? usualWish
  if (wish === 'none' || (await isHeld(ctx, row.resident_id))) return false
  const once = `${row.person} ${row.starts_at.getTime()}`
  if (told.has(once)) return false
  told.add(once)
  const to = { residentId: row.resident_id, phoneSealed: row.phone_sealed, about: row.id }
  const kind = wish === 'plain' ? 'appointment_plain' : 'appointment_shared'
  const left = await letterTo(ctx, to, kind, wish === 'plain' ? row.starts_at : undefined)
  if (!left && row.phone_sealed) owePhoneCall(ctx, row)
  return left
}

/** Reminders that are due now. @returns how many left */
export async function remind(ctx: Ctx): Promise<number> {
  let left = 0
  const told = new Set<string>()
  for (const row of await lockToRemind(ctx, minutesLater(ctx.now, aheadMinutes)))
    if (await remindOne(ctx, row, told)) left += 1
  for (const row of await listLost(ctx)) owePhoneCall(ctx, row)
  return left
}

const bookersOf = (ctx: Ctx, unitId: Id) => listHolders(ctx, ['social_worker', 'counsellor', 'supervisor'], unitId)

/** A call that was not made in time is heard of: where it presses, by whoever is on call. @returns of how many */
export async function tellLate(ctx: Ctx): Promise<number> {
  const late = await lockLateTasks(ctx)
  for (const task of late) {
    keep.change(ctx, 'appointment_task', { id: task.id }, { told_at: ctx.now })
    if (task.kind === 'remind_by_phone' || (await isHeld(ctx, task.resident_id))) continue
    if (task.kind === 'safety_call' && task.urgent)
      await callForHelp(ctx, task.resident_id, task.unit_id, '约好没有来，当天的安全电话还没有打')
    else await tellStaff(ctx, await listHolders(ctx, ['supervisor'], task.unit_id), 'appointment_task')
  }
  return late.length
}

const tellEveryMinutes = 24 * 60
/** Whoever waits and is owed a word is brought up once a day until somebody has spoken with them. */
export async function tellUnheard(ctx: Ctx): Promise<number> {
  const rows = await lockUnheard(ctx, minutesLater(ctx.now, -tellEveryMinutes))
  const units = new Set(rows.map((row) => row.unit_id))
  for (const row of rows) keep.change(ctx, 'waiting', { id: row.id }, { told_at: ctx.now })
  for (const unitId of units) await tellStaff(ctx, await bookersOf(ctx, unitId), 'appointment_task')
  return rows.length
}

/** Everything this room does by itself for one agency. */
export async function keepRoomOf(ctx: Ctx): Promise<number> {
  return (await remind(ctx)) + (await tellLate(ctx)) + (await tellUnheard(ctx)) + (await indexTails(ctx, 200))
}
