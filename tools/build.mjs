// Builds what is missing or older than its sources: the server bundle, the resident's face, the console.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import zlib from 'node:zlib'
import { runtimeExternals } from './externals.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...parts) => path.join(root, ...parts)

/** Newest change among the files of some folders, in milliseconds. */
function newest(folders) {
  let last = 0
  for (const folder of folders) {
    if (!fs.existsSync(folder)) continue
    if (fs.statSync(folder).isFile()) {
      last = Math.max(last, fs.statSync(folder).mtimeMs)
      continue
    }
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === 'dist' || entry.name === 'node_modules') continue
      last = Math.max(last, newest([path.join(folder, entry.name)]))
    }
  }
  return last
}

const shared = [
  'packages/core/src',
  'packages/core/content',
  'packages/contract/src',
  'packages/kit/src',
  'package-lock.json',
].map((p) => at(p))
const isStale = (output, sources) =>
  !fs.existsSync(output) || fs.statSync(output).mtimeMs < newest([...shared, ...sources])

/**
 * Source text in ASCII: one sign outside Latin-1, in a pattern say, and the engine keeps the whole bundle at two bytes
 * a sign for as long as the server runs. Whatever stands in a string, a pattern or a comment means the same escaped.
 */
const inAscii = {
  name: 'in-ascii',
  setup(build) {
    const ours = /(packages[\\/](core|contract|server|kit)[\\/]src|seed|pinyin-pro)[\\/].*\.m?[jt]s$/
    const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
    build.onLoad({ filter: ours }, ({ path: file }) => ({
      contents: fs.readFileSync(file, 'utf8').replace(/[^\x00-\x7f]/g, escaped),
      loader: file.endsWith('.ts') ? 'ts' : 'js',
    }))
  },
}

async function buildServer() {
  const dist = at('packages/server/dist')
  const main = path.join(dist, 'main.js')
  if (!isStale(main, [at('packages/server/src'), at('seed')])) return
  const src = (...parts) => at('packages/server/src', ...parts)
  fs.rmSync(dist, { recursive: true, force: true })
  // read only when there is something to build: an offline bundle carries what was built, not the builder
  const { build: esbuild } = await import('esbuild')
  const common = {
    outdir: dist,
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    // node keeps the map in memory: where a line stands, not what it says
    sourcesContent: false,
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    plugins: [inAscii],
    // native addons and the embedded database stay what they are, in node_modules
    external: [...runtimeExternals, '@electric-sql/pglite/*', 'pg-native', 'tsx', 'tsx/*'],
  }
  // a script, not a module: only a script's compiled code can be kept from one start to the next (src/load.ts)
  await esbuild({
    ...common,
    entryPoints: { program: src('program.ts') },
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    define: { 'import.meta.url': 'programUrl' },
    banner: { js: '(function(exports,require,module,programUrl){' },
    footer: { js: '})' },
  })
  // last, and the entry of all last of all: what is older than its sources is found by it
  await esbuild({
    ...common,
    entryPoints: {
      'pglite-worker': src('platform/db/pglite-worker.ts'),
      commands: src('commands.ts'),
      main: src('main.ts'),
    },
    format: 'esm',
  })
}

function buildFace(name) {
  const folder = at('packages', name)
  const page = path.join(folder, 'dist/index.html')
  if (
    !isStale(page, [
      path.join(folder, 'src'),
      path.join(folder, 'index.html'),
      path.join(folder, 'public'),
      path.join(folder, 'vite.config.ts'),
    ])
  )
    return
  const vite = at('node_modules/vite/bin/vite.js')
  const { status } = spawnSync(process.execPath, [vite, 'build', folder, '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    // a caller's NODE_ENV (a test's, say) must not decide what the people get: without 'production' no offline
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) process.exit(status ?? 1)
  compress(path.join(folder, 'dist'))
}

/** Writes .br and .gz beside every text file, so that the server never compresses while somebody waits. */
function compress(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(html|js|css|svg|json|webmanifest)$/.test(entry.name)) continue
    const file = path.join(entry.parentPath ?? entry.path, entry.name)
    const bytes = fs.readFileSync(file)
    fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(bytes))
    fs.writeFileSync(`${file}.gz`, zlib.gzipSync(bytes, { level: 9 }))
  }
}

await buildServer()
buildFace('resident')
buildFace('console')
