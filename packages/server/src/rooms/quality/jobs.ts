import { forEachAgency } from '../../platform/agencies.ts'
import { type Floor, minutesLater } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { drawSample } from './actions/draw.ts'
import { warnOfTemplates } from './actions/template.ts'
import { deleteOldSamples } from './store-draw.ts'

/** Copies are kept so many days. @source domain specification 10.3 (conversation 90 days) */
const keptDays = 90

/** Deletes old copies, draws last week’s talks, tells of safe answers that end. @returns how much was seen to */
export async function keepQuality(floor: Floor): Promise<number> {
  const old = await inTransaction(floor, { as: 'house' }, (ctx) =>
    deleteOldSamples(ctx, minutesLater(ctx.now, -keptDays * 24 * 60)),
  )
  const drawn = await forEachAgency(floor, drawSample)
  return old + drawn + (await forEachAgency(floor, warnOfTemplates))
}
