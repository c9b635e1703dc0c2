import type * as contract from '@anxin/contract/crisis.ts'
import type { z } from 'zod'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { eventsAfter, eventsOf, headOfStream } from '../../../platform/events.ts'
import type { Watch } from '../../../platform/http/sse.ts'
import { listLines } from '../store-care.ts'
import { mustFindEvent } from './find.ts'
import { boardOf } from './step.ts'
import { lineShown } from './view.ts'

/** Changes of the agency's board. */
export async function watchBoard(ctx: Ctx): Promise<Watch> {
  const stream = boardOf(mustBeStaff(ctx).tenantId)
  return {
    stream,
    head: await headOfStream(ctx, stream),
    ahead: (after) => [eventsAfter(stream, after)],
    read: async ({ ahead: [answer] }) =>
      (answer ? eventsOf(answer) : []).map(({ seq, body }) => ({ id: seq, event: 'board', data: body })),
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
