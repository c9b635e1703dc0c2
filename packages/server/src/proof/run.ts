import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { proveKill } from './kill.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** `kill ROUNDS` on the embedded engine, or on the PostgreSQL database that PROOF_DATABASE_URL names. */
async function kill(rounds: number): Promise<boolean> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-kill-'))
  const databaseUrl = process.env.PROOF_DATABASE_URL
  try {
    const result = await proveKill({ rounds, dataDir, databaseUrl, log: (line) => void process.stderr.write(`  ${line}\n`) })
    say(JSON.stringify({ proof: 'kill', engine: databaseUrl ? 'postgresql' : 'embedded', ...result }))
    return result.broken.length === 0
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

const [what, count] = process.argv.slice(2)
if (what !== 'kill') throw new Error(`no proof is known by the name ${what}`)
process.exit((await kill(Number(count ?? 200))) ? 0 : 1)
