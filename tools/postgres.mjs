// A throw-away PostgreSQL for tests, proofs and benches: its own folder, its own port, gone afterwards.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** Folder of the PostgreSQL programs; undefined when there are none. */
export function findPostgres() {
  const base = '/usr/lib/postgresql'
  if (fs.existsSync(base)) {
    const versions = fs.readdirSync(base).filter((v) => fs.existsSync(path.join(base, v, 'bin/initdb')))
    const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
    if (newest) return path.join(base, newest, 'bin')
  }
  const found = spawnSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' })
  return found.status === 0 ? path.dirname(found.stdout.trim()) : undefined
}

const freePort = () =>
  new Promise((yes) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => yes(port))
    })
  })

/** Runs a PostgreSQL program as a user who may: it refuses root. */
function run(bin, program, args) {
  const command = [path.join(bin, program), ...args]
  const done =
    process.getuid?.() === 0
      ? spawnSync('su', ['postgres', '-s', '/bin/sh', '-c', command.map((c) => `'${c}'`).join(' ')], {
          cwd: '/tmp',
          encoding: 'utf8',
        })
      : spawnSync(command[0], command.slice(1), { cwd: '/tmp', encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr || done.stdout}`)
}

/** @param settings extra server settings, e.g. ['-c', 'max_connections=200'] */
export async function startPostgres(settings = []) {
  const bin = findPostgres()
  if (!bin) return undefined
  const port = await freePort()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-pg-'))
  if (process.getuid?.() === 0) spawnSync('chown', ['postgres', folder])
  const db = path.join(folder, 'db')
  run(bin, 'initdb', ['-D', db, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'])
  const options = [
    '-p',
    String(port),
    '-k',
    '/tmp',
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'max_connections=200',
    ...settings,
  ].join(' ')
  run(bin, 'pg_ctl', ['-D', db, '-w', '-o', options, '-l', path.join(folder, 'log'), 'start'])
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    bin,
    port,
    stop: () => {
      run(bin, 'pg_ctl', ['-D', db, '-m', 'immediate', '-w', 'stop'])
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
