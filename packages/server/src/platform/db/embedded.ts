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
  id: number
  reply?: unknown
  fault?: { message: string; code?: string }
}
type Ask =
  | { what: 'open'; folder: string; quick: boolean }
  | { what: 'query' | 'script'; text: string; params?: readonly unknown[] }
  | { what: 'close' }

const fromSource = import.meta.url.endsWith('.ts')

/** From source the thread needs the TypeScript loader; built, it is a plain file beside this one. */
function openWorker(): Worker {
  if (!fromSource) return new Worker(new URL('./pglite-worker.js', import.meta.url))
  const file = new URL('./pglite-worker.ts', import.meta.url).href
  const load = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(file)}, ${JSON.stringify(import.meta.url)}))`
  return new Worker(load, { eval: true })
}

/** One worker thread, asked by number. */
class Desk {
  readonly #worker = openWorker()
  readonly #waiting = new Map<number, { yes: (reply: unknown) => void; no: (error: Error) => void }>()
  #next = 1

  constructor() {
    this.#worker.on('message', (m: Reply) => this.#settle(m))
    this.#worker.on('error', (error) => {
      for (const one of this.#waiting.values()) one.no(error)
    })
  }

  #settle(m: Reply): void {
    const one = this.#waiting.get(m.id)
    this.#waiting.delete(m.id)
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

  end(): Promise<unknown> {
    return this.#worker.terminate()
  }

  /** Whether the process waits for this thread. */
  hold(held: boolean): void {
    if (held) this.#worker.ref()
    else this.#worker.unref()
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

/** Opens a database on a thread; where it does not open, the thread is over. @throws what kept it from opening */
async function openOn(desk: Desk, folder: string, quick: boolean): Promise<void> {
  try {
    await desk.ask({ what: 'open', folder, quick })
  } catch (error) {
    await desk.end()
    throw error
  }
}

/** Opens the embedded PostgreSQL in `folder`, durable, on its own thread. One connection: transactions queue. */
export async function openEmbedded(folder: string): Promise<Engine> {
  const unlock = takeLock(folder)
  const desk = new Desk()
  await openOn(desk, path.join(folder, 'pg'), false).catch((error: unknown) => {
    unlock()
    throw error
  })
  return embeddedEngine(desk, async () => {
    await desk.end()
    unlock()
  })
}

/** Threads whose database was shut: the next one opens in a third of the time. */
const idle: Desk[] = []

/** The same engine, which syncs nothing: for tests, whose rows nobody misses after a power cut. Threads are used again. */
export async function openQuick(folder: string): Promise<Engine> {
  const desk = idle.pop() ?? new Desk()
  desk.hold(true)
  await openOn(desk, folder, true)
  return embeddedEngine(desk, async () => {
    desk.hold(false)
    idle.push(desk)
  })
}

function embeddedEngine(desk: Desk, leave: () => Promise<void>): Engine {
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
    close: async () => {
      await desk.ask({ what: 'close' })
      await leave()
    },
  }
}
