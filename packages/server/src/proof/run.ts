import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openTheHouse } from '../house.ts'
import { openQuick } from '../platform/db/embedded.ts'
import { openPostgres } from '../platform/db/postgres.ts'
import { rememberingOutside } from '../platform/outside/senders.ts'
import { race } from '../race.ts'
import { proveCut } from './cut.ts'
import { proveKill } from './kill.ts'
import { proveNodes } from './nodes.ts'
import { proveTimers } from './timers.ts'

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

/** `nodes SECONDS`: two servers on the database that PROOF_DATABASE_URL names, one killed every few seconds. */
async function nodes(seconds: number): Promise<boolean> {
  const databaseUrl = process.env.PROOF_DATABASE_URL
  if (!databaseUrl) throw new Error('two nodes need PROOF_DATABASE_URL')
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-nodes-'))
  const log = (line: string): void => void process.stderr.write(`  ${line}\n`)
  try {
    const result = await proveNodes({ seconds, dataDir, databaseUrl, log })
    say(JSON.stringify({ proof: 'nodes', engine: 'postgresql', ...result }))
    return result.broken.length === 0
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

/** `timers COUNT`: as many timers over a kill and a restart. */
async function timers(count: number): Promise<boolean> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-timers-'))
  const databaseUrl = process.env.PROOF_DATABASE_URL
  try {
    const result = await proveTimers({ timers: count, dataDir, databaseUrl })
    say(JSON.stringify({ proof: 'timers', engine: databaseUrl ? 'postgresql' : 'embedded', ...result }))
    return result.broken.length === 0
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

/** `booking ATTEMPTS`: so many want the same hours of a few counsellors and rooms at once; nobody is in two places. */
async function proveBooking(attempts: number): Promise<boolean> {
  const databaseUrl = process.env.PROOF_DATABASE_URL
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'anxin-booking-'))
  const house = await openTheHouse({
    engine: databaseUrl ? await openPostgres(databaseUrl) : await openQuick(dataDir),
    ...{ masterKey: randomBytes(32), outside: rememberingOutside(), baseUrl: 'http://127.0.0.1', demo: false },
    log: (fault) => void process.stderr.write(`${JSON.stringify(fault)}\n`),
  })
  const result = await race(house, attempts)
  await house.close()
  fs.rmSync(dataDir, { recursive: true, force: true })
  say(JSON.stringify({ proof: 'booking', engine: databaseUrl ? 'postgresql' : 'embedded', ...result }))
  const { overlaps, faults, booked, kept, refusedByTheDatabase } = result
  return overlaps === 0 && faults.length === 0 && booked > 0 && kept === booked && refusedByTheDatabase > 0
}

const proofs = {
  kill: () => kill(Number(count ?? 200)),
  cut: () => cut(Number(count ?? 16)),
  nodes: () => nodes(Number(count ?? 300)),
  timers: () => timers(Number(count ?? 10_000)),
  booking: () => proveBooking(Number(count ?? 10_000)),
} as const
const [what, count] = process.argv.slice(2)
const prove = proofs[what as keyof typeof proofs]
if (!prove) throw new Error(`no proof is known by the name ${what}`)
process.exit((await prove()) ? 0 : 1)
