import type { RefusalCode, RefusalReply } from '@anxin/contract/refusal.ts'
import type { Doors } from '@anxin/contract/rooms.ts'
import type { Asked } from '@anxin/kit/caller.ts'
import { addressOf } from '@anxin/kit/door-address.ts'
import { refusalsEn } from '@anxin/kit/refusals.en.ts'
import { refusalsZh } from '@anxin/kit/refusals.zh.ts'
import type { z } from 'zod'

type Code = RefusalCode | 'FAULT' | 'OFFLINE'
type Reply<D extends keyof Doors> = z.output<Doors[D]['reply']>

/** A “no” of the house: its code, its HTTP status (0: nothing answered), and the words people read for it. */
export class AnxinError extends Error {
  readonly code: Code
  readonly status: number
  readonly words: { readonly zh: string; readonly en: string }
  /** Which field, and more about it, where the house says so. */
  readonly reply: RefusalReply | undefined

  constructor(door: string, code: Code, status: number, reply?: RefusalReply) {
    super(`${door}: ${code}`)
    this.name = 'AnxinError'
    this.code = code
    this.status = status
    this.words = { zh: refusalsZh[code], en: refusalsEn[code] }
    this.reply = reply
  }
}

export interface ClientOptions {
  /** Address of the site, as `https://anxin.example`. */
  readonly url: string
  /** Another `fetch`, for a proxy or a test. */
  readonly fetch?: typeof fetch
  /** Milliseconds to wait for an answer; 15 000 when not given. */
  readonly timeoutMs?: number
}

export interface Client {
  /**
   * Calls one doorway of the contract, with its types; what is not in the path of a GET becomes its query.
   * @throws AnxinError
   */
  call<D extends keyof Doors>(door: D, asked?: Asked<Doors[D]>): Promise<Reply<D>>
  /**
   * Signs a member of staff in: what it may read afterwards is what that person may. The session ends by itself.
   * @param code six digits of the authenticator, or a function that gives them when they are asked for
   * @throws AnxinError
   */
  signIn(who: {
    readonly loginName: string
    readonly password: string
    readonly code: string | (() => string | Promise<string>)
  }): Promise<Reply<'POST /api/identity/staff/sessions'>>
}

/** Opens a client of one site. It keeps the session it is given, and nothing else. */
export function openClient({ url, fetch: ask = fetch, timeoutMs = 15_000 }: ClientOptions): Client {
  const cookies = new Map<string, string>()
  const base = url.replace(/\/+$/, '')

  // a browser keeps them itself, and shows none of them here
  const keepCookies = (headers: Headers): void => {
    for (const line of headers.getSetCookie?.() ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name && value) cookies.set(name, value)
      else if (name) cookies.delete(name)
    }
  }

  const call: Client['call'] = async (door, asked = {}) => {
    const [method, path] = door.split(' ') as [string, string]
    const headers: Record<string, string> = {}
    if (cookies.size > 0) headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const init: RequestInit = { method, headers, credentials: 'include' }
    init.signal = AbortSignal.timeout(asked.timeoutMs ?? timeoutMs)
    if (method !== 'GET') {
      headers['content-type'] = 'application/json'
      init.body = JSON.stringify(asked.body ?? {})
    }
    let response: Response
    try {
      response = await ask(base + addressOf(path, (asked.params ?? {}) as Record<string, unknown>), init)
    } catch {
      throw new AnxinError(door, 'OFFLINE', 0)
    }
    keepCookies(response.headers)
    const reply: unknown = await response.json().catch(() => undefined)
    if (response.ok) return reply as Reply<typeof door>
    const refusal = reply as RefusalReply | undefined
    throw new AnxinError(door, refusal?.refused ?? 'FAULT', response.status, refusal)
  }

  return {
    call,
    signIn: async ({ loginName, password, code }) => {
      const { ticket } = await call('POST /api/identity/staff/sign-ins', { body: { loginName, password } })
      const digits = typeof code === 'string' ? code : await code()
      return call('POST /api/identity/staff/sessions', { body: { ticket, code: digits } })
    },
  }
}
