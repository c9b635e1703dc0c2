import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { HotlineRow } from './tables.ts'

const keepers: readonly StaffRole[] = ['agency_admin', 'supervisor', 'cabin_manager']

/** A number is kept by whoever has one of the roles at its place or above it. @throws Refusal NOT_FOUND */
export function mustKeepAt(who: StaffWho, path: readonly Id[]): void {
  if (!reaches(who.grants, keepers, path)) throw new Refusal('NOT_FOUND')
}

/** What a national number says is not for a site to change. @throws Refusal NOT_FOUND or FORBIDDEN */
export function mustBeOwn(line: HotlineRow | undefined): asserts line is HotlineRow & { unit_id: Id } {
  if (!line) throw new Refusal('NOT_FOUND')
  if (line.unit_id === null) throw new Refusal('FORBIDDEN')
}

/** The four numbers that save lives stay where they are. @throws Refusal NOT_FOUND or FORBIDDEN */
export function mustBeHideable(line: HotlineRow | undefined): asserts line is HotlineRow {
  if (!line) throw new Refusal('NOT_FOUND')
  if (line.always) throw new Refusal('FORBIDDEN')
}

/** Seen by residents: not hidden here, tried lately or one of the four, and standing at or above their own place. */
export const isShown = (
  line: { always: boolean; expired: boolean; hidden: object | null; own: { unitId: Id } | null },
  path: readonly Id[],
): boolean =>
  line.always || (!line.expired && line.hidden === null && (line.own === null || path.includes(line.own.unitId)))
