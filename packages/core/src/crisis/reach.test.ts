import { describe, expect, it } from 'vitest'
import { type Call, type CallState, reachOf } from './reach.ts'

const first = (state: CallState): Call => ({ state, first: true })
const later = (state: CallState): Call => ({ state, first: false })

describe('how far the calls for somebody have come', () => {
  it.each<readonly [string, readonly Call[], string]>([
    ['nothing has left yet', [], 'calling'],
    ['one is on its way', [first('failed'), first('queued')], 'calling'],
    ['a channel took one', [first('failed'), first('sent'), first('queued')], 'sent'],
    ['one has arrived', [first('failed'), first('sent'), first('delivered')], 'heard'],
    ['every one failed', [first('failed'), first('failed')], 'lost'],
    [
      'those asked first cannot be reached, others are being asked',
      [first('failed'), later('queued')],
      'lost',
    ],
    ['a channel took one to somebody asked later', [first('failed'), later('sent')], 'sent'],
  ])('%s', (_, calls, reach) => {
    expect(reachOf(calls)).toBe(reach)
  })
})
