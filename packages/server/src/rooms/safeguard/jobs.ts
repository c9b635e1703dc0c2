import type { Id } from '@anxin/core/ids.ts'
import { listHolders } from '../../platform/access.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import { type Ctx, type Floor, minutesLater } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import type { JobKinds } from '../../platform/jobs.ts'
import { tellStaff } from '../../platform/outside/tell.ts'
import { callForEvent, seeEvent } from '../crisis/door.ts'
import { oweGuardian, oweNothing } from './actions/guardian.ts'
import { lookAtAge } from './actions/know-minor.ts'
import { callLeaders, confirmRepeatMinutes, proposeMandatory } from './actions/mandatory.ts'

/** Where a report came from is known for a day: long enough to gather a flood. */
const sourceHours = 24
/** What is overdue is called for again after this long, in minutes; danger at the pace of its ladder. */
const calmRepeatMinutes = 24 * 60
const dangerRepeatMinutes = { RED_E: 5, RED: 5, ORANGE: 30, YELLOW: 24 * 60 } as const

export const safeguardJobs: JobKinds = new Map([
  ['crisis.minor_alerted', { within: (ctx: Ctx, body) => oweGuardian(ctx, body.eventId as Id) }],
  ['crisis.false_alarm_found', { within: (ctx: Ctx, body) => oweNothing(ctx, body.eventId as Id) }],
  ['resident.registered', { within: (ctx: Ctx, body) => lookAtAge(ctx, body.residentId as Id) }],
  [
    'safeguard.harm_told',
    {
      within: (ctx: Ctx, body) =>
        proposeMandatory(ctx, {
          residentId: body.residentId as Id,
          eventId: body.eventId as Id | null,
          atHome: body.atHome as boolean,
        }),
    },
  ],
])

/** Takes rows of a table that are due to be called for, and says when they are called for again. */
async function due(ctx: Ctx, table: string, columns: string): Promise<Record<string, unknown>[]> {
  const { rows } = await ctx.line.query(
    `select id, ${columns} from ${table} where tenant_id = app_tenant() and call_at <= $1 order by call_at limit 50 for update skip locked`,
    [ctx.now],
  )
  return rows
}
const again = (ctx: Ctx, table: string, id: unknown, minutes: number): Promise<unknown> =>
  ctx.line.query(`update ${table} set call_at = $2 where id = $1`, [id, minutesLater(ctx.now, minutes)])

/** Calls for what is owed and not done: guardians, leaders, the ethics queue, doors nobody has told of. */
async function callForOwed(ctx: Ctx): Promise<number> {
  const tasks = await due(ctx, 'guardian_task', 'event_id')
  for (const row of tasks) {
    const event = await seeEvent(ctx, row.event_id as Id)
    await callForEvent(ctx, row.event_id as Id, 'safeguard')
    await again(ctx, 'guardian_task', row.id, dangerRepeatMinutes[event?.grade ?? 'YELLOW'])
  }
  const owed = await due(ctx, 'mandatory_report', 'unit_id')
  for (const row of owed) {
    await callLeaders(ctx, row.unit_id as Id)
    await again(ctx, 'mandatory_report', row.id, confirmRepeatMinutes)
  }
  const told = await due(ctx, 'disclosure', 'unit_id')
  for (const row of told) {
    await tellStaff(ctx, await listHolders(ctx, ['supervisor', 'dpo'], row.unit_id as Id), 'safeguard')
    await again(ctx, 'disclosure', row.id, calmRepeatMinutes)
  }
  const visits = await due(ctx, 'welfare_visit', 'event_id')
  for (const row of visits) {
    await callForEvent(ctx, row.event_id as Id, 'safeguard')
    await ctx.line.query('update welfare_visit set call_at = null where id = $1', [row.id])
  }
  return tasks.length + owed.length + told.length + visits.length
}

/** Forgets where reports came from, and the addresses of visits that are over. */
const forget = (floor: Floor): Promise<number> =>
  inTransaction(floor, { as: 'house' }, async ({ line, now }) => {
    const sources = await line.query(
      'update third_party_report set source_index = null where source_index is not null and at < $1',
      [minutesLater(now, -sourceHours * 60)],
    )
    const views = await line.query(
      'update welfare_visit set view_sealed = null where view_sealed is not null and (expires_at <= $1 or outcome is not null)',
      [now],
    )
    return sources.count + views.count
  })

/** @returns how much was seen to */
export const keepSafeguard = async (floor: Floor): Promise<number> =>
  (await forget(floor)) + (await forEachAgency(floor, callForOwed))
