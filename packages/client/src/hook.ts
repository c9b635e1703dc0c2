import type { HookNews } from '@anxin/contract/hook-news.ts'

/** So long after it was signed a telling is taken; a clock may be wrong by as much either way. */
const freshMs = 5 * 60_000

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array((hex.match(/../g) ?? []).map((two) => Number.parseInt(two, 16)))

/**
 * Reads what the house tells a webhook, if it is the house's and fresh. It arrives at least once: whoever has seen the
 * same `id` before drops it.
 * @param body exactly as it came, not parsed and written again
 * @returns undefined for what somebody else sent, or sent again later
 */
export async function readHook(
  secret: string,
  headers: Pick<Headers, 'get'>,
  body: string,
  nowMs: number = Date.now(),
): Promise<HookNews | undefined> {
  const [time, signature] = [headers.get('x-anxin-time') ?? '', headers.get('x-anxin-signature') ?? '']
  if (!(Math.abs(nowMs - Number(time)) <= freshMs)) return undefined
  const text = new TextEncoder()
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', text.encode(secret), hmac, false, ['verify'])
  const right = await crypto.subtle.verify('HMAC', key, bytesOf(signature), text.encode(`${time}.${body}`))
  return right ? (JSON.parse(body) as HookNews) : undefined
}
