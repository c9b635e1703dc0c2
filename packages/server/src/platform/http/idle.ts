import type { FastifyRequest } from 'fastify'

/** Seconds; longer than any session lives. */
export const mostIdle = 24 * 3600

/** For how many seconds nobody touched the page that asks, as it says itself; a request without the word is a person's act. */
export function idleOf(request: FastifyRequest): number {
  const said = Number(request.headers['anxin-idle'] ?? 0)
  return said > 0 ? Math.min(Math.round(said), mostIdle) : 0
}
