import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { minorRuleOf, needsAssent, whyNotAsked } from '@anxin/core/care/plan/minors.ts'
import { formsOfPack, isForAge, type MayAsk, type PackCode, packs } from '@anxin/core/care/plan/packs.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import { whyNotOffered } from '@anxin/core/scale/offer.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { SiteKept } from './store.ts'
import type { SittingRow } from './tables.ts'

/** Those who fill in with somebody and read answers. */
export const fillRoles: readonly StaffRole[] = ['social_worker', 'counsellor', 'crisis_worker', 'supervisor']

/** A person of a place one does not answer for is not there. @throws Refusal NOT_FOUND */
export function mustReach(who: StaffWho, roles: readonly StaffRole[], path: readonly Id[] | undefined): void {
  if (!path || !reaches(who.grants, roles, path)) throw new Refusal('NOT_FOUND')
}

/** Whoever runs a campaign sees counts, never an answer. */
export const organiserRoles: readonly StaffRole[] = ['community_manager', 'agency_admin']
export const keeperRoles: readonly StaffRole[] = ['agency_admin']

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

/** The child or young person says yes in words made for them, whoever else agreed before. @throws Refusal CONSENT_NEEDED */
export function mustHaveAssent(age: number | undefined, said: { assent: boolean; proxy: boolean }): void {
  if (needsAssent(age, said)) throw new Refusal('CONSENT_NEEDED', { field: 'assent' })
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

/** A sitting of a worker is written by whoever sits there. @throws Refusal NOT_FOUND */
export function mustBeTheirs(who: StaffWho, sitting: Pick<SittingRow, 'staff_id'>): void {
  if (sitting.staff_id !== who.id) throw new Refusal('NOT_FOUND')
}
