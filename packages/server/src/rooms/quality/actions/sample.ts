import type * as door from '@anxin/contract/companion-quality.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type { Id } from '@anxin/core/ids.ts'
import { dimensions, harmsIn, type Reading } from '@anxin/core/quality/rubric.ts'
import { placesOf } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { tellAdmins } from '../../../platform/outside/tell.ts'
import { seal, unseal, unsealJson } from '../../../platform/privacy.ts'
import { mustBeFree, mustBeThere, mustReach, readerRoles } from '../policy.ts'
import * as store from '../store.ts'
import type { ReadingRow } from '../tables.ts'
import type { CopiedLine } from './copy.ts'

type Row = ReplyOf<typeof door.readingPut>['row']

const ratingsOf = (row: Reading): Reading =>
  Object.fromEntries(dimensions.map((name) => [name, row[name]])) as unknown as Reading

const linesOf = (ctx: Ctx, row: store.SampleShown): CopiedLine[] =>
  unsealJson<CopiedLine[]>(ctx, 'quality_sample.lines', row.id, row.lines_sealed) ?? []

const rowShown = (ctx: Ctx, row: store.SampleShown): Row => ({
  ...{ id: row.id, week: row.week, unitName: row.unit_name, lines: linesOf(ctx, row).length },
  mine: row.mine && ratingsOf(row.mine),
})

/** A copy this person may read: row-level security knows who that is. The audit is about the copy, not the resident. */
async function mustFindSample(ctx: Ctx, id: Id): Promise<store.SampleShown> {
  const row = await store.findSample(ctx, id)
  mustBeThere(row)
  ctx.about = { id: row.id }
  return row
}

export async function listSamples(ctx: Ctx): Promise<ReplyOf<typeof door.sampleList>> {
  const rows = await store.listSamples(ctx, placesOf(mustBeStaff(ctx), readerRoles))
  return { rows: rows.map((row) => rowShown(ctx, row)) }
}

/** @throws Refusal NOT_FOUND */
export async function openSample(
  ctx: Ctx,
  { params }: Input<typeof door.sampleGet>,
): Promise<ReplyOf<typeof door.sampleGet>> {
  const who = mustBeStaff(ctx)
  const row = await mustFindSample(ctx, params.id)
  const mine = await store.findReading(ctx, row.id, who.id)
  return {
    ...{ id: row.id, week: row.week, lines: linesOf(ctx, row) },
    mine: mine ? { ...ratingsOf(mine), note: noteOf(ctx, mine) } : null,
  }
}

const noteOf = (ctx: Ctx, row: ReadingRow): string => unseal(ctx, 'quality_reading.note', row.id, row.note_sealed) ?? ''

/**
 * Rates a talk, or corrects one’s own rating. The first time somebody sees harm in it, administrators are told.
 * @throws Refusal NOT_FOUND, ALREADY_TAKEN when two others have read it
 */
export async function rateSample(ctx: Ctx, { params, body }: Input<typeof door.readingPut>): Promise<{ row: Row }> {
  const who = mustBeStaff(ctx)
  await store.queueAt(ctx, params.id)
  const row = await mustFindSample(ctx, params.id)
  mustReach(who, readerRoles, row.path)
  const before = await store.findReading(ctx, row.id, who.id)
  const id = before?.id ?? newId(ctx)
  const said = {
    ...body.reading,
    note_sealed: body.note ? seal(ctx, 'quality_reading.note', id, body.note) : null,
  }
  if (before) await store.changeReading(ctx, id, said)
  else {
    mustBeFree(row.readings)
    const of = { sample_id: row.id, tenant_id: row.tenant_id, unit_id: row.unit_id, staff_id: who.id }
    await store.insertReading(ctx, { ...said, ...of, id, at: ctx.now })
  }
  const wasTold = before !== undefined && harmsIn(before).length > 0
  if (harmsIn(body.reading).length > 0 && !wasTold) await tellAdmins(ctx, 'quality_harm')
  return { row: rowShown(ctx, await mustFindSample(ctx, params.id)) }
}

export async function listHarms(ctx: Ctx): Promise<ReplyOf<typeof door.harmList>> {
  const rows = await store.listHarms(ctx, placesOf(mustBeStaff(ctx), ['agency_admin']))
  return {
    rows: rows.map((row) => ({
      ...{ sampleId: row.sample_id, week: row.week, unitName: row.unit_name, in: harmsIn(row) },
      ...{ note: noteOf(ctx, row), at: row.at.toISOString() },
    })),
  }
}
