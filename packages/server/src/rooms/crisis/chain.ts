import { createHash } from 'node:crypto'
import { linkHash } from '../../platform/audit/chain.ts'
import type { TransitionRow } from './tables.ts'

type Entry = Pick<
  TransitionRow,
  'event_id' | 'seq' | 'what' | 'from_state' | 'to_state' | 'staff_id' | 'by_name' | 'at'
>

/**
 * Hash of one entry of an event's timeline. The words count by their fingerprint, so that keys may be
 * rotated; the resident does not count, so that an anonymous record can be claimed.
 */
export function entryHash(prev: string, entry: Entry, text: string | null): string {
  const words = text === null ? null : createHash('sha256').update(text).digest('hex')
  const { event_id, seq, what, from_state, to_state, staff_id, by_name, at } = entry
  return linkHash(
    prev,
    JSON.stringify([event_id, seq, what, from_state, to_state, staff_id, by_name, at.toISOString(), words]),
  )
}
