import type { Id } from '@anxin/core/ids.ts'
import { type Over, ofAgeOn, standing } from '@anxin/core/retention/due.ts'
import { type RetentionCode, schedule } from '@anxin/core/retention/schedule.ts'
import { forEachAgency } from '../../platform/agencies.ts'
import { noteLine } from '../../platform/audit/chain.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, type Floor, newId, tenantOf } from '../../platform/ctx.ts'
import { inTransaction } from '../../platform/db/transaction.ts'
import { unseal } from '../../platform/privacy.ts'
import * as store from './store.ts'

/** So many things are looked at, or lines of the log removed, in one transaction: nobody else waits for long. */
const [portion, logPortion] = [20, 500]
const start: store.Mark = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' as Id }

interface Run {
  readonly id: Id
  readonly tenantId: Id
}
interface Portion {
  readonly gone: number
  readonly held: number
  readonly minors: number
  /** Where to go on; undefined when that was all. */
  readonly next: store.Mark | undefined
}

const overOf = (ctx: Ctx, row: store.Candidate): Over => ({
  ...{ endedOn: shanghaiDay(row.ended_at), minor: row.minor, held: row.held, ofAgeOn: row.of_age_on },
  birthDate: row.resident_id ? unseal(ctx, 'resident.birth', row.resident_id, row.birth_sealed) : null,
})

async function removePortion(ctx: Ctx, run: Run, { kind, code }: store.Kind, after: store.Mark): Promise<Portion> {
  const [rule, today] = [schedule[code], shanghaiDay(ctx.now)]
  const months = (await store.listTerms(ctx)).get(code)?.months ?? rule.usual
  const rows = await store.listOver(ctx, kind, after, portion)
  const found = { gone: 0, held: 0, minors: 0 }
  for (const row of rows) {
    const over = overOf(ctx, row)
    const stands = standing(rule, months, over, today)
    if (stands === 'held') found.held += 1
    if (stands === 'minor') found.minors += 1
    if (stands === 'due' && (await store.remove(ctx, run.id, kind, { id: row.id, ofAge: ofAgeOn(rule, over) })))
      found.gone += 1
  }
  const last = rows.at(-1)
  return { ...found, next: last && rows.length === portion ? { at: last.ended_at, id: last.id } : undefined }
}

const inRun = <T>(floor: Floor, run: Run, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inTransaction(floor, { as: 'tenant', tenantId: run.tenantId }, work)

type Found = Pick<Portion, 'gone' | 'held' | 'minors'>
const add = (a: Found, b: Found): Found => ({
  ...{ gone: a.gone + b.gone, held: a.held + b.held, minors: a.minors + b.minors },
})
const nothing: Found = { gone: 0, held: 0, minors: 0 }

/** Everything of one kind, portion by portion. */
async function goThroughKind(floor: Floor, run: Run, kind: store.Kind): Promise<Found> {
  let found = nothing
  for (let mark: store.Mark | undefined = start; mark; ) {
    const after: store.Mark = mark
    const portionFound: Portion = await inRun(floor, run, (ctx) => removePortion(ctx, run, kind, after))
    found = add(found, portionFound)
    mark = portionFound.next
  }
  return found
}

async function goThroughLog(floor: Floor, run: Run): Promise<number> {
  let removed = 0
  for (let more = 1; more > 0; removed += more)
    more = await inRun(floor, run, (ctx) => store.removeLog(ctx, run.id, logPortion))
  return removed
}

/**
 * Goes through everything once. What cannot go keeps nothing else waiting; then the run stays open, as when it is cut
 * off, and the next call goes on with it.
 */
async function goThrough(floor: Floor, run: Run): Promise<number> {
  const held: Partial<Record<RetentionCode, Found>> = {}
  const faults: unknown[] = []
  let removed = 0
  for (const kind of await inRun(floor, run, store.listKinds)) {
    const [one] = await Promise.allSettled([goThroughKind(floor, run, kind)])
    if (one.status === 'rejected') faults.push(one.reason)
    else {
      held[kind.code] = add(held[kind.code] ?? nothing, one.value)
      removed += one.value.gone
    }
  }
  removed += await goThroughLog(floor, run)
  if (faults.length > 0) throw faults[0]
  await inRun(floor, run, async (ctx) => {
    await store.finishRun(ctx, run.id, held)
    ctx.about.id = run.id
    await noteLine(ctx, 'retention.run_finished')
  })
  return removed
}

/**
 * Once a day and agency: removes what is due and writes the report. Called more often, it does nothing, or goes on
 * where it was cut off. A fault in one agency does not keep the others waiting; the first is thrown at the end.
 * @returns things and lines removed
 */
export async function keepRetention(floor: Floor): Promise<number> {
  const runs: Run[] = []
  await forEachAgency(floor, async (ctx) => {
    const id = await store.openRun(ctx, newId(ctx), shanghaiDay(ctx.now))
    if (id) runs.push({ id, tenantId: tenantOf(ctx) })
    return 0
  })
  const faults: unknown[] = []
  let removed = 0
  for (const run of runs) {
    const [one] = await Promise.allSettled([goThrough(floor, run)])
    if (one.status === 'fulfilled') removed += one.value
    else faults.push(one.reason)
  }
  if (faults.length > 0) throw faults[0]
  return removed
}
