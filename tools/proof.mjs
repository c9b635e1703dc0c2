// `npm run proof`: kills the server while residents write, on both engines, and cuts the power of the
// embedded store. Options: --rounds N  --cuts N  --engine embedded|postgresql  --only kill|cut|nodes|timers|booking|flood  --seconds N  --timers N  --bookings N
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from './postgres.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const given = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : process.argv[at + 1]
}
const rounds = given('rounds', '200')
const cuts = given('cuts', '16')
const seconds = given('seconds', '300')
const timers = given('timers', '10000')
const bookings = given('bookings', '10000')
const engine = given('engine')
const only = given('only')
const rows = []

/** Runs one proof as its own process and keeps its last line, a JSON object. */
function prove(name, args, env = {}) {
  console.log(`\n── ${name}`)
  const done = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'packages/server/src/proof/run.ts'), ...args],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    },
  )
  const lines = done.stdout.trim().split('\n')
  console.log(lines.join('\n'))
  const figures = lines.at(-1)?.startsWith('{') ? JSON.parse(lines.at(-1)) : {}
  rows.push({ name, ok: done.status === 0, figures })
}

/** The whole flood of false reports: the story of the suite with a thousand instead of a sample. */
function flood(name, env = {}) {
  console.log(`\n── ${name}`)
  const story = ['vitest', 'run', '--project', 'api', 'rooms/safeguard/report.api.test.ts', '-t', 'flood']
  const all = { ...process.env, ...env, ANXIN_FLOOD: '1000' }
  const done = spawnSync('npx', story, { cwd: root, stdio: 'inherit', env: all })
  rows.push({ name, ok: done.status === 0, figures: {} })
}

async function onPostgres(name, args) {
  const postgres = await startPostgres()
  if (!postgres) {
    console.error('缺少 PostgreSQL，无法证明 / PostgreSQL is missing')
    rows.push({ name, ok: false, figures: {} })
    return
  }
  try {
    if (args[0] === 'flood') flood(name, { TEST_DATABASE_URL: postgres.url })
    else prove(name, args, { PROOF_DATABASE_URL: postgres.url })
  } finally {
    postgres.stop()
  }
}

const results = path.join(root, 'bench/results/proof.md')

/** Sections of what was proved before, by their names: a part that is not run now keeps its figures and its date. */
function sectionsBefore() {
  if (!fs.existsSync(results)) return new Map()
  const [, ...sections] = fs.readFileSync(results, 'utf8').split(/^## /m)
  return new Map(sections.map((text) => [text.slice(0, text.indexOf(':')), `## ${text.trim()}`]))
}

/** Figures of the run as they came, each with the day it was made. */
function report() {
  const shown = (value) =>
    Array.isArray(value)
      ? value.length === 0
        ? '0'
        : `${value.length}: ${JSON.stringify(value.slice(0, 3))}`
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  const sections = sectionsBefore()
  const made = `${new Date().toISOString()}; ${os.cpus().length} cores, Node ${process.version}, load average at the end ${os.loadavg()[0].toFixed(1)}`
  for (const { name, ok, figures } of rows) {
    const lines = Object.entries(figures).filter(([key]) => key !== 'proof')
    const body = [`made: ${made}`, ...lines.map(([key, value]) => `${key}: ${shown(value)}`)]
    sections.set(
      name,
      `## ${name}: ${ok ? 'holds' : 'BROKEN'}\n\n${body.map((line) => `- ${line}`).join('\n')}`,
    )
  }
  fs.mkdirSync(path.dirname(results), { recursive: true })
  fs.writeFileSync(
    results,
    `${['# Proofs', 'Written by `npm run proof`.', ...sections.values()].join('\n\n')}\n`,
  )
}

const wanted = (name) => only === undefined || only === name
const embedded = engine !== 'postgresql'
const postgresql = engine !== 'embedded'
if (wanted('kill') && embedded) prove('kill -9, embedded', ['kill', rounds])
if (wanted('kill') && postgresql) await onPostgres('kill -9, PostgreSQL', ['kill', rounds])
if (wanted('cut') && embedded) prove('power cut, embedded', ['cut', cuts])
if (wanted('nodes') && postgresql)
  await onPostgres('two nodes, one killed again and again', ['nodes', seconds])
if (wanted('timers') && embedded) prove('timers over a restart, embedded', ['timers', timers])
if (wanted('timers') && postgresql) await onPostgres('timers over a restart, PostgreSQL', ['timers', timers])
if (wanted('booking') && embedded) prove('ten thousand want the same hours, embedded', ['booking', bookings])
if (wanted('booking') && postgresql)
  await onPostgres('ten thousand want the same hours, PostgreSQL', ['booking', bookings])
if (wanted('flood') && embedded) flood('a thousand false reports, embedded')
if (wanted('flood') && postgresql) await onPostgres('a thousand false reports, PostgreSQL', ['flood'])
report()
console.log('')
for (const { name, ok } of rows) console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`)
process.exit(rows.every((one) => one.ok) ? 0 : 1)
