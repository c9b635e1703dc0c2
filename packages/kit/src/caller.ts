import type { BodyOf, Endpoint, ReplyOf } from '@anxin/contract/endpoint.ts'
import type { RefusalCode, RefusalReply } from '@anxin/contract/refusal.ts'
import type { Doors } from '@anxin/contract/rooms.ts'
import type { z } from 'zod'
import { addressOf } from './door-address.ts'

/** A "no" from the server, or `OFFLINE` when nothing answered in time. */
export class Refused extends Error {
  readonly code: RefusalCode | 'FAULT' | 'OFFLINE'
  readonly reply: RefusalReply | undefined

  constructor(code: RefusalCode | 'FAULT' | 'OFFLINE', reply?: RefusalReply) {
    super(code)
    this.name = 'Refused'
    this.code = code
    this.reply = reply
  }
}

type Given<T> = keyof T extends never ? { readonly [K in never]: T } : T
export type Asked<E extends Endpoint> = {
  readonly params?: z.input<E['params']>
  readonly body?: Given<z.input<E['body']>>
  /** Milliseconds to wait for an answer; 15 000 when not given. */
  readonly timeoutMs?: number
}

let idleSeconds: (() => number) | undefined
/** Lets every call say for how long nobody has touched the page: what a page asks by itself keeps no session open. */
export const sayIdle = (seconds: () => number): void => {
  idleSeconds = seconds
}

let tongue: (() => string) | undefined
/** Lets every call say in which language the page is read, and how it is written: so it is answered outside the page too. */
export const sayTongue = (now: () => string): void => {
  tongue = now
}

let hear: ((reply: unknown) => void) | undefined
/** Lets a page look at every answer before it is used. */
export const hearReplies = (listen: (reply: unknown) => void): void => {
  hear = listen
}

/**
 * Calls one doorway of the house with the types of the contract; nothing of the contract is loaded at run time.
 * @throws Refused with the server's code, `FAULT`, or `OFFLINE`
 */
export async function call<D extends keyof Doors>(
  door: D,
  asked: Asked<Doors[D]> = {},
): Promise<z.output<Doors[D]['reply']>> {
  const [method, path] = door.split(' ') as [string, string]
  const headers: Record<string, string> = idleSeconds ? { 'anxin-idle': String(idleSeconds()) } : {}
  if (tongue) headers['accept-language'] = tongue()
  const init: RequestInit = {
    method,
    headers,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(asked.timeoutMs ?? 15_000),
  }
  if (method !== 'GET') {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(asked.body ?? {})
  }
  let response: Response
  try {
    response = await fetch(addressOf(path, (asked.params ?? {}) as Record<string, unknown>), init)
  } catch {
    throw new Refused('OFFLINE')
  }
  const reply: unknown = await response.json().catch(() => undefined)
  if (response.ok) {
    hear?.(reply)
    return reply as z.output<Doors[D]['reply']>
  }
  const refusal = reply as RefusalReply | undefined
  throw new Refused(refusal?.refused ?? 'FAULT', refusal)
}

export type DoorReply<D extends keyof Doors> = ReplyOf<Doors[D]>
export type DoorBody<D extends keyof Doors> = BodyOf<Doors[D]>
