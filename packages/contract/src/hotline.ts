import { z } from 'zod'
import { anyone, endpoint, staff } from './endpoint.ts'
import { at, byId, id, none } from './shapes.ts'

/** The numbers to ring. */
export const hotline = z.object({
  id,
  number: z.string(),
  name: z.string(),
  use: z.string(),
  hours: z.string(),
  /** The same in English, of a national number; null where nobody gave it English words. */
  inEnglish: z.object({ name: z.string(), use: z.string(), hours: z.string() }).nullable(),
  always: z.boolean(),
  verifiedAt: z.iso.date().nullable(),
  /** Who rang; null beside a date: looked up in public sources. */
  verifiedBy: z.string().nullable(),
  expired: z.boolean(),
  /** The agency's own, at a place; null for a national one, which a site may hide but not alter. */
  own: z.object({ unitId: id, unitName: z.string() }).nullable(),
  /** Not shown to this agency's residents: who decided so, and why. */
  hidden: z.object({ by: z.string(), reason: z.string(), at }).nullable(),
})
/** The cabin somebody belongs to or was brought to by its poster. */
const cabin = z.object({ name: z.string(), phone: z.string().nullable(), hours: z.string().nullable() })
export const hotlines = endpoint({
  method: 'GET',
  path: '/api/hotline/numbers',
  about:
    'Numbers to call, best first, and the cabin itself; expired ones are hidden except 110, 120, 119 and 12356. `cabin`: code of the poster that brought somebody who has not been here yet.',
  who: anyone,
  audit: 'hotline.numbers_read',
  params: z.object({ cabin: z.string().max(40).optional() }),
  body: none,
  reply: z.object({
    hotlines: z.array(hotline.omit({ own: true, hidden: true })),
    cabin: cabin.nullable(),
  }),
})
export const hotlineDirectory = endpoint({
  method: 'GET',
  path: '/api/hotline/directory',
  about: 'The whole directory with its verified dates, expired entries too.',
  who: staff(['agency_admin', 'supervisor', 'crisis_worker', 'cabin_manager']),
  audit: 'hotline.directory_read',
  params: none,
  body: none,
  reply: z.object({ hotlines: z.array(hotline) }),
})
export const hotlineVerify = endpoint({
  method: 'POST',
  path: '/api/hotline/numbers/:id/verifications',
  about: 'Notes a test call: who called, and whether it answered.',
  who: staff(['agency_admin', 'supervisor', 'crisis_worker', 'cabin_manager']),
  audit: 'hotline.number_verified',
  params: byId,
  body: z.object({ answered: z.boolean(), note: z.string().max(400) }),
  reply: z.object({ hotlines: z.array(hotline) }),
})

const keepers = staff(['agency_admin', 'supervisor', 'cabin_manager'])
const written = z.object({
  number: z
    .string()
    .trim()
    .regex(/^\+?\d[\d ()-]{2,28}$/),
  name: z.string().trim().min(2).max(40),
  use: z.string().trim().min(2).max(80),
  hours: z.string().trim().min(1).max(80),
  unitId: id,
})
export const hotlineAdd = endpoint({
  method: 'POST',
  path: '/api/hotline/numbers',
  about:
    'Adds a number of the agency’s own at a place; residents there and below see it once a test call was answered.',
  who: keepers,
  audit: 'hotline.number_added',
  params: none,
  body: written.extend({ id }),
  reply: z.object({ hotlines: z.array(hotline) }),
})
export const hotlineChange = endpoint({
  method: 'PUT',
  path: '/api/hotline/numbers/:id',
  about:
    'Changes a number of the agency’s own; with other digits it has to be tried again. National numbers are not altered.',
  who: keepers,
  audit: 'hotline.number_changed',
  params: byId,
  body: written,
  reply: z.object({ hotlines: z.array(hotline) }),
})
export const hotlineHide = endpoint({
  method: 'PUT',
  path: '/api/hotline/numbers/:id/showing',
  about:
    'Hides a number from the agency’s residents, with a reason, or shows it again; 110, 120, 119 and 12356 always show.',
  who: keepers,
  audit: 'hotline.showing_changed',
  params: byId,
  body: z.discriminatedUnion('shown', [
    z.object({ shown: z.literal(true) }),
    z.object({ shown: z.literal(false), reason: z.string().trim().min(2).max(200) }),
  ]),
  reply: z.object({ hotlines: z.array(hotline) }),
})
