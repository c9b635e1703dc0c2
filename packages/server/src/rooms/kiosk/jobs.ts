import { type Floor, minutesLater } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { receiptDays } from './policy.ts'
import { forgetReceipts } from './store.ts'

/** Receipts go when no ticket can send the same again. @returns how many */
export const keepKiosk = (floor: Floor): Promise<number> =>
  inTransaction(floor, { as: 'house' }, (ctx) => forgetReceipts(ctx, minutesLater(ctx.now, -receiptDays * 1440)))
