import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { csp } from './headers.ts'
import { apiPage, apiPageCss, openApi } from './openapi.ts'

const yearSeconds = 365 * 24 * 3600

/** Files with a fingerprint in their name never change; everything else is asked for again. */
const cacheFor = (file: string): string =>
  /[/\\]assets[/\\]/.test(file) ? `public, max-age=${yearSeconds}, immutable` : 'no-cache'

const setHeaders = (reply: { setHeader(name: string, value: string): unknown }, file: string): void => {
  reply.setHeader('cache-control', cacheFor(file.replace(/\.(br|gz)$/, '')))
}

/** What takes a while to write is written when it is asked for the first time, not while everybody waits for the door to open. */
function once<T>(write: () => T): () => T {
  let written: { readonly text: T } | undefined
  return () => {
    written ??= { text: write() }
    return written.text
  }
}

/** Serves the built faces: the resident's at `/`, the console at `/console/`, the API page at `/api`. */
export async function openFaces(app: FastifyInstance, root: string): Promise<void> {
  const resident = path.join(root, 'packages/resident/dist')
  const console = path.join(root, 'packages/console/dist')
  const document = once(() => JSON.stringify(openApi()))
  const page = once(apiPage)
  app.get('/api/openapi.json', (_request, reply) => reply.type('application/json').send(document()))
  app.get('/api', (_request, reply) => reply.type('text/html; charset=utf-8').send(page()))
  app.get('/api/page.css', (_request, reply) => reply.type('text/css').send(apiPageCss))
  if (!fs.existsSync(resident) || !fs.existsSync(console)) return
  await app.register(fastifyStatic, {
    root: resident,
    preCompressed: true,
    index: 'index.html',
    setHeaders,
    cacheControl: false,
  })
  await app.register(fastifyStatic, {
    root: path.join(console, 'assets'),
    prefix: '/console/assets/',
    preCompressed: true,
    decorateReply: false,
    setHeaders,
    cacheControl: false,
    index: false,
  })
  const consolePage = fs.readFileSync(path.join(console, 'index.html'), 'utf8')
  const sendConsole = (reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64')
    reply.header('content-security-policy', csp(nonce))
    reply.header('cache-control', 'no-store')
    return reply.type('text/html; charset=utf-8').send(consolePage.replaceAll('__CSP_NONCE__', nonce))
  }
  const worker = fs.readFileSync(path.join(console, 'sw.js'), 'utf8')
  app.get('/console/sw.js', (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(worker),
  )
  app.get('/console', (_request, reply) => sendConsole(reply))
  app.get('/console/*', (_request, reply) => sendConsole(reply))
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api') || !['GET', 'HEAD'].includes(request.method))
      return reply.status(404).send({ refused: 'NOT_FOUND' })
    // A path of the resident's face: the face itself knows which page it is.
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
