import type { Definition } from '../scale/definition.ts'
import { definitions } from '../scale/registry.ts'
import type { Score } from '../scale/score.ts'
import { isOffTrack, type Outcome, outcomeOf } from './outcome.ts'

/** One form somebody filled in, scored. */
export interface MeasureRow {
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

const scoreOf = ({ instrument, version, total }: MeasureRow): Score => ({
  ...{ instrument, version, valid: true, total, prorated: false, band: null, positive: null },
  ...{ subscales: {}, subscaleBands: {}, triggers: [], missing: [], flags: [], next: [] },
})

/**
 * Scales with a published change: those of this release, one version compared with itself.
 * @param rows oldest first
 */
export const measuredOf = (rows: readonly MeasureRow[]): Measured[] =>
  definitions.flatMap((definition): Measured[] => {
    const own = rows.filter((row) => row.instrument === definition.id && row.version === definition.version)
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last || !definition.change) return []
    return [
      {
        definition,
        points: own.map(({ total, ended_at }) => ({ total: Number(total), at: ended_at })),
        outcome: own.length > 1 ? outcomeOf(definition, scoreOf(first), scoreOf(last)) : 'unknown',
      },
    ]
  })

const order: readonly Outcome[] = ['deteriorated', 'recovered', 'improved', 'same', 'unknown']

/** What stands for the whole case: worse anywhere comes first, then the best that can be said. */
export const mainOutcomeOf = (measured: readonly Measured[]): Outcome =>
  order.find((one) => measured.some(({ outcome }) => outcome === one)) ?? 'unknown'

/** How an outcome is put to the person themself. */
const moved = {
  recovered: 'better',
  improved: 'better',
  same: 'same',
  deteriorated: 'harder',
  unknown: 'unknown',
} as const
export const movedOf = (outcome: Outcome): (typeof moved)[Outcome] => moved[outcome]

/** Whether a supervisor is to look: enough sessions, and no scale measured twice moves the right way. */
export const offTrack = (sessions: number, measured: readonly Measured[]): boolean =>
  isOffTrack(
    sessions,
    measured.filter(({ points }) => points.length > 1).map(({ outcome }) => outcome),
  )
