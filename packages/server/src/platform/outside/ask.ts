import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { hookErrors } from '@anxin/contract/hook.ts'
import { hostOf, type MayCall } from './address.ts'

export type Resolve = (
  host: string,
  answer: (error: NodeJS.ErrnoException | null, found: readonly dns.LookupAddress[]) => void,
) => void

const bySystem: Resolve = (host, answer) => dns.lookup(host, { all: true, verbatim: true }, answer)

/** A name that stands for an address the house may not call. */
class PrivateAddress extends Error {}

/**
 * Looks a name up, and gives only what may be called to whoever connects: there is no moment between the look and the
 * call in which the name could come to mean something else. One forbidden answer among others is a no.
 */
export const guardedLookup =
  (may: MayCall, resolve: Resolve): LookupFunction =>
  (host, options, answer) =>
    resolve(host, (error, found) => {
      if (error) return answer(error, '', 0)
      const [first] = found
      if (!first || !found.every(({ address }) => may(address))) return answer(new PrivateAddress(), '', 0)
      return options.all ? answer(null, [...found]) : answer(null, first.address, first.family)
    })

export type PostError = Exclude<(typeof hookErrors)[number], 'status' | 'form'>

const certificateError = /^(ERR_TLS|CERT_|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_OSSL|HOSTNAME_MISMATCH|EPROTO)/
function nameOf(error: unknown): PostError {
  if (error instanceof PrivateAddress) return 'private'
  const { name, code = '' } = error as NodeJS.ErrnoException
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR') return 'timeout'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown_host'
  return certificateError.test(code) ? 'certificate' : 'unreachable'
}

export interface Asking {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly may: MayCall
  readonly limitMs: number
  /** Most bytes of the answer that are read; 0: only its code is. */
  readonly mostBytes: number
  readonly resolve?: Resolve
}
export interface Answered {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** Asks a system of others at an address an agency wrote down. It is not followed elsewhere. @throws PrivateAddress, or what the network throws */
export async function askOutside(asked: Asking): Promise<Answered> {
  const url = new URL(asked.url)
  // a number is not looked up: it is judged here
  if (isIP(hostOf(url)) !== 0 && !asked.may(hostOf(url))) throw new PrivateAddress()
  const { request } = url.protocol === 'http:' ? http : https
  const length = asked.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(asked.body)) }
  const response = await new Promise<http.IncomingMessage>((yes, no) => {
    const going = request(
      url,
      {
        ...{ method: asked.method, headers: { ...asked.headers, ...length } },
        // no connection is kept: the next call looks the name up again
        agent: false,
        lookup: guardedLookup(asked.may, asked.resolve ?? bySystem),
        signal: AbortSignal.timeout(asked.limitMs),
      },
      yes,
    )
    going.on('error', no)
    going.end(asked.body)
  })
  const body = asked.mostBytes > 0 ? await textOf(response, asked.mostBytes) : ''
  response.destroy()
  return { status: response.statusCode ?? 0, headers: response.headers, body }
}

async function textOf(response: http.IncomingMessage, mostBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > mostBytes) throw new Error('the answer is longer than it may be')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Posts and listens to the code of the answer only. @returns the code, or why there was none */
export async function post(
  asked: Omit<Asking, 'method' | 'mostBytes'>,
): Promise<{ status: number } | { error: PostError }> {
  try {
    const { status } = await askOutside({ ...asked, method: 'POST', mostBytes: 0 })
    return { status }
  } catch (error) {
    return { error: nameOf(error) }
  }
}
