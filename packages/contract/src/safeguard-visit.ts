import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, calledName, id, none, note } from './shapes.ts'

/** The room safeguard, fourth part: two community workers knock at a door. */

export const visitOutcomes = ['safe', 'not_safe', 'nobody_home', 'moved', 'refused'] as const
const duty = staff(['crisis_worker', 'social_worker', 'supervisor'], 'C-CRISIS')
const pair = staff(['community_worker'])

export const visitShown = z.object({
  id,
  pair: z.array(z.string()),
  askedBy: z.string(),
  askedAt: at,
  expiresAt: at,
  why: z.enum(['unreachable', 'decision']),
  outcome: z.enum(visitOutcomes).nullable(),
  outcomeNote: z.string().nullable(),
  outcomeBy: z.string().nullable(),
  outcomeAt: at.nullable(),
})

export const visitPairs = endpoint({
  method: 'GET',
  path: '/api/safeguard/visit-people',
  about: 'Community workers who may be asked, by name.',
  who: duty,
  audit: 'safeguard.visit_people_read',
  params: none,
  body: none,
  reply: z.object({ people: z.array(z.object({ id, name: z.string() })) }),
})
export const visitAsk = endpoint({
  method: 'POST',
  path: '/api/safeguard/events/:id/visits',
  about:
    'Asks two community workers to look whether somebody is safe. They get name, address, number and one sentence, for 24 hours. Safe to repeat.',
  who: duty,
  audit: 'safeguard.visit_asked',
  params: byId,
  body: z.object({
    id,
    address: z.string().trim().min(4).max(200),
    calledName: calledName.nullable(),
    phone: z.string().trim().max(30).nullable(),
    firstId: id,
    secondId: id,
    /** Needed where the person is not out of reach: why somebody goes all the same. */
    reason: z.string().trim().max(2000).nullable(),
  }),
  reply: visitShown,
})
/** What the pair sees: no more than this, in any field. */
export const visitSeen = z.object({
  id,
  name: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  ask: z.string(),
  withWhom: z.string(),
  expiresAt: at,
})
export const visitsMine = endpoint({
  method: 'GET',
  path: '/api/safeguard/visits',
  about: 'Visits asked of the reader, while they may be seen: name, address, number, one sentence.',
  who: pair,
  audit: 'safeguard.visits_read',
  params: none,
  body: none,
  reply: z.object({ visits: z.array(visitSeen) }),
})
export const visitOutcome = endpoint({
  method: 'PUT',
  path: '/api/safeguard/visits/:id/outcome',
  about: 'What was found at the door; those who answer for the event hear it at once. The view ends with it.',
  who: pair,
  audit: 'safeguard.visit_reported',
  params: byId,
  body: z.object({ outcome: z.enum(visitOutcomes), note: note.nullable() }),
  reply: z.object({ done: z.literal(true) }),
})
