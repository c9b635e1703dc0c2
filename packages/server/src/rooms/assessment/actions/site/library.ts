import { createHash } from 'node:crypto'
import type * as door from '@anxin/contract/assessment-library.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { optionsOf } from '@anxin/core/scale/answers.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import { cardShown, countingShown, formShown } from '@anxin/core/scale/form-shown.ts'
import { importForm } from '@anxin/core/scale/import/form.ts'
import { whyNotOffered } from '@anxin/core/scale/offer.ts'
import { neverShipped } from '@anxin/core/scale/refused.ts'
import { definitions, mustFindInstrument } from '@anxin/core/scale/registry.ts'
import { type Ctx, mustBeStaff, newId, type StaffWho } from '../../../../platform/ctx.ts'
import type { Input } from '../../../../platform/http/server.ts'
import { keepSetting } from '../../../../platform/settings.ts'
import { listOwnDefinitions, readSite, type SiteKept, siteKey } from '../../store.ts'

type Card = ReplyOf<typeof door.formPublish>['instrument']
type Site = ReplyOf<typeof door.sitePut>['site']

const card = (definition: Definition, site: SiteKept, origin: Card['origin']): Card => ({
  ...cardShown(definition),
  ...{ origin, whyNot: whyNotOffered(definition, site) ?? null },
})

const siteShown = (site: SiteKept): Site => ({
  signatory: site.nonCommercialSignatory ?? null,
  enabled: [...site.enabled],
  loadedTexts: [...site.loadedTexts],
})

export async function readLibrary(ctx: Ctx): Promise<ReplyOf<typeof door.instrumentsGet>> {
  mustBeStaff(ctx)
  const site = await readSite(ctx)
  const own = await listOwnDefinitions(ctx)
  const newest = [...new Map([...own].reverse().map((one) => [one.id, one])).values()]
  const release = definitions.filter((one) => !newest.some((mine) => mine.id === one.id))
  return {
    instruments: [...release.map((one) => card(one, site, 'release')), ...newest.map((one) => card(one, site, 'own'))],
    neverShipped: neverShipped.map((one) => ({ ...one })),
    site: siteShown(site),
  }
}

/** One instrument as it is asked here. @throws Refusal NOT_FOUND */
export async function readInstrument(
  ctx: Ctx,
  { params }: Input<typeof door.instrumentGet>,
): Promise<ReplyOf<typeof door.instrumentGet>> {
  const found = [...(await listOwnDefinitions(ctx)), ...definitions].find((one) => one.id === params.id)
  if (!found) throw new Refusal('NOT_FOUND')
  return { form: formShown(found), counting: countingShown(found) }
}

export async function changeSite(ctx: Ctx, { body }: Input<typeof door.sitePut>): Promise<{ site: Site }> {
  mustBeStaff(ctx)
  const { loadedTexts, added } = await readSite(ctx)
  const site: SiteKept = {
    ...{ enabled: body.enabled, loadedTexts },
    ...(added ? { added } : {}),
    ...(body.signatory ? { nonCommercialSignatory: body.signatory } : {}),
  }
  keepSetting(ctx, siteKey, site)
  return { site: siteShown(site) }
}

/** Reads a form file and shows it with what is wrong; keeps nothing. */
export async function checkForm(
  ctx: Ctx,
  { body }: Input<typeof door.formCheck>,
): Promise<ReplyOf<typeof door.formCheck>> {
  mustBeStaff(ctx)
  const { draft, problems } = importForm(body.source)
  return {
    preview: draft ? formShown(draft) : null,
    problems: problems.map(({ parts, ...one }) => ({ ...one, parts: [...parts] })),
  }
}

/** A version once published never changes. @throws Refusal NAME_TAKEN when this version stands with another text */
async function publish(
  ctx: Ctx,
  who: StaffWho,
  definition: Definition,
  signed?: { by: string; permission: string },
): Promise<void> {
  const text = JSON.stringify(definition)
  const hash = createHash('sha256').update(text).digest('hex')
  const { rows } = await ctx.line.query(
    'select hash from instrument_version where tenant_id is not null and instrument = $1 and version = $2',
    [definition.id, definition.version],
  )
  if (rows[0] && rows[0].hash !== hash) throw new Refusal('NAME_TAKEN', { field: 'version' })
  if (rows[0]) return
  await ctx.line.query(
    `insert into instrument_version (id, tenant_id, instrument, version, hash, body, signed_by, permission, published_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
    [
      newId(ctx),
      who.tenantId,
      definition.id,
      definition.version,
      hash,
      text,
      signed?.by ?? null,
      signed?.permission ?? null,
      ctx.now,
    ],
  )
}

async function withText(ctx: Ctx, id: string): Promise<SiteKept> {
  const site = await readSite(ctx)
  const next = {
    ...site,
    loadedTexts: [...new Set([...site.loadedTexts, id])],
    enabled: [...new Set([...site.enabled, id])],
  }
  keepSetting(ctx, siteKey, next)
  return next
}

/** @throws Refusal BAD_INPUT when anything is wrong with it, NAME_TAKEN for a name or version of the release */
export async function publishForm(
  ctx: Ctx,
  { body }: Input<typeof door.formPublish>,
): Promise<ReplyOf<typeof door.formPublish>> {
  const who = mustBeStaff(ctx)
  const { draft, problems } = importForm(body.source)
  if (!draft || problems.length > 0)
    throw new Refusal('BAD_INPUT', { field: 'source', detail: { line: problems[0]?.line ?? 1 } })
  if (definitions.some((one) => one.id === draft.id)) throw new Refusal('NAME_TAKEN', { field: 'id' })
  await publish(ctx, who, draft)
  return { instrument: card(draft, await withText(ctx, draft.id), 'own') }
}

/** The licensed wording of a scoring-only instrument, signed by whoever has the permission. */
export async function loadText(
  ctx: Ctx,
  { body }: Input<typeof door.textLoad>,
): Promise<ReplyOf<typeof door.textLoad>> {
  const who = mustBeStaff(ctx)
  const release = findScoringOnly(body.instrument)
  if (body.items.length !== release.items.length)
    throw new Refusal('BAD_INPUT', { field: 'items', detail: { needed: release.items.length } })
  const labels = release.options.map(({ value }) => value)
  if (body.options.length !== labels.length)
    throw new Refusal('BAD_INPUT', { field: 'options', detail: { needed: labels.length } })
  const relabel = (options: Definition['options']): Definition['options'] =>
    options.map((one, at) => ({ ...one, label: one.label ?? body.options[at] ?? String(one.value) }))
  const digest = createHash('sha256')
    .update(JSON.stringify([body.stem, body.items, body.options]))
    .digest('hex')
    .slice(0, 8)
  const draft: Definition = {
    ...release,
    ...{ version: `${release.version}+${digest}`, stem: body.stem, options: relabel(release.options) },
    items: release.items.map((item, at) => ({
      ...item,
      text: body.items[at]!,
      ...(item.options ? { options: relabel(optionsOf(release, item)) } : {}),
    })),
  }
  await publish(ctx, who, draft, { by: body.signedBy, permission: body.permission })
  return { instrument: card(draft, await withText(ctx, draft.id), 'own') }
}

/** @throws Refusal NOT_FOUND for a name nobody knows, WRONG_STATE for one whose text the release carries */
function findScoringOnly(name: string): Definition {
  let found: Definition
  try {
    found = mustFindInstrument(name)
  } catch {
    throw new Refusal('NOT_FOUND', { field: 'instrument' })
  }
  if (found.wording !== 'scoring_only') throw new Refusal('WRONG_STATE', { field: 'instrument' })
  return found
}
