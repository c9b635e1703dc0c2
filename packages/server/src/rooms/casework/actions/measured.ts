import { isOffTrack, type Outcome, outcomeOf } from '@anxin/core/casework/outcome.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import { definitions } from '@anxin/core/scale/registry.ts'
import type { Score } from '@anxin/core/scale/score.ts'
import type { Ctx } from '../../../platform/ctx.ts'

interface MeasureRow {
  readonly instrument: string
  readonly version: string
  readonly total: number
  readonly ended_at: Date
}
/** One scale of somebody since the case was opened, oldest first, with how it went. */
export interface Measured {
  readonly definition: Definition
  readonly points: readonly { readonly total: number; readonly at: Date }[]
  readonly outcome: Outcome
}

/** A form filled in shortly before the case was opened is its first measure. */
const beforeDays = 30

const score = ({ instrument, version, total }: MeasureRow): Score => ({
  ...{ instrument, version, valid: true, total, prorated: false, band: null, positive: null },
  ...{ subscales: {}, subscaleBands: {}, triggers: [], missing: [], flags: [], next: [] },
})

/** Scales with a published change, measured in the course of a case: those of this release, one version compared with itself. */
export async function listMeasured(ctx: Ctx, residentId: Id, openedAt: Date): Promise<Measured[]> {
  const { rows } = await ctx.line.query(
    `select instrument, version, total, ended_at from case_measure where resident_id = any(same_person($1))
       and mode <> 'proxy' and ended_at >= $2::timestamptz - make_interval(days => $3) order by ended_at, id limit 500`,
    [residentId, openedAt, beforeDays],
  )
  return definitions.flatMap((definition): Measured[] => {
    const own = (rows as unknown as MeasureRow[]).filter(
      (row) => row.instrument === definition.id && row.version === definition.version,
    )
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last || !definition.change) return []
    return [
      {
        definition,
        points: own.map(({ total, ended_at }) => ({ total: Number(total), at: ended_at })),
        outcome: own.length > 1 ? outcomeOf(definition, score(first), score(last)) : 'unknown',
      },
    ]
  })
}

const order: readonly Outcome[] = ['deteriorated', 'recovered', 'improved', 'same', 'unknown']

/** What stands for the whole case: worse anywhere comes first, then the best that can be said. */
export async function mainOutcome(ctx: Ctx, residentId: Id, openedAt: Date): Promise<Outcome> {
  const all = (await listMeasured(ctx, residentId, openedAt)).map(({ outcome }) => outcome)
  return order.find((one) => all.includes(one)) ?? 'unknown'
}

export const offTrack = (sessions: number, measured: readonly Measured[]): boolean =>
  isOffTrack(
    sessions,
    measured.filter(({ points }) => points.length > 1).map(({ outcome }) => outcome),
  )
