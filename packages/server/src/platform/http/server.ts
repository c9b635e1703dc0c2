import { randomUUID } from 'node:crypto'
import type { Endpoint } from '@anxin/contract/endpoint.ts'
import { Refusal, type RefusalCode } from '@anxin/contract/refusal.ts'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { mustKnock } from '../access.ts'
import { auditLine, noteRefusal } from '../audit/chain.ts'
import type { Ctx, Floor, Who } from '../ctx.ts'
import type { Ask } from '../db/engine.ts'
import { inTransaction, readingEvenIfFull } from '../db/transaction.ts'
import { isKnownDesk } from '../identity/lock.ts'
import { fingerprint } from '../privacy.ts'
import { tongueAsked } from '../tongue.ts'
import { sendAnswer } from './download.ts'
import { Gate, onItsWayMs } from './gate.ts'
import { csp, deskCookie, fileCsp, isFaceFile, isForeign, permissions } from './headers.ts'
import { idleOf } from './idle.ts'
import { sendRefusal } from './refuse.ts'
import { openStream, type Watch } from './sse.ts'

export interface Input<E extends Endpoint> {
  readonly params: z.output<E['params']>
  readonly body: z.output<E['body']>
}

/** One endpoint and what does it. */
export interface Route {
  readonly endpoint: Endpoint
  readonly run: (ctx: Ctx, input: { params: never; body: never; before: never }) => Promise<unknown>
  /** Done before the transaction opens: what asks a system of others keeps nobody waiting for the database. `run` finds what came of it. */
  readonly before?: (floor: Floor, input: { params: never; body: never }) => Promise<unknown>
  /** Never shed and never throttled: a cry for help, or the answer to one. */
  readonly urgent?: (body: never) => boolean
  /** Urgent requests of one address go one by one: a flood from there stands behind itself, and before nobody else. */
  readonly inLine?: true
  /** Read together with BEGIN, in the name of who speaks; the action finds the answers in `ctx.ahead`. */
  readonly ahead?: (input: { params: never; body: never }) => readonly Ask[]
  /** Most bytes a request may bring, where that is more than words need; then few requests a minute from one address. */
  readonly bodyLimit?: number
}
export interface StreamRoute {
  readonly endpoint: Endpoint
  readonly watch: (ctx: Ctx, params: never) => Promise<Watch>
}

/** Binds an action to its endpoint; types of input and reply are the contract's. */
export const route = <E extends Endpoint>(
  endpoint: E,
  run: (ctx: Ctx, input: Input<E>) => Promise<z.input<E['reply']>>,
  urgent?: (body: z.output<E['body']>) => boolean,
  ahead?: (input: Input<E>) => readonly Ask[],
): Route => ({
  endpoint,
  run: run as Route['run'],
  ...(urgent ? { urgent } : {}),
  ...(ahead ? { ahead: ahead as NonNullable<Route['ahead']> } : {}),
})

/** The same for what strangers may send as often as they like. */
export const routeInLine = <E extends Endpoint>(...of: Parameters<typeof route<E>>): Route => ({
  ...route(...of),
  inLine: true,
})

/** The same for what has to ask a system of others first: `before` opens its own transactions, and none while it asks. */
export const routeAfter = <E extends Endpoint, B>(
  endpoint: E,
  before: (floor: Floor, input: Input<E>) => Promise<B>,
  run: (ctx: Ctx, input: Input<E> & { readonly before: B }) => Promise<z.input<E['reply']>>,
): Route => ({ endpoint, before: before as NonNullable<Route['before']>, run: run as Route['run'] })

export const streamRoute = <E extends Endpoint>(
  endpoint: E,
  watch: (ctx: Ctx, params: z.output<E['params']>) => Promise<Watch>,
): StreamRoute => ({
  endpoint,
  watch: watch as StreamRoute['watch'],
})

const nobody: Who = { kind: 'nobody' }
const bodyLimit = 64 * 1024
/** Session cookie of the face that asks: residents and staff are two people on one device. */
export const cookieOf = (request: { url: string }, endpoint: Endpoint): string => {
  if (endpoint.who.by === 'staff') return 'anxin_staff'
  if (endpoint.who.by === 'resident') return 'anxin_resident'
  return request.url.startsWith('/api/identity/staff') ? 'anxin_staff' : 'anxin_resident'
}

const secretIn = (request: FastifyRequest, endpoint: Endpoint): Buffer | undefined => {
  const secret = request.cookies[cookieOf(request, endpoint)]
  return secret ? fingerprint(secret) : undefined
}

type Parsed = { readonly params: never; readonly body: never }

/** What was asked, or the refusal of it: who may not knock hears that first. */
function parse(endpoint: Endpoint, request: FastifyRequest): Parsed | Refusal {
  const params = endpoint.params.safeParse({ ...(request.query as object), ...(request.params as object) })
  const body = endpoint.body.safeParse(request.body ?? {})
  const wrong = params.error ?? body.error
  if (wrong) return new Refusal('BAD_INPUT', { field: wrong.issues[0]?.path.join('.') ?? '' })
  return { params: params.data as never, body: body.data as never }
}

const mustBeInput = (parsed: Parsed | Refusal): Parsed => {
  if (parsed instanceof Refusal) throw parsed
  return parsed
}

function setCookies(floor: Floor, reply: FastifyReply, ctx: Ctx): void {
  const secure = floor.baseUrl.startsWith('https:')
  for (const { name, value, maxAgeSeconds } of ctx.cookies) {
    reply.setCookie(name, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: maxAgeSeconds,
    })
  }
}

/** A busy house has no connection to spare for the line of a request it did not take, and a full one no room. */
const lineless: readonly RefusalCode[] = ['BUSY', 'CANNOT_KEEP']

async function answer(
  floor: Floor,
  one: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: { readonly parsed: Parsed | Refusal; readonly urgent: boolean },
): Promise<unknown> {
  const { endpoint } = one
  const { parsed, urgent } = asked
  const ahead = parsed instanceof Refusal ? [] : (one.ahead?.(parsed) ?? [])
  let seen: Ctx | undefined
  try {
    const before = parsed instanceof Refusal ? undefined : await one.before?.(floor, parsed)
    const transact = endpoint.method === 'GET' ? readingEvenIfFull : inTransaction
    return await transact(
      floor,
      { as: 'session', tokenHash: secretIn(request, endpoint), idleSeconds: idleOf(request) },
      async (ctx) => {
        seen = ctx
        mustKnock(endpoint, ctx.who)
        const said = await one.run(ctx, { ...mustBeInput(parsed), before: before as never })
        setCookies(floor, reply, ctx)
        return said
      },
      {
        ...{ requestId: request.id, device: request.headers['user-agent'] ?? '', address: request.ip },
        desk: request.cookies[deskCookie] ?? '',
        tongue: tongueAsked(request.headers['accept-language']),
        ...{ urgent, ahead },
      },
      (ctx) => auditLine(ctx, endpoint.audit, 'done'),
    )
  } catch (error) {
    if (error instanceof Refusal && !lineless.includes(error.code)) {
      await noteRefusal(floor, seen?.who ?? nobody, seen?.about ?? {}, endpoint.audit, error.code, request.id)
      for (const one of seen?.afterRefusal ?? []) await one()
    }
    throw error
  }
}

export interface HouseRoutes {
  readonly routes: readonly Route[]
  readonly streams: readonly StreamRoute[]
}

/** The HTTP face of the house: every doorway of the contract, refusals, limits and headers. */
export async function openHttp(
  floor: Floor,
  house: HouseRoutes,
  log: (fault: object) => void,
  trustedProxies: readonly string[] = [],
): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit,
    trustProxy: ['loopback', ...trustedProxies],
    genReqId: () => randomUUID(),
    // what is under way is answered; see `drain`
    forceCloseConnections: 'idle',
  })
  const gate = new Gate()
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    hsts: floor.baseUrl.startsWith('https:'),
  })
  await app.register(rateLimit, { global: false })
  app.addHook('onSend', async (request, reply) => {
    const file = isFaceFile(request.url)
    // what a page may ask the browser for is said with the page
    if (!file) reply.header('permissions-policy', permissions(request.url))
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', file ? fileCsp : csp(undefined))
  })
  app.addHook('preHandler', async (request) => {
    if (isForeign(request.method, request.headers)) throw new Refusal('WRONG_ORIGIN')
  })
  app.setErrorHandler((error, request, reply) => sendRefusal(error, request, reply, log))
  for (const one of house.routes) mount(app, floor, one, gate)
  for (const one of house.streams) mountStream(app, floor, one)
  return app
}

const guesses = 60
const heavyAMinute = 40
/** A sign-in or a code may be asked for this often from one address; progressive locks stand behind it. */
const guessable = new Set([
  'identity.phone_code_sent',
  'identity.resident_signed_in',
  'identity.resident_phone_changed',
  'identity.resident_guardian_changed',
  'identity.resident_registered',
  'identity.staff_password_given',
  'identity.staff_signed_in',
  'identity.passkey_asked',
  'identity.staff_signed_in_by_passkey',
  'identity.wechat_begun',
  'identity.resident_signed_in_by_wechat',
  'identity.oidc_begun',
  'identity.staff_signed_in_by_oidc',
  'identity.invitation_accepted',
  'identity.first_administrator_made',
])

function mount(app: FastifyInstance, floor: Floor, one: Route, gate: Gate): void {
  const { method, path, audit } = one.endpoint
  // one address may be a whole desk: a browser that is known counts for itself
  const keyGenerator = (request: FastifyRequest): string => {
    const shown = request.cookies[deskCookie]
    return shown && isKnownDesk(floor, shown) ? shown : request.ip
  }
  const most = guessable.has(audit) ? guesses : one.bodyLimit ? heavyAMinute : undefined
  app.route({
    method,
    url: path,
    ...(most ? { config: { rateLimit: { max: most, timeWindow: 60_000, keyGenerator } } } : {}),
    ...(one.bodyLimit ? { bodyLimit: one.bodyLimit } : {}),
    handler: async (request, reply) => {
      const parsed = parse(one.endpoint, request)
      const urgent = !(parsed instanceof Refusal) && (one.urgent?.(parsed.body) ?? false)
      const work = () => answer(floor, one, request, reply, { parsed, urgent })
      const line = one.inLine && `${audit} ${request.ip}`
      const said = await gate.through(urgent, work, { line, afterMs: method === 'GET' ? 0 : onItsWayMs })
      return sendAnswer(reply, said)
    },
  })
}

function mountStream(app: FastifyInstance, floor: Floor, one: StreamRoute): void {
  app.get(one.endpoint.path, async (request, reply) => {
    const { params } = mustBeInput(parse(one.endpoint, request))
    await openStream(floor, one, params, secretIn(request, one.endpoint), request, reply)
  })
}
