import type { HookNews } from '@anxin/contract/hook-news.ts'
import { toldOutside } from '@anxin/core/crisis/told-outside.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId, write } from '../ctx.ts'
import { bookedStream } from '../jobs.ts'

type Told<N> = N extends HookNews ? Pick<N, 'kind' | 'about'> : never
type News = Told<Exclude<HookNews, { kind: 'hook.tried' }>>

/**
 * Tells every address of the agency that wishes to hear of it, in this transaction: it is told if and only if it
 * happened. Nobody waits for it, and an agency without addresses pays one statement.
 */
export function tellHooks(ctx: Ctx, { kind, about }: News): void {
  write(ctx, 'select tell_hooks($1, $2, $3::jsonb, $4)', [newId(ctx), kind, JSON.stringify(about), ctx.now])
  ctx.after.push(() => ctx.floor.hub.wake(bookedStream('hook.deliver')))
}

type AlertNews = Extract<News, { about: { alertId: string } }>
/** Tells of an alert, where what happened to it is told at all: which, where, how urgent and since when. A drill stays in the house. */
export function tellAlert(
  ctx: Ctx,
  what: string,
  alert: { id: Id; number: number; grade: AlertNews['about']['grade']; unit_id: Id; raised_at: Date; drill: boolean },
): void {
  const kind = toldOutside[what]
  if (!kind || alert.drill) return
  const { id: alertId, number, grade, unit_id: unitId } = alert
  tellHooks(ctx, { kind, about: { alertId, number, grade, unitId, raisedAt: alert.raised_at.toISOString() } })
}
