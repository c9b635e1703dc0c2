import { forEachAgency } from '../../platform/agencies.ts'
import type { Floor } from '../../platform/ctx.ts'
import { seeToSilence } from './actions/due.ts'

/** Sees to every offer nobody has answered in time, in every agency. @returns how many */
export const keepTransfers = (floor: Floor): Promise<number> => forEachAgency(floor, seeToSilence)
