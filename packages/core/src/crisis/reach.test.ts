import { describe, expect, it } from 'vitest'
import { type CallState, reachOf } from './reach.ts'

describe('how far the calls for somebody have come', () => {
  it.each<readonly [string, readonly CallState[], string]>([
    ['nothing has left yet', [], 'calling'],
    ['one is on its way', ['failed', 'queued'], 'calling'],
    ['a channel took one', ['failed', 'sent', 'queued'], 'sent'],
    ['one has arrived', ['failed', 'sent', 'delivered'], 'heard'],
    ['every one failed', ['failed', 'failed'], 'lost'],
  ])('%s', (_, calls, reach) => {
    expect(reachOf(calls)).toBe(reach)
  })
})
