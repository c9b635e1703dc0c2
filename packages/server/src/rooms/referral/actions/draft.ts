import type { ReplyOf, StaffRole } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/referral.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { ageBand, type LetterWords, usualFields } from '@anxin/core/referral/letter.ts'
import { matchPlaces, type PlaceKind } from '@anxin/core/referral/match.ts'
import { leastGroup, silentInARow } from '@anxin/core/referral/terms.ts'
import { mayRefer, type Proposal, proposeTier, type ReferralTier, referralTiers } from '@anxin/core/referral/tier.ts'
import { definitions } from '@anxin/core/scale/registry.ts'
import { listHolders, listReachable, reaches } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { ageToday } from '../../../platform/identity/resident.ts'
import { type ResidentRow, readResident } from '../../../platform/identity/resident-store.ts'
import { pathOfResident } from '../../../platform/identity/written-down.ts'
import { seal, sealJson, unseal } from '../../../platform/privacy.ts'
import { findPlace, homeOf, isFresh, kmFrom, listPlaces } from '../../directory/door.ts'
import { beginRoles, mustBuildOn, mustMayRefer, rolesOf } from '../policy.ts'
import * as store from '../store.ts'
import type { ReferralRow } from '../tables.ts'
import { mustSee, nameOf, staffSpeaker } from './see.ts'
import { type Detail, detailOf } from './shown.ts'
import { begun, firstTerm } from './step.ts'

/** A person of one’s places. @throws Refusal NOT_FOUND */
async function mustReachPerson(ctx: Ctx, residentId: Id): Promise<void> {
  const path = await pathOfResident(ctx, residentId)
  if (!path || !reaches(mustBeStaff(ctx).grants, beginRoles, path)) throw new Refusal('NOT_FOUND')
  ctx.about = { id: residentId, residentId }
}

interface Facts {
  readonly residentId: Id
  readonly possibleDisorder: boolean
  readonly ordinaryNeeds: boolean
}
async function proposalFor(ctx: Ctx, facts: Facts) {
  const standing = await store.standingOf(ctx, facts.residentId)
  return { standing, proposal: proposeTier({ ...standing, ...facts }) }
}

/** Where others with the same profile went; nothing about fewer than ten. */
async function othersOf(ctx: Ctx, proposal: Proposal, residentId: Id) {
  const rows = await store.othersLike(ctx, proposal.tier, residentId)
  const people = rows.reduce((sum, row) => sum + row.people, 0)
  if (people < leastGroup) return null
  const share = (n: number): number => Math.round((100 * n) / people)
  return {
    people,
    went: rows.map((row) => ({ tier: row.tier as ReferralTier, share: share(row.people) })),
    seen: share(rows.reduce((sum, row) => sum + row.seen, 0)),
  }
}

export async function readProposal(
  ctx: Ctx,
  { params }: Input<typeof door.referralPropose>,
): Promise<ReplyOf<typeof door.referralPropose>> {
  await mustReachPerson(ctx, params.residentId)
  const { standing, proposal } = await proposalFor(ctx, params)
  const roles = rolesOf(mustBeStaff(ctx))
  return {
    ...{ name: await nameOf(ctx, params.residentId), colour: standing.colour, ...proposal },
    mayRefer: referralTiers.filter((tier) => mayRefer(roles, tier)),
    others: await othersOf(ctx, proposal, params.residentId),
  }
}
/** What the house knows of somebody, written into the letter; each word may be changed. */
async function knownWords(ctx: Ctx, resident: ResidentRow): Promise<LetterWords> {
  const age = ageToday(ctx, resident.id, resident.birth_sealed, null)
  const title = (instrument: string): string => definitions.find(({ id }) => id === instrument)?.title ?? instrument
  const scales = (await store.measuresOf(ctx, resident.id)).map(
    ({ instrument, total, at }) => `${title(instrument)} ${total}（${shanghaiDay(at)}）`,
  )
  const read = (column: string, sealed: Uint8Array | null): string => unseal(ctx, column, resident.id, sealed) ?? ''
  return {
    calledName: read('resident.name', resident.name_sealed),
    phone: read('resident.phone', resident.phone_sealed),
    ageBand: age === undefined ? '' : ageBand(age),
    scales: scales.join('；'),
    safetyPlan: (await store.hasPlan(ctx, resident.id)) ? '有，本人手里有一份' : '没有',
    language: resident.locale === 'en' ? '英语' : '普通话',
    contact: [resident.unit_name, resident.unit_phone].filter(Boolean).join(' '),
  }
}

export const numberOf = (id: Id): string => `Z-${id.replace(/-/g, '').slice(-7).toUpperCase()}`

interface New
  extends Pick<ReferralRow, 'id' | 'resident_id' | 'channel' | 'tier' | 'need' | 'population' | 'colour' | 'rule'> {
  readonly proposedTier: ReferralTier
  readonly why?: string | undefined
  readonly words: LetterWords
  readonly more?: Partial<ReferralRow>
}

const unset = {
  ...{ case_id: null, place_id: null, to_tenant: null, to_staff: null, to_name: '', version: 1, tried: [], seq: 0 },
  ...{ consent_id: null, exception_id: null, earlier_id: null, path_id: null, urgent: false, told_at: null },
  ...{ decline_code: null, outcome: null, calls: 0, sent_at: null, received_at: null, accepted_at: null },
  ...{ appt_at: null, seen_at: null, result_at: null, closed_at: null },
} satisfies Partial<ReferralRow>

/** Writes a draft down. @param sender who answers for it */
export async function newReferral(ctx: Ctx, resident: ResidentRow, senderId: Id, said: New): Promise<ReferralRow> {
  const row: ReferralRow = {
    ...{ ...unset, id: said.id, tenant_id: resident.tenant_id, unit_id: resident.unit_id, resident_id: resident.id },
    ...{ number: numberOf(said.id), channel: said.channel, colour: said.colour, rule: said.rule },
    ...{ proposed_tier: said.proposedTier, tier: said.tier, need: said.need, population: said.population },
    why_sealed: said.why ? seal(ctx, 'referral.why', said.id, said.why) : null,
    letter_sealed: sealJson(ctx, 'referral.letter', said.id, said.words),
    fields: [...usualFields],
    ...{ state: 'DRAFT', sender_id: senderId, awaits: null, due_at: null, created_at: ctx.now },
    ...said.more,
  }
  const whole = { ...row, ...(await firstTerm(ctx, row)) }
  store.insertReferral(ctx, whole)
  return whole
}

/** @throws Refusal FORBIDDEN outside one’s tier, BAD_INPUT where another tier than the proposed one has no reason */
export async function startReferral(ctx: Ctx, { body }: Input<typeof door.referralStart>): Promise<Detail> {
  const who = mustBeStaff(ctx)
  await mustReachPerson(ctx, body.residentId)
  const there = await store.lockReferral(ctx, body.id)
  if (there) return detailOf(ctx, there)
  mustMayRefer(who, body.tier)
  const { standing, proposal } = await proposalFor(ctx, body)
  if (proposal.tier !== body.tier && !body.why) throw new Refusal('BAD_INPUT', { field: 'why' })
  const resident = (await readResident(ctx, body.residentId))!
  const row = await newReferral(ctx, resident, who.id, {
    ...{ id: body.id, resident_id: resident.id, channel: body.channel, tier: body.tier, need: body.need },
    ...{ population: body.population, colour: standing.colour, rule: proposal.rule, proposedTier: proposal.tier },
    ...{ why: body.why, words: await knownWords(ctx, resident) },
    more: { case_id: body.caseId ?? null },
  })
  return detailOf(ctx, await begun(ctx, row, staffSpeaker(who)))
}

const kindsFor: Readonly<Record<ReferralRow['channel'], readonly PlaceKind[]>> = {
  internal: [],
  inter_agency: ['agency'],
  medical: ['hospital', 'health_centre'],
  emergency: ['hospital'],
  social: ['civil_affairs', 'legal_aid', 'school', 'agency', 'other'],
  return: ['agency', 'health_centre'],
  self: ['hospital', 'health_centre', 'agency', 'civil_affairs', 'legal_aid', 'school', 'other'],
}
export interface Wishes {
  readonly dialect?: string | undefined
  readonly gender?: 'female' | 'male' | undefined
}

/** Places that may take the person, best first, without those that were tried. Distance is from the agency’s own line in the directory. */
export async function candidatesFor(ctx: Ctx, row: ReferralRow, wish: Wishes) {
  const places = await listPlaces(ctx)
  const quiet = await store.quietPlaces(ctx, silentInARow)
  const home = homeOf(places)
  const known = new Map(places.map((one) => [one.id, { place: one, km: kmFrom(home, one) }]))
  const matches = matchPlaces(
    places
      .filter((one) => one.id !== home?.id && !row.tried.includes(one.id))
      .map((one) => ({
        ...{ id: one.id, kind: one.kind, needs: one.needs, populations: one.populations, dialects: one.dialects },
        ...{ genders: one.genders, capacity: one.capacity, takesEmergencies: one.takes_emergencies },
        ...{ km: known.get(one.id)!.km, fresh: isFresh(one, ctx.now), quiet: quiet.has(one.id) },
      })),
    {
      ...{ need: row.need, kinds: kindsFor[row.channel], population: row.population, urgent: row.urgent },
      ...{ dialect: wish.dialect ?? null, gender: wish.gender ?? null },
    },
  )
  return matches.map((match) => ({ match, ...known.get(match.id)! }))
}

/** Whose work each tier is, within the agency. @source domain specification 5.2 */
const rolesAt: Readonly<Record<ReferralTier, readonly StaffRole[]>> = {
  self: ['social_worker'],
  social_work: ['social_worker'],
  counselling: ['counsellor'],
  hospital: ['clinician'],
}

export async function readMatches(
  ctx: Ctx,
  { params }: Input<typeof door.matchesGet>,
): Promise<ReplyOf<typeof door.matchesGet>> {
  const row = await mustSee(ctx, params.id)
  const found = await candidatesFor(ctx, row, params)
  const inside = row.channel === 'internal' ? await listHolders(ctx, rolesAt[row.tier], row.unit_id) : []
  return {
    dialects: [...new Set(found.flatMap(({ place }) => place.dialects))].sort(),
    colleagues: inside.filter((one) => one.id !== row.sender_id).map(({ id, name }) => ({ id, name })),
    candidates: found.slice(0, 12).map(({ match, place, km }) => ({
      ...{ placeId: place.id, name: place.name, kind: place.kind, hours: place.hours, phone: place.phone },
      ...{ km: km === null ? null : Math.round(km * 10) / 10, capacity: place.capacity },
      ...{ fresh: isFresh(place, ctx.now), account: place.partner_id !== null },
      ...{ points: match.points, why: [...match.why] },
    })),
  }
}

/** To whom it goes: a place of the directory, a colleague, or nobody yet. @throws Refusal BAD_INPUT */
export async function recipientOf(
  ctx: Ctx,
  placeId: Id | null,
  staffId: Id | null,
): Promise<Pick<ReferralRow, 'place_id' | 'to_tenant' | 'to_staff' | 'to_name'>> {
  if (staffId) {
    const [colleague] = await listReachable(ctx, [staffId])
    if (!colleague) throw new Refusal('BAD_INPUT', { field: 'toStaffId' })
    return { place_id: null, to_tenant: null, to_staff: staffId, to_name: colleague.name }
  }
  if (!placeId) return { place_id: null, to_tenant: null, to_staff: null, to_name: '' }
  const place = await findPlace(ctx, placeId)
  if (!place || place.retired_at) throw new Refusal('BAD_INPUT', { field: 'placeId' })
  return { place_id: place.id, to_tenant: place.partner_id, to_staff: null, to_name: place.name }
}

/** @throws Refusal WRONG_STATE with the version that stands, when somebody else wrote meanwhile */
export async function writeLetter(ctx: Ctx, { params, body }: Input<typeof door.letterPut>): Promise<Detail> {
  const row = await mustSee(ctx, params.id)
  mustBuildOn(row, body.base)
  const change: Partial<ReferralRow> = {
    ...(await recipientOf(ctx, body.placeId, body.toStaffId)),
    letter_sealed: sealJson(ctx, 'referral.letter', row.id, body.words),
    ...{ fields: [...new Set(body.fields)], version: row.version + 1 },
  }
  store.changeReferral(ctx, row.id, change)
  return detailOf(ctx, { ...row, ...change })
}
