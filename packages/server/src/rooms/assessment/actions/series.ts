import type { Id } from '@anxin/core/ids.ts'
import type { Answers } from '@anxin/core/scale/answers.ts'
import type { Score } from '@anxin/core/scale/score.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { unsealJson } from '../../../platform/privacy.ts'
import { db, type Mode, type ResponseRow } from '../tables.ts'

/** One finished form of a person, with the band it was given then. */
export interface SeriesPoint {
  readonly id: Id
  readonly sittingId: Id
  readonly instrument: string
  readonly version: string
  readonly at: Date
  readonly mode: Mode
  readonly proxyRelation: string | null
  readonly total: number | null
  readonly band: string | null
  readonly positive: boolean | null
  readonly prorated: boolean
  readonly flags: readonly string[]
  readonly answers: Answers
  /** As kept then, in the shape the comparison reads. */
  readonly score: Score
}

type Row = ResponseRow & { mode: Mode; proxy_relation: string | null }

export function pointOf(ctx: Ctx, row: Row): SeriesPoint {
  const score: Score = {
    ...{ instrument: row.instrument, version: row.version, valid: row.valid ?? false, total: row.total },
    ...{ prorated: row.prorated ?? false, band: row.band, positive: row.positive, subscales: row.subscales ?? {} },
    ...{ subscaleBands: {}, triggers: [], missing: [], flags: row.flags, next: [] },
  }
  return {
    ...{ id: row.id, sittingId: row.sitting_id, instrument: row.instrument, version: row.version },
    ...{ at: row.ended_at ?? row.started_at, mode: row.mode, proxyRelation: row.proxy_relation },
    ...{ total: row.total, band: row.band, positive: row.positive, prorated: row.prorated ?? false, flags: row.flags },
    answers: unsealJson<Answers>(ctx, 'response.answers', row.id, row.answers_sealed) ?? {},
    score,
  }
}

/** Every finished form of a person: by instrument, then oldest first. */
export async function listSeries(ctx: Ctx, residentId: Id): Promise<SeriesPoint[]> {
  const rows = await db(ctx)
    .selectFrom('response')
    .innerJoin('sitting', 'sitting.id', 'response.sitting_id')
    .selectAll('response')
    .select(['sitting.mode', 'sitting.proxy_relation'])
    .where('response.resident_id', '=', residentId)
    .where('response.done', '=', true)
    .orderBy('response.instrument')
    .orderBy('response.ended_at')
    .orderBy('response.id')
    .limit(2000)
    .execute()
  return rows.map((row) => pointOf(ctx, row))
}
