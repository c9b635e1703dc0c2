import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../../..', import.meta.url))
const main = path.join(root, 'packages/server/dist/main.js')
const { serverArgs, serverEnv } = (await import(path.join(root, 'tools/server-process.mjs'))) as {
  readonly serverArgs: readonly string[]
  readonly serverEnv: Readonly<Record<string, string>>
}

/** Builds the server when `dist` is missing or older than its sources. @throws when the build fails */
export function mustBeBuilt(): void {
  const { status } = spawnSync(process.execPath, [path.join(root, 'tools/build.mjs')], { stdio: 'inherit' })
  if (status !== 0 || !fs.existsSync(main)) throw new Error('the server could not be built')
}

/** A port of this machine that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((yes) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => yes(port))
    })
  })

/** Where a server keeps its rows: its own folder, or a PostgreSQL database beside it. */
export interface Place {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** base64, 32 bytes */
  readonly masterKey: string
  readonly port: number
}

/** The built server as its own process. */
export class BuiltServer {
  readonly url: string
  /** Milliseconds from the start of the process to its first word that it listens. */
  readonly startMs: number
  readonly pid: number
  readonly #child: ChildProcess
  readonly #ended: Promise<void>
  readonly #complaints: () => string

  private constructor(
    child: ChildProcess,
    url: string,
    startMs: number,
    ended: Promise<void>,
    complaints: () => string,
  ) {
    this.#child = child
    this.#ended = ended
    this.#complaints = complaints
    this.pid = child.pid!
    this.url = url
    this.startMs = startMs
  }

  /** Starts the server as `npm run demo` does, and waits until it listens. @throws with its last words when it ends first */
  static async start(place: Place): Promise<BuiltServer> {
    const began = performance.now()
    const { NODE_OPTIONS: _, ...outer } = process.env
    const child = spawn(process.execPath, [...serverArgs, '--demo'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...serverEnv,
        ...outer,
        ...{ HOST: '127.0.0.1', PORT: String(place.port), DATA_DIR: place.dataDir },
        ...{ ANXIN_MASTER_KEY: place.masterKey, DATABASE_URL: place.databaseUrl ?? '' },
      },
    })
    let errors = ''
    let words = ''
    child.stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-4000)
    })
    const ended = new Promise<void>((yes) => child.once('exit', () => yes()))
    const listens = new Promise<void>((yes, no) => {
      child.stdout.on('data', (chunk: Buffer) => {
        words = (words + chunk.toString()).slice(-4000)
        if (words.includes('/console/')) yes()
      })
      void ended.then(() => no(new Error(`the server ended before it listened: ${words}${errors}`)))
    })
    await listens
    return new BuiltServer(child, `http://127.0.0.1:${place.port}`, performance.now() - began, ended, () => errors)
  }

  /** What it wrote to its error output: faults, newest last, at most 4 000 characters. */
  get complaints(): string {
    return this.#complaints()
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    await this.#ended
  }
}
