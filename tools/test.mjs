// `npm test`: types, lint, unit, house and API tests on both databases, and browser journeys. Ends with one line.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPostgres, startPostgres } from './postgres.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const ci = process.env.CI === 'true'
const only = process.argv.slice(2)
const bin = (name) => path.join(root, 'node_modules/.bin', name)
const results = []

/** Chromium without a window first: the same engine, and a quarter less work than one that draws its own menus. */
const windowless = '/usr/bin/chromium-headless-shell'
const chromium = () =>
  process.env.CHROMIUM ?? [windowless, '/usr/bin/chromium'].find((file) => fs.existsSync(file))

/** Debian packages the suite needs beyond Node, and how to see that they are there. */
const needed = [
  { name: 'chromium', there: () => fs.existsSync(chromium() ?? '') },
  {
    name: 'fonts-noto-cjk',
    there: () => spawnSync('sh', ['-c', 'fc-list :lang=zh | grep -q .']).status === 0,
  },
  { name: 'postgresql', there: () => findPostgres() !== undefined },
]

const mayInstall = process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')

/** Debian's package tool, if it may be used here. */
function apt(...words) {
  if (!mayInstall) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env })
}
const install = (...names) => apt('install', '-y', '-qq', '--no-install-recommends', ...names)

function installMissing() {
  const missing = () => needed.filter((one) => !one.there()).map((one) => one.name)
  const isSlow = chromium() !== windowless && !process.env.CHROMIUM && (ci || chromium() === undefined)
  if (missing().length === 0 && !isSlow) return
  apt('update', '-qq')
  // older Debians have no such package: the whole browser does as well there
  if (isSlow) install('chromium-headless-shell')
  if (missing().length > 0) install(...missing())
  if (missing().length === 0) return
  console.error(`缺少这些软件包，请先安装 / please install first: ${missing().join(' ')}`)
  if (ci) process.exit(1)
}

function step(name, program, args, env = {}) {
  if (only.length > 0 && !only.some((word) => name.includes(word))) return
  console.log(`\n── ${name}`)
  const began = Date.now()
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  const ok = status === 0
  // read at once: the browser runner empties the folder of reports when it starts
  const { passed, failed, broken } = counts(ok, env.REPORT)
  results.push({
    name,
    ok,
    passed,
    failed: ok ? failed : Math.max(1, failed),
    broken,
    seconds: Math.round((Date.now() - began) / 1000),
  })
}

/** Steps that read the sources and nothing else, side by side: each says what it has to say when it has ended. */
async function together(steps) {
  const wanted = steps.filter(([name]) => only.length === 0 || only.some((word) => name.includes(word)))
  await Promise.all(
    wanted.map(async ([name, program, args]) => {
      const began = Date.now()
      // the checker makes many short-lived objects: with more room for them it clears up less often
      const env = { ...process.env, NODE_OPTIONS: '--max-semi-space-size=128' }
      const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
      const said = []
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => said.push(piece))
      const ok = await new Promise((yes) => {
        child.on('error', () => yes(false))
        child.on('close', (code) => yes(code === 0))
      })
      console.log(`\n── ${name}\n${Buffer.concat(said)}`)
      const seconds = Math.round((Date.now() - began) / 1000)
      results.push({ name, ok, passed: ok ? 1 : 0, failed: ok ? 0 : 1, broken: [], seconds })
    }),
  )
}

const report = (name) => path.join(root, `test-results/${name}.json`)
const vitest = (name, project, env = {}) =>
  step(
    name,
    bin('vitest'),
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report(name)}`,
    ],
    { ...env, REPORT: report(name) },
  )

/** How many passed and failed, and what broke: `file › test: first line of the error`. */
function counts(ok, file) {
  if (!file || !fs.existsSync(file))
    return ok ? { passed: 1, failed: 0, broken: [] } : { passed: 0, failed: 1, broken: [] }
  const read = JSON.parse(fs.readFileSync(file, 'utf8'))
  if (read.stats)
    return {
      passed: read.stats.expected + read.stats.flaky,
      failed: read.stats.unexpected,
      broken: read.suites.flatMap(brokenStories),
    }
  const failed =
    read.numFailedTests +
    (read.numFailedTestSuites > 0 && read.numFailedTests === 0 ? read.numFailedTestSuites : 0)
  const broken = read.testResults.flatMap((one) => {
    const name = path.relative(root, one.name)
    const tests = one.assertionResults.filter((test) => test.status === 'failed')
    if (tests.length === 0 && one.status === 'failed') return [`${name}: ${firstLine(one.message)}`]
    return tests.map((test) => `${name} › ${test.title}: ${firstLine(test.failureMessages[0])}`)
  })
  return { passed: read.numPassedTests, failed, broken }
}

const firstLine = (text = '') => text.split('\n')[0].slice(0, 300)

/** The stories of one suite of Playwright's report that failed at every try. */
function brokenStories(suite) {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'unexpected')
      .map((test) => `${spec.file} › ${spec.title}: ${firstLine(test.results.at(-1)?.error?.message)}`),
  )
  return [...own, ...(suite.suites ?? []).flatMap(brokenStories)]
}

installMissing()
fs.mkdirSync('test-results', { recursive: true })
await together([
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types of the resident face', bin('tsc'), ['-p', 'packages/resident/tsconfig.json']],
  ['types of the console', bin('tsc'), ['-p', 'packages/console/tsconfig.json']],
  ['lint', bin('biome'), ['check', '--diagnostic-level=error', '.']],
])
step('build', process.execPath, ['tools/build.mjs'])
vitest('unit', 'unit')
vitest('api-embedded', 'api')
const postgres = await startPostgres(['-c', 'fsync=off'])
if (postgres) vitest('api-postgresql', 'api', { TEST_DATABASE_URL: postgres.url })
if (needed[0].there())
  step('journeys', bin('playwright'), ['test'], {
    CHROMIUM: chromium(),
    ...(postgres ? { TEST_DATABASE_URL: postgres.url, TEST_BOTH_ENGINES: '1' } : {}),
    REPORT: path.join(root, 'test-results/journeys.json'),
  })
postgres?.stop()

let passed = 0
let failed = 0
console.log('')
for (const one of results) {
  passed += one.passed
  failed += one.failed
  console.log(
    `${one.ok ? 'ok  ' : 'FAIL'} ${one.name} · ${one.passed} passed, ${one.failed} failed · ${one.seconds} s`,
  )
  for (const line of one.broken) console.log(`     ${line}`)
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
