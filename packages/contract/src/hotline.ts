import { z } from 'zod'
import { anyone, endpoint, staff } from './endpoint.ts'
import { byId, id, none } from './shapes.ts'

/** The numbers to ring. */
export const hotline = z.object({
  id,
  number: z.string(),
  name: z.string(),
  use: z.string(),
  hours: z.string(),
  always: z.boolean(),
  verifiedAt: z.iso.date().nullable(),
  verifiedBy: z.string().nullable(),
  expired: z.boolean(),
})
export const hotlines = endpoint({
  method: 'GET',
  path: '/api/hotline/numbers',
  about: 'Numbers to call, best first; expired ones are hidden except 110, 120, 119 and 12356.',
  who: anyone,
  audit: 'hotline.numbers_read',
  params: none,
  body: none,
  reply: z.object({ hotlines: z.array(hotline) }),
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
