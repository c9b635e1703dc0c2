import { wayToClose } from '@anxin/core/crisis/way.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { lockEvent } from '../store.ts'
import { step } from './step.ts'

/** Ends a drill's event by lawful steps, each with its entry. An event that is no drill is left alone. */
export async function endDrillEvent(ctx: Ctx, id: Id): Promise<void> {
  let event = await lockEvent(ctx, id)
  if (!event?.drill) return
  for (const to of wayToClose(event.state))
    event = await step(ctx, event, to, 'crisis.drill_over', to === 'CLOSED' ? { change: { closed_at: ctx.now } } : {})
}
