import { type DayExceptions, workingMinutesLater } from '../working-days.ts'
import { dayOf, startOfDay } from './slots.ts'
import type { AppointmentState } from './state.ts'

/** What somebody owes after an appointment to which nobody came. */
export type NoShowTask = 'safety_call' | 'lead_decides' | 'pause_offer'

/** A safety call within so many working days where nothing presses. @source domain specification 6.4 */
const callWorkingDays = 2
const dayMs = 86_400_000

/**
 * When somebody who was not reached is called at the latest: the same day where it presses, else within two working days.
 * @param atMs milliseconds since 1970 (UTC)
 * @source domain specification 6.4
 */
export const callBy = (atMs: number, urgent: boolean, exceptions: DayExceptions): number =>
  urgent
    ? startOfDay(dayOf(atMs)) + dayMs - 1000
    : workingMinutesLater(atMs, callWorkingDays * 24 * 60, exceptions)

/** How many times in a row nobody came, newest first; what was cancelled or moved in time does not count. */
export function missedInARow(newestFirst: readonly AppointmentState[]): number {
  let missed = 0
  for (const state of newestFirst) {
    if (state === 'NO_SHOW') missed += 1
    else if (state === 'DONE' || state === 'CHECKED_IN') break
  }
  return missed
}

/**
 * A call each time; at the second the lead decides about reaching out; from the third a pause with an open door may be
 * offered. Nothing is ever closed by itself. @source domain specification 6.4
 */
export function owedAfter(missed: number): NoShowTask[] {
  if (missed >= 3) return ['safety_call', 'pause_offer']
  return missed === 2 ? ['safety_call', 'lead_decides'] : ['safety_call']
}
