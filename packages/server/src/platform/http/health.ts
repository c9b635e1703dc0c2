import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { health } from '@anxin/contract/health.ts'
import type { Ctx } from '../ctx.ts'
import { asHouse } from '../db/transaction.ts'
import { practiceHealth } from '../practice.ts'
import { clocksAgree, measureSkew } from '../skew.ts'
import { type Route, route } from './server.ts'

/** Version of the house, shown on the health page. */
export const version = '0.1.0'
/** A queue this old means that the runner stands still. */
const staleSeconds = 60

/** Rooms' own figures; the ground floor knows no room, so the wiring hands them in. */
export type RoomHealth = (ctx: Ctx) => Promise<Pick<ReplyOf<typeof health>, 'onCall' | 'alerts' | 'calendar'>>

export const healthRoute = (ofRooms: RoomHealth): Route =>
  route(
    health,
    async (ctx) =>
      asHouse(ctx, async () => {
        const skewMs = await measureSkew(ctx)
        const { rows } = await ctx.line.query(
          `select count(*) filter (where dead_at is null and run_at <= $1)::int as waiting,
           coalesce(extract(epoch from $1 - min(run_at) filter (where dead_at is null and run_at <= $1)), 0)::float8 as oldest,
           count(*) filter (where dead_at is not null)::int as dead, (select count(*)::int from audit_waiting) as audit from job`,
          [ctx.now],
        )
        const row = rows[0]!
        const jobs = {
          waiting: Number(row.waiting),
          oldestSeconds: Math.max(0, Math.round(Number(row.oldest))),
          dead: Number(row.dead),
        }
        const { engine, migrations, disk } = ctx.floor
        const rooms = await ofRooms(ctx)
        const practice = await practiceHealth(ctx)
        return {
          ok:
            !disk.fullSince &&
            clocksAgree(skewMs) &&
            jobs.oldestSeconds < staleSeconds &&
            rooms.alerts.overdue === 0 &&
            practice.late + practice.failing === 0,
          version,
          now: ctx.now.toISOString(),
          database: {
            engine: engine.kind,
            durable: true,
            migrations,
            fullSince: disk.fullSince?.toISOString() ?? null,
          },
          clock: { skewMs },
          jobs,
          ...rooms,
          practice,
          audit: { waiting: Number(row.audit) },
        }
      }),
    () => true,
  )
