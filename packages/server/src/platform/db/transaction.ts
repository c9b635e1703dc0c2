import { randomUUID } from 'node:crypto'
import type { Duty } from '@anxin/contract/endpoint.ts'
import type { Id } from '@anxin/core/ids.ts'
import { shanghaiDay } from '../clock.ts'
import { type Ctx, type Floor, type GrantHeld, type Who, write } from '../ctx.ts'
import type { Answer, Ask, HeldLine, Row } from './engine.ts'

/** In whose name a transaction opens. */
export type Opening =
  | { readonly as: 'session'; readonly tokenHash: Buffer | undefined }
  | { readonly as: 'tenant'; readonly tenantId: Id }
  | { readonly as: 'resident'; readonly tenantId: Id; readonly residentId: Id }
  | { readonly as: 'house' }

export interface Request {
  readonly requestId?: string
  readonly device?: string
  readonly address?: string
  /** Takes a connection kept free for alerts. */
  readonly urgent?: boolean
  /** Sent together with BEGIN, in the name of who speaks: what the action will surely read. */
  readonly ahead?: readonly Ask[]
}

const speakSql = `select set_config('anxin.tenant', $1, true), set_config('anxin.resident', $2, true), set_config('anxin.staff', $3, true)`

/** The role without rights of its own, and who speaks; sent together, so one round trip. */
function openingAsk(opening: Opening, interval: string): { role: string; who: Ask } {
  const app = 'set local role anxin_app'
  const now = 'clock_timestamp() +'
  if (opening.as === 'house')
    return {
      role: 'set local role anxin_system',
      who: { text: `select ${now} $1::interval as now`, params: [interval] },
    }
  if (opening.as === 'session') {
    const params = [opening.tokenHash ?? null, interval]
    return { role: app, who: { text: 'select * from open_session($1, $2::interval)', params } }
  }
  const residentId = opening.as === 'resident' ? opening.residentId : ''
  const params = [opening.tenantId, residentId, '', interval]
  return { role: app, who: { text: `${speakSql}, ${now} $4::interval as now`, params } }
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
  const base = { tenantId: row.tenant_id as Id, sessionId: row.session_id as Id }
  if (row.resident_id)
    return { kind: 'resident', id: row.resident_id as Id, registered: row.kind === 'registered', ...base }
  const { grants, certificates } = row as unknown as StaffRow
  const today = shanghaiDay(now)
  const duties = certificates.filter((c) => c.validUntil >= today).map((c) => c.duty)
  return {
    kind: 'staff',
    id: row.staff_id as Id,
    name: row.name as string,
    grants,
    duties: [...new Set(duties)],
    ...base,
  }
}

/** What to send with the COMMIT, in the same round trip. */
export type Closing = (ctx: Ctx) => Ask

/**
 * One transaction in somebody's name. Commits when `work` returns, rolls back when it throws.
 * @param closing sent together with COMMIT: the audit line
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
  try {
    const ctx = await open(floor, line, opening, request)
    const reply = await work(ctx)
    await commit(ctx, line, closing?.(ctx))
    for (const one of ctx.after) one()
    return reply
  } catch (error) {
    await line.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    line.release(broken)
  }
}

/** Everything still to be said, and COMMIT, in one round trip. @throws what the first statement that failed threw */
async function commit(ctx: Ctx, line: HeldLine, audit: Ask | undefined): Promise<void> {
  const last = [...(audit ? [audit] : []), ...ctx.last].map((one) => line.query(one.text, one.params))
  await Promise.all([...ctx.sent, ...last, line.query('commit')])
}

async function open(floor: Floor, line: HeldLine, opening: Opening, request: Request): Promise<Ctx> {
  const { role, who: ask } = openingAsk(opening, floor.clock.interval)
  const asked = [ask, ...(request.ahead ?? [])]
  const [, , first, ...ahead] = await Promise.all([
    line.query('begin'),
    line.query(role),
    ...asked.map((one) => line.query(one.text, one.params)),
  ])
  const row = (first as Answer).rows[0] ?? {}
  const now = row.now as Date
  const who = whoOf(opening, row, now)
  const ctx: Ctx = {
    ...{ floor, line, now, who },
    requestId: request.requestId ?? randomUUID(),
    device: request.device ?? '',
    address: request.address ?? '',
    about: {},
    cookies: [],
    ahead: who.kind === 'nobody' ? [] : (ahead as Answer[]),
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
