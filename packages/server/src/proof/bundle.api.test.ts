import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-bundle-test-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const run = (program: string, args: readonly string[], cwd: string): string => {
  const done = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  expect(done.status, `${program} ${args.join(' ')}: ${done.stderr}`).toBe(0)
  return done.stdout
}

/** Starts the unpacked house, asks it how it is, and stops it: all inside the walls it runs in. */
const rehearsal = `
const { spawn } = require('node:child_process')
const server = spawn('npm', ['start'], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
let said = ''
server.stdout.on('data', async (part) => {
  said += part
  const base = /resident\\s+(http\\S+?)\\/\\n/.exec(said)?.[1]
  if (!base || server.asked) return
  server.asked = true
  const health = await fetch(base + '/api/health')
  const page = await fetch(base + '/')
  const desk = await fetch(base + '/console/')
  const outside = await fetch('http://192.0.2.1/', { signal: AbortSignal.timeout(1500) }).then(() => 'reached', () => 'refused')
  console.log(JSON.stringify({ health: health.status, page: page.status, desk: desk.status, outside }))
  process.kill(-server.pid, 'SIGTERM')
})
server.on('exit', () => process.exit(server.asked ? 0 : 1))
`

describe('the offline bundle', () => {
  let inside = ''
  beforeAll(() => {
    run(process.execPath, [path.join(root, 'tools/bundle.mjs'), folder], root)
    const [file] = fs.readdirSync(folder).filter((name) => name.endsWith('.tar.gz'))
    run('sha256sum', ['-c', `${file}.sha256`], folder)
    run('tar', ['-xzf', file!], folder)
    inside = path.join(folder, file!.replace(/\.tar\.gz$/, ''))
  })

  it('is whole by its own sums, says how to begin in both languages, and carries no data or key', () => {
    run('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], inside)
    const words = fs.readFileSync(path.join(inside, '读我 README.txt'), 'utf8')
    expect(words).toMatch(/npm start/)
    expect(words).toMatch(/不用网络[\s\S]*No network/)
    for (const name of ['data', 'data-demo', '.git', 'node_modules/vite', 'node_modules/esbuild'])
      expect(fs.existsSync(path.join(inside, name)), name).toBe(false)
  })

  it('starts with npm start where there is no network, and answers', async () => {
    // a network of its own where the machine allows it; elsewhere every way to a registry is shut
    const walls = spawnSync('unshare', ['-rn', 'sh', '-c', 'ip link set lo up']).status === 0
    const program = walls ? 'unshare' : process.execPath
    const shell = ['-rn', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"', process.execPath]
    const child = spawn(program, [...(walls ? shell : []), '-e', rehearsal], {
      cwd: inside,
      env: {
        ...{ PATH: process.env.PATH, HOME: folder, HOST: '127.0.0.1', PORT: '0' },
        ...{
          npm_config_offline: 'true',
          npm_config_registry: 'http://127.0.0.1:9/',
          npm_config_update_notifier: 'false',
        },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [said, wrong] = ['', '']
    child.stdout.on('data', (part) => {
      said += part
    })
    child.stderr.on('data', (part) => {
      wrong += part
    })
    const code = await new Promise((yes) => child.on('exit', yes))
    expect(code, said + wrong).toBe(0)
    const came = JSON.parse(said.trim().split('\n').at(-1)!)
    expect(came).toMatchObject({ health: 200, page: 200, desk: 200 })
    if (walls) expect(came.outside).toBe('refused')
  })
})
