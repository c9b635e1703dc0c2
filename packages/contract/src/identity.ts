import { z } from 'zod'
import {
  anyone,
  anyResident,
  anyStaff,
  duties,
  endpoint,
  registeredResident,
  staffRoles,
} from './endpoint.ts'
import { at, byId, calledName, done, id, locale, none, phone, staffContact } from './shapes.ts'

export const contactPerson = z.object({ name: calledName, relation: z.string().trim().min(1).max(20), phone })
export const consentPurposes = [
  'service',
  'sensitive',
  'emergency_contact',
  'guardian',
  'training',
  'memory',
  'model',
  'quality',
  'phone_tail',
  'case_record',
  'case_sharing',
  'case_supervision',
  'recording',
  'referral',
  'reminders',
  'research',
] as const
export const consentPurpose = z.enum(consentPurposes)

/** Joins the WeChat that brought this device here; from `wechat-sessions`. */
const wechatTicket = z.string().min(20).max(200).optional()

export const phoneCode = z.string().regex(/^\d{6}$/)

export const residentMe = z.object({
  kind: z.enum(['nobody', 'anonymous', 'registered']),
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  minor: z.boolean(),
  elder: z.boolean(),
  locale,
  phoneTail: z.string().nullable(),
  emergencyContact: z.object({ name: z.string(), relation: z.string(), phoneTail: z.string() }).nullable(),
  guardian: z.object({ name: z.string(), relation: z.string(), phoneTail: z.string() }).nullable(),
  cabin: z
    .object({ name: z.string(), phone: z.string().nullable(), hours: z.string().nullable() })
    .nullable(),
  demo: z.boolean(),
})

export const residentMeGet = endpoint({
  method: 'GET',
  path: '/api/identity/resident',
  about: 'Who the resident is on this device.',
  who: anyone,
  audit: 'identity.resident_seen_self',
  params: none,
  body: none,
  reply: residentMe,
})

export const residentPhoneCode = endpoint({
  method: 'POST',
  path: '/api/identity/resident/phone-codes',
  about: 'Sends a 6-digit code by SMS. Answers the same for known and unknown numbers.',
  who: anyone,
  audit: 'identity.phone_code_sent',
  params: none,
  /** `cabin`: code of the poster that brought somebody who has not been here yet. `guardian`: the number is asked to agree for a child. */
  body: z.object({ phone, cabin: z.string().max(40).optional(), guardian: z.boolean().optional() }),
  reply: z.object({ phoneTail: z.string(), validSeconds: z.number(), resendSeconds: z.number() }),
})

export const residentSignIn = endpoint({
  method: 'POST',
  path: '/api/identity/resident/sessions',
  about:
    'Signs in with the phone code, and takes along what was said on this device without a name; an unknown number receives a ticket to register with.',
  who: anyone,
  audit: 'identity.resident_signed_in',
  params: none,
  body: z.object({
    phone,
    code: phoneCode,
    cabin: z.string().max(40).optional(),
    wechat: wechatTicket,
  }),
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('signed_in'), me: residentMe }),
    z.object({ state: z.literal('unregistered'), ticket: z.string() }),
  ]),
})

export const residentRegister = endpoint({
  method: 'POST',
  path: '/api/identity/resident/registrations',
  about:
    'Registers after the phone code. Under 14 needs a guardian and their consent; under 18 a guardian or an emergency contact.',
  who: anyone,
  audit: 'identity.resident_registered',
  params: none,
  body: z.object({
    ticket: z.string().min(20).max(200),
    name: calledName,
    birthDate: z.iso.date(),
    emergencyContact: contactPerson.nullable(),
    guardian: contactPerson.nullable(),
    /** Sent to the guardian's own number: below 14 it is they who agree. */
    guardianCode: phoneCode.optional(),
    consents: z.array(consentPurpose),
    wechat: wechatTicket,
    elder: z.boolean(),
    locale,
  }),
  reply: residentMe,
})

export const residentClaim = endpoint({
  method: 'POST',
  path: '/api/identity/resident/claims',
  about:
    'Joins an anonymous conversation to the registered resident, by the code shown in that conversation.',
  who: registeredResident,
  audit: 'identity.conversation_claimed',
  params: none,
  body: z.object({ claimCode: z.string().trim().min(6).max(20) }),
  reply: z.object({ conversationId: id }),
})

export const residentProfilePut = endpoint({
  method: 'PUT',
  path: '/api/identity/resident',
  about:
    'Changes how the resident is called, the language, elder mode and the emergency contact. Asked with `Accept-Language: zh-Hant`, what is sent to their phone and printed for them is in traditional characters from now on.',
  who: registeredResident,
  audit: 'identity.resident_profile_changed',
  params: none,
  body: z.object({
    name: calledName,
    locale,
    elder: z.boolean(),
    emergencyContact: contactPerson.nullable().optional(),
  }),
  reply: residentMe,
})

export const residentSignOut = endpoint({
  method: 'DELETE',
  path: '/api/identity/resident/session',
  about: 'Ends the session on this device.',
  who: anyResident,
  audit: 'identity.resident_signed_out',
  params: none,
  body: none,
  reply: done,
})

export const residentExport = endpoint({
  method: 'GET',
  path: '/api/identity/resident/export',
  about: 'Everything kept about the resident, machine-readable.',
  who: anyResident,
  audit: 'identity.resident_exported',
  params: none,
  body: none,
  reply: z.record(z.string(), z.unknown()),
})

export const residentCopy = endpoint({
  method: 'GET',
  path: '/api/identity/resident/copy',
  about: 'The same to read on paper: a PDF in the resident’s language, in base64.',
  who: anyResident,
  audit: 'identity.resident_copied',
  params: none,
  body: none,
  reply: z.object({ fileName: z.string(), pdf: z.base64() }),
})

export const residentDelete = endpoint({
  method: 'DELETE',
  path: '/api/identity/resident',
  about:
    'Deletes conversation and account now; an open crisis event is kept for its lawful term, and the reply says so.',
  who: anyResident,
  audit: 'identity.resident_deleted',
  params: none,
  body: none,
  reply: z.object({ deleted: z.literal(true), keptCrisisRecords: z.number() }),
})

export const residentAccesses = endpoint({
  method: 'GET',
  path: '/api/identity/resident/accesses',
  about: 'Who opened the resident’s record, newest first.',
  who: anyResident,
  audit: 'identity.accesses_read',
  params: none,
  body: none,
  reply: z.object({
    accesses: z.array(z.object({ at, who: z.string(), role: z.string(), line: z.string() })),
  }),
})

export const residentConsents = endpoint({
  method: 'GET',
  path: '/api/identity/resident/consents',
  about: 'The consent ledger of the resident: one row per purpose.',
  who: anyResident,
  audit: 'identity.consents_read',
  params: none,
  body: none,
  reply: z.object({
    consents: z.array(
      z.object({
        purpose: consentPurpose,
        given: z.boolean(),
        at: at.nullable(),
        textVersion: z.string(),
        text: z.string(),
      }),
    ),
  }),
})

export const residentConsentPut = endpoint({
  method: 'PUT',
  path: '/api/identity/resident/consents',
  about: 'Gives or withdraws one consent; takes effect at once.',
  who: anyResident,
  audit: 'identity.consent_changed',
  params: none,
  body: z.object({ purpose: consentPurpose, given: z.boolean(), textVersion: z.string() }),
  reply: done,
})

const password = z.string().min(1).max(200)
const totpCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/)

export const grant = z.object({ id, role: z.enum(staffRoles), unitId: id, unitName: z.string() })
export const staffMe = z.object({
  personId: id,
  name: z.string(),
  loginName: z.string(),
  tenantId: id,
  tenantName: z.string(),
  grants: z.array(grant),
  certificates: z.array(z.object({ duty: z.enum(duties), validUntil: z.iso.date() })),
  demo: z.boolean(),
})

export const firstAdmin = endpoint({
  method: 'POST',
  path: '/api/identity/first-administrator',
  about:
    'Makes the first administrator with the one-time link printed at start, and names the agency and its cabin.',
  who: anyone,
  audit: 'identity.first_administrator_made',
  params: none,
  body: z.object({
    token: z.string().min(20).max(200),
    name: calledName,
    loginName: z.string().trim().min(3).max(40),
    password,
    agencyName: z.string().trim().min(2).max(60),
    cabinName: z.string().trim().min(2).max(60),
  }),
  reply: done,
})

export const staffSignIn = endpoint({
  method: 'POST',
  path: '/api/identity/staff/sign-ins',
  about: 'First step: password. Answers the same for a wrong name and a wrong password.',
  who: anyone,
  audit: 'identity.staff_password_given',
  params: none,
  body: z.object({ loginName: z.string().trim().min(1).max(40), password }),
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('totp'), ticket: z.string() }),
    z.object({ state: z.literal('totp_setup'), ticket: z.string(), secret: z.string(), otpauth: z.string() }),
  ]),
})

export const staffTotp = endpoint({
  method: 'POST',
  path: '/api/identity/staff/sessions',
  about: 'Second step: the 6-digit code of the authenticator.',
  who: anyone,
  audit: 'identity.staff_signed_in',
  params: none,
  body: z.object({ ticket: z.string().min(20).max(400), code: totpCode }),
  reply: staffMe,
})

export const staffMeGet = endpoint({
  method: 'GET',
  path: '/api/identity/staff',
  about: 'Who is signed in at the console.',
  who: anyStaff,
  audit: 'identity.staff_seen_self',
  params: none,
  body: none,
  reply: staffMe,
})

export const staffSignOut = endpoint({
  method: 'DELETE',
  path: '/api/identity/staff/session',
  about: 'Ends this session.',
  who: anyStaff,
  audit: 'identity.staff_signed_out',
  params: none,
  body: none,
  reply: done,
})

export const staffSessions = endpoint({
  method: 'GET',
  path: '/api/identity/staff/sessions',
  about: 'The devices this person is signed in on, newest first.',
  who: anyStaff,
  audit: 'identity.sessions_read',
  params: none,
  body: none,
  reply: z.object({
    sessions: z.array(z.object({ id, device: z.string(), startedAt: at, seenAt: at, current: z.boolean() })),
  }),
})

export const staffSessionEnd = endpoint({
  method: 'DELETE',
  path: '/api/identity/staff/sessions/:id',
  about: 'Signs one device out.',
  who: anyStaff,
  audit: 'identity.session_revoked',
  params: byId,
  body: none,
  reply: done,
})

export const staffPasswordPut = endpoint({
  method: 'PUT',
  path: '/api/identity/staff/password',
  about: 'Changes the own password and ends every other session.',
  who: anyStaff,
  audit: 'identity.password_changed',
  params: none,
  body: z.object({ current: password, next: password }),
  reply: done,
})

export const staffContactGet = endpoint({
  method: 'GET',
  path: '/api/identity/staff/contact',
  about: 'The own mobile number and e-mail, to which pages are sent.',
  who: anyStaff,
  audit: 'identity.contact_read',
  params: none,
  body: none,
  reply: staffContact,
})

export const staffContactPut = endpoint({
  method: 'PUT',
  path: '/api/identity/staff/contact',
  about: 'Changes the own mobile number and e-mail; without a number a page rings in the console only.',
  who: anyStaff,
  audit: 'identity.contact_changed',
  params: none,
  body: staffContact,
  reply: staffContact,
})

export const invitationAccept = endpoint({
  method: 'POST',
  path: '/api/identity/invitations',
  about: 'A new member of staff sets a password with the one-time link.',
  who: anyone,
  audit: 'identity.invitation_accepted',
  params: none,
  body: z.object({ token: z.string().min(20).max(200), password }),
  reply: z.object({ loginName: z.string() }),
})
