import { z } from 'zod'
import { endpoint, registeredResident } from './endpoint.ts'
import { contactPerson, phoneCode, residentMe } from './identity.ts'
import { none, phone } from './shapes.ts'

/** What is wrong in a record is put right by whoever it is about. @source domain specification 10.2 (correction) */
export const residentPhonePut = endpoint({
  method: 'PUT',
  path: '/api/identity/resident/phone',
  about: 'Signs in by another number from now on, after a code sent to it.',
  who: registeredResident,
  audit: 'identity.resident_phone_changed',
  params: none,
  body: z.object({ phone, code: phoneCode }),
  reply: residentMe,
})

export const residentBirthDatePut = endpoint({
  method: 'PUT',
  path: '/api/identity/resident/birth-date',
  about:
    'Puts the birth date right. Below 14 only with a guardian who has agreed; a guardian who sees a child is told that it changed.',
  who: registeredResident,
  audit: 'identity.resident_birth_date_changed',
  params: none,
  body: z.object({ birthDate: z.iso.date() }),
  reply: residentMe,
})

export const residentGuardianPut = endpoint({
  method: 'PUT',
  path: '/api/identity/resident/guardian',
  about: 'Names another guardian, who agrees by a code sent to their number.',
  who: registeredResident,
  audit: 'identity.resident_guardian_changed',
  params: none,
  body: z.object({ guardian: contactPerson, code: phoneCode }),
  reply: residentMe,
})
