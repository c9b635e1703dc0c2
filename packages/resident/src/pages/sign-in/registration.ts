import type { DoorBody } from '@anxin/kit/caller.ts'
import { ownWords } from '../../parts/own.ts'
import { blankContact, type ContactPerson, isContact, tidyContact } from '../settings/ContactForm.tsx'
import { isCode } from './CodeField.tsx'

export type Registration = DoorBody<'POST /api/identity/resident/registrations'>
export type Purpose = Extract<
  Registration['consents'][number],
  'service' | 'sensitive' | 'emergency_contact' | 'guardian' | 'training'
>

/** What is typed while registering. */
export interface Typed {
  readonly name: string
  readonly birthDate: string
  readonly elder: boolean
  readonly which: 'guardian' | 'contact'
  readonly guardian: ContactPerson
  readonly guardianCode: string
  readonly contact: ContactPerson
  readonly consents: ReadonlySet<Purpose>
}
export const blankTyped = (elder: boolean): Typed => ({
  name: '',
  birthDate: '',
  elder,
  which: 'guardian',
  guardian: blankContact,
  guardianCode: '',
  contact: blankContact,
  consents: new Set<Purpose>(),
})

/** Whole years on the given day; null for no or an impossible date. */
export function ageOn(birthDate: string, today: Date): number | null {
  const [year, month, day] = birthDate.split('-').map(Number)
  if (!year || !month || !day || new Date(year, month - 1, day) > today) return null
  const hadBirthday =
    today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day)
  return today.getFullYear() - year - (hadBirthday ? 0 : 1)
}

export interface Needs {
  readonly age: number | null
  readonly guardian: boolean
  readonly either: boolean
}
export function needsOf(typed: Typed): Needs {
  const age = ageOn(typed.birthDate, new Date())
  return { age, guardian: age !== null && age < 14, either: age !== null && age >= 14 && age < 18 }
}

const begun = (contact: ContactPerson): boolean => Object.values(contact).some((text) => text.trim() !== '')
const showsGuardian = (typed: Typed, needs: Needs): boolean =>
  needs.guardian || (needs.either && typed.which === 'guardian')
const showsContact = (typed: Typed, needs: Needs): boolean =>
  !needs.guardian && !(needs.either && typed.which === 'guardian')

/** The consents shown, in order; those needed come first. */
export function purposesFor(
  typed: Typed,
): readonly { readonly purpose: Purpose; readonly needed: boolean }[] {
  const needs = needsOf(typed)
  const someone = showsGuardian(typed, needs) || begun(typed.contact)
  return [
    { purpose: 'service', needed: true },
    { purpose: 'sensitive', needed: true },
    ...(needs.guardian ? [{ purpose: 'guardian' as const, needed: true }] : []),
    ...(someone ? [{ purpose: 'emergency_contact' as const, needed: needs.guardian || needs.either }] : []),
    { purpose: 'training', needed: false },
  ]
}

export type Faults = Partial<
  Record<'name' | 'birthDate' | 'guardian' | 'guardianCode' | 'contact' | Purpose, string>
>

export function faultsOf(typed: Typed): Faults {
  const { signIn } = ownWords.value
  const needs = needsOf(typed)
  const faults: Faults = {}
  if (!typed.name.trim() || typed.name.trim().length > 20) faults.name = signIn.nameWrong
  if (needs.age === null || needs.age > 120) faults.birthDate = signIn.birthWrong
  if (showsGuardian(typed, needs) && !isContact(typed.guardian)) faults.guardian = signIn.contactWrong
  if (needs.guardian && !isCode(typed.guardianCode)) faults.guardianCode = signIn.codeWrong
  const contactWanted = needs.either || begun(typed.contact)
  if (showsContact(typed, needs) && contactWanted && !isContact(typed.contact))
    faults.contact = signIn.contactWrong
  for (const { purpose, needed } of purposesFor(typed))
    if (needed && !typed.consents.has(purpose)) faults[purpose] = signIn.needed
  return faults
}

export function registrationOf(typed: Typed, ticket: string, locale: 'zh' | 'en'): Registration {
  const needs = needsOf(typed)
  const shown = new Set(purposesFor(typed).map(({ purpose }) => purpose))
  return {
    ticket,
    name: typed.name.trim(),
    birthDate: typed.birthDate,
    guardian: showsGuardian(typed, needs) ? tidyContact(typed.guardian) : null,
    ...(needs.guardian ? { guardianCode: typed.guardianCode.trim() } : {}),
    emergencyContact: showsContact(typed, needs) && begun(typed.contact) ? tidyContact(typed.contact) : null,
    consents: [...typed.consents].filter((purpose) => shown.has(purpose)),
    elder: typed.elder,
    locale,
  }
}
