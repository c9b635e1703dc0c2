import type { Floor } from '../../platform/ctx.ts'
import { reapList, sendRescreens, tellOwners } from './actions/due.ts'

/** Terms of the list, rescreens that are due, and what owners have yet to hear. @returns how many were seen to */
export const keepList = async (floor: Floor): Promise<number> =>
  (await reapList(floor)) + (await sendRescreens(floor)) + (await tellOwners(floor))
