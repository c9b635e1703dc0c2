import { rungTargets } from '@anxin/core/crisis/ladder.ts'
import { z } from 'zod'
import { crisisDuty, responders } from './crisis.ts'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

const rosterReaders = staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin', 'cabin_manager'])
const rosterKeepers = staff(['agency_admin', 'supervisor', 'cabin_manager'])

const place = z.enum(['primary', 'secondary'])
const day = z.iso.date()

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
    onDuty: z.array(
      z.object({
        id,
        name: z.string(),
        slot: z.enum(['primary', 'secondary', 'extra', 'supervisor']),
        /** Their device did not answer at the start of the shift. */
        void: z.boolean(),
      }),
    ),
  }),
})
const onPaper = z.object({ name: z.string(), phone: z.string().nullable() })
export const phoneTree = endpoint({
  method: 'GET',
  path: '/api/roster/phone-tree',
  about:
    'Whom to ring in which order for a place while the house cannot be asked, on one A4 page: the ladder as of this minute, the shifts of the next day, telephones of the place. Numbers only of those who agreed.',
  who: rosterReaders,
  audit: 'roster.phone_tree_printed',
  /** Without a place, the widest the speaker answers for. */
  params: z.object({ unitId: id.optional() }),
  body: none,
  reply: z.object({
    place: z.string(),
    printed: z.string(),
    rungs: z.array(
      z.object({ target: z.enum(rungTargets), red: z.number(), redE: z.number(), people: z.array(onPaper) }),
    ),
    next: z.array(z.object({ span: z.string(), people: z.array(onPaper) })),
    places: z.array(onPaper),
    fileName: z.string(),
    pdf: z.base64(),
  }),
})
export const shiftAdd = endpoint({
  method: 'POST',
  path: '/api/roster/shifts',
  about: 'Adds a shift of at most 8 hours with two people; each needs a certificate valid to its end.',
  who: rosterKeepers,
  audit: 'roster.shift_added',
  params: none,
  /** `unitId`: for which place they stand; without it, the widest the speaker answers for. */
  body: z.object({ id, startsAt: at, endsAt: at, primaryId: id, secondaryId: id, unitId: id.optional() }),
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

/** Where the next alert goes, and why others are passed by. */
export const standing = endpoint({
  method: 'GET',
  path: '/api/roster/standing',
  about:
    'Who stands now in the order they are called, what each has in hand, and what was left to say at the change of shift.',
  who: rosterReaders,
  audit: 'roster.standing_read',
  params: none,
  body: none,
  reply: z.object({
    people: z.array(
      z.object({
        id,
        name: z.string(),
        place: z.enum(['primary', 'secondary', 'extra']),
        open: z.number().int(),
        inARow: z.number().int(),
        passed: z.enum(['open', 'in_a_row', 'break']).nullable(),
        next: z.boolean(),
      }),
    ),
    /** Places whose device did not answer. */
    silent: z.array(z.object({ id, name: z.string(), since: at })),
    /** The test of my own device that waits for me. */
    myTest: z.object({ id, sentAt: at, dueAt: at, late: z.boolean() }).nullable(),
    /** The running shift I stand in. */
    myShift: z.object({ id, endsAt: at, note: z.string().nullable() }).nullable(),
    /** Left by the shift before, for whoever stands now. */
    note: z.object({ by: z.string(), at, text: z.string() }).nullable(),
    extras: z.array(z.object({ id, name: z.string(), startsAt: at, endsAt: at, why: z.string() })),
  }),
})
export const deviceAnswer = endpoint({
  method: 'PUT',
  path: '/api/roster/device-tests/:id',
  about: '“I am here”: answers the test of the own device. A late answer gives the place back.',
  who: responders,
  audit: 'roster.device_answered',
  params: byId,
  body: none,
  reply: done,
})
export const noteLeave = endpoint({
  method: 'PUT',
  path: '/api/roster/shifts/:id/note',
  about:
    'What whoever stands next must know: event numbers and agreements, no names. Written over until the shift is a day old.',
  who: responders,
  audit: 'roster.note_left',
  params: byId,
  body: z.object({ text: z.string().trim().min(1).max(2000) }),
  reply: done,
})
export const extraAdd = endpoint({
  method: 'POST',
  path: '/api/roster/extras',
  about: 'Calls somebody up beside the shift, at most 8 hours, with the same certificate and rest.',
  who: rosterKeepers,
  audit: 'roster.extra_added',
  params: none,
  body: z.object({ id, staffId: id, startsAt: at, endsAt: at, why: z.string().trim().min(1).max(200) }),
  reply: done,
})
export const extraRemove = endpoint({
  method: 'DELETE',
  path: '/api/roster/extras/:id',
  about: 'Lets somebody go who was called up.',
  who: rosterKeepers,
  audit: 'roster.extra_removed',
  params: byId,
  body: none,
  reply: done,
})

const respiteOf = z.object({ id, name: z.string(), mine: z.boolean(), from: day, to: day })
export const respites = endpoint({
  method: 'GET',
  path: '/api/roster/respites',
  about:
    'Days without new alerts: what I am offered or have wished after a talk, wishes that wait for my answer as a supervisor, and who is or will be away, soonest first. Never why.',
  who: rosterReaders,
  audit: 'roster.respites_read',
  params: none,
  body: none,
  reply: z.object({
    mine: z.array(
      z.object({
        id,
        state: z.enum(['offered', 'wished', 'talk', 'granted']),
        from: day.nullable(),
        to: day.nullable(),
      }),
    ),
    /** Empty for whoever may not answer. `places`: how many shifts they stand in on those days; `inHand`: open events they own. */
    wishes: z.array(respiteOf.extend({ wishedAt: at, places: z.number().int(), inHand: z.number().int() })),
    away: z.array(respiteOf),
  }),
})
export const respiteWish = endpoint({
  method: 'PUT',
  path: '/api/roster/respites/:id',
  about:
    'What one wishes after the talk: some days without new alerts (at most 30, from today on), or none. It may be changed until it is granted; no reason is asked.',
  who: responders,
  audit: 'roster.respite_wished',
  params: byId,
  body: z.object({ days: z.object({ from: day, to: day }).nullable() }),
  reply: done,
})
export const respiteAnswer = endpoint({
  method: 'PUT',
  path: '/api/roster/respites/:id/answer',
  about:
    'Grants the days, or asks to talk first. Who is granted them steps out of the shifts of those days: the places stand empty on the roster and colleagues are asked.',
  who: staff(['supervisor'], 'C-SUPERVISE'),
  audit: 'roster.respite_answered',
  params: byId,
  body: z.object({ answer: z.enum(['granted', 'talk']) }),
  reply: z.object({ places: z.number().int() }),
})
export const respiteEnd = endpoint({
  method: 'PUT',
  path: '/api/roster/respites/:id/end',
  about: 'Back earlier than granted, said by oneself. Shifts that were given away are not taken back.',
  who: responders,
  audit: 'roster.respite_ended',
  params: byId,
  body: none,
  reply: done,
})
