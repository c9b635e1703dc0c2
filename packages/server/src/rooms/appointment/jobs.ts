import { forEachAgency } from '../../platform/agencies.ts'
import type { Floor } from '../../platform/ctx.ts'
import { keepRoomOf } from './actions/remind.ts'

/** Reminds, and brings up what is owed. @returns how much was done; safe to repeat */
export const keepAppointments = (floor: Floor): Promise<number> => forEachAgency(floor, keepRoomOf)
