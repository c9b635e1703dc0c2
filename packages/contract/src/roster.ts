import { z } from 'zod'
import { crisisDuty, responders } from './crisis.ts'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

const rosterReaders = staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin', 'cabin_manager'])
const rosterKeepers = staff(['agency_admin', 'supervisor', 'cabin_manager'])

const place = z.enum(['primary', 'secondary'])

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
  path: '/api/roster/week',
  about: 'Shifts between two times, soonest first, with the hours nobody covers and who may stand.',
  who: rosterReaders,
  audit: 'roster.week_read',
  params: z.object({ from: at, to: at }),
  body: none,
  reply: z.object({
    shifts: z.array(shift),
    gaps: z.array(z.object({ from: at, to: at, missing: z.enum(['both', 'second']) })),
    /** Empty places colleagues are being asked for. */
    seeking: z.array(
      z.object({ startsAt: at, endsAt: at, place, asked: z.number().int(), declined: z.number().int() }),
    ),
    people: z.array(z.object({ id, name: z.string(), certified: z.boolean() })),
    onDuty: z.array(z.object({ id, name: z.string(), slot: z.enum(['primary', 'secondary', 'supervisor']) })),
  }),
})
export const shiftAdd = endpoint({
  method: 'POST',
  path: '/api/roster/shifts',
  about: 'Adds a shift of at most 8 hours with two people; each needs a certificate valid to its end.',
  who: rosterKeepers,
  audit: 'roster.shift_added',
  params: none,
  body: z.object({ id, startsAt: at, endsAt: at, primaryId: id, secondaryId: id }),
  reply: z.object({ shift }),
})
export const shiftRemove = endpoint({
  method: 'DELETE',
  path: '/api/roster/shifts/:id',
  about: 'Removes a shift that has not begun.',
  who: rosterKeepers,
  audit: 'roster.shift_removed',
  params: byId,
  body: none,
  reply: done,
})
export const swapAsk = endpoint({
  method: 'POST',
  path: '/api/roster/shifts/:id/swaps',
  about: 'Asks a colleague to take the own place in a shift.',
  who: responders,
  audit: 'roster.swap_asked',
  params: byId,
  body: z.object({ toId: id }),
  reply: z.object({ shift }),
})
export const swapAnswer = endpoint({
  method: 'PUT',
  path: '/api/roster/shifts/:id/swaps',
  about: 'Accepts or declines a swap asked of oneself.',
  who: responders,
  audit: 'roster.swap_answered',
  params: byId,
  body: z.object({ accept: z.boolean() }),
  reply: z.object({ shift }),
})
export const dutyTakeOver = endpoint({
  method: 'POST',
  path: '/api/roster/duty',
  about:
    '“Take over now”: stands as primary from this minute to the end of the running shift (or 8 hours where there is none).',
  who: crisisDuty,
  audit: 'roster.duty_taken_over',
  params: none,
  body: z.object({ handoverNote: z.string().max(2000) }),
  reply: z.object({ shift }),
})

/** A place somebody is asked to stand in. */
export const request = z.object({
  id,
  startsAt: at,
  endsAt: at,
  unitName: z.string(),
  place,
  /** Who stands first, where one is asked to be the second. */
  withName: z.string().nullable(),
  askedAt: at,
})
export const requests = endpoint({
  method: 'GET',
  path: '/api/roster/requests',
  about: 'What I am asked to stand in for and have not answered, soonest first.',
  who: responders,
  audit: 'roster.requests_read',
  params: none,
  body: none,
  reply: z.object({ requests: z.array(request) }),
})
export const requestAnswer = endpoint({
  method: 'PUT',
  path: '/api/roster/requests/:id',
  about: 'Yes or no to a request. The first yes has the place; every other request for it closes.',
  who: responders,
  audit: 'roster.request_answered',
  params: byId,
  body: z.object({ accept: z.boolean() }),
  reply: z.object({ requests: z.array(request) }),
})
