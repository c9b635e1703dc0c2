import type { HookNews } from '@anxin/contract/hook-news.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId, write } from '../ctx.ts'

type Told<N> = N extends HookNews ? Pick<N, 'kind' | 'about'> : never
type News = Told<Exclude<HookNews, { kind: 'hook.tried' }>>

/**
 * Tells every address of the agency that wishes to hear of it, in this transaction: it is told if and only if it
 * happened. Nobody waits for it, and an agency without addresses pays one statement.
 */
export function tellHooks(ctx: Ctx, { kind, about }: News): void {
  write(ctx, 'select tell_hooks($1, $2, $3::jsonb, $4)', [newId(ctx), kind, JSON.stringify(about), ctx.now])
  ctx.after.push(() => ctx.floor.hub.wake('jobs'))
}

type AlertNews = Extract<News, { about: { alertId: string } }>
/** Tells of an alert: which, where, how urgent and since when. */
export const tellAlert = (
  ctx: Ctx,
  kind: AlertNews['kind'],
  alert: { id: Id; number: number; grade: AlertNews['about']['grade']; unit_id: Id; raised_at: Date },
): void =>
  tellHooks(ctx, {
    kind,
    about: {
      ...{ alertId: alert.id, number: alert.number, grade: alert.grade, unitId: alert.unit_id },
      raisedAt: alert.raised_at.toISOString(),
    },
  })
