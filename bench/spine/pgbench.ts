import { spawnSync } from 'node:child_process'
import path from 'node:path'
import type { Ground } from './ground.ts'

export const connections = 16
export const windowMs = 8000

/** Transactions a second of `pgbench` with 16 clients. @param database one of the same schema, or the one of the house */
export function pgbenchWindow(ground: Ground, file: string, database = 'rows'): number {
  const args = [
    '-h',
    '127.0.0.1',
    '-p',
    String(ground.postgres.port),
    '-U',
    'postgres',
    '-n',
    '-M',
    'prepared',
    '-c',
    String(connections),
    '-j',
    '2',
    '-T',
    String(windowMs / 1000),
    '-f',
    file,
    database,
  ]
  const { stdout, stderr, status } = spawnSync(path.join(ground.postgres.bin, 'pgbench'), args, {
    encoding: 'utf8',
  })
  const tps = /tps = ([\d.]+)/.exec(stdout)?.[1]
  if (status !== 0 || !tps || !/number of failed transactions: 0 /.test(stdout))
    throw new Error(`pgbench: ${stdout}${stderr}`)
  return Number(tps)
}
