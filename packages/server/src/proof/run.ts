import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { proveCut } from './cut.ts'
import { proveKill } from './kill.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** `kill ROUNDS` on the embedded engine, or on the PostgreSQL database that PROOF_DATABASE_URL names. */
async function kill(rounds: number): Promise<boolean> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-kill-'))
  const databaseUrl = process.env.PROOF_DATABASE_URL
  try {
    const result = await proveKill({
      rounds,
      dataDir,
      databaseUrl,
      log: (line) => void process.stderr.write(`  ${line}\n`),
    })
    say(JSON.stringify({ proof: 'kill', engine: databaseUrl ? 'postgresql' : 'embedded', ...result }))
    return result.broken.length === 0
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * `cut CUTS`: the embedded engine loses nothing; PGlite as shipped, put to the same test, must lose
 * something, or the test could not fail.
 */
async function cut(cuts: number): Promise<boolean> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-cut-'))
  const log = (line: string): void => void process.stderr.write(`  ${line}\n`)
  try {
    const durable = await proveCut({
      kind: 'durable',
      cuts,
      messages: cuts * 40,
      folder: path.join(folder, 'a'),
      log,
    })
    const plain = await proveCut({
      kind: 'plain',
      cuts: 4,
      messages: 80,
      folder: path.join(folder, 'b'),
      log,
    })
    const asShipped = {
      cuts: plain.cuts,
      lookedFor: plain.lookedFor,
      lost: plain.lost,
      unopened: plain.unopened,
    }
    say(JSON.stringify({ proof: 'cut', engine: 'embedded', ...durable, asShipped }))
    return durable.broken.length === 0 && durable.lost === 0 && plain.lost > 0
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const [what, count] = process.argv.slice(2)
if (what !== 'kill' && what !== 'cut') throw new Error(`no proof is known by the name ${what}`)
process.exit((await (what === 'kill' ? kill(Number(count ?? 200)) : cut(Number(count ?? 16)))) ? 0 : 1)
