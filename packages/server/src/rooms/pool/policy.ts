import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { CallRow } from './tables.ts'

/** @throws Refusal NOT_FOUND; WRONG_STATE when it is over; ALREADY_TAKEN when somebody else rings */
export function mustBeFree(call: CallRow | undefined, me: Id): asserts call is CallRow {
  if (!call) throw new Refusal('NOT_FOUND')
  if (call.ended_at) throw new Refusal('WRONG_STATE')
  if (call.taken_by !== null && call.taken_by !== me)
    throw new Refusal('ALREADY_TAKEN', { detail: { name: call.taken_name ?? '' } })
}
