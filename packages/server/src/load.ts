import crypto from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import v8 from 'node:v8'
import vm from 'node:vm'

type Program = typeof import('./program.ts')

/** Long enough after the start that everything a start runs has been compiled. */
const KEEP_AFTER_MS = 1500

const digest = (bytes: Uint8Array): Buffer => crypto.createHash('sha256').update(bytes).digest()

/** Compiled code is good for one source, one Node and one set of its options: each has a file of its own. */
function nameOfKept(file: string, source: Buffer): string {
  const about = JSON.stringify([process.version, process.arch, process.execArgv, digest(source).toString('hex')])
  return `${file}.${digest(Buffer.from(about)).toString('hex').slice(0, 16)}.code`
}

/** What an earlier start left: whole, as its digest says, or nothing (a cut of the power leaves half a file). */
function readKept(name: string): Buffer | undefined {
  try {
    const bytes = fs.readFileSync(name)
    const code = bytes.subarray(32)
    return digest(code).equals(bytes.subarray(0, 32)) ? code : undefined
  } catch {
    return undefined
  }
}

/** Left for the next start; where nothing may be written here, that start compiles again. */
function keep(script: vm.Script, name: string): void {
  try {
    const code = script.createCachedData()
    fs.writeFileSync(`${name}.part`, Buffer.concat([digest(code), code]))
    fs.renameSync(`${name}.part`, name)
  } catch {}
}

const beside = (): string => fileURLToPath(new URL('./program.cjs', import.meta.url))

/**
 * Runs the built program and answers what it exports. With `kept`, code compiled by an earlier start is taken, and left
 * for the next one where there is none: a third of a start was the compiler. Node's own cache for this
 * (`module.enableCompileCache`) begins with 22.1; the house begins with 20.19.
 * @param file the script, a function of `exports, require, module, programUrl` (tools/build.mjs)
 */
export function loadProgram<P = Program>({
  kept,
  file = beside(),
}: {
  readonly kept: boolean
  readonly file?: string
}): P {
  // The heap grows by less than half between two collections: a small machine keeps its memory for PostgreSQL.
  // Before the script: compiled code is refused under other options than its own.
  v8.setFlagsFromString('--heap-growing-percent=40')
  // What Node has had of its own since 21: without it, `pg` builds a web response, and all of fetch, to learn where it runs.
  ;(globalThis as { navigator?: object }).navigator ??= { userAgent: `Node.js/${process.versions.node.split('.')[0]}` }
  const source = fs.readFileSync(file)
  const name = kept ? nameOfKept(file, source) : undefined
  const cachedData = name ? readKept(name) : undefined
  const script = new vm.Script(source.toString('utf8'), {
    filename: file,
    cachedData,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  const module = { exports: {} as P }
  script.runInThisContext()(module.exports, createRequire(file), module, pathToFileURL(file).href)
  if (name && (!cachedData || script.cachedDataRejected)) setTimeout(() => keep(script, name), KEEP_AFTER_MS).unref()
  return module.exports
}
