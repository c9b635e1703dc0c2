import type { Id } from '@anxin/core/ids.ts'
import type { Definition, Phase } from '@anxin/core/scale/definition.ts'
import type { Deployment } from '@anxin/core/scale/offer.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Answer, Ask } from '../../platform/db/engine.ts'
import { db, type SittingRow } from './tables.ts'

/** A form of a sitting as it comes with the sitting. */
export interface FormKept {
  readonly id: Id
  readonly instrument: string
  readonly version: string
  readonly answersSealed: Buffer
  readonly seconds: Readonly<Record<string, number>>
  readonly done: boolean
  readonly startedAt: Date
}
/** The last finished form of an instrument before this sitting. */
export interface LastForm {
  readonly version: string
  readonly total: number | null
  readonly at: Date
}
export interface SiteKept extends Deployment {
  readonly enabled: readonly string[]
  readonly loadedTexts: readonly string[]
  /** Forms asked besides those of a pack, by pack. */
  readonly added?: Readonly<Record<string, readonly string[]>>
}
/** Everything that must be known to judge a sitting: one statement. */
export interface SittingKept {
  readonly sitting: SittingRow
  readonly resident: {
    readonly kind: 'anonymous' | 'registered'
    readonly nameSealed: Uint8Array | null
    readonly birthSealed: Uint8Array | null
    readonly guardianSealed: Uint8Array | null
    readonly phoneSealed: Uint8Array | null
    readonly elder: boolean
    readonly locale: 'zh' | 'en'
  }
  readonly forms: readonly FormKept[]
  readonly site: SiteKept
  readonly last: Readonly<Record<string, LastForm>>
}

const emptySite: SiteKept = { enabled: [], loadedTexts: [] }
export const siteKey = 'assessment.site'

interface Loaded extends SittingRow {
  kind: 'anonymous' | 'registered'
  name_sealed: Uint8Array | null
  birth_sealed: Uint8Array | null
  guardian_sealed: Uint8Array | null
  phone_sealed: Uint8Array | null
  elder: boolean
  locale: 'zh' | 'en'
  forms:
    | {
        id: Id
        instrument: string
        version: string
        answers: string
        seconds: Record<string, number>
        done: boolean
        at: string
      }[]
    | null
  site: SiteKept | null
  last: Record<string, { version: string; total: number | null; at: string }> | null
}

const sittingSql = `
  select s.*, r.kind, r.name_sealed, r.birth_sealed, r.guardian_sealed, r.phone_sealed, r.elder, r.locale,
    (select jsonb_agg(jsonb_build_object('id', f.id, 'instrument', f.instrument, 'version', f.version, 'answers',
       encode(f.answers_sealed, 'base64'), 'seconds', f.seconds, 'done', f.done, 'at', f.started_at) order by f.started_at, f.id)
     from response f where f.sitting_id = s.id) as forms,
    (select g.value from setting g where g.tenant_id = s.tenant_id and g.key = '${siteKey}') as site,
    (select jsonb_object_agg(l.instrument, jsonb_build_object('version', l.version, 'total', l.total, 'at', l.ended_at)) from (
       select distinct on (f.instrument) f.instrument, f.version, f.total, f.ended_at
       from response f join sitting b on b.id = f.sitting_id
       where f.resident_id = s.resident_id and f.done and f.sitting_id <> s.id
         -- what a relative answers for somebody is compared with what that relative answered before
         and (b.mode = 'proxy') = (s.mode = 'proxy') and b.proxy_relation is not distinct from s.proxy_relation
       order by f.instrument, f.ended_at desc) l) as last
  from sitting s left join resident r on r.id = s.resident_id
  where s.id = $1`

/**
 * Locks the sitting, then reads it with all that belongs to it: two statements of one trip, so that the second
 * sees what whoever held the lock before has left.
 */
export const sittingAsks = (id: Id): readonly [Ask, Ask] => [
  { text: 'select 1 from sitting where id = $1 for update', params: [id] },
  { text: sittingSql, params: [id] },
]

/** The sitting, locked, with all that belongs to it; undefined when it is not there or not the speaker's. */
export async function loadSitting(ctx: Ctx, id: Id, ahead?: Answer): Promise<SittingKept | undefined> {
  const [, read] = ahead
    ? [undefined, ahead]
    : await Promise.all(sittingAsks(id).map((one) => ctx.line.query(one.text, one.params)))
  const row = read?.rows[0] as unknown as Loaded | undefined
  if (!row?.kind) return undefined
  const forms = (row.forms ?? []).map(({ answers, at, ...form }) => ({
    ...form,
    answersSealed: Buffer.from(answers, 'base64'),
    startedAt: new Date(at),
  }))
  const last = Object.entries(row.last ?? {}).map(([instrument, one]) => [instrument, { ...one, at: new Date(one.at) }])
  return {
    sitting: row,
    resident: {
      ...{
        kind: row.kind,
        nameSealed: row.name_sealed,
        birthSealed: row.birth_sealed,
        guardianSealed: row.guardian_sealed,
      },
      ...{ phoneSealed: row.phone_sealed, elder: row.elder, locale: row.locale },
    },
    forms,
    site: row.site ?? emptySite,
    last: Object.fromEntries(last) as Record<string, LastForm>,
  }
}

/** What this agency decided about instruments it does not own. */
export async function readSite(ctx: Ctx): Promise<SiteKept> {
  const { rows } = await ctx.line.query('select value from setting where key = $1', [siteKey])
  return (rows[0]?.value as SiteKept | undefined) ?? emptySite
}

/** Definitions of this agency's own: loaded texts and own forms; of each the newest version first. */
export async function listOwnDefinitions(ctx: Ctx): Promise<Definition[]> {
  const { rows } = await ctx.line.query(
    'select body from instrument_version where tenant_id is not null order by instrument, published_at desc, id desc',
  )
  return rows.map((row) => row.body as Definition)
}

/** One version of one instrument, of this agency or of the release. */
export async function findDefinition(ctx: Ctx, instrument: string, version: string): Promise<Definition | undefined> {
  const { rows } = await ctx.line.query(
    'select body from instrument_version where instrument = $1 and version = $2 order by tenant_id nulls last limit 1',
    [instrument, version],
  )
  return rows[0]?.body as Definition | undefined
}

/** The phase that holds at a place on a day. */
export async function phaseAt(ctx: Ctx, unitId: Id, day: string): Promise<Phase> {
  const { rows } = await ctx.line.query('select phase_on($1, $2::date) as phase', [unitId, day])
  return rows[0]!.phase as Phase
}

export const isSittingKnown = async (ctx: Ctx, id: Id): Promise<boolean> =>
  (await db(ctx).selectFrom('sitting').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** The moment somebody last finished a form, by themselves or with a colleague. */
export async function lastCheckedAt(ctx: Ctx, residentId: Id): Promise<Date | undefined> {
  const { rows } = await ctx.line.query(
    'select max(ended_at) as at from response where resident_id = $1 and tenant_id = app_tenant() and done',
    [residentId],
  )
  return (rows[0]?.at as Date | null | undefined) ?? undefined
}
