import { Refusal, type RefusalReply, refusals } from '@anxin/contract/refusal.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'

const retrySeconds = 2

/** Turns a refusal into its status, and everything else into a numbered fault that tells the face nothing more. */
export function sendRefusal(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: (fault: object) => void,
): FastifyReply {
  if (error instanceof Refusal) {
    if (error.code === 'BUSY' || error.code === 'TOO_MANY')
      reply.header('retry-after', String(error.detail?.seconds ?? retrySeconds))
    const body: RefusalReply = {
      refused: error.code,
      ...(error.field === undefined ? {} : { field: error.field }),
      ...(error.detail === undefined ? {} : { detail: error.detail }),
    }
    return reply.status(refusals[error.code]).send(body)
  }
  const { statusCode, message, stack } = error as { statusCode?: number; message?: string; stack?: string }
  if (statusCode === 429) return reply.status(429).send({ refused: 'TOO_MANY' } satisfies RefusalReply)
  if (statusCode !== undefined && statusCode < 500)
    return reply.status(400).send({ refused: 'BAD_INPUT' } satisfies RefusalReply)
  log({ fault: request.id, method: request.method, route: request.routeOptions.url, message, stack })
  return reply.status(500).send({ refused: 'FAULT', fault: request.id } satisfies RefusalReply)
}
