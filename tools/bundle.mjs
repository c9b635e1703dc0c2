// `npm run bundle -- DIR`: one file with the sources, the built faces and what `npm start` needs of node_modules, for
// machines of this kind. Unpacked where there is only Node, it starts without a network.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runtimeExternals } from './externals.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...parts) => path.join(root, ...parts)

/** A mistake of whoever asks: one sentence, exit 1. */
function fail(words) {
  console.error(words)
  process.exit(1)
}

function run(program, args, cwd = root) {
  const done = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (done.error) fail(`缺少 / missing program: ${program}`)
  if (done.status !== 0) fail(`${program} ${args[0]}: ${done.stderr.trim()}`)
  return done.stdout
}

/** Sources as the repository knows them, and what was built of them. */
function listFiles() {
  const sources = run('git', ['ls-files', '-z']).split('\0').filter(Boolean)
  const built = ['server', 'resident', 'console'].flatMap((name) => filesIn(`packages/${name}/dist`))
  return [...sources, ...built].filter((file) => fs.existsSync(at(file)))
}

const filesIn = (folder) =>
  fs
    .readdirSync(at(folder), { withFileTypes: true, recursive: true })
    // compiled code is of this machine's Node
    .filter((entry) => entry.isFile() && !/\.code(\.part)?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))

/** Packages the server loads at run time, with everything they load; an optional one of another machine is not here. */
function listPackages() {
  const found = new Set()
  const visit = (name, optional) => {
    const folder = `node_modules/${name}`
    if (found.has(folder)) return
    if (!fs.existsSync(at(folder))) {
      if (optional) return
      fail(`缺少 / missing: ${folder}（npm ci）`)
    }
    found.add(folder)
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
      fs.readFileSync(at(folder, 'package.json'), 'utf8'),
    )
    const nested = (one) => fs.existsSync(at(folder, 'node_modules', one))
    for (const one of Object.keys({ ...dependencies, ...optionalDependencies }))
      if (!nested(one)) visit(one, one in optionalDependencies)
  }
  for (const name of runtimeExternals) visit(name, false)
  return [...found]
}

const readMe = (name) => `安心小屋 离线包 · Anxin, offline bundle
${name}

只需要 Node ${JSON.parse(fs.readFileSync(at('package.json'), 'utf8')).engines.node}（含 npm）和同样的系统与处理器（${process.platform} ${process.arch}）。不用网络，不用 npm ci。
Needs only Node ${JSON.parse(fs.readFileSync(at('package.json'), 'utf8')).engines.node} with npm, on the same system and processor (${process.platform} ${process.arch}). No network, no npm ci.

1. 核对 check      sha256sum -c SHA256SUMS
2. 启动 start      npm start        （演示 demo：npm run demo）
3. 打开打印出来的地址 open the addresses it prints.

怎么配置、备份、升级：docs/operate.md。数据在 ./data，升级时把它搬到新目录。
How to configure, back up and upgrade: docs/operate.md. Data is in ./data; move it to the new folder when you upgrade.
`

const hashOf = (file) => createHash('sha256').update(fs.readFileSync(file)).digest('hex')

const [folder] = process.argv.slice(2)
if (!folder) fail('写到哪里 / where to: npm run bundle -- DIR')
const built = spawnSync(process.execPath, [at('tools/build.mjs')], { stdio: 'inherit' })
if (built.status !== 0) process.exit(built.status ?? 1)

const { version } = JSON.parse(fs.readFileSync(at('package.json'), 'utf8'))
const name = `anxin-${version}-${process.platform}-${process.arch}`
const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-bundle-'))
const inside = path.join(stage, name)
try {
  for (const file of listFiles()) {
    const target = path.join(inside, file)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.copyFileSync(at(file), target)
    // what was built must not look older than its sources
    const { atime, mtime } = fs.statSync(at(file))
    fs.utimesSync(target, atime, mtime)
  }
  for (const one of listPackages())
    fs.cpSync(at(one), path.join(inside, one), {
      recursive: true,
      preserveTimestamps: true,
      dereference: true,
    })
  fs.writeFileSync(path.join(inside, '读我 README.txt'), readMe(name))
  const all = fs
    .readdirSync(inside, { withFileTypes: true, recursive: true })
    // compiled code is of this machine's Node
    .filter((entry) => entry.isFile() && !/\.code(\.part)?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort()
  const sums = all.map((file) => `${hashOf(file)}  ./${path.relative(inside, file)}\n`).join('')
  fs.writeFileSync(path.join(inside, 'SHA256SUMS'), sums)
  fs.mkdirSync(folder, { recursive: true })
  const target = path.resolve(folder, `${name}.tar.gz`)
  run('tar', ['-czf', target, name], stage)
  fs.writeFileSync(`${target}.sha256`, `${hashOf(target)}  ${path.basename(target)}\n`)
  console.log(`${target}  ${(fs.statSync(target).size / 1024 / 1024).toFixed(0)} MB`)
} finally {
  fs.rmSync(stage, { recursive: true, force: true })
}
