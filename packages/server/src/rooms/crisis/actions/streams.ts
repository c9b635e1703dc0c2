import type * as contract from '@anxin/contract/crisis.ts'
import type { ParamsOf } from '@anxin/contract/endpoint.ts'
import type { z } from 'zod'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { eventsAfter, eventsOf, headOfStream } from '../../../platform/events.ts'
import type { Watch } from '../../../platform/http/sse.ts'
import { listLines } from '../store-care.ts'
import { mustFindEvent } from './find.ts'
import { boardOf } from './step.ts'
import { boardAsks, boardShown, lineShown } from './view.ts'

/**
 * Changes of the agency's board, and the board itself where it is asked for: whoever is on call waits for no second
 * question while somebody waits for them.
 */
export async function watchBoard(ctx: Ctx, { show }: ParamsOf<typeof contract.boardStream>): Promise<Watch> {
  const stream = boardOf(mustBeStaff(ctx).tenantId)
  return {
    stream,
    head: await headOfStream(ctx, stream),
    // the board after the changes: what it holds is never older than the last of them
    ahead: (after, woken) => [eventsAfter(stream, after), ...(show && woken ? boardAsks(show) : [])],
    read: async (later) => {
      const [changes, head, rows] = later.ahead
      const board = head && rows && boardShown(later, [head, rows])
      const events = changes ? eventsOf(changes) : []
      return events.map(({ seq, body }, n) => ({
        id: seq,
        event: 'board',
        data: { ...body, seq, ...(n === 0 && board ? { board } : {}) },
      }))
    },
  }
}

/** Live lines of the conversation behind an event. */
export async function watchEvent(ctx: Ctx, params: z.output<(typeof contract.eventStream)['params']>): Promise<Watch> {
  const event = await mustFindEvent(ctx, params.id)
  const conversationId = event.conversation_id
  const lines = conversationId ? await listLines(ctx, conversationId, 0) : []
  return {
    stream: `conversation:${conversationId}`,
    head: lines.at(-1)?.seq ?? 0,
    read: async (later, after) => {
      if (!conversationId) return []
      return (await listLines(later, conversationId, after)).map((line) => ({
        id: line.seq,
        event: 'message',
        data: lineShown(later, line),
      }))
    },
  }
}
