import { colours } from '@anxin/core/care/colour.ts'
import { whoAgreesCodes } from '@anxin/core/referral/consent.ts'
import { z } from 'zod'
import { anyResident, endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

export const transferStates = ['asked', 'second', 'proposed', 'accepted', 'declined', 'withdrawn'] as const
/** Without the person’s yes only on one of these, and when a second person agrees. */
export const transferBases = ['agency_ends', 'no_capacity', 'by_law'] as const
/** Headings under which what moves is counted for people. */
export const movingKinds = [
  'person',
  'consent',
  'talk',
  'selfhelp',
  'safety',
  'measure',
  'list',
  'case',
  'goal',
  'task',
  'note',
  'working',
  'appointment',
  'visit',
  'meeting',
  'file',
] as const
/** Headings of what stays with the agency that wrote it. */
export const stayingKinds = [
  'crisis',
  'referral',
  'severe',
  'safeguard',
  'bureau',
  'opinion',
  'other',
] as const
/** What ends on the day a case is accepted. */
export const endingKinds = [
  'team',
  'appointments',
  'caring',
  'household',
  'shared_moods',
  'helper',
  'attendance',
] as const
/** What has to be settled first. */
export const blockKinds = ['open_event', 'open_path', 'open_report', 'open_referral', 'offered'] as const

const moving = z.object({
  table: z.string(),
  kind: z.enum(movingKinds),
  rows: z.number().int(),
  /** SHA-256 of the opened content: the same whoever holds the key. */
  hash: z.string(),
})
const staying = z.object({ kind: z.enum(stayingKinds), rows: z.number().int() })
const ending = z.object({ what: z.enum(endingKinds), rows: z.number().int() })

const row = z.object({
  id,
  fromName: z.string(),
  toName: z.string(),
  /** Not a name: the person is named where the case has arrived. */
  label: z.string(),
  incoming: z.boolean(),
  state: z.enum(transferStates),
  at,
  dueAt: at.nullable(),
  late: z.boolean(),
  answeredAt: at.nullable(),
  colour: z.enum(colours),
  population: z.string().nullable(),
  minor: z.boolean(),
  cases: z.number().int(),
  reason: z.string(),
  answer: z.string().nullable(),
  may: z.array(z.enum(['second', 'withdraw', 'answer'])),
})
const detail = row.extend({
  agreed: z
    .object({
      way: z.enum(['online', 'spoken', 'paper']),
      by: z.enum(['person', 'guardian']),
      witness: z.string().nullable(),
      at,
      until: at.nullable(),
    })
    .nullable(),
  exception: z
    .object({
      basis: z.enum(transferBases),
      why: z.string().nullable(),
      by: z.string(),
      second: z.string().nullable(),
    })
    .nullable(),
  moves: z.array(moving),
  arrived: z.array(moving).nullable(),
  stays: z.array(staying),
  ends: z.array(ending),
  /** Over everything that moves; accepting says which was seen. */
  fingerprint: z.string(),
  /** The case where it has arrived, for whoever may open it. */
  caseId: id.nullable(),
})

const movers = staff(['supervisor', 'agency_admin'])
export const transferPreview = endpoint({
  method: 'GET',
  path: '/api/transfer/previews/:residentId',
  about:
    'What of a person would move to another agency, what stays and what ends, with counts and hashes; and what has to be settled first.',
  who: movers,
  audit: 'transfer.previewed',
  params: z.object({ residentId: id }),
  body: none,
  reply: z.object({
    label: z.string(),
    moves: z.array(moving),
    stays: z.array(staying),
    ends: z.array(ending),
    partners: z.array(z.object({ id, name: z.string() })),
    blocks: z.array(z.enum(blockKinds)),
    /** Whose yes it needs. */
    consentFrom: z.enum(whoAgreesCodes),
    /** What the person is asked to agree to, by receiver, in the words that are fingerprinted. */
    consent: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
  }),
})
export const transferOffer = endpoint({
  method: 'POST',
  path: '/api/transfer/transfers',
  about:
    'Offers a whole case to another agency: with the person’s yes for this receiver, asked on their phone or given before somebody, or on a basis that a second person agrees to.',
  who: movers,
  audit: 'transfer.offered',
  params: none,
  body: z.object({
    id,
    residentId: id,
    toTenant: id,
    reason: z.string().trim().min(4).max(600),
    agreed: z.discriminatedUnion('way', [
      z.object({ way: z.literal('online') }),
      z.object({
        way: z.literal('spoken'),
        by: z.enum(['person', 'guardian']),
        assent: z.boolean().default(false),
        witness: z.string().trim().min(1).max(30),
      }),
      z.object({
        way: z.literal('paper'),
        by: z.enum(['person', 'guardian']),
        assent: z.boolean().default(false),
      }),
      z.object({
        way: z.literal('exception'),
        basis: z.enum(transferBases),
        why: z.string().trim().min(6).max(600),
      }),
    ]),
  }),
  reply: detail,
})
export const transferList = endpoint({
  method: 'GET',
  path: '/api/transfer/transfers',
  about: 'Whole cases offered here or from here: those that wait first, then the newest.',
  who: movers,
  audit: 'transfer.listed',
  params: none,
  body: none,
  reply: z.object({ rows: z.array(row) }),
})
export const transferGet = endpoint({
  method: 'GET',
  path: '/api/transfer/transfers/:id',
  about:
    'One offer with counts and hashes of this minute while it waits, and of both sides once it is accepted. No content.',
  who: movers,
  audit: 'transfer.read',
  params: byId,
  body: none,
  reply: detail,
})
export const transferTakers = endpoint({
  method: 'GET',
  path: '/api/transfer/transfers/:id/takers',
  about:
    'For the receiver: places the case can come to, and colleagues who may lead it, with what they carry.',
  who: movers,
  audit: 'transfer.takers_read',
  params: byId,
  body: none,
  reply: z.object({
    places: z.array(z.object({ id, name: z.string() })),
    leads: z.array(
      z.object({
        id,
        name: z.string(),
        active: z.number().int(),
        cap: z.number().int().nullable(),
        over: z.boolean(),
        certified: z.boolean(),
      }),
    ),
  }),
})
export const transferSecond = endpoint({
  method: 'POST',
  path: '/api/transfer/transfers/:id/second',
  about: 'A second person agrees that a case is offered without the person’s yes.',
  who: movers,
  audit: 'transfer.seconded',
  params: byId,
  body: none,
  reply: detail,
})
export const transferAnswer = endpoint({
  method: 'PUT',
  path: '/api/transfer/transfers/:id',
  about:
    'Accepts or declines a case, or takes an offer back. Accepted, everything counted has moved with the same hashes, or nothing has; the agency before sees it no more.',
  who: movers,
  audit: 'transfer.answered',
  params: byId,
  body: z.discriminatedUnion('answer', [
    z.object({
      answer: z.literal('accepted'),
      unitId: id,
      /** Whoever leads from now on; where there is a case. */
      leadId: id.nullable(),
      /** What was seen: written on since, it is looked at again first. */
      seen: z.string(),
    }),
    z.object({ answer: z.literal('declined'), reason: z.string().trim().min(2).max(600) }),
    z.object({ answer: z.literal('withdrawn'), reason: z.string().trim().max(600) }),
  ]),
  reply: detail,
})

export const transferMine = endpoint({
  method: 'GET',
  path: '/api/transfer/mine',
  about: 'Where one’s own case is to go, or went: to whom, why, and whether one is asked.',
  who: anyResident,
  audit: 'transfer.own_read',
  params: none,
  body: none,
  reply: z.object({
    rows: z.array(
      z.object({
        id,
        fromName: z.string(),
        toName: z.string(),
        state: z.enum(transferStates),
        at,
        asks: z.boolean(),
        mayWithdraw: z.boolean(),
        withoutConsent: z.boolean(),
        /** Times that were set and were cancelled when it was accepted; the new house sets them anew. */
        cancelledTimes: z.number().int(),
        text: z.object({ zh: z.string(), en: z.string() }),
      }),
    ),
  }),
})
export const transferMineAnswer = endpoint({
  method: 'PUT',
  path: '/api/transfer/mine/:id',
  about: 'Says yes to the move, or no. No is possible until it is accepted.',
  who: anyResident,
  audit: 'transfer.own_answered',
  params: byId,
  body: z.object({ yes: z.boolean() }),
  reply: done,
})
