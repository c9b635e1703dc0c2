import { Refusal } from '@anxin/contract/refusal.ts'
import pg from 'pg'
import { type Asked, Batch } from './batch.ts'
import type { Answer, Engine, HeldLine, Row } from './engine.ts'

/** Connections for ordinary work, and those kept free for alerts, per node. */
const poolSize = 8
const urgentSize = 4
const channel = 'anxin_house'

/** How many texts are known by name before all of them are forgotten: lists of changing length make ever new ones. */
const textsLimit = 5_000
let names = new Map<string, string>()
let seen = new Set<string>()
let named = 0

/**
 * Parsing and planning under row-level security costs more than running: the same text keeps its plan from its second
 * time on. What is said once (a migration, a first start) takes no place.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (seen.size >= textsLimit) seen = new Set()
  if (!seen.delete(text)) {
    seen.add(text)
    return undefined
  }
  if (names.size >= textsLimit) names = new Map()
  named += 1
  const name = `house_${named}`
  names.set(text, name)
  return name
}

/** A newer node has changed a table under a prepared statement: this connection cannot run it again. */
const isOutdated = (error: unknown): boolean => (error as { code?: string }).code === '0A000'

const asLine = (client: pg.PoolClient): HeldLine => {
  let outdated = false
  let gathered: Asked[] = []
  /** What was asked in one breath, or while the answer before was on its way, goes out together. */
  const send = (): void => {
    if (gathered.length > 0) client.query(new Batch(gathered) as unknown as pg.Submittable)
    gathered = []
  }
  const ask = (text: string, params: readonly unknown[]): Promise<Answer> =>
    new Promise((yes, no) => {
      gathered.push({ text, params, name: nameOf(text), yes, no })
      if (gathered.length === 1) process.nextTick(send)
    })
  return {
    query: async (text, params = []) => {
      try {
        return await ask(text, params)
      } catch (error) {
        outdated ||= isOutdated(error)
        // where it was asked says more than where the answer was read
        if (error instanceof Error) Error.captureStackTrace(error)
        throw error
      }
    },
    script: async (text) => {
      send()
      const results = (await client.query(text)) as unknown as pg.QueryResult<Row> | pg.QueryResult<Row>[]
      const list = Array.isArray(results) ? results : [results]
      return [...list].reverse().find((r) => r.fields.length > 0)?.rows ?? []
    },
    release: (broken) => client.release(broken || outdated),
  }
}

/** No connection came free in time: the house is busy, nothing is broken. @throws Refusal BUSY, or the error itself */
function notInTime(error: Error): never {
  if (/timeout exceeded when trying to connect/.test(error.message)) throw new Refusal('BUSY')
  throw error
}

/** Listens on its own connection and keeps it up: a lost one is opened again after a second. */
async function keepListening(
  url: string,
  onNotice: (payload: string) => void,
  over: () => boolean,
): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, keepAlive: true })
  client.on('error', () => undefined)
  client.on('notification', (n) => onNotice(n.payload ?? ''))
  client.on('end', () => {
    if (!over()) setTimeout(() => keepListening(url, onNotice, over).catch(() => undefined), 1000).unref()
  })
  await client.connect()
  await client.query(`listen ${channel}`)
  return client
}

/** Opens a pool on a real PostgreSQL. */
export async function openPostgres(url: string): Promise<Engine> {
  const config = {
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  }
  const pool = new pg.Pool({ ...config, max: poolSize })
  const urgentPool = new pg.Pool({ ...config, max: urgentSize })
  for (const one of [pool, urgentPool]) one.on('error', () => undefined)
  ;(await pool.connect()).release()
  let over = false
  let listener: pg.Client | undefined
  return {
    kind: 'postgresql',
    hold: async (urgent = false) => {
      const free = urgentPool.idleCount > 0 || urgentPool.totalCount < urgentSize
      // the urgent may also stand in the ordinary queue where that is the shorter one
      const place = urgent && (free || urgentPool.waitingCount <= pool.waitingCount) ? urgentPool : pool
      return asLine(await place.connect().catch(notInTime))
    },
    listen: async (onNotice) => {
      listener = await keepListening(url, onNotice, () => over)
    },
    notice: (payload) => ({ text: 'select pg_notify($1, $2)', params: [channel, payload] }),
    close: async () => {
      over = true
      await listener?.end()
      await Promise.all([pool.end(), urgentPool.end()])
    },
  }
}
