import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, tenantOf } from '../ctx.ts'
import { sendNotice } from './notice.ts'

/** A telephone that rings for one alert after the other calls nobody: within so long one ring stands for all of them. */
const onceWithinMs = 60_000

/**
 * Rings the telephone of a place, where it has one and the house can ring: whoever is near opens the console. Beside the
 * calls to people, never instead of them: a place that does not answer makes no call a lost one.
 * @returns the place and the notice; undefined where nothing rings
 * @source domain specification 3.6 (cabin duty phone, beside the first on call)
 */
export async function ringPlace(
  ctx: Ctx,
  unitId: Id,
  about: Id,
  number: string,
): Promise<{ readonly name: string; readonly noticeId: Id } | undefined> {
  if (!ctx.floor.outside.senders.voice) return undefined
  const { rows } = await ctx.line.query(
    `select u.name, u.phone from unit u where u.id = $1 and u.phone is not null
       and not exists (select 1 from notice n where n.tenant_id = $2 and n.template = 'place' and n.to_name = u.name and n.at > $3)`,
    [unitId, tenantOf(ctx), new Date(ctx.now.getTime() - onceWithinMs)],
  )
  const place = rows[0] as { name: string; phone: string } | undefined
  if (!place) return undefined
  const [noticeId] = await sendNotice(ctx, {
    ...{ toName: place.name, addresses: { voice: place.phone }, kind: 'place', only: 'voice' },
    ...{ open: { number }, about, inApp: false },
  })
  return { name: place.name, noticeId: noticeId! }
}
