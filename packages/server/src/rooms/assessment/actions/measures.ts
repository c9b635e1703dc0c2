import type * as door from '@anxin/contract/assessment-staff.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { compare } from '@anxin/core/scale/change.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { pathOfResident } from '../../../platform/identity/written-down.ts'
import { unseal } from '../../../platform/privacy.ts'
import { fillRoles, mustReach } from '../policy.ts'
import { findDefinition } from '../store.ts'
import { db } from '../tables.ts'
import { listSeries, pointOf, type SeriesPoint } from './series.ts'
import { wordsOf } from './shown.ts'

export type Measures = ReplyOf<typeof door.measuresGet>
type Series = Measures['series'][number]
type Point = Series['points'][number]

/** The one before that the same person answered: what a relative says for somebody is not what they say themselves. @source feature A07 */
const lastAlike = (before: readonly SeriesPoint[], one: SeriesPoint): SeriesPoint | undefined =>
  before
    .filter((past) => (past.mode === 'proxy') === (one.mode === 'proxy') && past.proxyRelation === one.proxyRelation)
    .at(-1)

function changeShown(definition: Definition, before: SeriesPoint | undefined, now: SeriesPoint): Point['change'] {
  if (!before || before.version !== now.version || before.version !== definition.version) return null
  const change = compare(definition, before.score, now.score)
  return change
    ? {
        delta: change.delta,
        direction: change.direction,
        reliable: change.reliable,
        significant: change.clinicallySignificant,
      }
    : null
}

const pointShown = (definition: Definition, before: SeriesPoint | undefined, one: SeriesPoint): Point => ({
  ...{ responseId: one.id, at: one.at.toISOString(), version: one.version, total: one.total, band: one.band },
  bandLabel: definition.bands.find((band) => band.id === one.band)?.label ?? null,
  ...{ positive: one.positive, mode: one.mode, flags: [...one.flags], prorated: one.prorated },
  change: changeShown(definition, before, one),
})

function seriesShown(ctx: Ctx, definition: Definition, points: readonly SeriesPoint[]): Series {
  const { scoring, bands } = definition
  const { title, mark, notice } = wordsOf(ctx, definition)
  return {
    ...{
      instrument: definition.id,
      title,
      mark,
      notice,
    },
    ...{ worse: scoring.worse, range: scoring.range ? { ...scoring.range } : null },
    bands: bands.flatMap(({ id, label, min, max }) =>
      min === undefined || max === undefined ? [] : [{ id, label, min, max }],
    ),
    points: points.map((one, at) => pointShown(definition, lastAlike(points.slice(0, at), one), one)),
  }
}

/** Each form in the version it was answered in; one definition is read once. */
function definitionsOf(ctx: Ctx): (instrument: string, version: string) => Promise<Definition> {
  const read = new Map<string, Definition>()
  return async (instrument, version) => {
    const key = `${instrument} ${version}`
    const found = read.get(key) ?? (await findDefinition(ctx, instrument, version))
    if (!found) throw new Error(`${key} was answered and is not kept`)
    read.set(key, found)
    return found
  }
}

/** A resident's measures over time, of a place the speaker answers for. */
export async function measuresOf(ctx: Ctx, residentId: Id): Promise<Measures> {
  const points = await listSeries(ctx, residentId)
  const definitionOf = definitionsOf(ctx)
  const byInstrument = new Map<string, SeriesPoint[]>()
  for (const one of points) byInstrument.set(one.instrument, [...(byInstrument.get(one.instrument) ?? []), one])
  const series: Series[] = []
  for (const [instrument, list] of byInstrument)
    series.push(seriesShown(ctx, await definitionOf(instrument, list.at(-1)!.version), list))
  const resident = await readResident(ctx, residentId)
  return { name: resident ? unseal(ctx, 'resident.name', residentId, resident.name_sealed) : null, series }
}

export async function readMeasures(ctx: Ctx, { params }: Input<typeof door.measuresGet>): Promise<Measures> {
  mustReach(mustBeStaff(ctx), fillRoles, await pathOfResident(ctx, params.id))
  ctx.about = { id: params.id, residentId: params.id }
  return measuresOf(ctx, params.id)
}

/** What stands for a question whose wording may not be kept here. */
const textless = (ctx: Ctx, id: string): string => (ctx.tongue === 'en' ? `Question ${id}` : `第 ${id} 题`)

/** One filled-in form, in the form in which it was answered. @throws Refusal NOT_FOUND */
export async function readResponse(
  ctx: Ctx,
  { params }: Input<typeof door.responseGet>,
): Promise<ReplyOf<typeof door.responseGet>> {
  const who = mustBeStaff(ctx)
  const row = await db(ctx)
    .selectFrom('response')
    .innerJoin('sitting', 'sitting.id', 'response.sitting_id')
    .selectAll('response')
    .select(['sitting.mode', 'sitting.proxy_relation'])
    .where('response.id', '=', params.id)
    .where('response.done', '=', true)
    .executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  mustReach(who, fillRoles, await pathOfResident(ctx, row.resident_id))
  ctx.about = { id: params.id, residentId: row.resident_id }
  const definition = await definitionsOf(ctx)(row.instrument, row.version)
  const point = pointOf(ctx, row)
  const past = (await listSeries(ctx, row.resident_id)).filter(
    (one) => one.instrument === row.instrument && one.at < point.at,
  )
  const { title, mark, notice, items } = wordsOf(ctx, definition)
  return {
    ...{ title, version: definition.version, mark, notice, language: row.language },
    ...{ at: point.at.toISOString(), mode: point.mode, proxyRelation: point.proxyRelation as never },
    items: items.map(({ id, text, safety, options }) => {
      const value = point.answers[id] ?? null
      const answer = value === null ? null : (options.find((one) => one.value === value)?.label ?? String(value))
      return { id, text: text || textless(ctx, id), safety, answer, value }
    }),
    point: pointShown(definition, lastAlike(past, point), point),
  }
}
