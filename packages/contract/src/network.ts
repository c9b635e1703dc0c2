import { z } from 'zod'
import { anyStaff, duties, endpoint, staff, staffRoles } from './endpoint.ts'
import { grant } from './identity.ts'
import { byId, calledName, done, id, none } from './shapes.ts'

export const unitKinds = ['nation', 'province', 'city', 'district', 'street', 'community', 'cabin'] as const
export const unit = z.object({
  id,
  parentId: id.nullable(),
  kind: z.enum(unitKinds),
  name: z.string(),
  code: z.string(),
  tenantName: z.string().nullable(),
  own: z.boolean(),
})
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

export const person = z.object({
  id,
  name: z.string(),
  loginName: z.string(),
  phoneTail: z.string().nullable(),
  state: z.enum(['invited', 'active', 'suspended']),
  totp: z.boolean(),
  grants: z.array(grant),
  certificates: z.array(z.object({ id, duty: z.enum(duties), number: z.string(), validUntil: z.iso.date() })),
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
const phoneText = z
  .string()
  .trim()
  .regex(/^1[3-9]\d{9}$/)
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
    phone: phoneText.nullable(),
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
