import type * as door from '@anxin/contract/assessment.ts'
import type * as staffDoor from '@anxin/contract/assessment-staff.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Config } from '@anxin/core/care/input.ts'
import { formsOfPack, type PackCode, packCodes, packs } from '@anxin/core/care/plan/packs.ts'
import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import { addedBy, type PopulationCode, suggestPack } from '@anxin/core/care/plan/plans.ts'
import { beforeSafetyQuestionEn } from '@anxin/core/care/result.words.en.ts'
import { beforeSafetyQuestion } from '@anxin/core/care/result.words.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Definition, Phase } from '@anxin/core/scale/definition.ts'
import { formShown } from '@anxin/core/scale/form-shown.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeResident } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { adultAge, ageToday, isMinorToday, mustBeSomebody } from '../../../platform/identity/resident.ts'
import { keepMinorTold, type ResidentRow, readResident } from '../../../platform/identity/resident-store.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { knowMinor } from '../../safeguard/door.ts'
import { fieldsOf, findProfile, listDueRescreens } from '../../worklist/door.ts'
import { mayAskHere, mustBeAskable, mustBeOffered, mustHaveAssent } from '../policy.ts'
import { isSittingKnown, phaseAt, readSite, type SiteKept } from '../store.ts'
import { db, type SittingRow } from '../tables.ts'
import { mustKnow } from './answer.ts'
import { shelfOf } from './known.ts'
import { type SittingShown, sittingShown } from './shown.ts'
import { useCode } from './site/campaign-codes.ts'
import { agencyPlan } from './site/plans.ts'

/** Which cut-offs hold where. @source domain specification 2.3 note a */
export const configOf = (phase: Phase, population: PopulationCode): Config =>
  phase === 'emergency' ? 'emergency_phase' : population === 'elder' ? 'rural_elder' : 'community'

/** Somebody's group, as far as anybody wrote it down; the first decides the pack. */
async function populationOf(ctx: Ctx, residentId: Id): Promise<PopulationCode> {
  const profile = await findProfile(ctx, residentId)
  const [first] = profile ? fieldsOf(ctx, residentId, profile.fields_sealed).populations : []
  return (first as PopulationCode | undefined) ?? 'general'
}

export async function readOffers(ctx: Ctx): Promise<ReplyOf<typeof door.offersGet>> {
  const site = ctx.who.kind === 'resident' ? await readSite(ctx) : { enabled: [], loadedTexts: [] }
  const shelf = await shelfOf(ctx, site)
  const resident = ctx.who.kind === 'resident' ? await readResident(ctx, ctx.who.id) : undefined
  const age = resident && ageToday(ctx, resident.id, resident.birth_sealed, null)
  const locale = resident?.locale ?? 'zh'
  const mayAsk = mayAskHere(shelf.current, site, age)
  const suggested = resident ? await suggestedFor(ctx, resident, age) : 'quick'
  const offered = packCodes.filter((pack) => isOffered(pack, age) && formsOfPack(pack, mayAsk).length > 0)
  return {
    offers: offered
      .map((pack) => ({
        pack,
        ...packWords[locale][pack],
        minutes: [...packs[pack].minutes] as [number, number],
        suggested: pack === suggested,
      }))
      .sort((a, b) => Number(b.suggested) - Number(a.suggested)),
    open: resident ? await openSitting(ctx, resident.id) : null,
    due: resident ? await listDueRescreens(ctx, resident.id) : [],
  }
}

const isOffered = (pack: PackCode, age: number | undefined): boolean => {
  const { ages, workerLed } = packs[pack]
  return !workerLed && (age === undefined ? ages[1] >= 18 : age >= ages[0] && age <= ages[1])
}

async function suggestedFor(ctx: Ctx, resident: ResidentRow, age: number | undefined): Promise<PackCode> {
  const plan = await agencyPlan(ctx, await populationOf(ctx, resident.id))
  const phase = await phaseAt(ctx, resident.unit_id, shanghaiDay(ctx.now))
  return suggestPack(plan, phase, { ...(age === undefined ? {} : { age }), elder: resident.elder })
}

/** Forms asked besides the pack: the agency's with this pack, and those of the person's plan where they fill in alone. */
async function addedFor(
  ctx: Ctx,
  resident: ResidentRow,
  pack: PackCode,
  site: SiteKept,
  alone: boolean,
): Promise<readonly string[]> {
  const here = site.added?.[pack] ?? []
  // a device a colleague fills in on knows the agency's, not the plan of each person
  if (!alone || resident.kind === 'anonymous') return here
  const plan = await agencyPlan(ctx, await populationOf(ctx, resident.id))
  const phase = await phaseAt(ctx, resident.unit_id, shanghaiDay(ctx.now))
  return [...new Set([...here, ...addedBy(plan, phase, pack)])]
}

async function openSitting(ctx: Ctx, residentId: Id): Promise<SittingShown | null> {
  const row = await db(ctx)
    .selectFrom('sitting')
    .select('id')
    .where('resident_id', '=', residentId)
    .where('state', '=', 'open')
    .where('mode', '=', 'self')
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? sittingShown(ctx, await mustKnow(ctx, row.id), new Map()) : null
}

/** Everything a device needs to fill in and score a pack by itself. */
export async function readPack(
  ctx: Ctx,
  { params }: Input<typeof door.packGet>,
): Promise<ReplyOf<typeof door.packGet>> {
  const signedIn = ctx.who.kind !== 'nobody'
  const site = signedIn ? await readSite(ctx) : { enabled: [], loadedTexts: [] }
  const shelf = await shelfOf(ctx, site)
  const resident = ctx.who.kind === 'resident' ? await readResident(ctx, ctx.who.id) : undefined
  const mayAsk = mayAskHere(shelf.current, site, resident && ageToday(ctx, resident.id, resident.birth_sealed))
  const added = resident ? await addedFor(ctx, resident, params.pack, site, true) : []
  const first = formsOfPack(params.pack, mayAsk, added)
  if (first.length === 0) throw new Refusal('NOT_FOUND', { field: 'pack' })
  const locale = resident?.locale ?? 'zh'
  const needed = withFollowers([...first, 'asq'], shelf.current, mayAsk)
  return {
    pack: params.pack,
    title: packWords[locale][params.pack].title,
    first: [...first],
    added: [...added],
    forms: needed.map(formShown),
    beforeSafety: locale === 'en' ? beforeSafetyQuestionEn : beforeSafetyQuestion,
    definitions: needed.map(({ golden: _golden, ...definition }) => ({ ...definition, golden: [] })),
  }
}

/** Every pack that may be asked here, its forms once each: what a tablet keeps for a day without a network. */
export async function readStaffPacks(ctx: Ctx): Promise<ReplyOf<typeof staffDoor.packsGet>> {
  const site = await readSite(ctx)
  const shelf = await shelfOf(ctx, site)
  const mayAsk = mayAskHere(shelf.current, site, undefined)
  const offered = packCodes
    .map((pack) => {
      const added = [...(site.added?.[pack] ?? [])]
      return { pack, added, first: [...formsOfPack(pack, mayAsk, added)] }
    })
    .filter(({ first }) => first.length > 0)
  const needed = withFollowers([...offered.flatMap(({ first }) => first), 'asq'], shelf.current, mayAsk)
  return {
    packs: offered,
    forms: needed.map(formShown),
    beforeSafety: beforeSafetyQuestion,
    definitions: needed.map((definition) => ({ ...definition, golden: [] })),
  }
}

/** The forms named, and every form one of them may ask for. */
function withFollowers(
  names: readonly string[],
  current: (id: string) => Definition | undefined,
  mayAsk: (id: string) => boolean,
): Definition[] {
  const found = new Map<string, Definition>()
  const add = (name: string): void => {
    const definition = mayAsk(name) ? current(name) : undefined
    if (!definition || found.has(name)) return
    found.set(name, definition)
    for (const one of definition.followUps ?? []) add(one.instrument)
  }
  for (const name of names) add(name)
  return [...found.values()]
}

/** Begins a sitting; safe to repeat with the same id. @throws Refusal NOT_FOUND, GUARDIAN_CONSENT_NEEDED, CONSENT_NEEDED */
export async function beginSitting(
  ctx: Ctx,
  { body }: Input<typeof door.sittingBegin>,
): Promise<{ sitting: SittingShown }> {
  if (ctx.who.kind === 'resident' && (await isSittingKnown(ctx, body.id)))
    return { sitting: sittingShown(ctx, await mustKnow(ctx, body.id), new Map()) }
  await mustBeSomebody(ctx, body)
  const resident = (await readResident(ctx, mustBeResident(ctx).id))!
  const age = ageToday(ctx, resident.id, resident.birth_sealed, body.age ?? null)
  mustBeAskable(age, { registered: resident.kind === 'registered', guardianConsent: resident.guardian_sealed !== null })
  if (age !== undefined && age < adultAge && !isMinorToday(ctx, resident)) {
    keepMinorTold(ctx, resident.id)
    await knowMinor(ctx, resident.id)
  }
  mustHaveAssent(age, { assent: body.assent === true, proxy: false })
  const codeIndex = body.campaignCode ? await useCode(ctx, body.campaignCode, body.pack) : null
  await insertSitting(ctx, resident, body.pack, age, {
    ...{ id: body.id, mode: 'self', code_index: codeIndex, age: body.age ?? null, sex: body.sex ?? null },
    assented: body.assent === true,
    started_at: startedAt(ctx, body.startedAt),
  })
  return { sitting: sittingShown(ctx, await mustKnow(ctx, body.id), new Map()) }
}

/** A device without a network says when it began; its clock is believed for a month back and never ahead. */
export function startedAt(ctx: Ctx, said: string | undefined): Date {
  const at = said ? new Date(said) : ctx.now
  const monthAgo = ctx.now.getTime() - 31 * 86_400_000
  return at.getTime() > ctx.now.getTime() || at.getTime() < monthAgo ? ctx.now : at
}

/** @throws Refusal NOT_FOUND for a pack that is not offered to this person here */
export async function insertSitting(
  ctx: Ctx,
  resident: ResidentRow,
  pack: PackCode,
  age: number | undefined,
  row: Pick<SittingRow, 'id' | 'mode' | 'started_at'> & Partial<SittingRow>,
): Promise<void> {
  const site = await readSite(ctx)
  const shelf = await shelfOf(ctx, site)
  mustBeOffered(pack, mayAskHere(shelf.current, site, age), age, row.mode === 'self')
  const phase = await phaseAt(ctx, resident.unit_id, shanghaiDay(ctx.now))
  const config = configOf(phase, await populationOf(ctx, resident.id))
  await db(ctx)
    .insertInto('sitting')
    .values({
      ...{ tenant_id: resident.tenant_id, resident_id: resident.id, unit_id: resident.unit_id, pack, phase, config },
      ...{ state: 'open', safety: false, added: await addedFor(ctx, resident, pack, site, row.mode === 'self') },
      ...row,
    } as SittingRow)
    .execute()
}

export async function readSitting(
  ctx: Ctx,
  { params }: Input<typeof door.sittingGet>,
): Promise<{ sitting: SittingShown }> {
  return { sitting: sittingShown(ctx, await mustKnow(ctx, params.id), await readDayExceptions(ctx)) }
}
