import { z } from 'zod'
import { anyStaff, duties, endpoint, staff, staffRoles } from './endpoint.ts'
import { grant } from './identity.ts'
import { at, byId, calledName, done, id, none, phone } from './shapes.ts'

export const unitKinds = ['nation', 'province', 'city', 'district', 'street', 'community', 'cabin'] as const
export const unit = z.object({
  id,
  parentId: id.nullable(),
  kind: z.enum(unitKinds),
  name: z.string(),
  code: z.string(),
  tenantName: z.string().nullable(),
  own: z.boolean(),
  /** How residents reach a cabin, and when somebody is there; shown beside the numbers to ring. */
  phone: z.string().nullable(),
  hours: z.string().nullable(),
})
/** Any number one can ring: a landline with its area code, a mobile, a service number. */
const dialled = z
  .string()
  .trim()
  .regex(/^\+?[\d][\d ()-]{2,28}$/)
const admins = staff(['agency_admin', 'platform_admin'])
const keepers = staff(['agency_admin'])

export const tree = endpoint({
  method: 'GET',
  path: '/api/network/units',
  about: 'The tree of places, parents before children.',
  who: anyStaff,
  audit: 'network.tree_read',
  params: none,
  body: none,
  reply: z.object({ units: z.array(unit) }),
})
export const unitAdd = endpoint({
  method: 'POST',
  path: '/api/network/units',
  about: 'Adds a place below another; its kind must come later in nation › … › cabin.',
  who: admins,
  audit: 'network.unit_added',
  params: none,
  body: z.object({ id, parentId: id, kind: z.enum(unitKinds), name: z.string().trim().min(2).max(60) }),
  reply: z.object({ unit }),
})
export const unitRename = endpoint({
  method: 'PUT',
  path: '/api/network/units/:id',
  about: 'Renames a place of the own agency.',
  who: admins,
  audit: 'network.unit_renamed',
  params: byId,
  body: z.object({ name: z.string().trim().min(2).max(60) }),
  reply: z.object({ unit }),
})

export const unitContact = endpoint({
  method: 'PUT',
  path: '/api/network/units/:id/contact',
  about: 'Telephone and opening hours of a cabin of the own agency, as residents see them.',
  who: staff(['agency_admin', 'platform_admin', 'cabin_manager']),
  audit: 'network.unit_contact_changed',
  params: byId,
  body: z.object({ phone: dialled.nullable(), hours: z.string().trim().min(1).max(120).nullable() }),
  reply: z.object({ unit }),
})
export const unitPoster = endpoint({
  method: 'GET',
  path: '/api/network/units/:id/poster',
  about:
    'A page to hang up: the cabin’s link as a code to scan, its telephone and hours, and the numbers that always answer, in simplified or traditional characters. PDF, A4.',
  who: staff([
    'agency_admin',
    'platform_admin',
    'cabin_manager',
    'supervisor',
    'community_worker',
    'social_worker',
  ]),
  audit: 'network.poster_printed',
  params: byId.extend({ written: z.enum(['zh', 'zh-Hant']).default('zh') }),
  body: none,
  reply: z.object({ fileName: z.string(), link: z.string(), pdf: z.string() }),
})

const keepsTheHouse = staff(['platform_admin'])
const agency = z.object({
  id,
  name: z.string(),
  /** Null while its first administrator has not come in yet. */
  setUpAt: at.nullable(),
  cabins: z.array(z.string()),
  own: z.boolean(),
})
export const agencies = endpoint({
  method: 'GET',
  path: '/api/network/agencies',
  about:
    'The agencies that share this house: names, cabins, and whether somebody has come in. Nobody’s people or records.',
  who: keepsTheHouse,
  audit: 'network.agencies_read',
  params: none,
  body: none,
  reply: z.object({ agencies: z.array(agency) }),
})
export const agencyAdd = endpoint({
  method: 'POST',
  path: '/api/network/agencies',
  about:
    'Adds an agency with its first cabin below a place, and makes the one-time link for its first administrator (24 hours). Safe to repeat.',
  who: keepsTheHouse,
  audit: 'network.agency_added',
  params: none,
  body: z.object({
    id,
    cabinId: id,
    parentId: id,
    name: z.string().trim().min(2).max(60),
    cabinName: z.string().trim().min(2).max(60),
  }),
  reply: z.object({ agencies: z.array(agency), link: z.string() }),
})
export const agencyLink = endpoint({
  method: 'POST',
  path: '/api/network/agencies/:id/links',
  about: 'Another one-time link, while nobody has come in; those made before stop working.',
  who: keepsTheHouse,
  audit: 'network.agency_link_made',
  params: byId,
  body: none,
  reply: z.object({ link: z.string() }),
})

export const person = z.object({
  id,
  name: z.string(),
  loginName: z.string(),
  phoneTail: z.string().nullable(),
  state: z.enum(['invited', 'active', 'suspended']),
  totp: z.boolean(),
  grants: z.array(grant),
  certificates: z.array(
    z.object({
      id,
      duty: z.enum(duties),
      number: z.string(),
      validUntil: z.iso.date(),
      /** Set where it was taken back before its time. */
      endedAt: at.nullable(),
      endedWhy: z.string().nullable(),
    }),
  ),
})
export const people = endpoint({
  method: 'GET',
  path: '/api/network/people',
  about: 'Staff of the own agency, by name.',
  who: staff(['agency_admin', 'supervisor', 'dpo', 'cabin_manager']),
  audit: 'network.people_read',
  params: none,
  body: none,
  reply: z.object({ people: z.array(person) }),
})
export const personInvite = endpoint({
  method: 'POST',
  path: '/api/network/people',
  about: 'Adds a member of staff and makes a one-time link to set a password (7 days).',
  who: keepers,
  audit: 'network.person_invited',
  params: none,
  body: z.object({
    id,
    name: calledName,
    loginName: z
      .string()
      .trim()
      .min(3)
      .max(40)
      .regex(/^[a-zA-Z0-9._@-]+$/),
    phone: phone.nullable(),
    email: z.email().nullable(),
  }),
  reply: z.object({ person, link: z.string() }),
})
export const personState = endpoint({
  method: 'PUT',
  path: '/api/network/people/:id/state',
  about: 'Suspends or restores a member of staff; suspending ends every session at once.',
  who: keepers,
  audit: 'network.person_state_changed',
  params: byId,
  body: z.object({ state: z.enum(['active', 'suspended']) }),
  reply: z.object({ person }),
})
export const personPhone = endpoint({
  method: 'PUT',
  path: '/api/network/people/:id/phone',
  about: 'Gives a colleague another mobile number, to which pages are sent.',
  who: keepers,
  audit: 'network.person_phone_changed',
  params: byId,
  body: z.object({ phone: phone }),
  reply: z.object({ person }),
})
export const personReset = endpoint({
  method: 'POST',
  path: '/api/network/people/:id/resets',
  about: 'A new one-time link; the authenticator is set up again at the next sign-in.',
  who: keepers,
  audit: 'network.person_reset',
  params: byId,
  body: none,
  reply: z.object({ person, link: z.string() }),
})
export const grantAdd = endpoint({
  method: 'POST',
  path: '/api/network/people/:id/grants',
  about: 'Gives a role on a place in the tree.',
  who: keepers,
  audit: 'network.role_given',
  params: byId,
  body: z.object({ role: z.enum(staffRoles), unitId: id }),
  reply: z.object({ person }),
})
export const grantRemove = endpoint({
  method: 'DELETE',
  path: '/api/network/grants/:id',
  about: 'Takes a role back.',
  who: keepers,
  audit: 'network.role_taken_back',
  params: byId,
  body: none,
  reply: done,
})
export const certificateAdd = endpoint({
  method: 'POST',
  path: '/api/network/people/:id/certificates',
  about: 'Records a certificate that unlocks a duty until a date.',
  who: keepers,
  audit: 'network.certificate_recorded',
  params: byId,
  body: z.object({
    id,
    duty: z.enum(duties),
    number: z.string().trim().min(1).max(60),
    validUntil: z.iso.date(),
  }),
  reply: z.object({ person }),
})
export const certificateEnd = endpoint({
  method: 'POST',
  path: '/api/network/certificates/:id/end',
  about: 'Takes a certificate back for a reason: from now on its duty is closed. Safe to repeat.',
  who: keepers,
  audit: 'network.certificate_taken_back',
  params: byId,
  body: z.object({ why: z.string().trim().min(2).max(200) }),
  reply: z.object({ person }),
})
