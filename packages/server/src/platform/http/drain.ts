import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** What is still not answered after so long is cut, milliseconds. */
const longest = 10_000
const sweepEvery = 50

/**
 * Ends a server in peace: no more connections, requests under way are answered, then it is closed. Connections that
 * never asked anything, as browsers open them in advance, are not waited for.
 * @returns what does that
 */
export function drainer(app: FastifyInstance): () => Promise<void> {
  const silent = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  app.server.on('request', ({ socket }: { socket: Socket }) => silent.delete(socket))
  return async () => {
    for (const socket of silent) socket.destroy()
    // a connection whose last answer has gone is kept open by the other side
    const sweep = setInterval(() => app.server.closeIdleConnections(), sweepEvery)
    const cut = setTimeout(() => app.server.closeAllConnections(), longest)
    await app.close()
    clearInterval(sweep)
    clearTimeout(cut)
  }
}
