import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/safeguard-report.ts'
import type { Id } from '@anxin/core/ids.ts'
import { neededSteps } from '@anxin/core/safeguard/report.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, unseal, unsealJson } from '../../../platform/privacy.ts'
import { noteOnEvent, seeEvent } from '../../crisis/door.ts'
import { mustHaveChecked } from '../policy.ts'
import * as store from '../store-report.ts'
import type { ReportRow } from '../tables.ts'
import { type ReportFields, standAlone } from './report.ts'
import { aroundOf, hush, mustReachUnit, mustSee, namer, reachesUnit } from './see.ts'

type Shown = ReplyOf<typeof door.reportCheck>

async function shown(ctx: Ctx, row: ReportRow, together: number): Promise<Shown> {
  const event = await seeEvent(ctx, row.event_id)
  const name = await namer(ctx, [row.checked_by])
  return {
    ...{ id: row.id, eventId: row.event_id, eventNumber: event?.number ?? '', eventState: event?.state ?? '' },
    personName: (await aroundOf(ctx, row.resident_id)).name,
    ...{ relation: row.relation, matched: row.matched, grouped: row.grouped, times: row.times, together },
    fields: unsealJson<ReportFields>(ctx, 'third_party_report.fields', row.id, row.fields_sealed)!,
    ...{ state: row.state, steps: row.steps, needed: neededSteps(row.has_number), checkedBy: name(row.checked_by) },
    note: unseal(ctx, 'third_party_report.note', row.id, row.note_sealed),
    at: row.at.toISOString(),
  }
}

/** Reports of the speaker’s places, or of one event. */
export async function listReports(
  ctx: Ctx,
  { params }: Input<typeof door.reportList>,
): Promise<ReplyOf<typeof door.reportList>> {
  if (params.eventId) await mustSee(ctx, params.eventId)
  const reports: Shown[] = []
  for (const row of await store.listReports(ctx, params.eventId))
    if (await reachesUnit(ctx, row.unit_id)) reports.push(await shown(ctx, row, row.together))
  return { reports, waiting: await store.countWaiting(ctx) }
}

/** @throws Refusal NOT_FOUND */
async function mustFind(ctx: Ctx, id: Id): Promise<ReportRow> {
  const row = await store.findReport(ctx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  await mustReachUnit(ctx, row.unit_id)
  hush(ctx, row.id)
  return row
}

/** What was done before anybody calls the person, and what came of it. @throws Refusal WRONG_STATE with a step missing */
export async function checkReport(ctx: Ctx, { params, body }: Input<typeof door.reportCheck>): Promise<Shown> {
  const who = mustBeStaff(ctx)
  const row = await mustFind(ctx, params.id)
  mustHaveChecked(row, body.steps, body.result)
  const next = store.changeReport(ctx, row, {
    ...{ steps: body.steps, state: body.result, checked_by: who.id, checked_at: ctx.now },
    note_sealed: body.note ? seal(ctx, 'third_party_report.note', row.id, body.note) : row.note_sealed,
  })
  if (row.state !== body.result) await noteOnEvent(ctx, row.event_id, 'safeguard.report_checked', body.result)
  return shown(ctx, next, 0)
}

/** Takes a report out of the gathered ones. */
export async function separateReport(ctx: Ctx, { params, body }: Input<typeof door.reportSeparate>): Promise<Shown> {
  const row = await mustFind(ctx, params.id)
  if (!row.grouped) return shown(ctx, row, 0)
  const fields = unsealJson<ReportFields>(ctx, 'third_party_report.fields', row.id, row.fields_sealed)!
  const who = ctx.who
  ctx.who = { kind: 'system', tenantId: row.tenant_id }
  const next = await standAlone(ctx, row, fields)
  ctx.who = who
  await noteOnEvent(ctx, row.event_id, 'safeguard.report_separated', body.reason)
  return shown(ctx, next, 0)
}
