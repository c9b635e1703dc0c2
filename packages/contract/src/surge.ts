import { z } from 'zod'
import { anyone, endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

const keepers = staff(['agency_admin'])
const workers = staff([
  'volunteer',
  'community_worker',
  'social_worker',
  'counsellor',
  'crisis_worker',
  'supervisor',
  'cabin_manager',
  'agency_admin',
])
const helpers = staff([
  'social_worker',
  'counsellor',
  'crisis_worker',
  'supervisor',
  'volunteer',
  'community_worker',
])
const words = (most: number) => z.string().trim().min(1).max(most)

const surge = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  order: z.string(),
  orderedOn: z.iso.date(),
  why: z.string(),
  noticeZh: z.string(),
  noticeEn: z.string(),
  startsAt: at,
  endsAt: at,
  withPhase: z.boolean(),
  byName: z.string(),
  endedAt: at.nullable(),
  /** Null when it went back by itself. */
  endedBy: z.string().nullable(),
  /** When everybody registered there is asked again, soonest first; empty where nobody began it. */
  waves: z.array(
    z.object({
      months: z.number().int(),
      dueAt: at,
      state: z.enum(['due', 'asked', 'cancelled']),
      people: z.number().int(),
    }),
  ),
})
export const surges = endpoint({
  method: 'GET',
  path: '/api/surge/all',
  about:
    'Public events that hold now, then earlier ones, newest first; and places they may be switched on for.',
  who: workers,
  audit: 'surge.all_read',
  params: none,
  body: none,
  reply: z.object({
    surges: z.array(surge),
    units: z.array(z.object({ id, name: z.string() })),
    people: z.array(z.object({ id, name: z.string(), certified: z.boolean() })),
  }),
})
const span = { unitId: id, endsAt: at, withPhase: z.boolean() }
export const surgePreview = endpoint({
  method: 'POST',
  path: '/api/surge/previews',
  about: 'The first step: what the switch would change, before anything does.',
  who: keepers,
  audit: 'surge.previewed',
  params: none,
  body: z.object(span),
  reply: z.object({
    places: z.number().int(),
    certified: z.number().int(),
    shiftsAhead: z.number().int(),
    /** Hours of the next 72 with fewer than two people. */
    thinHours: z.number().int(),
    phaseNow: z.string(),
    openEvents: z.number().int(),
    /** Given back with the second step: what was seen is what is switched. */
    seen: z.string(),
  }),
})
export const surgeOn = endpoint({
  method: 'POST',
  path: '/api/surge/switches',
  about: 'The second step: switches it on, by a dated order, until a moment at which it goes back by itself.',
  who: keepers,
  audit: 'surge.switched_on',
  params: none,
  body: z.object({
    ...span,
    id,
    seen: z.string().length(64),
    order: words(80),
    orderedOn: z.iso.date(),
    why: words(200),
    noticeZh: words(80),
    noticeEn: words(160),
  }),
  reply: z.object({ surge }),
})
export const surgeOff = endpoint({
  method: 'POST',
  path: '/api/surge/switches/:id/end',
  about:
    'Switches it off before its time: people called up may go, the phase goes back, who waits is still seen.',
  who: keepers,
  audit: 'surge.switched_off',
  params: byId,
  body: none,
  reply: z.object({ surge }),
})
export const surgeCohortBegin = endpoint({
  method: 'POST',
  path: '/api/surge/switches/:id/cohort',
  about:
    'Everybody registered where the event was is asked at once and after 1, 3, 6, 12 and 18 months, also after it has ended. Begun again, what was stopped goes on.',
  who: keepers,
  audit: 'surge.cohort_begun',
  params: byId,
  body: none,
  reply: z.object({ surge }),
})
export const surgeCohortEnd = endpoint({
  method: 'POST',
  path: '/api/surge/switches/:id/cohort/end',
  about: 'Nobody is asked any more; what was sent may still be answered.',
  who: keepers,
  audit: 'surge.cohort_ended',
  params: byId,
  body: none,
  reply: z.object({ surge }),
})
export const surgeCall = endpoint({
  method: 'POST',
  path: '/api/surge/switches/:id/people',
  about: 'Calls somebody up for a span of at most 8 hours; they are let go when it ends.',
  who: keepers,
  audit: 'surge.person_called',
  params: byId,
  body: z.object({ id, staffId: id, startsAt: at, endsAt: at }),
  reply: done,
})

const waiting = z.object({
  id,
  urgent: z.boolean(),
  words: z.string(),
  addedAt: at,
  addedBy: z.string(),
  takenBy: z.string().nullable(),
  mine: z.boolean(),
  takenAt: at.nullable(),
})
export const waitingGet = endpoint({
  method: 'GET',
  path: '/api/surge/waiting',
  about: 'Who waits to be seen at the scene: urgent first, then in the order they came.',
  who: workers,
  audit: 'surge.waiting_read',
  params: none,
  body: none,
  reply: z.object({ on: z.boolean(), waiting: z.array(waiting), seenToday: z.number().int() }),
})
export const waitingAdd = endpoint({
  method: 'POST',
  path: '/api/surge/waiting',
  about:
    'Puts somebody in the queue of the event: where they are and what they need, in a few words. No account is needed.',
  who: workers,
  audit: 'surge.waiting_added',
  params: none,
  body: z.object({ id, urgent: z.boolean(), words: words(200) }),
  reply: done,
})
export const waitingTake = endpoint({
  method: 'PUT',
  path: '/api/surge/waiting/:id/taker',
  about: 'Goes to them; of many who press at once exactly one does.',
  who: helpers,
  audit: 'surge.waiting_taken',
  params: byId,
  body: none,
  reply: done,
})
export const pfaForm = z.object({
  /** LOOK: is it safe here, what is needed first, is anybody beside themselves? */
  look: z.object({
    safe: z.boolean(),
    needs: z.array(z.enum(['water_food', 'medicine', 'shelter', 'family', 'news', 'rest'])).max(6),
    strongDistress: z.boolean(),
  }),
  /** LISTEN: what matters to them now. Nobody is asked to tell what happened. */
  listen: z.string().max(600),
  /** LINK: to whom and what. */
  link: z.object({
    to: z
      .array(z.enum(['family', 'community', 'health', 'hotline', 'cabin', 'crisis_desk', 'nothing_needed']))
      .min(1)
      .max(6),
    note: z.string().max(400),
  }),
})
export const waitingForm = endpoint({
  method: 'PUT',
  path: '/api/surge/waiting/:id/form',
  about: 'Look, listen, link: the short form of psychological first aid. With it the person has been seen.',
  who: helpers,
  audit: 'surge.form_kept',
  params: byId,
  body: pfaForm,
  reply: done,
})
export const notice = endpoint({
  method: 'GET',
  path: '/api/surge/notice',
  about:
    'What a resident should know of this minute: whether somebody is on duty, whether the house can keep what is said, and the notice of a public event where one holds.',
  who: anyone,
  audit: 'surge.notice_read',
  params: z.object({ cabin: z.string().max(40).optional() }),
  body: none,
  reply: z.object({
    covered: z.boolean(),
    /** Nothing said now can be kept: the numbers first, and devices send what they hold later. */
    full: z.boolean(),
    notice: z.object({ zh: z.string(), en: z.string() }).nullable(),
  }),
})
