import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { bureauFields } from './referral-link.ts'
import { at, byId, done, id, none } from './shapes.ts'

const openers = staff(['social_worker', 'counsellor', 'clinician', 'crisis_worker', 'supervisor'])

export const glassOpen = endpoint({
  method: 'POST',
  path: '/api/referral/glass',
  about:
    'Break-glass: opens what is needed to help somebody outside one’s own places, for three hours, with a reason. It is reviewed within a week and the person is told.',
  who: openers,
  audit: 'referral.glass_opened',
  params: none,
  body: z.object({
    id,
    residentPhone: z.string().trim().min(5).max(20),
    reason: z.string().trim().min(6).max(600),
  }),
  reply: z.object({ id, endsAt: at }),
})
export const glassLook = endpoint({
  method: 'GET',
  path: '/api/referral/glass/:id',
  about:
    'What an open break-glass shows: who to call, whether a safety plan is there, where somebody is being seen. No conversation, no note.',
  who: openers,
  audit: 'referral.glass_looked',
  params: byId,
  body: none,
  reply: z.object({
    id,
    endsAt: at,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    emergencyContact: z.object({ name: z.string(), relation: z.string(), phone: z.string() }).nullable(),
    unitName: z.string(),
    safetyPlan: z.boolean(),
    letters: z.array(z.object({ toName: z.string(), state: z.string(), at })),
  }),
})

const counted = z.object({ table: z.string(), rows: z.number().int() })
const sealedCount = counted.extend({ hash: z.string() })
export const transferRow = z.object({
  id,
  fromName: z.string(),
  toName: z.string(),
  label: z.string(),
  incoming: z.boolean(),
  state: z.enum(['proposed', 'accepted', 'declined', 'withdrawn']),
  at,
  moves: z.array(sealedCount),
  stays: z.array(counted),
  arrived: z.array(sealedCount).nullable(),
  reason: z.string().nullable(),
})
const movers = staff(['supervisor', 'agency_admin'])
export const transferPreview = endpoint({
  method: 'GET',
  path: '/api/referral/transfers/preview',
  about:
    'What of a person would move to another agency and what stays here, by table, with counts and hashes.',
  who: movers,
  audit: 'referral.transfer_previewed',
  params: z.object({ residentId: id }),
  body: none,
  reply: z.object({
    label: z.string(),
    moves: z.array(sealedCount),
    stays: z.array(counted),
    partners: z.array(z.object({ id, name: z.string() })),
    blocked: z.enum(['open_event', 'offered']).nullable(),
  }),
})
export const transferOffer = endpoint({
  method: 'POST',
  path: '/api/referral/transfers',
  about:
    'Offers a whole case to another agency. The person has agreed before a witness. Refused while an alert is open.',
  who: movers,
  audit: 'referral.transfer_offered',
  params: none,
  body: z.object({
    id,
    residentId: id,
    toTenant: id,
    reason: z.string().trim().min(1).max(600),
    agreedBy: z.enum(['person', 'guardian']),
    witness: z.string().trim().min(1).max(30),
  }),
  reply: transferRow,
})
export const transferList = endpoint({
  method: 'GET',
  path: '/api/referral/transfers',
  about: 'Whole cases offered here or from here, newest first.',
  who: movers,
  audit: 'referral.transfers_read',
  params: none,
  body: none,
  reply: z.object({ rows: z.array(transferRow), places: z.array(z.object({ id, name: z.string() })) }),
})
export const transferAnswer = endpoint({
  method: 'PUT',
  path: '/api/referral/transfers/:id',
  about:
    'Accepts or declines a case, or takes an offer back. Accepted, everything counted has moved with the same hashes, or nothing has; the agency before sees it no more.',
  who: movers,
  audit: 'referral.transfer_answered',
  params: byId,
  body: z.object({ answer: z.enum(['accepted', 'declined', 'withdrawn']), unitId: id.optional() }),
  reply: transferRow,
})

const keepers = staff(['agency_admin', 'supervisor'])
const takers = staff(['social_worker', 'supervisor'])
export const bureauDoors = endpoint({
  method: 'GET',
  path: '/api/referral/bureau-doors',
  about: 'Links of offices that send people here.',
  who: keepers,
  audit: 'referral.bureau_doors_read',
  params: none,
  body: none,
  reply: z.object({ doors: z.array(z.object({ id, name: z.string(), madeAt: at, revoked: z.boolean() })) }),
})
export const bureauDoorMake = endpoint({
  method: 'POST',
  path: '/api/referral/bureau-doors',
  about: 'A link of its own for an office; shown once.',
  who: keepers,
  audit: 'referral.bureau_door_made',
  params: none,
  body: z.object({ id, name: z.string().trim().min(2).max(40) }),
  reply: z.object({ url: z.string() }),
})
export const bureauDoorRevoke = endpoint({
  method: 'DELETE',
  path: '/api/referral/bureau-doors/:id',
  about: 'Shuts the link of an office.',
  who: keepers,
  audit: 'referral.bureau_door_shut',
  params: byId,
  body: none,
  reply: done,
})
export const incomingList = endpoint({
  method: 'GET',
  path: '/api/referral/incoming',
  about: 'People offices sent here and nobody has taken yet, and those one has taken.',
  who: takers,
  audit: 'referral.incoming_read',
  params: none,
  body: none,
  reply: z.object({
    rows: z.array(
      z.object({
        id,
        number: z.string(),
        from: z.string(),
        state: z.enum(['new', 'taken', 'declined']),
        fields: bureauFields,
        residentId: id.nullable(),
        at,
        dueAt: at,
        days: z.array(z.object({ day: z.iso.date(), shared: z.boolean() })),
      }),
    ),
  }),
})
export const incomingTake = endpoint({
  method: 'POST',
  path: '/api/referral/incoming/:id/take',
  about:
    'Takes somebody in: written down as a person like any other; the record does not say where they came from.',
  who: takers,
  audit: 'referral.incoming_taken',
  params: byId,
  body: z.object({ take: z.boolean() }),
  reply: done,
})
export const attendanceRecord = endpoint({
  method: 'POST',
  path: '/api/referral/incoming/:id/attendance',
  about: 'Writes down that the person came on a day. The office sees it only when the person says so.',
  who: takers,
  audit: 'referral.attendance_recorded',
  params: byId,
  body: z.object({ day: z.iso.date() }),
  reply: done,
})
