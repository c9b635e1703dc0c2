import type { Endpoint } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { mustKnock } from '../access.ts'
import { auditLine } from '../audit/chain.ts'
import type { Ctx, Floor } from '../ctx.ts'
import type { Ask } from '../db/engine.ts'
import { inTransaction, type Opening, readingEvenIfFull } from '../db/transaction.ts'
import { mostIdle } from './idle.ts'

export interface Frame {
  readonly event: string
  /** Position in the stream; absent for a state that has no place in it. */
  readonly id?: number
  readonly data: unknown
}

/** What a stream watches: a name to be woken by, where it stands, and how to read on. */
export interface Watch {
  readonly stream: string
  /** Where a watcher without Last-Event-ID begins. */
  readonly head: number
  /** Read together with BEGIN; `read` finds the answers in `ctx.ahead`. `woken`: something was said to have changed. */
  readonly ahead?: (after: number, woken: boolean) => readonly Ask[]
  /** Reads what lies after a position. Runs in a fresh transaction of the same session. */
  readonly read: (ctx: Ctx, after: number) => Promise<readonly Frame[]>
}

/** Without a wake, a stream looks by itself this often: a lost wake-up costs seconds, never a line. */
const lookEveryMs = 5000

const write = (frame: Frame): string =>
  `${frame.id === undefined ? '' : `id: ${frame.id}\n`}event: ${frame.event}\ndata: ${JSON.stringify(frame.data)}\n\n`

/** Opens a text/event-stream that resumes after Last-Event-ID and ends when the session does. */
export async function openStream(
  floor: Floor,
  one: { endpoint: Endpoint; watch: (ctx: Ctx, params: never) => Promise<Watch> },
  params: { after?: number },
  tokenHash: Buffer | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  // a stream is reopened and read by the page itself: it never shows that somebody is there
  const opening = { as: 'session', tokenHash, idleSeconds: mostIdle } as const
  const enter = async (ctx: Ctx): Promise<Watch> => {
    mustKnock(one.endpoint, ctx.who)
    return one.watch(ctx, params as never)
  }
  const audited = (ctx: Ctx): Ask => auditLine(ctx, one.endpoint.audit, 'done')
  const watch = await readingEvenIfFull(floor, opening, enter, { requestId: request.id, urgent: true }, audited)
  const asked = Number(request.headers['last-event-id'] ?? params.after ?? Number.NaN)
  new Pump(floor, opening, one.endpoint, watch, Number.isFinite(asked) ? asked : watch.head, reply).start()
}

class Pump {
  #busy = false
  #again = false
  #over = false
  #after: number
  readonly #stops: (() => void)[] = []

  readonly #floor: Floor
  readonly #opening: Opening
  readonly #endpoint: Endpoint
  readonly #watch: Watch
  readonly #reply: FastifyReply

  constructor(floor: Floor, opening: Opening, endpoint: Endpoint, watch: Watch, after: number, reply: FastifyReply) {
    this.#floor = floor
    this.#opening = opening
    this.#endpoint = endpoint
    this.#watch = watch
    this.#after = after
    this.#reply = reply
  }

  start(): void {
    this.#reply.hijack()
    const { raw } = this.#reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    })
    raw.write('retry: 1000\n\n')
    const timer = setInterval(() => this.look(false), lookEveryMs)
    this.#stops.push(
      this.#floor.hub.watch(this.#watch.stream, () => this.look()),
      () => clearInterval(timer),
    )
    this.#stops.push(this.#floor.hub.watch('closing', () => this.stop()))
    raw.on('close', () => this.stop())
    this.look(false)
  }

  stop(): void {
    this.#over = true
    for (const one of this.#stops.splice(0)) one()
    this.#reply.raw.end()
  }

  /** Reads on; a wake during a reading makes it read once more. */
  look(woken = true): void {
    if (this.#over) return
    if (this.#busy) {
      this.#again = true
      return
    }
    this.#busy = true
    this.#read(woken).then(
      () => this.#rest(),
      () => this.stop(),
    )
  }

  #rest(): void {
    this.#busy = false
    if (!this.#again) return
    this.#again = false
    this.look()
  }

  async #read(woken: boolean): Promise<void> {
    await inTransaction(
      this.#floor,
      this.#opening,
      async (ctx) => {
        if (ctx.who.kind === 'nobody') throw new Refusal('SIGN_IN_FIRST')
        mustKnock(this.#endpoint, ctx.who)
        // said at once: nothing was written that COMMIT could refuse
        this.#say(await this.#watch.read(ctx, this.#after))
      },
      { urgent: true, ahead: this.#watch.ahead?.(this.#after, woken) ?? [] },
    )
  }

  #say(frames: readonly Frame[]): void {
    if (this.#over) return
    for (const frame of frames) {
      if (frame.id !== undefined) this.#after = frame.id
      this.#reply.raw.write(write(frame))
    }
    if (frames.length === 0) this.#reply.raw.write(': \n\n')
  }
}
