/** How far the calls for somebody who waits have come; what the resident reads follows it. */
export const reaches = ['calling', 'sent', 'heard', 'lost'] as const
export type Reach = (typeof reaches)[number]

/** How one call that left the house stands, by its receipts. */
export type CallState = 'queued' | 'sent' | 'delivered' | 'failed'

export interface Call {
  readonly state: CallState
  /** To somebody who was asked before all others. */
  readonly first: boolean
}

/**
 * The furthest any call has come: arrived on a device, taken by a channel, still on its way; lost where none got through
 * and every call to those asked first has failed, whoever is being asked after them. A call that stands in the console
 * only says nothing yet: nobody may be looking.
 */
export function reachOf(calls: readonly Call[]): Reach {
  const states = calls.map((one) => one.state)
  if (states.includes('delivered')) return 'heard'
  if (states.includes('sent')) return 'sent'
  const first = calls.filter((one) => one.first)
  return first.length > 0 && first.every((one) => one.state === 'failed') ? 'lost' : 'calling'
}
