import { bookers } from '@anxin/contract/appointment.ts'
import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type AppointmentState, mayGo, noShowAfterMinutes } from '@anxin/core/appointment/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../platform/access.ts'
import { minutesLater, type StaffWho } from '../../platform/ctx.ts'
import type { AppointmentRow, TaskRow } from './tables.ts'

export const bookerRoles: readonly StaffRole[] = bookers.by === 'staff' ? bookers.roles : []

/** Hours with people a week, above which nobody is given more without a supervisor’s word. @source domain specification 6.7 */
export const weeklyHoursCap = 25
/** A resident books, moves and cancels no later than this before. */
export const ownNoticeMinutes = 120
/** A meeting in text, voice or video may be entered so long before it begins. */
export const enterEarlyMinutes = 15
const checkInEarlyMinutes = 60

/** What belongs to a place one does not answer for is not there. @throws Refusal NOT_FOUND */
export function mustReach(who: StaffWho, path: readonly Id[] | undefined): void {
  if (!path || !reaches(who.grants, bookerRoles, path)) throw new Refusal('NOT_FOUND')
}

/** @throws Refusal WRONG_STATE when the table of steps has no such step */
export function mustGo(from: AppointmentState, to: AppointmentState): void {
  if (!mayGo(from, to)) throw new Refusal('WRONG_STATE', { detail: { state: from } })
}

/** @throws Refusal TOO_EARLY */
export function mustBeTime(to: AppointmentState, startsAt: Date, now: Date): void {
  if (to === 'CHECKED_IN' && now < minutesLater(startsAt, -checkInEarlyMinutes)) throw new Refusal('TOO_EARLY')
  if (to === 'NO_SHOW' && now < minutesLater(startsAt, noShowAfterMinutes)) throw new Refusal('TOO_EARLY')
}

export const mayChangeOwn = (row: AppointmentRow, now: Date): boolean =>
  (row.state === 'CONFIRMED' || row.state === 'PROPOSED') && row.starts_at >= minutesLater(now, ownNoticeMinutes)

const byScreen: readonly AppointmentRow['mode'][] = ['text', 'voice', 'video']
export const mayEnter = (row: AppointmentRow, now: Date): boolean =>
  byScreen.includes(row.mode) &&
  (row.state === 'CONFIRMED' || row.state === 'CHECKED_IN') &&
  now >= minutesLater(row.starts_at, -enterEarlyMinutes) &&
  now < row.ends_at

/** Over the cap only a supervisor books, and says so. @throws Refusal CAP_REACHED */
export function mustHaveHours(who: StaffWho | undefined, hours: number, override: boolean): void {
  if (hours <= weeklyHoursCap) return
  const supervises = who?.grants.some((grant) => grant.role === 'supervisor') ?? false
  if (!override || !supervises) throw new Refusal('CAP_REACHED', { detail: { hours: Math.ceil(hours) } })
}

const answers: Readonly<Record<TaskRow['kind'], readonly string[]>> = {
  safety_call: ['safe', 'worried', 'unreached'],
  lead_decides: ['reach_out', 'go_on'],
  pause_offer: ['reach_out', 'pause', 'go_on'],
  remind_by_phone: ['reminded', 'unreached'],
}

/**
 * Whoever is urgent is never paused, and only the lead or a supervisor decides. @throws Refusal BAD_INPUT, FORBIDDEN, WRONG_STATE
 * @source domain specification 6.4
 */
export function mustBeAnswer(who: StaffWho, task: TaskRow, outcome: string): void {
  if (!answers[task.kind].includes(outcome)) throw new Refusal('BAD_INPUT', { field: 'outcome' })
  if (outcome === 'pause' && task.urgent) throw new Refusal('WRONG_STATE', { field: 'outcome' })
  const decides = task.kind === 'lead_decides' || task.kind === 'pause_offer'
  const leads = task.staff_id === who.id || who.grants.some((grant) => grant.role === 'supervisor')
  if (decides && !leads) throw new Refusal('FORBIDDEN')
}
