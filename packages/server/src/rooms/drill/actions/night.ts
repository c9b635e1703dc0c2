import { randomUUID } from 'node:crypto'
import type * as contract from '@anxin/contract/drill.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { callerSays, lastHour, type NightFailure, nightLimits } from '@anxin/core/crisis/drill.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listAdmins, listColleagues, namesOf } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, type Floor, minutesLater, mustBeStaff, newId, tenantOf } from '../../../platform/ctx.ts'
import { inTransaction } from '../../../platform/db/transaction.ts'
import type { Input } from '../../../platform/http/server.ts'
import { writeDownQuietCaller } from '../../../platform/identity/drill.ts'
import { book } from '../../../platform/jobs.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { keepSetting, readSetting } from '../../../platform/settings.ts'
import { sendMessage } from '../../companion/door.ts'
import { mustBeKnowing } from '../policy.ts'
import * as store from '../store.ts'
import type { RunRow } from '../tables.ts'
import { failuresOfRun } from './report.ts'

type Night = ReplyOf<typeof contract.nightGet>

/** What an agency has set: whether, at which hour in Shanghai, how many callers, and who has set it. */
interface NightKept {
  readonly on: boolean
  readonly hour: number
  readonly callers: number
  readonly setBy: Id
  readonly setAt: string
}
const nightKey = 'drill.night'
/** Off until somebody turns it on. */
const unset = { on: false, hour: 3, callers: 6 } as const

export async function readNight(ctx: Ctx): Promise<Night> {
  const kept = await readSetting<NightKept>(ctx, nightKey)
  const names = kept ? await namesOf(ctx, [kept.setBy]) : undefined
  const { on, hour, callers } = kept ?? unset
  return {
    ...{ on, hour, callers, testSite: ctx.floor.demo },
    ...{ setBy: kept ? (names?.get(kept.setBy) ?? '') : null, setAt: kept?.setAt ?? null },
  }
}

/** @throws Refusal BAD_INPUT where it is turned on outside a test site without saying so */
export async function changeNight(ctx: Ctx, { body }: Input<typeof contract.nightPut>): Promise<Night> {
  const who = mustBeStaff(ctx)
  mustBeKnowing(body, ctx.floor.demo)
  const { on, hour, callers } = body
  const kept: NightKept = { on, hour, callers, setBy: who.id, setAt: ctx.now.toISOString() }
  keepSetting(ctx, nightKey, kept)
  return readNight(ctx)
}

/** When the drill of the last night was due; undefined where none is wanted, or none was yet. */
async function dueAt(ctx: Ctx): Promise<{ kept: NightKept; at: Date; night: string } | undefined> {
  const kept = await readSetting<NightKept>(ctx, nightKey)
  if (!kept?.on) return undefined
  const at = new Date(lastHour(ctx.now.getTime(), kept.hour))
  return at < new Date(kept.setAt) ? undefined : { kept, at, night: shanghaiDay(at) }
}

const runOf = (ctx: Ctx, kept: NightKept, night: string, more: Partial<RunRow>): RunRow => ({
  ...{ id: newId(ctx), tenant_id: tenantOf(ctx), code_index: null, title: night, callers: kept.callers },
  ...{ opened_by: null, opened_at: ctx.now, ends_at: minutesLater(ctx.now, nightLimits.minutes), ended_at: null },
  ...{ night, failures: null },
  ...more,
})

/** Opens tonight's drill at its hour and books its callers; once a night. @returns 1 when it was opened */
export async function openTonight(ctx: Ctx): Promise<number> {
  const due = await dueAt(ctx)
  if (!due || ctx.now >= minutesLater(due.at, nightLimits.missedAfterMinutes)) return 0
  const run = runOf(ctx, due.kept, due.night, {})
  if (!(await store.insertNight(ctx, run))) return 0
  for (let n = 0; n < run.callers; n += 1) {
    const comesAt = new Date(ctx.now.getTime() + (n / run.callers) * nightLimits.comingSeconds * 1000)
    await book(ctx, 'drill.call', { runId: run.id, n, callerId: randomUUID(), messageId: randomUUID() }, comesAt)
  }
  return 1
}

/** One caller of the night comes and speaks, through the very action anybody's words go through. Safe to repeat. */
export async function playCaller(floor: Floor, tenantId: Id, body: Readonly<Record<string, unknown>>): Promise<void> {
  const [residentId, runId] = [body.callerId as Id, body.runId as Id]
  const comes = await inTransaction(floor, { as: 'tenant', tenantId }, async (ctx) => {
    const run = await store.lockRun(ctx, runId)
    if (!run || run.ended_at) return false
    await writeDownQuietCaller(ctx, residentId)
    await store.insertCaller(ctx, { resident_id: residentId, tenant_id: tenantId, run_id: runId })
    return true
  })
  if (!comes) return
  const text = callerSays(body.n as number)
  await inTransaction(floor, { as: 'resident', tenantId, residentId }, (ctx) =>
    sendMessage(ctx, { params: {}, body: { id: body.messageId as string, text, locale: 'zh' } }),
  )
}

/** Says what the drill of a night has shown; supervisors hear of it when it has failed. */
export async function judge(ctx: Ctx, run: RunRow, failures?: NightFailure[]): Promise<void> {
  const found = failures ?? (await failuresOfRun(ctx, run))
  await store.judgeRun(ctx, run.id, found)
  if (found.length > 0) await tellSupervisors(ctx)
}

async function tellSupervisors(ctx: Ctx): Promise<void> {
  const supervisors = await listColleagues(ctx, ['supervisor'])
  await tellStaff(ctx, supervisors.length > 0 ? supervisors : await listAdmins(ctx), 'night_drill')
}

/** Tells once of a night that went without its drill, and of one nobody has judged. @returns how many */
export async function watchNight(ctx: Ctx): Promise<number> {
  const stuck = await store.takeUnjudged(ctx, minutesLater(ctx.now, -nightLimits.missedAfterMinutes))
  for (const run of stuck) await judge(ctx, run, ['not_judged'])
  const due = await dueAt(ctx)
  if (!due || ctx.now < minutesLater(due.at, nightLimits.missedAfterMinutes)) return stuck.length
  const over = { ends_at: ctx.now, ended_at: ctx.now, failures: ['missed' as const] }
  const isNew = await store.insertNight(ctx, runOf(ctx, due.kept, due.night, { ...over }))
  if (isNew) await tellSupervisors(ctx)
  return stuck.length + (isNew ? 1 : 0)
}

/** A night of drills that is over: judged before its events are closed. */
export async function judgeIfNight(ctx: Ctx, run: RunRow): Promise<void> {
  if (run.night && !run.failures) await judge(ctx, run)
}
