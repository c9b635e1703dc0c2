import { randomUUID } from 'node:crypto'
import type { Duty } from '@anxin/contract/endpoint.ts'
import type { Id } from '@anxin/core/ids.ts'
import { shanghaiDay } from '../clock.ts'
import type { Ctx, Floor, GrantHeld, Who } from '../ctx.ts'
import { type HeldLine, literal, type Row } from './engine.ts'

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
}

const set = (key: string, value: string): string => `set_config(${literal(key)}, ${literal(value)}, true)`

/** BEGIN, the role without rights of its own, and who speaks: one round trip. */
function openingSql(opening: Opening, interval: string): string {
  const now = `clock_timestamp() + ${interval} as now`
  if (opening.as === 'house') return `begin; set local role anxin_system; select ${now}`
  const app = 'begin; set local role anxin_app'
  if (opening.as === 'tenant') return `${app}; select ${set('anxin.tenant', opening.tenantId)}, ${now}`
  if (opening.as === 'resident') {
    return `${app}; select ${set('anxin.tenant', opening.tenantId)}, ${set('anxin.resident', opening.residentId)}, ${now}`
  }
  const token = opening.tokenHash ? `'\\x${opening.tokenHash.toString('hex')}'::bytea` : 'null'
  return `${app}; select * from open_session(${token}, ${interval})`
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

/** What to run with the COMMIT, in the same round trip. */
export type Closing = (ctx: Ctx) => string | undefined

/**
 * One transaction in somebody's name. Commits when `work` returns, rolls back when it throws.
 * @param closing SQL run together with COMMIT: the audit line
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
    const audit = closing?.(ctx)
    await line.script([...ctx.last, ...(audit ? [audit] : []), 'commit'].join('; '))
    for (const one of ctx.after) one()
    return reply
  } catch (error) {
    await line.script('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    line.release(broken)
  }
}

async function open(floor: Floor, line: HeldLine, opening: Opening, request: Request): Promise<Ctx> {
  const [row = {}] = await line.script(openingSql(opening, floor.clock.sql))
  const now = row.now as Date
  const ctx: Ctx = {
    floor,
    line,
    now,
    who: whoOf(opening, row, now),
    requestId: request.requestId ?? randomUUID(),
    device: request.device ?? '',
    address: request.address ?? '',
    about: {},
    cookies: [],
    last: [],
    after: [],
    afterRefusal: [],
  }
  if (ctx.who.kind !== 'nobody') await floor.keys.ready(ctx, ctx.who.tenantId)
  return ctx
}

/**
 * Lets identity look beyond one agency (a sign-in names no agency yet) and steps back down.
 * Only `platform/identity` and the house's own work may call it; a house test checks that.
 */
export async function asHouse<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  await ctx.line.script('set local role anxin_system')
  const reply = await work()
  await ctx.line.script('set local role anxin_app')
  return reply
}

/** From here on the transaction speaks for this resident. */
export async function speakFor(ctx: Ctx, who: Who): Promise<void> {
  ctx.who = who
  if (who.kind === 'nobody') return
  const resident = who.kind === 'resident' ? who.id : ''
  await ctx.line.script(`select ${set('anxin.tenant', who.tenantId)}, ${set('anxin.resident', resident)}`)
  await ctx.floor.keys.ready(ctx, who.tenantId)
}
