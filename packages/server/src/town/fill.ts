import { randomUUID } from 'node:crypto'
import type { Id } from '@anxin/core/ids.ts'
import { city } from '../../../../seed/town.ts'
import { auditLine } from '../platform/audit/chain.ts'
import type { Ctx, Floor } from '../platform/ctx.ts'
import { inTransaction } from '../platform/db/transaction.ts'
import { readDayExceptions } from '../platform/working-days.ts'
import { workOnCase } from './case.ts'
import { Dice } from './dice.ts'
import { sendLetter } from './letters.ts'
import { settlePerson } from './people.ts'
import { layCabin, layCity } from './places.ts'
import { Sheaf } from './sheaf.ts'
import type { Town } from './town.ts'
import { putOnList } from './waiting-list.ts'

/** Households of one cabin. @source the mission: thirty cabins for a hundred thousand households */
const perCabin = 3334
/** Of every so many households one has a case, one is waiting on the list, and some were on it. */
const every = { case: 5, waiting: 33, wasOnList: 3, letter: 4 } as const

export interface Filled {
  /** False where the city stood already: nothing was added. */
  readonly added: boolean
  readonly households: number
  readonly cabins: number
  /** Rows by table. */
  readonly rows: ReadonlyMap<string, number>
}
interface Asked {
  readonly households: number
  readonly seed: number
  readonly say: (line: string) => void
}

/** The same seed is the same city: its agency is found again by its id. */
const agencyOf = (seed: number): Id => new Dice(seed, 'agency').id(new Date(0))

/**
 * Agencies in which there may be people who are not invented: every one that is neither new and empty, nor the
 * fictional street, nor a city of this command. @param street the place below which all is fictional
 */
export async function listReal(floor: Floor, street: Id): Promise<string[]> {
  return inTransaction(floor, { as: 'house' }, async ({ line }) => {
    const { rows } = await line.query(
      `select t.name from tenant t where (t.set_up_at is not null or exists (select 1 from resident r where r.tenant_id = t.id))
         and not exists (select 1 from unit u where u.tenant_id = t.id and ($1 = any(u.path) or u.code like 'town-%')) order by t.name`,
      [street],
    )
    return rows.map((row) => row.name as string)
  })
}

const finishedKey = 'town.finished'

/** The agency of the city, made where it is not there yet. @returns since when it stands */
async function settleAgency(ctx: Ctx, tenantId: Id): Promise<Date> {
  // to the millisecond: what is told from it is told in milliseconds
  const now = new Date(ctx.now.getTime())
  await ctx.line.query(
    'insert into tenant (id, name, set_up_at, created_at) values ($1, $2, $3, $3) on conflict do nothing',
    [tenantId, city.agency, now],
  )
  const { rows } = await ctx.line.query('select created_at from tenant where id = $1', [tenantId])
  return rows[0]!.created_at as Date
}

const isFinished = (floor: Floor, tenantId: Id): Promise<boolean> =>
  inTransaction(floor, { as: 'house' }, async ({ line }) => {
    const asked = [tenantId, finishedKey]
    const { rows } = await line.query('select 1 from setting where tenant_id = $1 and key = $2', asked)
    return rows.length > 0
  })

async function nationOf(ctx: Ctx): Promise<Id> {
  const { rows } = await ctx.line.query(`select id from unit where kind = 'nation' order by created_at limit 1`)
  return rows[0]!.id as Id
}

/** One cabin with everything in it, in one transaction: what broke off is taken up at the next cabin. */
async function fillCabin(town: Town, n: number, households: number): Promise<ReadonlyMap<string, number>> {
  const laid = layCity(town, await nationOf(town.ctx))
  const cabin = layCabin(town, laid, n)
  const calendar = await readDayExceptions(town.ctx)
  const last = Math.min(households, (n + 1) * perCabin)
  const people = Array.from({ length: last - n * perCabin }, (_, at) => settlePerson(town, cabin, n * perCabin + at))
  for (const [at, person] of people.entries()) {
    if (person.n % every.case === 0) {
      const one = workOnCase(town, cabin, person, people[at + 1] ?? people[0]!)
      const writes = one.reached('INTAKE') && person.n % (every.case * every.letter) === 0
      // nobody is handed over to a place that has not said yes
      if (writes || one.state === 'TRANSFERRED') sendLetter(town, one)
    }
    const waits = person.n % every.waiting === 1
    if (waits || person.n % every.wasOnList === 2) putOnList(town, cabin, person, waits, calendar)
  }
  const written = await town.sheaf.write(town.ctx.line)
  // the fingerprints by which they are found stand already
  await town.ctx.line.query('delete from person_due where tenant_id = $1', [town.tenantId])
  return written
}

/** Writes an invented city down. Safe to repeat: the same seed adds nothing to a city that stands. */
export async function fillTown(floor: Floor, { households, seed, say }: Asked): Promise<Filled> {
  const tenantId = agencyOf(seed)
  const cabins = Math.ceil(households / perCabin)
  const rows = new Map<string, number>()
  const inTown = <T>(work: (town: Town) => Promise<T>, line?: string): Promise<T> =>
    inTransaction(
      floor,
      { as: 'house' },
      async (ctx) => {
        const now = await settleAgency(ctx, tenantId)
        await floor.keys.ready(ctx, tenantId)
        ctx.who = { kind: 'system', tenantId }
        // what the database guards by agency asks for whom this is
        await ctx.line.query(`select set_config('anxin.tenant', $1, true)`, [tenantId])
        return work({ ctx, sheaf: new Sheaf(), seed, tenantId, now, dice: (name) => new Dice(seed, name) })
      },
      { requestId: randomUUID() },
      line ? (ctx) => auditLine(ctx, line, 'done') : undefined,
    )
  if (await isFinished(floor, tenantId)) return { added: false, households: 0, cabins: 0, rows }
  for (let n = 0; n < cabins; n += 1) {
    const written = await inTown((town) => fillCabin(town, n, households))
    for (const [table, count] of written) rows.set(table, (rows.get(table) ?? 0) + count)
    say(`${n + 1} / ${cabins}`)
  }
  await inTown(
    ({ ctx }) =>
      ctx.line.query('insert into setting (tenant_id, key, value) values ($1, $2, $3) on conflict do nothing', [
        ...[tenantId, finishedKey, JSON.stringify({ households, seed })],
      ]),
    'town.city_filled',
  )
  await refreshFigures(floor)
  return { added: true, households, cabins, rows }
}

/** Tells the planner what there is now, so that the first page opened is as quick as the hundredth. */
async function refreshFigures(floor: Floor): Promise<void> {
  const line = await floor.engine.hold()
  try {
    await line.script('analyze')
  } finally {
    line.release()
  }
}
