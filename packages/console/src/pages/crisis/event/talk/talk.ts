import { call, Refused } from '@anxin/kit/caller.ts'
import { useRef, useState } from 'react'
import type { Reply } from '../../../../parts/ask/doors.ts'
import { useStream } from '../../../../parts/ask/live.ts'
import type { EventDetail } from '../../forms/fields.ts'

export type Line = EventDetail['lastMessages'][number]
type Whole = Reply<'GET /api/crisis/events/:id/messages'>

const isLine = (data: unknown): data is Line =>
  typeof data === 'object' &&
  data !== null &&
  'seq' in data &&
  typeof data.seq === 'number' &&
  'from' in data &&
  'text' in data

export interface Talking {
  /** Oldest first, without doubles. */
  readonly lines: readonly Line[]
  readonly whole: boolean
  readonly live: boolean
  /** Lines of the resident that came since the conversation was last looked at. */
  readonly fresh: number
  /** Says that the conversation was looked at up to this line. */
  see: (seq: number) => void
  /** The last line held. */
  readonly last: number
  openAll: () => Promise<Error | undefined>
}

/** The conversation behind an event: the last turns, what comes in while it is open, and the whole of it when asked. */
export function useTalk(event: EventDetail): Talking {
  const [heard, setHeard] = useState<readonly Line[]>([])
  const [all, setAll] = useState<readonly Line[]>()
  const [from] = useState(event.messageSeq)
  const [seenSeq, setSeenSeq] = useState(event.messageSeq)
  const live = useStream(
    event.conversationId ? `/api/crisis/events/${event.id}/stream?after=${from}` : undefined,
    'message',
    (data) => isLine(data) && setHeard((lines) => [...lines, data]),
  )
  const bySeq = new Map<number, Line>()
  for (const line of [...(all ?? []), ...event.lastMessages, ...heard]) bySeq.set(line.seq, line)
  const lines = [...bySeq.values()].sort((a, b) => a.seq - b.seq)
  const last = lines.at(-1)?.seq ?? 0
  const opening = useRef(false)
  return {
    lines,
    whole: all !== undefined,
    live,
    fresh: lines.filter((line) => line.from === 'resident' && line.seq > seenSeq).length,
    see: setSeenSeq,
    last,
    openAll: async () => {
      if (opening.current) return undefined
      opening.current = true
      try {
        const reply: Whole = await call('GET /api/crisis/events/:id/messages', { params: { id: event.id } })
        setAll(reply.messages)
        return undefined
      } catch (error) {
        return error instanceof Refused ? error : new Refused('FAULT')
      } finally {
        opening.current = false
      }
    },
  }
}
