/** How far the calls for somebody who waits have come; what the resident reads follows it. */
export const reaches = ['calling', 'sent', 'heard', 'lost'] as const
export type Reach = (typeof reaches)[number]

/** How one call that left the house stands, by its receipts. */
export type CallState = 'queued' | 'sent' | 'delivered' | 'failed'

/**
 * The furthest any call has come: arrived on a device, taken by a channel, still on its way; lost where every one of them
 * failed. A call that stands in the console only says nothing yet: nobody may be looking.
 */
export function reachOf(calls: readonly CallState[]): Reach {
  if (calls.includes('delivered')) return 'heard'
  if (calls.includes('sent')) return 'sent'
  return calls.length > 0 && calls.every((one) => one === 'failed') ? 'lost' : 'calling'
}
