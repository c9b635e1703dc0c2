import { z } from 'zod'
import { anyone, endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, none, phone } from './shapes.ts'

const secret = z.string().min(20).max(64)

/** What a bureau may send: these fields, no offence, no sentence, no file. */
export const bureauFields = z.object({
  name: z.string().trim().min(1).max(20),
  phone,
  asked: z.string().trim().min(1).max(300),
  worker: z.string().trim().min(1).max(30),
  workerPhone: z.string().trim().min(3).max(20),
})
const confirmed = z.object({ number: z.string(), day: z.iso.date() })
export const bureauLook = endpoint({
  method: 'POST',
  path: '/api/bureau/looks',
  about:
    'What a bureau sees by its own link: its name, and attendance that people chose to have confirmed. Nothing else, not even whether somebody came. Every look is kept.',
  who: anyone,
  audit: 'bureau.looked',
  params: none,
  body: z.object({ secret }),
  reply: z.object({ bureau: z.string(), agency: z.string(), confirmed: z.array(confirmed) }),
})
export const bureauSend = endpoint({
  method: 'POST',
  path: '/api/bureau/people',
  about: 'A bureau sends somebody by its own link. Safe to repeat by its id.',
  who: anyone,
  audit: 'bureau.sent',
  params: none,
  body: z.object({ secret, id, fields: bureauFields }),
  reply: z.object({ number: z.string() }),
})

const keepers = staff(['agency_admin', 'supervisor'])
export const takers = staff(['social_worker', 'supervisor'])
export const bureauDoors = endpoint({
  method: 'GET',
  path: '/api/bureau/doors',
  about: 'Links of offices that send people here, and when each was looked through last.',
  who: staff(['agency_admin', 'supervisor', 'social_worker']),
  audit: 'bureau.doors_read',
  params: none,
  body: none,
  reply: z.object({
    doors: z.array(
      z.object({ id, name: z.string(), madeAt: at, revoked: z.boolean(), lookedAt: at.nullable() }),
    ),
    mayKeep: z.boolean(),
  }),
})
export const bureauDoorMake = endpoint({
  method: 'POST',
  path: '/api/bureau/doors',
  about: 'A link of its own for an office; shown once.',
  who: keepers,
  audit: 'bureau.door_made',
  params: none,
  body: z.object({ id, name: z.string().trim().min(2).max(40) }),
  reply: z.object({ url: z.string() }),
})
export const bureauDoorRevoke = endpoint({
  method: 'DELETE',
  path: '/api/bureau/doors/:id',
  about: 'Shuts the link of an office.',
  who: keepers,
  audit: 'bureau.door_shut',
  params: byId,
  body: none,
  reply: done,
})

const waiting = z.object({
  id,
  number: z.string(),
  from: z.string(),
  state: z.enum(['new', 'taken']),
  name: z.string(),
  phone: z.string(),
  asked: z.string(),
  worker: z.string(),
  workerPhone: z.string(),
  residentId: id.nullable(),
  at,
  dueAt: at,
  late: z.boolean(),
  /** Signed, and not taken back. */
  signed: z.boolean(),
  shown: z.number().int(),
})
export const incomingList = endpoint({
  method: 'GET',
  path: '/api/bureau/incoming',
  about: 'People offices sent here and nobody has taken yet, and those one has taken.',
  who: takers,
  audit: 'bureau.incoming_read',
  params: none,
  body: none,
  reply: z.object({ rows: z.array(waiting) }),
})
export const incomingGet = endpoint({
  method: 'GET',
  path: '/api/bureau/incoming/:id',
  about:
    'One person an office sent, for whoever took them: what was signed, their days, what the office sees now, and each of its looks.',
  who: takers,
  audit: 'bureau.one_read',
  params: byId,
  body: none,
  reply: waiting.extend({
    consents: z.array(
      z.object({
        id,
        way: z.enum(['online', 'spoken', 'paper']),
        witness: z.string().nullable(),
        at,
        withdrawnAt: at.nullable(),
      }),
    ),
    days: z.array(z.object({ day: z.iso.date(), shared: z.boolean() })),
    /** Exactly what the office reads of this person at this minute. */
    sees: z.array(confirmed),
    /** Looks of the office, newest first, with how many days of all its people each showed. */
    looks: z.array(z.object({ at, device: z.string(), days: z.number().int() })),
  }),
})
export const incomingTake = endpoint({
  method: 'POST',
  path: '/api/bureau/incoming/:id/take',
  about:
    'Takes somebody in: written down as a person like any other; the record does not say where they came from.',
  who: takers,
  audit: 'bureau.incoming_taken',
  params: byId,
  body: z.object({ take: z.boolean() }),
  reply: done,
})
export const incomingLink = endpoint({
  method: 'POST',
  path: '/api/bureau/incoming',
  about:
    'Links a person who is here already with an office, as the person wishes. Nothing is seen by it yet.',
  who: takers,
  audit: 'bureau.person_linked',
  params: none,
  body: z.object({ id, doorId: id, residentId: id }),
  reply: done,
})
export const bureauConsent = endpoint({
  method: 'POST',
  path: '/api/bureau/incoming/:id/consents',
  about:
    'Records what the person signed: counselling is reported to nobody, only days they choose are confirmed. The words are kept with their fingerprint.',
  who: takers,
  audit: 'bureau.consent_recorded',
  params: byId,
  body: z.object({
    id,
    way: z.enum(['spoken', 'paper']),
    witness: z.string().trim().max(30),
  }),
  reply: done,
})
export const bureauWithdraw = endpoint({
  method: 'DELETE',
  path: '/api/bureau/incoming/:id/consents',
  about: 'Takes it back as the person says: the office sees nothing of them any more.',
  who: takers,
  audit: 'bureau.consent_withdrawn',
  params: byId,
  body: none,
  reply: done,
})
export const attendanceRecord = endpoint({
  method: 'POST',
  path: '/api/bureau/incoming/:id/attendance',
  about:
    'Writes down that the person came on a day. The office sees it only when the person says so, on their phone or before whoever writes it.',
  who: takers,
  audit: 'bureau.attendance_recorded',
  params: byId,
  body: z.object({ day: z.iso.date(), share: z.boolean() }),
  reply: done,
})
