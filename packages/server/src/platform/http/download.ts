import type { FastifyReply } from 'fastify'

/** A reply that is a file: it is never shown inside the house, and nothing in it can run. */
export class Download {
  readonly name: string
  readonly bytes: Buffer
  readonly type: string

  /** @param type what it is said to be; without it, a browser may only keep it */
  constructor(name: string, bytes: Buffer, type = 'application/octet-stream') {
    this.name = name
    this.bytes = bytes
    this.type = type
  }
}

/** Sends what an action answered: a file with its headers, or the reply as it is. */
export function sendAnswer(reply: FastifyReply, said: unknown): unknown {
  if (!(said instanceof Download)) return said
  return reply
    .header('content-disposition', `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(said.name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .type(said.type)
    .send(said.bytes)
}
