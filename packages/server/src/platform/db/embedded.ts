import fs from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Answer, Engine, HeldLine, Row } from './engine.ts'

/** A fault of the database with its SQLSTATE. */
export class SqlFault extends Error {
  readonly code: string | undefined

  constructor(message: string, code?: string) {
    super(message)
    this.name = 'SqlFault'
    this.code = code
  }
}

type Reply = {
  id?: number
  reply?: unknown
  fault?: { message: string; code?: string }
  ready?: true
  failed?: string
}
type Ask = { what: 'query' | 'script' | 'dump' | 'close'; text?: string; params?: readonly unknown[] }

const fromSource = import.meta.url.endsWith('.ts')

/** From source the thread needs the TypeScript loader; built, it is a plain file beside this one. */
function openWorker(workerData: { folder: string; memory: boolean }): Worker {
  if (!fromSource) return new Worker(new URL('./pglite-worker.js', import.meta.url), { workerData })
  const file = new URL('./pglite-worker.ts', import.meta.url).href
  const load = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(file)}, ${JSON.stringify(import.meta.url)}))`
  return new Worker(load, { workerData, eval: true })
}

/** One worker thread, asked by number. */
class Desk {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { yes: (reply: unknown) => void; no: (error: Error) => void }>()
  #next = 1
  readonly ready: Promise<void>

  constructor(data: { folder: string; memory: boolean }) {
    this.#worker = openWorker(data)
    this.ready = new Promise((yes, no) => {
      this.#worker.on('message', (m: Reply) => {
        if (m.ready) yes()
        else if (m.failed) no(new Error(m.failed))
        else this.#settle(m)
      })
      this.#worker.on('error', (error) => {
        no(error)
        for (const one of this.#waiting.values()) one.no(error)
      })
    })
  }

  #settle(m: Reply): void {
    const one = this.#waiting.get(m.id ?? 0)
    this.#waiting.delete(m.id ?? 0)
    if (m.fault) one?.no(new SqlFault(m.fault.message, m.fault.code))
    else one?.yes(m.reply)
  }

  ask(ask: Ask): Promise<unknown> {
    const id = this.#next++
    return new Promise((yes, no) => {
      this.#waiting.set(id, { yes, no })
      this.#worker.postMessage({ id, ...ask })
    })
  }

  async end(): Promise<void> {
    await this.ask({ what: 'close' })
    await this.#worker.terminate()
  }
}

/** Refuses a second process on one folder: the embedded engine takes no lock of its own. */
export function takeLock(folder: string): () => void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'anxin.lock')
  const held = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0
  if (held && held !== process.pid && isAlive(held)) {
    throw new Error(`数据目录正被另一个进程使用 / the data folder is in use by process ${held}: ${folder}`)
  }
  fs.writeFileSync(file, String(process.pid))
  return () => fs.rmSync(file, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // After a crash the number may belong to somebody else: only a Node process can be another house.
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node')
  } catch {
    return true
  }
}

/** Opens the embedded PostgreSQL in `folder`, durable, on its own thread. One connection: transactions queue. */
export async function openEmbedded(folder: string): Promise<Engine & { dump(): Promise<Buffer> }> {
  const unlock = takeLock(folder)
  const desk = new Desk({ folder: path.join(folder, 'pg'), memory: false })
  await desk.ready.catch((error: unknown) => {
    unlock()
    throw error
  })
  return embeddedEngine(desk, unlock)
}

/** The same engine in memory, optionally from a snapshot file: for tests. */
export async function openInMemory(snapshot?: string): Promise<Engine & { dump(): Promise<Buffer> }> {
  const desk = new Desk({ folder: snapshot ?? '', memory: true })
  await desk.ready
  return embeddedEngine(desk, () => undefined)
}

function embeddedEngine(desk: Desk, unlock: () => void): Engine & { dump(): Promise<Buffer> } {
  const urgent: (() => void)[] = []
  const others: (() => void)[] = []
  let taken = false
  const free = (): void => {
    const next = urgent.shift() ?? others.shift()
    if (next) next()
    else taken = false
  }
  const line = (): HeldLine => {
    let held = true
    return {
      query: async (text, params = []) => (await desk.ask({ what: 'query', text, params })) as Answer,
      script: async (text) => (await desk.ask({ what: 'script', text })) as Row[],
      release: () => {
        if (held) free()
        held = false
      },
    }
  }
  return {
    kind: 'embedded',
    hold: (isUrgent = false) => {
      if (!taken) {
        taken = true
        return Promise.resolve(line())
      }
      return new Promise((yes) => (isUrgent ? urgent : others).push(() => yes(line())))
    },
    listen: async () => undefined,
    notice: () => undefined,
    dump: async () => (await desk.ask({ what: 'dump' })) as Buffer,
    close: async () => {
      await desk.end()
      unlock()
    },
  }
}
