import { colours } from '@anxin/core/care/colour.ts'
import { letterFields } from '@anxin/core/referral/letter.ts'
import { referralStates } from '@anxin/core/referral/state.ts'
import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { answerBody, heardStates, verdicts } from './referral.ts'
import { at, byId, id, none } from './shapes.ts'

const field = z.enum(letterFields)
const state = z.enum(referralStates)
const colour = z.enum(colours)
const packetField = z.object({ field, text: z.string() })
export const parcel = z.object({
  id,
  number: z.string(),
  fromName: z.string(),
  colour,
  state,
  sentAt: at,
  dueAt: at.nullable(),
  apptAt: at.nullable(),
  packet: z.array(packetField),
  may: z.array(
    z.enum([
      'ACCEPTED',
      'DECLINED',
      'NEED_INFO',
      'APPT_SET',
      'ATTENDED',
      'NO_SHOW',
      'RESULT_RETURNED',
      'RETURNED',
    ]),
  ),
  said: z.array(z.object({ by: z.string(), mine: z.boolean(), text: z.string(), at })),
})
const recipients = staff(['social_worker', 'counsellor', 'clinician', 'supervisor'])

export const inboxGet = endpoint({
  method: 'GET',
  path: '/api/referral/inbox',
  about: 'What other agencies and colleagues sent here, soonest due first: a row each, no file.',
  who: recipients,
  audit: 'referral.inbox_read',
  params: none,
  body: none,
  reply: z.object({
    rows: z.array(
      parcel.pick({
        id: true,
        number: true,
        fromName: true,
        colour: true,
        state: true,
        sentAt: true,
        dueAt: true,
      }),
    ),
    now: at,
  }),
})
export const parcelOpen = endpoint({
  method: 'POST',
  path: '/api/referral/inbox/:id/opening',
  about: 'Opens a packet: it counts as received, and the look is kept.',
  who: recipients,
  audit: 'referral.packet_opened',
  params: byId,
  body: none,
  reply: parcel,
})
export const parcelAnswer = endpoint({
  method: 'POST',
  path: '/api/referral/inbox/:id/answers',
  about:
    'Accepts, declines with a reason, asks, sets an appointment, says whether somebody came, returns a result.',
  who: recipients,
  audit: 'referral.packet_answered',
  params: byId,
  body: answerBody.extend({ to: z.enum([...heardStates, 'NEED_INFO', 'RETURNED']) }),
  reply: parcel,
})

const rate = z.object({ of: z.number().int(), share: z.number().int().nullable() })
export const figuresGet = endpoint({
  method: 'GET',
  path: '/api/referral/figures',
  about:
    'Of the last twelve months, per receiver: how many were accepted, seen and closed with an outcome; days until seen. Shares only from ten on. Receivers who stopped answering.',
  who: staff(['supervisor', 'agency_admin']),
  audit: 'referral.figures_read',
  params: none,
  body: none,
  reply: z.object({
    pairs: z.array(
      z.object({
        toName: z.string(),
        sent: z.number().int(),
        accepted: rate,
        closed: rate,
        lost: rate,
        daysToSeen: z.number().nullable(),
        quiet: z.boolean(),
      }),
    ),
  }),
})

export const reviewsGet = endpoint({
  method: 'GET',
  path: '/api/referral/reviews',
  about:
    'The weekly queue: letters sent without consent, and records opened by break-glass, soonest due first.',
  who: staff(['supervisor', 'dpo']),
  audit: 'referral.reviews_read',
  params: none,
  body: none,
  reply: z.object({
    rows: z.array(
      z.object({
        id,
        what: z.enum(['exception', 'glass']),
        basis: z.string().nullable(),
        by: z.string(),
        reason: z.string(),
        at,
        dueAt: at,
        late: z.boolean(),
        mayAnswer: z.boolean(),
      }),
    ),
  }),
})
export const reviewAnswer = endpoint({
  method: 'PUT',
  path: '/api/referral/reviews/:id',
  about: 'Says what comes of it; never whoever opened or decided.',
  who: staff(['supervisor', 'dpo']),
  audit: 'referral.review_answered',
  params: byId,
  body: z.object({
    what: z.enum(['exception', 'glass']),
    verdict: z.enum(verdicts),
    note: z.string().trim().min(1).max(600),
  }),
  reply: z.object({ done: z.literal(true) }),
})
