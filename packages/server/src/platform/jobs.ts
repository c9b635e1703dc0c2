import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, type Floor, newId, tenantOf, write } from './ctx.ts'
import { inTransaction } from './db/transaction.ts'

/** One piece of work: done in the transaction that takes it off the queue, so exactly once as far as rows go. */
export type JobWork = (ctx: Ctx, body: Readonly<Record<string, unknown>>) => Promise<void>
/** Work that talks to the world outside the house: it opens its own transactions and is safe to repeat. */
export type OuterWork = (floor: Floor, tenantId: Id, body: Readonly<Record<string, unknown>>) => Promise<void>
/**
 * How much of a lane is done at once. What talks to the world outside waits there, so each such lane has hands of its
 * own: calls to people who are needed now, other letters, answers that take their time, and systems of others.
 */
export const handsOf = { ordinary: 1, calls: 32, letters: 8, slow: 4, hooks: 4 } as const
export type Lane = keyof typeof handsOf
export type JobKinds = ReadonlyMap<
  string,
  { readonly within: JobWork } | { readonly outer: OuterWork; readonly lane: Exclude<Lane, 'ordinary'> }
>

/** The work of several rooms; news that more than one of them hears is heard by each, in this order, in one transaction. */
export function joinKinds(...rooms: readonly JobKinds[]): JobKinds {
  const joined = new Map<string, JobKinds extends ReadonlyMap<string, infer K> ? K : never>()
  for (const [kind, work] of rooms.flatMap((one) => [...one])) {
    const before = joined.get(kind)
    if (!before) joined.set(kind, work)
    else if ('within' in before && 'within' in work)
      joined.set(kind, {
        within: async (ctx, body) => {
          await before.within(ctx, body)
          await work.within(ctx, body)
        },
      })
    else throw new Error(`work for the world outside has one doer: ${kind}`)
  }
  return joined
}

/** The lane a kind is done in; what nobody knows by name is ordinary: there it fails aloud. */
export function laneOf(kinds: JobKinds, name: string): Lane {
  const kind = kinds.get(name)
  return kind && 'lane' in kind ? kind.lane : 'ordinary'
}

/** The stream that wakes whoever does work of a kind: lanes with nothing new to do are left alone. */
export const bookedStream = (kind: string): string => `job ${kind}`

const maxTries = 8
const lockMinutes = 2
/** Seconds before the next try: 5, 15, 45 … at most an hour. */
const waitSeconds = (tries: number): number => Math.min(3600, 5 * 3 ** (tries - 1))

/** Books work in this transaction: it happens if and only if the transaction is committed. */
export async function book(
  ctx: Ctx,
  kind: string,
  body: Record<string, unknown>,
  runAt: Date = ctx.now,
): Promise<void> {
  const tenantId = ctx.who.kind === 'nobody' ? null : ctx.who.tenantId
  write(ctx, 'insert into job (id, tenant_id, kind, body, run_at) values ($1, $2, $3, $4, $5)', [
    newId(ctx),
    tenantId,
    kind,
    JSON.stringify(body),
    runAt,
  ])
  if (runAt <= ctx.now) ctx.after.push(() => ctx.floor.hub.wake(bookedStream(kind)))
}

/** The same for much work of one kind, in one statement; what stands first in the list is begun first. */
export function bookMany(ctx: Ctx, kind: string, bodies: readonly Record<string, unknown>[]): void {
  if (bodies.length === 0) return
  write(
    ctx,
    `insert into job (id, tenant_id, kind, body, run_at)
     select (one->>'id')::uuid, $2, $3, one->'body', $4::timestamptz - make_interval(secs => ($5::int - nth) / 1000.0)
     from jsonb_array_elements($1::jsonb) with ordinality as list (one, nth)`,
    [
      JSON.stringify(bodies.map((body) => ({ id: newId(ctx), body }))),
      ...[tenantOf(ctx), kind, ctx.now, bodies.length],
    ],
  )
  ctx.after.push(() => ctx.floor.hub.wake(bookedStream(kind)))
}

interface Taken {
  readonly id: Id
  readonly tenantId: Id
  readonly kind: string
  readonly body: Readonly<Record<string, unknown>>
  readonly tries: number
  readonly runAt: Date
}

/** The next pieces of a lane that are due, taken for this runner. The hour is asked within, so that it goes out with BEGIN. */
const takeSql = `update job set tries = tries + 1, locked_until = (select clock_timestamp() + $1::interval + $2::interval)
  where id = any (array(
    select id from job where dead_at is null and run_at <= (select clock_timestamp() + $1::interval)
      and (locked_until is null or locked_until < (select clock_timestamp() + $1::interval))
      and (kind = any($3)) = $4
    order by run_at, id for update skip locked limit $5))
  returning id, tenant_id, kind, body, tries, run_at`

async function takeNext(floor: Floor, kinds: JobKinds, lane: Lane, most: number): Promise<Taken[]> {
  const named = [...kinds.keys()].filter((name) => {
    const own = laneOf(kinds, name)
    return lane === 'ordinary' ? own !== 'ordinary' : own === lane
  })
  const params = [floor.clock.interval, `${lockMinutes} minutes`, named, lane !== 'ordinary', most]
  const request = { ahead: [{ text: takeSql, params }] }
  const rows = await inTransaction(floor, { as: 'house' }, async (ctx) => ctx.ahead[0]?.rows ?? [], request)
  const taken = rows.map((row) => ({
    id: row.id as Id,
    tenantId: row.tenant_id as Id,
    kind: row.kind as string,
    body: row.body as Taken['body'],
    tries: Number(row.tries),
    runAt: row.run_at as Date,
  }))
  return taken.sort((a, b) => a.runAt.getTime() - b.runAt.getTime() || (a.id < b.id ? -1 : 1))
}

const dropSql = 'delete from job where id = $1'

async function run(floor: Floor, kinds: JobKinds, job: Taken): Promise<void> {
  const kind = kinds.get(job.kind)
  if (!kind) throw new Error(`no work is known by the name ${job.kind}`)
  if ('outer' in kind) {
    await kind.outer(floor, job.tenantId, job.body)
    await inTransaction(floor, { as: 'house' }, async (ctx) => write(ctx, dropSql, [job.id]))
    return
  }
  await inTransaction(floor, { as: 'tenant', tenantId: job.tenantId }, async (ctx) => {
    await kind.within(ctx, job.body)
    write(ctx, 'set local role anxin_system')
    write(ctx, dropSql, [job.id])
  })
}

async function putBack(floor: Floor, job: Taken, error: unknown): Promise<void> {
  // what found no room has not been tried: it is not given up for that
  const tries = error instanceof Refusal && error.code === 'CANNOT_KEEP' ? job.tries - 1 : job.tries
  const words = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown'
  await inTransaction(floor, { as: 'house' }, async ({ line, now }) => {
    await line.query(
      'update job set error = $2, locked_until = null, run_at = $3, dead_at = $4, tries = $5 where id = $1',
      [job.id, words, new Date(now.getTime() + 1000 * waitSeconds(job.tries)), tries >= maxTries ? now : null, tries],
    )
  })
}

/** Takes the next pieces of a lane that are due, `most` at most. @returns what does each of them, or puts it back */
export async function takeDue(
  floor: Floor,
  kinds: JobKinds,
  lane: Lane,
  most: number,
): Promise<(() => Promise<void>)[]> {
  const jobs = await takeNext(floor, kinds, lane, most)
  return jobs.map((job) => () => run(floor, kinds, job).catch((error: unknown) => putBack(floor, job, error)))
}

/** Does everything of a lane that is due now, one after another. @returns how many pieces of work were taken */
export async function runDue(floor: Floor, kinds: JobKinds, lane: Lane = 'ordinary'): Promise<number> {
  let done = 0
  const take = () => takeDue(floor, kinds, lane, handsOf[lane])
  for (let works = await take(); works.length > 0; works = await take()) {
    done += works.length
    for (const work of works) await work()
  }
  return done
}
