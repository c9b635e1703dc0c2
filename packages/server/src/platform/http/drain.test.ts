import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { drainer } from './drain.ts'

it('answers what is under way, waits for no connection that asks nothing, and takes no more', async () => {
  const app = Fastify({ forceCloseConnections: 'idle' })
  app.get('/', async () => 'quick')
  const arrived = new Promise<() => void>((seen) => {
    app.get('/slow', () => new Promise((yes) => seen(() => yes('slow'))))
  })
  const drain = drainer(app)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  expect(await (await fetch(url)).text()).toBe('quick')
  const slow = fetch(`${url}/slow`).then((came) => came.text())
  const answer = await arrived
  const drained = drain()
  answer()
  expect(await slow).toBe('slow')
  await drained
  await expect(fetch(url)).rejects.toThrow()
})
