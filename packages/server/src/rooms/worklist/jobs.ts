import type { Floor } from '../../platform/ctx.ts'
import { reapList, sendRescreens } from './actions/due.ts'

/** Terms of the list and rescreens that are due. @returns how many were seen to */
export const keepList = async (floor: Floor): Promise<number> => (await reapList(floor)) + (await sendRescreens(floor))
