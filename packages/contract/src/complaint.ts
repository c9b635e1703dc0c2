import { z } from 'zod'
import { anyone, anyResident, endpoint, staff } from './endpoint.ts'
import { at, byId, id, locale, none } from './shapes.ts'

/** What somebody is not content with. */
export const complaintAbouts = ['companion', 'person', 'privacy', 'waiting', 'place', 'other'] as const
export const complaintStates = ['received', 'taken', 'answered', 'reopened', 'closed'] as const
const words = z.string().trim().min(1).max(2000)
const code = z.string().trim().min(8).max(20)
const about = z.enum(complaintAbouts)
const state = z.enum(complaintStates)

/** Those who see to complaints; whoever is named in one never sees it. */
export const complaintHandlers = staff(['supervisor', 'agency_admin', 'dpo'])

/** What the one who complained may know. */
export const complaintStanding = z.object({
  id,
  about,
  state,
  filedAt: at,
  /** By when an answer is promised. */
  dueAt: at,
  /** In the words of whoever answered; null until then. */
  answer: z.string().nullable(),
  answeredAt: at.nullable(),
  /** True while it may be said once that this does not settle it. */
  mayReopen: z.boolean(),
})

export const complaintFile = endpoint({
  method: 'POST',
  path: '/api/complaint/complaints',
  about:
    'Says what was not right. Signed when a resident is signed in and wishes it; sent without a cookie it is kept without any name. Words of danger tell whoever is on call. Safe to repeat.',
  who: anyone,
  audit: 'complaint.complaint_filed',
  params: none,
  body: z.object({
    id,
    about,
    /** Whom it is about, as the speaker calls them. */
    whom: z.string().trim().max(60),
    text: words,
    signed: z.boolean(),
    cabin: z.string().max(40).optional(),
    locale: locale.optional(),
  }),
  reply: z.object({
    /** By which the answer is found without any name. */
    code: z.string(),
    dueAt: at,
    /** Whoever could see to it is named in it: it has to be told outside this house too. */
    nobodyElse: z.boolean(),
    /** Somebody on call has been told, and the face shows the numbers to ring. */
    danger: z.boolean(),
  }),
})

export const complaintLook = endpoint({
  method: 'POST',
  path: '/api/complaint/looks',
  about: 'How a complaint stands, by its code.',
  who: anyone,
  audit: 'complaint.complaint_looked_up',
  params: none,
  body: z.object({ code, cabin: z.string().max(40).optional() }),
  reply: z.object({ complaint: complaintStanding }),
})

export const complaintSettle = endpoint({
  method: 'POST',
  path: '/api/complaint/settlements',
  about:
    'Says that an answer settles it, or, once, that it does not: then another person sees to it. Safe to repeat.',
  who: anyone,
  audit: 'complaint.complaint_settled',
  params: none,
  body: z.object({
    code,
    settled: z.boolean(),
    text: z.string().trim().max(2000),
    cabin: z.string().max(40).optional(),
  }),
  reply: z.object({ complaint: complaintStanding }),
})

export const complaintMine = endpoint({
  method: 'GET',
  path: '/api/complaint/mine',
  about: 'What this resident has signed, newest first.',
  who: anyResident,
  audit: 'complaint.own_read',
  params: none,
  body: none,
  reply: z.object({ complaints: z.array(complaintStanding.extend({ code: z.string() })) }),
})

export const complaintRow = z.object({
  id,
  about,
  state,
  unitName: z.string(),
  /** How the resident is called; null when it came without a name. */
  name: z.string().nullable(),
  filedAt: at,
  dueAt: at,
  handlerName: z.string().nullable(),
  mine: z.boolean(),
})
export const complaintList = endpoint({
  method: 'GET',
  path: '/api/complaint/complaints',
  about: 'Complaints of one’s places, soonest due first, with how they are seen to.',
  who: complaintHandlers,
  audit: 'complaint.list_read',
  params: z.object({ view: z.enum(['open', 'ended']).default('open') }),
  body: none,
  reply: z.object({
    rows: z.array(complaintRow),
    now: at,
    overdue: z.number().int(),
    /** Of the last twelve months: how many were answered by the promised day. */
    answered: z.number().int(),
    inTime: z.number().int(),
  }),
})

const detail = complaintRow.extend({
  text: z.string(),
  whom: z.string(),
  answer: z.string().nullable(),
  answeredAt: at.nullable(),
  /** Why the first answer did not settle it. */
  again: z.string().nullable(),
  settled: z.boolean().nullable(),
})
export const complaintGet = endpoint({
  method: 'GET',
  path: '/api/complaint/complaints/:id',
  about: 'One complaint whole.',
  who: complaintHandlers,
  audit: 'complaint.complaint_opened',
  params: byId,
  body: none,
  reply: z.object({ complaint: detail }),
})
export const complaintTake = endpoint({
  method: 'POST',
  path: '/api/complaint/complaints/:id/take',
  about: 'Sees to a complaint. After an answer that did not settle it, somebody else does.',
  who: complaintHandlers,
  audit: 'complaint.complaint_taken',
  params: byId,
  body: none,
  reply: z.object({ complaint: detail }),
})
export const complaintAnswer = endpoint({
  method: 'PUT',
  path: '/api/complaint/complaints/:id/answer',
  about: 'Answers the one who complained. Said again with the same words, nothing is sent twice.',
  who: complaintHandlers,
  audit: 'complaint.complaint_answered',
  params: byId,
  body: z.object({ text: words }),
  reply: z.object({ complaint: detail }),
})
