import { superviseesCap } from '@anxin/core/casework/caps.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listAdmins, listReachable, type Reachable } from '../../platform/access.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, type Floor, minutesLater } from '../../platform/ctx.ts'
import { tellStaff } from '../../platform/outside/tell.ts'
import { countOf } from './actions/name.ts'
import * as store from './store.ts'
import { keep } from './tables.ts'

/** A day begins at nine here: nobody is woken for it. */
const morning = 9 * 60

/** Whoever named it and still works here; else the administrators. */
async function namers(ctx: Ctx, ids: readonly Id[]): Promise<Reachable[]> {
  const { rows } = await ctx.line.query(`select id from staff where id = any($1) and state = 'active'`, [ids])
  const here = rows.map((row) => row.id as Id)
  const gone = ids.some((id) => !here.includes(id))
  const all = [...(await listReachable(ctx, here)), ...(gone ? await listAdmins(ctx) : [])]
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

/** What was allowed above the cap is over and still stands: whoever named it is told, each morning until it is mended. */
async function tellOfOver(ctx: Ctx): Promise<number> {
  const day = shanghaiDay(minutesLater(ctx.now, -morning))
  const began = minutesLater(new Date(`${day}T00:00:00+08:00`), morning)
  const due = await store.takeOver(ctx, began)
  if (due.length === 0) return 0
  const [pairs, overrides] = [await store.listStanding(ctx), await store.listOverrides(ctx)]
  const over = due.filter(
    ({ supervisor_id }) => !overrides.has(supervisor_id) && countOf(pairs, supervisor_id) > superviseesCap.active,
  )
  if (over.length === 0) return 0
  for (const pair of over) keep.change(ctx, 'supervision_pair', { id: pair.id }, { told_at: ctx.now })
  const people = await namers(ctx, [...new Set(over.map((pair) => pair.named_by))])
  await tellStaff(ctx, people, 'supervision_over')
  return over.length
}

/** No pair lives on above the cap in silence. @returns of how many somebody was told */
export const keepSupervision = (floor: Floor): Promise<number> => forEachAgency(floor, tellOfOver)
