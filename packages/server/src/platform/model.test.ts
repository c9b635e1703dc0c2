import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { askModel, ModelFault } from './model.ts'

const open: http.Server[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
})

/** A service that speaks the protocol, or misbehaves. */
async function service(answer: (res: http.ServerResponse, body: Record<string, unknown>) => void) {
  const server = http.createServer((req, res) => {
    let text = ''
    req.on('data', (piece: Buffer) => {
      text += piece.toString()
    })
    req.on('end', () => answer(res, { ...JSON.parse(text), auth: req.headers.authorization, path: req.url }))
  })
  open.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, name: 'local', key: 'k' }
}
const frame = (content: string): string => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`

async function hear(place: Awaited<ReturnType<typeof service>>, ms = 5000): Promise<string> {
  let said = ''
  for await (const piece of askModel(place, [{ role: 'user', content: '你好' }], AbortSignal.timeout(ms))) said += piece
  return said
}

it('hears the pieces in order, also when a character is cut between two packets', async () => {
  const place = await service((res, body) => {
    expect(body).toMatchObject({ model: 'local', stream: true, auth: 'Bearer k', path: '/v1/chat/completions' })
    const bytes = Buffer.from(`${frame('您好')}${frame('，我在听。')}data: [DONE]\n\n`)
    res.write(bytes.subarray(0, 50))
    setTimeout(() => res.end(bytes.subarray(50)), 20)
  })
  expect(await hear(place)).toBe('您好，我在听。')
})

it('gives up when the time is over', async () => {
  const place = await service((res) => void res.write(frame('您')))
  await expect(hear(place, 200)).rejects.toMatchObject({ name: 'TimeoutError' })
})

it.each([
  ['an error', (res: http.ServerResponse) => void res.writeHead(500).end()],
  ['something that is not JSON', (res: http.ServerResponse) => void res.end('data: {oops\n\n')],
  ['a broken stream', (res: http.ServerResponse) => void res.write(frame('您'), () => res.destroy())],
  ['a line without end', (res: http.ServerResponse) => void res.end(`data: ${'x'.repeat(70_000)}`)],
  ['another address', (res: http.ServerResponse) => void res.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
])('does not take %s for an answer', async (_, answer) => {
  await expect(hear(await service(answer))).rejects.toBeInstanceOf(ModelFault)
})

it('does not take silence for an answer where nobody listens', async () => {
  await expect(hear({ url: 'http://127.0.0.1:9/v1', name: 'x', key: 'k' })).rejects.toBeInstanceOf(ModelFault)
})
