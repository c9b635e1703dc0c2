import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Duty, StaffRole } from '@anxin/contract/endpoint.ts'
import pg from 'pg'
import { type House, type HouseConfig, jobKinds, openTheHouse } from './house.ts'
import { chainWaiting } from './platform/audit/chain.ts'
import { openQuick } from './platform/db/embedded.ts'
import type { Engine } from './platform/db/engine.ts'
import { migrate } from './platform/db/migrate.ts'
import { openPostgres } from './platform/db/postgres.ts'
import { handsOf, type Lane, runDue } from './platform/jobs.ts'
import type { Remembering } from './platform/outside/remembering.ts'
import { rememberingOutside } from './platform/outside/senders.ts'
import { keepAftercare } from './rooms/aftercare/jobs.ts'
import { keepIncoming } from './rooms/bureau/jobs.ts'
import { reapTimers } from './rooms/crisis/jobs.ts'
import { keepOutings } from './rooms/outing/jobs.ts'
import { keepReferrals } from './rooms/referral/jobs.ts'
import { watchPages } from './rooms/rescue/jobs.ts'
import { keepSafeguard } from './rooms/safeguard/jobs.ts'
import { keepSevere } from './rooms/severe/jobs.ts'
import { keepTransfers } from './rooms/transfer/jobs.ts'
import { keepList } from './rooms/worklist/jobs.ts'
import { seedStreet } from './seed-street.ts'
import { makeColleague, makeNeighbour } from './testing-people.ts'
import { Visitor } from './visitor.ts'

/** The real app on a real database, with a hand-turned clock and a remembering pager. */
export interface TestHouse extends House {
  readonly pager: Remembering
  readonly url: string
  /** The hour in this house: the street in it is as old as at its making. */
  now(): Date
  /** Does everything that is due: timers, jobs, audit chain. */
  settle(): Promise<void>
  /** Sees to terms of the list and to rescreens that are due. */
  keepList(): Promise<number>
  /** Calls for what the room safeguard is owed; forgets what is over. */
  keepSafeguard(): Promise<number>
  /** Sees to terms of referrals, of people an office sent, of the severe path and of whole cases. */
  keepReferrals(): Promise<number>
  readonly faults: object[]
  /** A new member of staff with one role, signed in: of the street's agency, or of another one. */
  colleague(role: StaffRole, where?: 'here' | 'elsewhere', duties?: readonly Duty[]): Promise<Visitor>
  /** A new registered resident of the street, signed in. */
  neighbour(name: string, birthDate?: string): Promise<Visitor>
  /** Somebody nobody knows yet. */
  visitor(): Visitor
  /** Somebody of the street, signed in by name. */
  as(name: string): Promise<Visitor>
  /** The house after it was switched off and on: the same database, keys and hour, and nothing of what was in memory. This one is shut. */
  restart(): Promise<TestHouse>
}

const migrationsFolder = new URL('../migrations', import.meta.url).pathname
/** One for each folder of the project: two of them may stand at different migrations. */
const kept = (what: string): string =>
  `anxin-test-${process.getuid?.() ?? 0}-${createHash('sha256').update(migrationsFolder).digest('hex').slice(0, 12)}-${what}`

const roomNeeded = 2 ** 31

/** Where embedded databases of tests lie: in memory where there is room for them, else where temporary files do. */
function quickFolder(): string {
  const memory = '/dev/shm'
  if (!fs.existsSync(memory)) return os.tmpdir()
  const { bavail, bsize } = fs.statfsSync(memory)
  return bavail * bsize > roomNeeded ? memory : os.tmpdir()
}
type Kind = 'plain' | 'street'
const snapshotOf = (kind: Kind): string => path.join(quickFolder(), kept(kind))
const templateOf = (kind: Kind): string => `anxin_test_${kind}`

/** What a copy of a furnished street needs besides its rows: the key that opens them, and the hour it stood at. */
interface Street {
  readonly masterKey: string
  readonly at: number
}
const streetNote = (embedded: boolean): string =>
  path.join(os.tmpdir(), kept(`street-${embedded ? 'embedded' : 'server'}.json`))

/** The PostgreSQL that `TEST_DATABASE_URL` names, or another database of it. */
const onServer = (server: string, database: string): string => {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.toString()
}

async function asking<T>(server: string, what: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  return what(admin).finally(() => admin.end())
}

/** Opens a house on a migrated database and fills it with the fictional street; notes what a copy of it needs. */
async function furnish(engine: Engine, embedded: boolean): Promise<House> {
  const masterKey = randomBytes(32)
  const outside = rememberingOutside([])
  const log = (fault: object): never => {
    throw new Error(`the street was furnished with a fault: ${JSON.stringify(fault)}`)
  }
  const house = await openTheHouse({ engine, masterKey, outside, baseUrl: 'http://127.0.0.1', demo: true, log })
  await seedStreet(house.floor)
  // after it is furnished: nothing in it lies ahead
  const note: Street = { masterKey: masterKey.toString('base64'), at: Date.now() }
  fs.writeFileSync(streetNote(embedded), JSON.stringify(note), { mode: 0o600 })
  return house
}

/** Migrates one database of the server's, of which each test gets a copy; and one with the street in it. */
export async function makeTemplates(server: string, kinds: readonly Kind[]): Promise<void> {
  await asking(server, async (admin) => {
    for (const kind of ['plain', 'street'] as const)
      await admin.query(`drop database if exists ${templateOf(kind)} with (force)`)
    await admin.query(`create database ${templateOf('plain')}`)
  })
  const engine = await openPostgres(onServer(server, templateOf('plain')))
  await migrate(engine, migrationsFolder)
  await engine.close()
  if (!kinds.includes('street')) return
  await asking(server, (admin) =>
    admin.query(`create database ${templateOf('street')} template ${templateOf('plain')}`),
  )
  const house = await furnish(await openPostgres(onServer(server, templateOf('street'))), false)
  await house.close()
}

/** Migrates one embedded database, of which each test gets a copy; and one with the street in it. */
export async function makeSnapshots(kinds: readonly Kind[]): Promise<void> {
  const [plain, street] = [snapshotOf('plain'), snapshotOf('street')]
  for (const folder of [plain, street, copies()]) fs.rmSync(folder, { recursive: true, force: true })
  const engine = await openQuick(plain)
  await migrate(engine, migrationsFolder)
  await engine.close()
  if (!kinds.includes('street')) return
  fs.cpSync(plain, street, { recursive: true })
  const house = await furnish(await openQuick(street), true)
  await house.close()
}

/** Copies that tests are at: what one that was killed left behind goes when the next run begins. */
const copies = (): string => path.join(quickFolder(), kept('copies'))

interface Fresh {
  readonly engine: Engine
  readonly drop: () => Promise<void>
}

/** A fresh database: in memory, or one of its own on the PostgreSQL that `TEST_DATABASE_URL` names. */
async function freshEngine(embedded: boolean, kind: Kind): Promise<Fresh> {
  const server = process.env.TEST_DATABASE_URL
  if (!server || embedded) {
    const folder = path.join(copies(), randomBytes(6).toString('hex'))
    if (fs.existsSync(snapshotOf(kind))) fs.cpSync(snapshotOf(kind), folder, { recursive: true })
    return {
      engine: await openQuick(folder),
      drop: async () => fs.rmSync(folder, { recursive: true, force: true }),
    }
  }
  const name = `anxin_test_${randomBytes(6).toString('hex')}`
  // copied file by file: half the time of writing each page to the log first (PostgreSQL 15 and later know the word)
  await asking(server, (admin) =>
    admin.query(`create database ${name} template ${templateOf(kind)} strategy file_copy`),
  )
  return {
    engine: await openPostgres(onServer(server, name)),
    drop: async () => {
      await asking(server, (admin) => admin.query(`drop database ${name} with (force)`))
    },
  }
}

export interface TestOptions {
  /** Fills the house with the fictional street and lets anybody sign in as its people. */
  readonly street?: boolean
  /** Lets timers and jobs run by themselves, as in service; otherwise `settle()` does them. */
  readonly working?: boolean
  /** The house can ring as well. */
  readonly voice?: boolean
  /** The street is furnished at this very minute, not copied: where a browser's clock or the database's own must agree. */
  readonly freshly?: boolean
  /** On the embedded database also where the tests run on a PostgreSQL. */
  readonly embedded?: boolean
  /** Proxies, besides this machine, whose word on the visitor's address is taken. */
  readonly trustedProxies?: readonly string[]
  /** The street, but not as a demo: nobody signs in by name, and the site counts as a true one. */
  readonly trueSite?: boolean
}

export async function openHouse(options: TestOptions = {}): Promise<TestHouse> {
  const embedded = (options.embedded ?? false) || !process.env.TEST_DATABASE_URL
  const copied: Street | undefined =
    options.street && !options.freshly ? JSON.parse(fs.readFileSync(streetNote(embedded), 'utf8')) : undefined
  const { engine, drop } = await freshEngine(embedded, copied ? 'street' : 'plain')
  const outside = rememberingOutside(options.voice ? ['voice'] : [])
  const faults: object[] = []
  const config: HouseConfig = {
    ...{
      engine,
      outside,
      baseUrl: 'http://127.0.0.1',
      demo: (options.street ?? false) && !options.trueSite,
      masterKey: copied ? Buffer.from(copied.masterKey, 'base64') : randomBytes(32),
    },
    log: (fault) => faults.push(fault),
    ...(options.trustedProxies ? { trustedProxies: options.trustedProxies } : {}),
  }
  const house = await openTheHouse(config)
  if (copied) house.floor.clock.turn({ seconds: (copied.at - Date.now()) / 1000 })
  else if (options.street) await seedStreet(house.floor)
  return standing(house, { config, options, faults, pager: outside.remembering, drop })
}

interface Around {
  readonly config: HouseConfig
  readonly options: TestOptions
  readonly faults: object[]
  readonly pager: Remembering
  readonly drop: () => Promise<void>
}

async function standing(house: House, around: Around): Promise<TestHouse> {
  const url = await house.app.listen({ host: '127.0.0.1', port: 0 })
  if (around.options.working) house.startWork()
  return {
    ...house,
    ...{ faults: around.faults, url, pager: around.pager },
    now: () => house.floor.clock.processNow,
    settle: async () => {
      await watchPages(house.floor)
      for (let busy = 1; busy > 0; ) {
        busy = await reapTimers(house.floor)
        for (const lane of Object.keys(handsOf) as Lane[]) busy += await runDue(house.floor, jobKinds, lane)
        busy += (await keepOutings(house.floor)) + (await keepAftercare(house.floor))
      }
      while ((await chainWaiting(house.floor)) > 0);
    },
    keepList: () => keepList(house.floor),
    keepSafeguard: () => keepSafeguard(house.floor),
    keepReferrals: async () =>
      (await keepReferrals(house.floor)) +
      (await keepIncoming(house.floor)) +
      (await keepSevere(house.floor)) +
      (await keepTransfers(house.floor)),
    visitor: () => new Visitor(url),
    colleague: async (role, where = 'here', duties = []) =>
      new Visitor(url, await makeColleague(house.floor, role, where, duties)),
    neighbour: async (name, birthDate = '1980-05-04') =>
      new Visitor(url, await makeNeighbour(house.floor, name, birthDate)),
    as: async (name) => {
      const visitor = new Visitor(url)
      const { people } = await visitor.must('GET /api/identity/demo/people')
      const person = people.find((one) => one.name === name)
      if (!person) throw new Error(`nobody on the street is called ${name}`)
      await visitor.must('POST /api/identity/demo/sessions', { body: { id: person.id } })
      return visitor
    },
    restart: async () => {
      house.floor.hub.wake('closing')
      await house.app.close()
      const next = await openTheHouse(around.config)
      next.floor.clock.turn({ seconds: house.floor.clock.offsetMs / 1000 })
      return standing(next, around)
    },
    close: async () => {
      await house.close()
      await around.drop()
    },
  }
}
