import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from './ctx.ts'
import type { Answer, Ask } from './db/engine.ts'

/**
 * Streams and those who watch them. A stream is numbered without gaps under a row lock, so a watcher
 * that comes back asks "what after n?" and misses nothing, on whichever node.
 */
export class Hub {
  readonly #watchers = new Map<string, Set<() => void>>()

  /** @returns a function that stops watching */
  watch(stream: string, look: () => void): () => void {
    const set = this.#watchers.get(stream) ?? new Set()
    set.add(look)
    this.#watchers.set(stream, set)
    return () => {
      set.delete(look)
      if (set.size === 0) this.#watchers.delete(stream)
    }
  }

  /** Asks the watchers of a stream on this node to look. */
  wake(stream: string): void {
    for (const look of this.#watchers.get(stream) ?? []) look()
  }

  get watching(): number {
    let sum = 0
    for (const set of this.#watchers.values()) sum += set.size
    return sum
  }
}

export interface StreamEvent {
  readonly seq: number
  readonly kind: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Wakes watchers of a stream after COMMIT, here and on the other nodes. */
export async function wakeAfterCommit(ctx: Ctx, stream: string, otherNodes: boolean): Promise<void> {
  ctx.after.push(() => ctx.floor.hub.wake(stream))
  const notice = otherNodes ? ctx.floor.engine.notice(stream) : undefined
  const isAsked = ctx.last.some((one) => one.text === notice?.text && one.params[1] === stream)
  if (notice && !isAsked) ctx.last.push(notice)
}

/**
 * Writes an event into a numbered stream, in this transaction. The body carries ids and codes, no content.
 * It is written with COMMIT: the number is taken under a row lock, and nobody else may wait longer for it
 * than that takes.
 */
export async function announce(
  ctx: Ctx,
  stream: string,
  tenantId: Id,
  kind: string,
  body: Record<string, unknown>,
): Promise<void> {
  ctx.last.push({
    text: `with head as (insert into stream_head (stream, tenant_id, seq) values ($1, $2, 1)
       on conflict (stream) do update set seq = stream_head.seq + 1 returning seq)
     insert into stream_event (stream, seq, tenant_id, kind, body, at) select $1, seq, $2, $3, $4::jsonb, $5 from head`,
    params: [stream, tenantId, kind, JSON.stringify(body), ctx.now],
  })
  await wakeAfterCommit(ctx, stream, true)
}

/** Asks for the events after a position, oldest first. */
export const eventsAfter = (stream: string, after: number): Ask => ({
  text: 'select seq, kind, body from stream_event where stream = $1 and seq > $2 order by seq limit 500',
  params: [stream, after],
})

export const eventsOf = ({ rows }: Answer): StreamEvent[] =>
  rows.map((row) => ({
    seq: Number(row.seq),
    kind: row.kind as string,
    body: row.body as StreamEvent['body'],
  }))

/** Events after a position, oldest first. */
export async function listEvents(ctx: Ctx, stream: string, after: number): Promise<StreamEvent[]> {
  const { text, params } = eventsAfter(stream, after)
  return eventsOf(await ctx.line.query(text, params))
}

/** The last position of a stream; 0 when it has none. */
export async function headOfStream(ctx: Ctx, stream: string): Promise<number> {
  const { rows } = await ctx.line.query('select seq from stream_head where stream = $1', [stream])
  return Number(rows[0]?.seq ?? 0)
}
