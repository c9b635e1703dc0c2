import type { Floor } from '../../platform/ctx.ts'
import { reapList, sendRescreens, wipeSittings } from './actions/list/due.ts'

/** Terms of the list, rescreens, and what nobody needs any more. @returns how many were seen to */
export const keepList = async (floor: Floor): Promise<number> =>
  (await reapList(floor)) + (await sendRescreens(floor)) + (await wipeSittings(floor))
