import { colours } from '@anxin/core/care/colour.ts'
import { whoAgreesCodes } from '@anxin/core/referral/consent.ts'
import { letterFields } from '@anxin/core/referral/letter.ts'
import { matchReasons, needs, placeKinds } from '@anxin/core/referral/match.ts'
import { referralStates } from '@anxin/core/referral/state.ts'
import { awaited } from '@anxin/core/referral/terms.ts'
import { channels, referralTiers } from '@anxin/core/referral/tier.ts'
import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, id, none, placeInTime } from './shapes.ts'

/** Those who write letters, answer them and read figures. */
export const senders = staff(['social_worker', 'counsellor', 'clinician', 'crisis_worker', 'supervisor'])
const looking = staff([
  'social_worker',
  'counsellor',
  'clinician',
  'crisis_worker',
  'supervisor',
  'agency_admin',
])

const field = z.enum(letterFields)
const words = z.partialRecord(field, z.string().trim().max(600))
const state = z.enum(referralStates)
const tier = z.enum(referralTiers)
const colour = z.enum(colours)
/** What a result says; no diagnosis: that is the doctor’s to tell the person. */
export const outcomes = [
  'helped_here',
  'in_treatment',
  'admitted',
  'not_admitted',
  'sent_on',
  'no_need',
  'refused',
] as const
export const declineCodes = [
  'full',
  'not_our_field',
  'out_of_area',
  'needs_more_urgent',
  'known_elsewhere',
  'other',
] as const
export const basisCodes = [
  'imminent_self',
  'imminent_others',
  'psychosis_danger',
  'minor_harmed',
  'dv_no_capacity',
  'legal_report',
] as const
export const verdicts = ['upheld', 'learn', 'not_justified'] as const

export const referralRow = z.object({
  id,
  number: z.string(),
  residentId: id,
  name: z.string().nullable(),
  channel: z.enum(channels),
  tier,
  colour,
  state,
  toName: z.string(),
  senderName: z.string(),
  mine: z.boolean(),
  awaits: z.enum(awaited).nullable(),
  dueAt: at.nullable(),
  late: z.boolean(),
  apptAt: at.nullable(),
  createdAt: at,
})

const step = z.object({
  seq: z.number().int(),
  state,
  /** `moved` between states, or something that was said or done within one. */
  what: z.string(),
  by: z.string(),
  byKind: z.enum(['staff', 'agency', 'link', 'resident', 'house']),
  text: z.string().nullable(),
  at,
})

export const candidate = z.object({
  placeId: id,
  name: z.string(),
  kind: z.enum(placeKinds),
  hours: z.string(),
  phone: z.string(),
  km: z.number().nullable(),
  capacity: z.number().int().nullable(),
  fresh: z.boolean(),
  /** A letter goes into their inbox here; otherwise by link, paper or phone. */
  account: z.boolean(),
  points: z.number().int(),
  why: z.array(z.object({ reason: z.enum(matchReasons), points: z.number().int() })),
})

export const referralDetail = referralRow.extend({
  rule: z.string(),
  proposedTier: tier,
  why: z.string().nullable(),
  need: z.enum(needs),
  population: z.string().nullable(),
  placeId: id.nullable(),
  toStaffId: id.nullable(),
  toTenant: z.boolean(),
  version: z.number().int(),
  words,
  fields: z.array(field),
  /** Exactly what leaves, in the order of the letter. */
  leaves: z.array(z.object({ field, text: z.string() })),
  missing: z.array(field),
  lint: z.array(z.object({ field, word: z.string() })),
  /** Whose yes it needs before it leaves. */
  consentFrom: z.enum(whoAgreesCodes),
  consent: z
    .object({
      id,
      way: z.enum(['online', 'spoken', 'paper']),
      by: z.enum(['person', 'guardian']),
      witness: z.string().nullable(),
      fields: z.array(field),
      givenAt: at,
      expiresAt: at,
      withdrawnAt: at.nullable(),
    })
    .nullable(),
  exception: z
    .object({
      id,
      basis: z.enum(basisCodes),
      reason: z.string(),
      imminent: z.boolean(),
      by: z.string(),
      second: z.string().nullable(),
      reviewDue: at,
      reviewedBy: z.string().nullable(),
    })
    .nullable(),
  link: z.object({ expiresAt: at, openedAt: at.nullable(), revoked: z.boolean() }).nullable(),
  views: z.array(
    z.object({ way: z.enum(['link', 'agency', 'print']), by: z.string(), device: z.string(), at }),
  ),
  steps: z.array(step),
  declineCode: z.enum(declineCodes).nullable(),
  outcome: z.enum(outcomes).nullable(),
  calls: z.number().int(),
  earlierId: id.nullable(),
  laterId: id.nullable(),
  urgent: z.boolean(),
  safetyPlan: z.boolean(),
  may: z.array(
    z.enum([
      'write',
      'consent',
      'except',
      'second',
      'send',
      'link',
      'call',
      'reroute',
      'close',
      'back',
      'withdraw',
      'word',
      'record',
    ]),
  ),
})

export const referralList = endpoint({
  method: 'GET',
  path: '/api/referral/referrals',
  about: 'What was sent from one’s places, what is late first; what is over, newest first.',
  who: looking,
  audit: 'referral.list_read',
  params: z.object({
    view: z.enum(['open', 'over']).default('open'),
    ...{ residentId: id.optional(), after: placeInTime.optional() },
  }),
  body: none,
  reply: z.object({ rows: z.array(referralRow), now: at, next: z.string().nullable() }),
})

export const referralPropose = endpoint({
  method: 'GET',
  path: '/api/referral/proposals',
  about:
    'The tier the rule proposes for a person, by its id, and where at least ten others with the same profile went.',
  who: senders,
  audit: 'referral.tier_proposed',
  params: z.object({
    residentId: id,
    possibleDisorder: z.stringbool().default(false),
    ordinaryNeeds: z.stringbool().default(false),
  }),
  body: none,
  reply: z.object({
    name: z.string().nullable(),
    colour,
    rule: z.string(),
    tier,
    channel: z.enum(channels),
    mayRefer: z.array(tier),
    /** Null while fewer than ten have been referred with this profile. */
    others: z
      .object({
        people: z.number().int(),
        went: z.array(z.object({ tier, share: z.number().int() })),
        seen: z.number().int(),
      })
      .nullable(),
  }),
})

export const referralStart = endpoint({
  method: 'POST',
  path: '/api/referral/referrals',
  about: 'Begins a referral. Another tier than the proposed one needs a reason. Safe to repeat by its id.',
  who: senders,
  audit: 'referral.started',
  params: none,
  body: z.object({
    id,
    residentId: id,
    caseId: id.optional(),
    tier,
    channel: z.enum(channels),
    need: z.enum(needs),
    population: z.string().max(20).nullable(),
    why: z.string().trim().max(600).optional(),
    possibleDisorder: z.boolean(),
    ordinaryNeeds: z.boolean(),
  }),
  reply: referralDetail,
})

export const referralGet = endpoint({
  method: 'GET',
  path: '/api/referral/referrals/:id',
  about: 'One referral whole: letter, timers, consent, who looked at it.',
  who: looking,
  audit: 'referral.opened',
  params: byId,
  body: none,
  reply: referralDetail,
})

export const matchesGet = endpoint({
  method: 'GET',
  path: '/api/referral/referrals/:id/matches',
  about: 'Places that may take the person, best first, with every reason for the order.',
  who: senders,
  audit: 'referral.matched',
  params: byId.extend({
    dialect: z.string().max(20).optional(),
    gender: z.enum(['female', 'male']).optional(),
  }),
  body: none,
  reply: z.object({
    candidates: z.array(candidate),
    /** Within the agency it goes to a colleague, by name. */
    colleagues: z.array(z.object({ id, name: z.string() })),
    dialects: z.array(z.string()),
  }),
})

export const letterPut = endpoint({
  method: 'PUT',
  path: '/api/referral/referrals/:id/letter',
  about:
    'Writes the letter, chooses the recipient and the fields that leave. Built upon an older version it is refused with the version that stands.',
  who: senders,
  audit: 'referral.letter_written',
  params: byId,
  body: z.object({
    base: z.number().int(),
    words,
    fields: z.array(field),
    placeId: id.nullable(),
    /** Within the agency: a colleague. */
    toStaffId: id.nullable(),
  }),
  reply: referralDetail,
})

export const consentRecord = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/consents',
  about:
    'A consent spoken or on paper for this recipient and the fields chosen now; spoken needs a witness. Of a child the guardian agrees, from fourteen on the child as well, where it leaves the agency. Ends after ninety days at the latest.',
  who: senders,
  audit: 'referral.consent_recorded',
  params: byId,
  body: z.object({
    id,
    way: z.enum(['spoken', 'paper']),
    givenBy: z.enum(['person', 'guardian']),
    /** The child said yes as well. */
    assent: z.boolean().default(false),
    witness: z.string().trim().max(30).nullable(),
    days: z.number().int().min(1).max(90),
  }),
  reply: referralDetail,
})

export const consentAsk = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/consent-requests',
  about: 'Asks the person on their own phone. Safe to repeat.',
  who: senders,
  audit: 'referral.consent_asked',
  params: byId,
  body: none,
  reply: referralDetail,
})

export const exceptionAsk = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/exceptions',
  about:
    'Sends without consent by the table of exceptions: a basis, a reason, and a second person unless life is in danger now; then it is looked at within a day.',
  who: senders,
  audit: 'referral.exception_asked',
  params: byId,
  body: z.object({
    id,
    basis: z.enum(basisCodes),
    reason: z.string().trim().min(4).max(600),
    imminent: z.boolean(),
  }),
  reply: referralDetail,
})

export const exceptionSecond = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/exceptions/second',
  about: 'The second of two people agrees; never the one who asked.',
  who: senders,
  audit: 'referral.exception_seconded',
  params: byId,
  body: none,
  reply: referralDetail,
})

export const referralSend = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/send',
  about:
    'Sends it: into the inbox of an agency or colleague, or as a link with a code. Refused while anything needed is missing, a diagnostic word stands in it, or neither consent nor a decided exception is there.',
  who: senders,
  audit: 'referral.sent',
  params: byId,
  body: none,
  reply: referralDetail,
})

export const linkMake = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/links',
  about: 'A new link and code for a recipient without an account; the one before stops working. Shown once.',
  who: senders,
  audit: 'referral.link_made',
  params: byId,
  body: z.object({ id }),
  reply: z.object({ url: z.string(), code: z.string(), expiresAt: at }),
})

/** What a receiver without link or account says on the phone, written down by the sender. */
export const heardStates = [
  'RECEIVED',
  'ACCEPTED',
  'DECLINED',
  'APPT_SET',
  'ATTENDED',
  'NO_SHOW',
  'RESULT_RETURNED',
] as const
export const answerBody = z.object({
  id,
  to: z.enum([...heardStates, 'NEED_INFO']),
  text: z.string().trim().max(600),
  declineCode: z.enum(declineCodes).optional(),
  apptAt: at.optional(),
  outcome: z.enum(outcomes).optional(),
})
export const referralRecord = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/heard',
  about: 'Writes down what the receiver said on the phone or on paper. Safe to repeat by its id.',
  who: senders,
  audit: 'referral.answer_heard',
  params: byId,
  body: answerBody,
  reply: referralDetail,
})
