import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Dice } from './dice.ts'
import type { Sheaf } from './sheaf.ts'

/** One invented city while it is being written down. */
export interface Town {
  /** Speaks for the city's own agency: what is sealed and fingerprinted here is done as the house always does it. */
  readonly ctx: Ctx
  readonly sheaf: Sheaf
  readonly seed: number
  readonly tenantId: Id
  /** The moment everything is told from; the same in every run, so that a run that broke off is taken up again. */
  readonly now: Date
  dice(name: string): Dice
}

export interface Colleague {
  readonly id: Id
  readonly name: string
  readonly role: string
  /** Hours that are taken, numbered from the day of the city on. */
  readonly taken: Set<number>
  /** A room of their own, where they have one. */
  readonly roomId: Id | null
}

export interface Cabin {
  readonly n: number
  readonly unitId: Id
  readonly staff: readonly Colleague[]
}

export interface Person {
  readonly n: number
  readonly id: Id
  readonly unitId: Id
  readonly name: string
  readonly nameSealed: Buffer
  readonly birth: string
  readonly age: number
  readonly since: Date
  /** Whom to call, as words; empty where nobody was named. */
  readonly contact: string
}

export const dayMs = 86_400_000
export const later = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs)
export const withRole = (cabin: Cabin, role: string): readonly Colleague[] =>
  cabin.staff.filter((one) => one.role === role)
