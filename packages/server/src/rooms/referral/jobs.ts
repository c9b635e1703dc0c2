import { forEachAgency } from '../../platform/agencies.ts'
import type { Floor } from '../../platform/ctx.ts'
import { seeToDue } from './actions/due.ts'

/** Sees to every referral whose term has passed, in every agency. @returns how many */
export const keepReferrals = (floor: Floor): Promise<number> => forEachAgency(floor, seeToDue)
