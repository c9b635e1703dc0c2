import { randomUUID } from 'node:crypto'
import type { Duty } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { shanghaiDay } from '../clock.ts'
import { type Ctx, type Floor, type GrantHeld, type Who, write } from '../ctx.ts'
import type { Tongue } from '../tongue.ts'
import { causeOf } from './disk.ts'
import type { Answer, Ask, HeldLine, Row } from './engine.ts'

/** In whose name a transaction opens. */
export type Opening =
  | {
      readonly as: 'session'
      readonly tokenHash: Buffer | undefined
      /** For how many seconds nobody has touched the page that asks; 0 when it does not say. */
      readonly idleSeconds?: number
    }
  | { readonly as: 'tenant'; readonly tenantId: Id }
  | { readonly as: 'resident'; readonly tenantId: Id; readonly residentId: Id }
  | { readonly as: 'house' }

export interface Request {
  readonly requestId?: string
  readonly device?: string
  readonly address?: string
  readonly desk?: string
  readonly tongue?: Tongue
  /** Takes a connection kept free for alerts. */
  readonly urgent?: boolean
  /** Sent together with BEGIN, in the name of who speaks: what the action will surely read. */
  readonly ahead?: readonly Ask[]
}

const speakSql = `select set_config('anxin.tenant', $1, true), set_config('anxin.resident', $2, true), set_config('anxin.staff', $3, true)`

const roleOf = (opening: Opening): string => (opening.as === 'house' ? 'anxin_system' : 'anxin_app')

/**
 * One statement that tells the database who speaks and steps down to a role without rights of its own: all that comes
 * after it is held to the row walls. It answers with one row, whoever speaks, and names the role.
 */
function openingAsk(opening: Opening, interval: string, full: boolean): Ask {
  const role = `set_config('role', '${roleOf(opening)}', true) as role`
  if (opening.as === 'house')
    return { text: `select ${role}, clock_timestamp() + $1::interval as now`, params: [interval] }
  if (opening.as === 'session')
    return {
      text: `select s.*, r.role, coalesce(s.now, clock_timestamp() + $2::interval) as now
        from (select ${role}) r left join open_session($1, $2::interval, $3::int, $4) s on true`,
      params: [opening.tokenHash ?? null, interval, opening.idleSeconds ?? 0, full],
    }
  const residentId = opening.as === 'resident' ? opening.residentId : ''
  const params = [opening.tenantId, residentId, '', interval]
  return { text: `${speakSql}, ${role}, clock_timestamp() + $4::interval as now`, params }
}

type StaffRow = { grants: GrantHeld[]; certificates: { duty: Duty; validUntil: string }[] }

function whoOf(opening: Opening, row: Row, now: Date): Who {
  if (opening.as === 'tenant') return { kind: 'system', tenantId: opening.tenantId }
  if (opening.as === 'resident') {
    return {
      kind: 'resident',
      id: opening.residentId,
      tenantId: opening.tenantId,
      sessionId: undefined,
      registered: false,
    }
  }
  if (opening.as === 'house' || !row.session_id) return { kind: 'nobody' }
  const tenantId = row.tenant_id as Id
  const sessionId = row.session_id as Id
  if (row.resident_id) {
    const registered = row.kind === 'registered'
    return { kind: 'resident', id: row.resident_id as Id, registered, tenantId, sessionId }
  }
  const { grants, certificates } = row as unknown as StaffRow
  const today = shanghaiDay(now)
  const duties = certificates.filter((c) => c.validUntil >= today).map((c) => c.duty)
  return {
    kind: 'staff',
    id: row.staff_id as Id,
    name: row.name as string,
    grants,
    duties: [...new Set(duties)],
    tenantId,
    sessionId,
  }
}

/** What to send with the COMMIT, in the same round trip. */
export type Closing = (ctx: Ctx) => Ask

/**
 * One transaction in somebody's name. Commits when `work` returns, rolls back when it throws.
 * @param closing sent together with COMMIT: the audit line
 * @throws Refusal CANNOT_KEEP where the database has no room for what was to be written
 */
export async function inTransaction<T>(
  floor: Floor,
  opening: Opening,
  work: (ctx: Ctx) => Promise<T>,
  request: Request = {},
  closing?: Closing,
): Promise<T> {
  const line = await floor.engine.hold(request.urgent)
  let broken = false
  let ctx: Ctx | undefined
  try {
    ctx = await open(floor, line, opening, request)
    const reply = await work(ctx)
    await commit(ctx, line, closing?.(ctx))
    for (const one of ctx.after) one()
    return reply
  } catch (error) {
    await line.query('rollback').catch(() => {
      broken = true
    })
    const cause = await causeOf(error, ctx?.sent ?? [])
    throw floor.disk.noticed(cause, floor.clock.processNow) ? new Refusal('CANNOT_KEEP') : cause
  } finally {
    line.release(broken)
  }
}

/**
 * The same for what only reads: it is answered also where the database has no room left for its audit line, which is
 * then held until there is.
 */
export async function readingEvenIfFull<T>(
  floor: Floor,
  opening: Opening,
  work: (ctx: Ctx) => Promise<T>,
  request: Request,
  closing: Closing,
): Promise<T> {
  try {
    return await inTransaction(floor, opening, work, request, closing)
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'CANNOT_KEEP')) throw error
  }
  const { reply, apart } = await inTransaction(
    floor,
    opening,
    async (ctx) => {
      const said = await work(ctx)
      const tenantId = ctx.who.kind === 'nobody' ? undefined : ctx.who.tenantId
      return { reply: said, apart: { tenantId, line: closing(ctx) } }
    },
    request,
  )
  floor.disk.holdLine(apart)
  return reply
}

/** While the disk is full: looks whether there is room again, and then writes the audit lines that were held. @returns how many */
export async function lookForRoom(floor: Floor): Promise<number> {
  if (!floor.disk.fullSince) return 0
  const line = await floor.engine.hold(true)
  const room = await floor.disk.look(line, floor.clock.processNow).finally(() => line.release())
  if (!room) return 0
  const held = floor.disk.takeLines()
  for (const apart of held)
    await inTransaction(
      floor,
      apart.tenantId ? { as: 'tenant', tenantId: apart.tenantId } : { as: 'session', tokenHash: undefined },
      async (ctx) => void ctx.last.push(apart.line),
    ).catch((error: unknown) => {
      floor.disk.holdLine(apart)
      throw error
    })
  return held.length
}

/** Everything still to be said, and COMMIT, in one round trip. @throws what the first statement that failed threw */
async function commit(ctx: Ctx, line: HeldLine, audit: Ask | undefined): Promise<void> {
  const last = [...(audit ? [audit] : []), ...ctx.last].map((one) => line.query(one.text, one.params))
  await Promise.all([...ctx.sent, ...last, line.query('commit')])
}

async function open(floor: Floor, line: HeldLine, opening: Opening, request: Request): Promise<Ctx> {
  const asked = [
    openingAsk(opening, floor.clock.interval, floor.disk.fullSince !== undefined),
    ...(request.ahead ?? []),
  ]
  const [, first, ...ahead] = await Promise.all([
    line.query('begin'),
    ...asked.map((one) => line.query(one.text, one.params)),
  ])
  const row = (first as Answer).rows[0] ?? {}
  if (row.role !== roleOf(opening)) throw new Error('a transaction began with rights it must not have')
  const now = row.now as Date
  const who = whoOf(opening, row, now)
  const ctx: Ctx = {
    floor,
    line,
    now,
    who,
    requestId: request.requestId ?? randomUUID(),
    device: request.device ?? '',
    address: request.address ?? '',
    desk: request.desk ?? '',
    tongue: request.tongue ?? 'zh',
    about: {},
    cookies: [],
    // a caller nobody knows reads nothing ahead; the house itself does
    ahead: who.kind === 'nobody' && opening.as !== 'house' ? [] : (ahead as Answer[]),
    sent: [],
    last: [],
    after: [],
    afterRefusal: [],
  }
  if (who.kind !== 'nobody') await floor.keys.ready(ctx, who.tenantId)
  return ctx
}

/**
 * Lets identity look beyond one agency (a sign-in names no agency yet) and steps back down.
 * Only `platform/identity` and the house's own work may call it; a house test checks that.
 */
export async function asHouse<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  write(ctx, 'set local role anxin_system')
  const reply = await work()
  write(ctx, 'set local role anxin_app')
  return reply
}

/**
 * Reads what a guardian may see, under a role that may read no table and in nobody's name; what was spoken for before
 * is spoken for again afterwards. Only `platform/identity` calls it.
 */
export async function asGuardian<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  write(ctx, speakSql, ['', '', ''])
  write(ctx, 'set local role anxin_guardian')
  const reply = await work()
  write(ctx, 'set local role anxin_app')
  await speakFor(ctx, ctx.who)
  return reply
}

/** From here on the transaction speaks for them, in the row wall too: for an agency itself, neither staff nor resident. */
export async function speakFor(ctx: Ctx, who: Who): Promise<void> {
  ctx.who = who
  if (who.kind === 'nobody') return
  write(ctx, speakSql, [who.tenantId, who.kind === 'resident' ? who.id : '', who.kind === 'staff' ? who.id : ''])
  await ctx.floor.keys.ready(ctx, who.tenantId)
}
