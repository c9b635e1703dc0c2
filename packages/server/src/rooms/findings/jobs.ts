import type { Floor } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { deleteOldPlaces } from './store.ts'

/** Precise places are deleted when their thirty days are over. @returns how many */
export const wipePlaces = (floor: Floor): Promise<number> => inTransaction(floor, { as: 'house' }, deleteOldPlaces)
