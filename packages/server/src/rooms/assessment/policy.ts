import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type Colour, isMoreUrgent } from '@anxin/core/care/colour.ts'
import { minorRuleOf, whyNotAsked } from '@anxin/core/care/plan/minors.ts'
import { formsOfPack, isForAge, type MayAsk, type PackCode, packs } from '@anxin/core/care/plan/packs.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import { whyNotOffered } from '@anxin/core/scale/offer.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { SiteKept } from './store.ts'
import type { EntryRow, SittingRow } from './tables.ts'

/** Those who work the list of a place. */
export const listRoles: readonly StaffRole[] = [
  'social_worker',
  'counsellor',
  'crisis_worker',
  'supervisor',
  'agency_admin',
]
/** Those who fill in with somebody and read answers. */
export const fillRoles: readonly StaffRole[] = ['social_worker', 'counsellor', 'crisis_worker', 'supervisor']
export const observerRoles: readonly StaffRole[] = ['community_worker', 'volunteer', ...fillRoles]

/** A person of a place one does not answer for is not there. @throws Refusal NOT_FOUND */
export function mustReach(who: StaffWho, roles: readonly StaffRole[], path: readonly Id[] | undefined): void {
  if (!path || !reaches(who.grants, roles, path)) throw new Refusal('NOT_FOUND')
}

/** What may be put before a person of this age here. */
export const mayAskHere =
  (definitionOf: (instrument: string) => Definition | undefined, site: SiteKept, age: number | undefined): MayAsk =>
  (instrument) => {
    const definition = definitionOf(instrument)
    return definition !== undefined && whyNotOffered(definition, site) === undefined && isForAge(definition, age)
  }

/** @throws Refusal GUARDIAN_CONSENT_NEEDED */
export function mustBeAskable(age: number | undefined, known: { registered: boolean; guardianConsent: boolean }): void {
  if (whyNotAsked(age, known)) throw new Refusal('GUARDIAN_CONSENT_NEEDED', { field: 'age' })
}

/** @throws Refusal NOT_FOUND for a pack that is not offered here to this person */
export function mustBeOffered(
  pack: PackCode,
  mayAsk: MayAsk,
  age: number | undefined,
  alone: boolean,
): readonly string[] {
  const { ages, workerLed } = packs[pack]
  const forms = formsOfPack(pack, mayAsk)
  const fits = age === undefined || (age >= ages[0] && age <= ages[1])
  if (forms.length === 0 || !fits || (alone && workerLed)) throw new Refusal('NOT_FOUND', { field: 'pack' })
  return forms
}

/** Young people see a result without colours and numbers; everybody sees it without labels. */
export const isPlain = (age: number | undefined): boolean => minorRuleOf(age).plainResult

/** @throws Refusal WRONG_STATE */
export function mustBeOnList(entry: Pick<EntryRow, 'state'>): void {
  if (entry.state === 'closed') throw new Refusal('WRONG_STATE', { detail: { state: entry.state } })
}

/** Whoever works on an entry has taken it. @throws Refusal ALREADY_TAKEN */
export function mustHold(who: StaffWho, entry: Pick<EntryRow, 'owner_id' | 'state'>): void {
  mustBeOnList(entry)
  if (entry.owner_id !== who.id) throw new Refusal('ALREADY_TAKEN')
}

export const isRed = (colour: Colour): boolean => colour === 'RED' || colour === 'RED-E'

/** What lowering asks for: nothing, the certificate, or a second person besides. @source domain specification 2.3 note e */
export function loweringNeeds(from: Colour, to: Colour): 'nothing' | 'certificate' | 'second_person' {
  if (!isMoreUrgent(from, to)) return 'nothing'
  if (isRed(from)) return 'second_person'
  return from === 'ORANGE' ? 'certificate' : 'nothing'
}

/** @throws Refusal CERT_REQUIRED */
export function mustHoldDuty(who: StaffWho, duty: 'C-CRISIS' | 'C-SUPERVISE'): void {
  if (!who.duties.includes(duty)) throw new Refusal('CERT_REQUIRED', { detail: { duty } })
}

/** @throws Refusal SECOND_PERSON_NEEDED when the same person would answer their own proposal */
export function mustBeAnother(who: StaffWho, first: Id | null): void {
  if (first === who.id) throw new Refusal('SECOND_PERSON_NEEDED')
}

/** A sitting of a worker is written by whoever sits there. @throws Refusal NOT_FOUND */
export function mustBeTheirs(who: StaffWho, sitting: Pick<SittingRow, 'staff_id'>): void {
  if (sitting.staff_id !== who.id) throw new Refusal('NOT_FOUND')
}
