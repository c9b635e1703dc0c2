import type { Duty, StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type Id, timeOrderedId } from '@anxin/core/ids.ts'
import type { Clock } from './clock.ts'
import type { Disk } from './db/disk.ts'
import type { Answer, Ask, Engine, Line } from './db/engine.ts'
import type { Hub } from './events.ts'
import type { Outside } from './outside/outside.ts'
import type { KeyRing } from './privacy.ts'
import { randomFew } from './random.ts'
import type { Tongue } from './tongue.ts'

export interface GrantHeld {
  readonly id: Id
  readonly role: StaffRole
  readonly unitId: Id
  readonly unitName: string
  /** Ids from the root of the tree to the place. */
  readonly path: readonly Id[]
}

export interface StaffWho {
  readonly kind: 'staff'
  readonly id: Id
  readonly tenantId: Id
  readonly sessionId: Id
  readonly name: string
  readonly grants: readonly GrantHeld[]
  /** Duties whose certificate is valid today. */
  readonly duties: readonly Duty[]
}
export interface ResidentWho {
  readonly kind: 'resident'
  readonly id: Id
  readonly tenantId: Id
  readonly sessionId: Id | undefined
  readonly registered: boolean
}
/** The house itself: timers and jobs, working for one agency. */
export interface SystemWho {
  readonly kind: 'system'
  readonly tenantId: Id
}
export type Who = { readonly kind: 'nobody' } | StaffWho | ResidentWho | SystemWho

/** What the whole process shares. */
export interface Floor {
  readonly engine: Engine
  readonly disk: Disk
  readonly clock: Clock
  readonly keys: KeyRing
  readonly hub: Hub
  readonly outside: Outside
  readonly baseUrl: string
  readonly demo: boolean
  readonly migrations: number
}

/** One request, one transaction: everything an action may touch. */
export interface Ctx {
  readonly floor: Floor
  readonly line: Line
  /** Database time at the start of the transaction. */
  readonly now: Date
  /** Set once by the door; identity alone changes it, when somebody signs in inside the request. */
  who: Who
  readonly requestId: string
  /** Device words of the browser, for the device list. */
  readonly device: string
  /** Network address, for the progressive lock only; never kept. */
  readonly address: string
  /** What the browser shows to prove that staff has signed in there before; for the same lock only. */
  readonly desk: string
  /** What the page that asks is read in. */
  readonly tongue: Tongue
  /** What the audit line is about: an id, and the resident concerned. */
  about: { id?: string; residentId?: Id }
  readonly cookies: { name: string; value: string; maxAgeSeconds: number }[]
  /** Answers to what the route asked together with BEGIN; empty where it asked nothing, or nobody was signed in. */
  ahead: readonly Answer[]
  /** What was sent without waiting; COMMIT succeeds only when all of it did. */
  readonly sent: Promise<Answer>[]
  /** Sent together with COMMIT, in this order: what would hold a lock that others wait for, and needs no answer. */
  readonly last: Ask[]
  /** Runs once the transaction has been committed. */
  readonly after: (() => void)[]
  /** Runs once the request has been refused and rolled back: what must be counted all the same. */
  readonly afterRefusal: (() => Promise<void>)[]
}

export const newId = (ctx: { readonly now: Date }): Id => timeOrderedId(ctx.now.getTime(), randomFew(10))

export const minutesLater = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

/** Sends a statement whose answer nobody needs, without waiting for it: what is asked next already sees its rows. */
export function write(ctx: Pick<Ctx, 'line' | 'sent'>, text: string, params: readonly unknown[] = []): void {
  const sent = ctx.line.query(text, params)
  // a failure is thrown at COMMIT, by everything that was sent after it at the latest
  sent.catch(() => undefined)
  ctx.sent.push(sent)
}

/** The agency of this transaction. @throws Refusal SIGN_IN_FIRST when nobody speaks */
export function tenantOf(ctx: Ctx): Id {
  if (ctx.who.kind === 'nobody') throw new Refusal('SIGN_IN_FIRST')
  return ctx.who.tenantId
}

/** @throws Refusal SIGN_IN_FIRST when the speaker is not staff */
export function mustBeStaff(ctx: Ctx): StaffWho {
  if (ctx.who.kind !== 'staff') throw new Refusal('SIGN_IN_FIRST')
  return ctx.who
}

/** @throws Refusal SIGN_IN_FIRST when the speaker is not a resident */
export function mustBeResident(ctx: Ctx): ResidentWho {
  if (ctx.who.kind !== 'resident') throw new Refusal('SIGN_IN_FIRST')
  return ctx.who
}
