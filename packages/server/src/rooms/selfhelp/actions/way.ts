import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type { wayMine } from '@anxin/contract/selfhelp.ts'
import { populationCodes } from '@anxin/core/care/plan/plans.ts'
import { trackFor } from '@anxin/core/selfhelp/tracks.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { phaseAt } from '../../assessment/door.ts'
import { fieldsOf, findProfile } from '../../worklist/door.ts'
import { mustKnowMe } from './hear.ts'

/**
 * Which way through the exercises is proposed. Of several groups the first one of the table stands; a child is met as
 * a child whatever else is noted. @source feature B11, domain specification 2.5
 */
export async function readWay(ctx: Ctx): Promise<ReplyOf<typeof wayMine>> {
  const me = await mustKnowMe(ctx)
  const phase = await phaseAt(ctx, me.unitId, shanghaiDay(ctx.now))
  const profile = await findProfile(ctx, me.id)
  const noted = fieldsOf(ctx, me.id, profile?.fields_sealed ?? null).populations
  const group = me.minor ? 'minor' : populationCodes.find((one) => one !== 'general' && noted.includes(one))
  return { phase, track: group ? trackFor(group, phase) : null }
}
