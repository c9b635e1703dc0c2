import { needs, placeKinds } from '@anxin/core/referral/match.ts'
import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, id, none } from './shapes.ts'

/** Those who look places up; those who keep the directory. */
export const directoryReaders = staff([
  'social_worker',
  'counsellor',
  'clinician',
  'crisis_worker',
  'supervisor',
  'agency_admin',
  'cabin_manager',
])
const keepers = staff(['agency_admin', 'supervisor', 'social_worker'])
export const callOutcomes = ['answered', 'no_answer', 'wrong_number'] as const
const tag = z.string().trim().min(1).max(20)

const fields = z.object({
  kind: z.enum(placeKinds),
  name: z.string().trim().min(2).max(60),
  needs: z.array(z.enum(needs)).max(13),
  populations: z.array(tag).max(12),
  dialects: z.array(tag).max(8),
  genders: z.array(z.enum(['female', 'male'])).max(2),
  hours: z.string().trim().max(80),
  address: z.string().trim().max(100),
  phone: z.string().trim().max(30),
  lat: z.number().min(-90).max(90).nullable(),
  lng: z.number().min(-180).max(180).nullable(),
  takesEmergencies: z.boolean(),
  /** Free places as last told; null where nobody knows. */
  capacity: z.number().int().min(0).max(999).nullable(),
  /** The agency of this house it is, with an inbox of its own. */
  partnerId: id.nullable(),
})

export const carePlace = fields.extend({
  id,
  version: z.number().int(),
  capacityAt: at.nullable(),
  verifiedAt: at.nullable(),
  verifiedBy: z.string().nullable(),
  /** Verified within ninety days. */
  fresh: z.boolean(),
  /** Somebody has to ring it now. */
  callDue: z.boolean(),
  callAt: at,
  /** From the agency’s own line, in kilometres; null where one of the two is not on the map. */
  km: z.number().nullable(),
  lastCall: z.object({ at, by: z.string(), outcome: z.enum(callOutcomes) }).nullable(),
})

export const placesGet = endpoint({
  method: 'GET',
  path: '/api/directory/places',
  about: 'Hospitals, agencies and offices of this agency’s directory; those to be rung first, then by name.',
  who: directoryReaders,
  audit: 'directory.places_read',
  params: none,
  body: none,
  reply: z.object({
    places: z.array(carePlace),
    partners: z.array(z.object({ id, name: z.string() })),
    callsDue: z.number().int(),
  }),
})

export const placePut = endpoint({
  method: 'PUT',
  path: '/api/directory/places/:id',
  about:
    'Writes a place down or changes it. Built upon an older version it is refused with the version that stands. Changing the number asks for a new test call.',
  who: keepers,
  audit: 'directory.place_kept',
  params: byId,
  body: fields.extend({ base: z.number().int().min(0) }),
  reply: carePlace,
})

export const placeCall = endpoint({
  method: 'POST',
  path: '/api/directory/places/:id/calls',
  about:
    'A test call. Answered, the line is verified for ninety days; otherwise somebody is asked again tomorrow.',
  who: directoryReaders,
  audit: 'directory.place_called',
  params: byId,
  body: z.object({
    id,
    outcome: z.enum(callOutcomes),
    note: z.string().trim().max(200),
    /** What they said is free now; left out where it was not asked. */
    capacity: z.number().int().min(0).max(999).optional(),
  }),
  reply: carePlace,
})

export const placeRetire = endpoint({
  method: 'DELETE',
  path: '/api/directory/places/:id',
  about: 'Takes a place out of the directory; what was sent there stays readable.',
  who: keepers,
  audit: 'directory.place_retired',
  params: byId,
  body: none,
  reply: z.object({ done: z.literal(true) }),
})
