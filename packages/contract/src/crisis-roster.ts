import { z } from 'zod'
import { crisisDuty, responders } from './crisis.ts'
import { anyone, endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

/** The room crisis, second half: who is on call, and the numbers to ring. */
const rosterReaders = staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin', 'cabin_manager'])
const rosterKeepers = staff(['agency_admin', 'supervisor', 'cabin_manager'])

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
  path: '/api/crisis/hotlines',
  about: 'Numbers to call, best first; expired ones are hidden except 110, 120, 119 and 12356.',
  who: anyone,
  audit: 'crisis.hotlines_read',
  params: none,
  body: none,
  reply: z.object({ hotlines: z.array(hotline) }),
})
export const hotlineDirectory = endpoint({
  method: 'GET',
  path: '/api/crisis/hotline-directory',
  about: 'The whole directory with its verified dates, expired entries too.',
  who: staff(['agency_admin', 'supervisor', 'crisis_worker', 'cabin_manager']),
  audit: 'crisis.directory_read',
  params: none,
  body: none,
  reply: z.object({ hotlines: z.array(hotline) }),
})
export const hotlineVerify = endpoint({
  method: 'POST',
  path: '/api/crisis/hotlines/:id/verifications',
  about: 'Notes a test call: who called, and whether it answered.',
  who: staff(['agency_admin', 'supervisor', 'crisis_worker', 'cabin_manager']),
  audit: 'crisis.hotline_verified',
  params: byId,
  body: z.object({ answered: z.boolean(), note: z.string().max(400) }),
  reply: z.object({ hotlines: z.array(hotline) }),
})

export const shift = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  startsAt: at,
  endsAt: at,
  primary: z.object({ id, name: z.string() }),
  secondary: z.object({ id, name: z.string() }).nullable(),
  swap: z.object({ fromName: z.string(), toId: id, toName: z.string() }).nullable(),
})
export const roster = endpoint({
  method: 'GET',
  path: '/api/crisis/roster',
  about: 'Shifts between two times, soonest first, with the hours nobody covers and who may stand.',
  who: rosterReaders,
  audit: 'crisis.roster_read',
  params: z.object({ from: at, to: at }),
  body: none,
  reply: z.object({
    shifts: z.array(shift),
    gaps: z.array(z.object({ from: at, to: at, missing: z.enum(['both', 'second']) })),
    people: z.array(z.object({ id, name: z.string(), certified: z.boolean() })),
    onDuty: z.array(z.object({ id, name: z.string(), slot: z.enum(['primary', 'secondary', 'supervisor']) })),
  }),
})
export const shiftAdd = endpoint({
  method: 'POST',
  path: '/api/crisis/shifts',
  about: 'Adds a shift of at most 8 hours with two people; each needs a certificate valid to its end.',
  who: rosterKeepers,
  audit: 'crisis.shift_added',
  params: none,
  body: z.object({ id, startsAt: at, endsAt: at, primaryId: id, secondaryId: id }),
  reply: z.object({ shift }),
})
export const shiftRemove = endpoint({
  method: 'DELETE',
  path: '/api/crisis/shifts/:id',
  about: 'Removes a shift that has not begun.',
  who: rosterKeepers,
  audit: 'crisis.shift_removed',
  params: byId,
  body: none,
  reply: done,
})
export const swapAsk = endpoint({
  method: 'POST',
  path: '/api/crisis/shifts/:id/swaps',
  about: 'Asks a colleague to take the own place in a shift.',
  who: responders,
  audit: 'crisis.swap_asked',
  params: byId,
  body: z.object({ toId: id }),
  reply: z.object({ shift }),
})
export const swapAnswer = endpoint({
  method: 'PUT',
  path: '/api/crisis/shifts/:id/swaps',
  about: 'Accepts or declines a swap asked of oneself.',
  who: responders,
  audit: 'crisis.swap_answered',
  params: byId,
  body: z.object({ accept: z.boolean() }),
  reply: z.object({ shift }),
})
export const dutyTakeOver = endpoint({
  method: 'POST',
  path: '/api/crisis/duty',
  about:
    '“Take over now”: stands as primary from this minute to the end of the running shift (or 8 hours where there is none).',
  who: crisisDuty,
  audit: 'crisis.duty_taken_over',
  params: none,
  body: z.object({ handoverNote: z.string().max(2000) }),
  reply: z.object({ shift }),
})
