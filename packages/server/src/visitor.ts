import type { Endpoint } from '@anxin/contract/endpoint.ts'
import type { Doors } from '@anxin/contract/rooms.ts'
import { addressOf } from '@anxin/kit/door-address.ts'
import type { z } from 'zod'

/** What came back: the reply, or the code of the refusal. */
export interface Came<R> {
  readonly status: number
  readonly refused: string | undefined
  readonly reply: R
  readonly headers: Headers
}

/** Somebody with a browser, for tests: keeps cookies, knows nothing else. */
export class Visitor {
  readonly #url: string
  readonly #cookies = new Map<string, string>()
  /** The language the page says it is read in, and how it is written. */
  reads: string | undefined

  /** @param cookies somebody already signed in */
  constructor(url: string, cookies: readonly (readonly [string, string])[] = []) {
    this.#url = url
    for (const [name, value] of cookies) this.#cookies.set(name, value)
  }

  async knock<R>(method: string, path: string, body?: unknown): Promise<Came<R>> {
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        cookie: this.cookie,
        ...(this.reads ? { 'accept-language': this.reads } : {}),
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name && value) this.#cookies.set(name, value)
      else if (name) this.#cookies.delete(name)
    }
    const reply = (await response.json().catch(() => ({}))) as R & { refused?: string }
    return { status: response.status, refused: reply.refused, reply, headers: response.headers }
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Calls a doorway of the contract; what is not in the path of a GET becomes its query. */
  call<D extends keyof Doors>(
    door: D,
    asked: { params?: z.input<Doors[D]['params']>; body?: z.input<Doors[D]['body']> } = {},
  ): Promise<Came<z.output<Doors[D]['reply']>>> {
    const [method, path] = door.split(' ') as [Endpoint['method'], string]
    return this.knock(method, addressOf(path, (asked.params ?? {}) as Record<string, unknown>), asked.body)
  }

  /** Like `call`, for what must succeed. @throws with the refusal */
  async must<D extends keyof Doors>(
    door: D,
    asked: { params?: z.input<Doors[D]['params']>; body?: z.input<Doors[D]['body']> } = {},
  ): Promise<z.output<Doors[D]['reply']>> {
    const came = await this.call(door, asked)
    if (came.status !== 200) throw new Error(`${door}: ${came.status} ${came.refused} ${JSON.stringify(came.reply)}`)
    return came.reply
  }

  /** Reads a text/event-stream until `enough` says so. */
  async listen(path: string, enough: (frames: readonly Frame[]) => boolean, lastId?: number): Promise<Frame[]> {
    const stop = new AbortController()
    const headers = {
      cookie: this.cookie,
      ...(lastId === undefined ? {} : { 'last-event-id': String(lastId) }),
    }
    const response = await fetch(this.#url + path, { headers, signal: stop.signal })
    const frames: Frame[] = []
    let text = ''
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk)
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const frame = frameOf(text.slice(0, end))
        text = text.slice(end + 2)
        if (frame) frames.push(frame)
      }
      if (enough(frames)) break
    }
    stop.abort()
    return frames
  }
}

export interface Frame {
  readonly event: string
  readonly id: number | undefined
  readonly data: Record<string, unknown>
}

function frameOf(block: string): Frame | undefined {
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
  const data = field('data')
  const id = field('id')
  return data === undefined
    ? undefined
    : {
        event: field('event') ?? 'message',
        id: id === undefined ? undefined : Number(id),
        data: JSON.parse(data),
      }
}
