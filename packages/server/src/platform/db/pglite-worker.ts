import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { PGlite, type Results } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * The embedded database on its own thread.
 *
 * As shipped, its file system has no fsync operation and it starts with fsync off: an acknowledged row
 * would not survive a power cut. Both are mended here, on internals of exactly this version; the
 * self-test at every start refuses to go on when a commit did not reach the disk.
 */
interface StreamOps {
  fsync?: (stream: { nfd: number }) => number
}
interface Module {
  NODEFS: { stream_ops: StreamOps }
}

const port = parentPort
if (!port) throw new Error('runs as a worker only')
let synced = 0
/** Equality inside exclusion constraints; on PostgreSQL it is a package of the same name. */
const extensions = { btree_gist }

class DurableNodeFS extends NodeFS {
  override async init(pg: PGlite, opts: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, opts)
    const mend = (module: unknown): void => {
      ;(module as Module).NODEFS.stream_ops.fsync = (stream) => {
        fs.fsyncSync(stream.nfd)
        synced += 1
        return 0
      }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), mend] } }
  }
}

/**
 * As shipped the engine lays out 128 MB of shared buffers at each start, which takes half a second and stays in memory.
 * The files stand in the operating system's own cache as well: a quarter does.
 */
const buffers = ['-c', 'shared_buffers=32MB']

const durableStart = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync', ...buffers],
]

const openDurable = (where: string): Promise<PGlite> =>
  PGlite.create({ fs: new DurableNodeFS(where), relaxedDurability: false, startParams: durableStart, extensions })

function syncOne(where: string): void {
  const fd = fs.openSync(where, 'r')
  fs.fsyncSync(fd)
  fs.closeSync(fd)
}

function syncTree(where: string): void {
  for (const entry of fs.readdirSync(where, { withFileTypes: true })) {
    const one = path.join(where, entry.name)
    if (entry.isDirectory()) syncTree(one)
    else if (entry.isFile()) syncOne(one)
  }
  syncOne(where)
}

/**
 * Makes a new database beside its place, writes it through to the disk and moves it there whole. What makes
 * it syncs nothing: a power cut soon after the first start would leave a database that does not open, and a
 * first start that is killed would leave half of one.
 */
async function make(folder: string): Promise<void> {
  const fresh = `${folder}.new`
  fs.rmSync(fresh, { recursive: true, force: true })
  await (await openDurable(fresh)).close()
  syncTree(fresh)
  fs.renameSync(fresh, folder)
  syncOne(path.dirname(folder))
}

async function openWithCare(folder: string): Promise<PGlite> {
  if (!fs.existsSync(folder)) await make(folder)
  const db = await openDurable(folder)
  await selfTest(db)
  return db
}

let compiled: Promise<WebAssembly.Module> | undefined

/** As shipped, for tests; its program is compiled once for all databases that are opened on this thread. */
async function openQuickly(folder: string): Promise<PGlite> {
  const program = new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'))
  compiled ??= WebAssembly.compile(fs.readFileSync(fileURLToPath(program)))
  const startParams = [...PGlite.defaultStartParams, ...buffers]
  return PGlite.create({ dataDir: folder, extensions, startParams, pgliteWasmModule: await compiled })
}

async function selfTest(db: PGlite): Promise<void> {
  await db.exec('create table if not exists durable_mark (at timestamptz not null)')
  const before = synced
  await db.exec('delete from durable_mark; insert into durable_mark values (now())')
  if (synced === before) throw new Error('the embedded database did not write through to the disk; refusing to start')
}

const last = (results: readonly Results[]): unknown[] =>
  [...results].reverse().find((r) => r.fields.length > 0)?.rows ?? []

type Ask = { id: number } & (
  | { what: 'open'; folder: string; quick: boolean }
  | { what: 'query'; text: string; params: unknown[] }
  | { what: 'script'; text: string }
  | { what: 'close' }
)

let db: PGlite

async function answer(ask: Ask): Promise<unknown> {
  if (ask.what === 'query') {
    const result = await db.query(ask.text, ask.params)
    return { rows: result.rows, count: result.affectedRows ?? result.rows.length }
  }
  if (ask.what === 'script') return last(await db.exec(ask.text))
  if (ask.what === 'open') db = await (ask.quick ? openQuickly : openWithCare)(ask.folder)
  else await db.close()
  return undefined
}

const faultOf = (error: unknown): { message: string; code?: unknown; detail?: unknown } => {
  const e = error as Error & { code?: unknown; detail?: unknown }
  return { message: e.message, code: e.code, detail: e.detail }
}

// what is asked without waiting is done in the order it was asked
let before: Promise<unknown> = Promise.resolve()
port.on('message', (ask: Ask) => {
  before = before
    .then(() => answer(ask))
    .then(
      (reply) => port.postMessage({ id: ask.id, reply }),
      (error: unknown) => port.postMessage({ id: ask.id, fault: faultOf(error) }),
    )
})
