import { toldKinds } from '@anxin/core/severe/calendar.ts'
import { dangerSigns, sixQuestions } from '@anxin/core/severe/danger.ts'
import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, calledName, done, id, none, phone } from './shapes.ts'

const observers = staff([
  'community_worker',
  'social_worker',
  'counsellor',
  'crisis_worker',
  'supervisor',
  'clinician',
])
const workers = staff(['social_worker', 'clinician', 'crisis_worker', 'supervisor'])
const text = z.string().trim().max(600)
export const pathStates = [
  'observed',
  'visiting',
  'levelled',
  'referred',
  'admitted',
  'not_admitted',
  'following',
  'ended',
] as const
export const visitOutcomes = ['seen', 'not_home', 'refused', 'unsafe'] as const

const contact = z.object({
  id,
  kind: z.string(),
  rule: z.string(),
  norm: z.string(),
  dueAt: at,
  doneAt: at.nullable(),
  by: z.string().nullable(),
  /** How it went: null while it is owed. */
  steady: z.boolean().nullable(),
  note: z.string().nullable(),
  late: z.boolean(),
})
/** What hospital and family said when somebody was taken in, or not, or came home. */
const told = z.object({ id, kind: z.enum(toldKinds), note: z.string(), by: z.string(), at })
/** How it goes on at home: who may be asked, what the person and the family watch for. Kept with the person’s word only. */
export const homecoming = z.object({
  clinician: z.string().trim().min(1).max(60),
  reminds: z.string().trim().max(60),
  watch: z.string().trim().max(300),
  place: z.string().trim().max(100),
})
export const pathRow = z.object({
  id,
  residentId: id,
  name: z.string().nullable(),
  state: z.enum(pathStates),
  level: z.number().int().nullable(),
  unsteady: z.boolean(),
  openedAt: at,
  dueWhat: z.string().nullable(),
  dueAt: at.nullable(),
  late: z.boolean(),
})
export const pathDetail = pathRow.extend({
  answers: z.array(z.enum(sixQuestions)),
  dangerNow: z.boolean(),
  words: z.string().nullable(),
  where: z.string().nullable(),
  seenBy: z.string(),
  visits: z.array(
    z.object({
      id,
      pair: z.array(z.string()),
      askedAt: at,
      doneAt: at.nullable(),
      outcome: z.enum(visitOutcomes).nullable(),
      words: z.string().nullable(),
      mine: z.boolean(),
    }),
  ),
  levels: z.array(
    z.object({
      seq: z.number().int(),
      level: z.number().int(),
      signs: z.array(z.enum(dangerSigns)),
      unsteady: z.boolean(),
      rule: z.string(),
      norm: z.string(),
      by: z.string(),
      second: z.string(),
      at,
      hash: z.string(),
    }),
  ),
  /** The chain of levels holds from its first to its last. */
  whole: z.boolean(),
  consequence: z.object({ rule: z.string(), urgent: z.boolean(), police: z.boolean() }).nullable(),
  referrals: z.array(z.object({ id, toName: z.string(), state: z.string(), acceptBy: at.nullable() })),
  contacts: z.array(contact),
  /** What hospital and family said, oldest first. */
  told: z.array(told),
  /** As it was said last, when somebody came home. */
  home: homecoming.nullable(),
  /** Who may go: whoever cannot be the first comes along only; a volunteer who has not learnt it goes to no door. */
  colleagues: z.array(z.object({ id, name: z.string(), along: z.boolean(), untrained: z.boolean() })),
  may: z.array(z.enum(['visit', 'visited', 'level', 'refer', 'admitted', 'discharged', 'contact', 'end'])),
})

export const observationSend = endpoint({
  method: 'POST',
  path: '/api/severe/observations',
  about:
    'Six questions of what was seen; no field for what it might be. Danger now tells whoever is on call in the same moment. Safe to repeat.',
  who: observers,
  audit: 'severe.observed',
  params: none,
  body: z.object({
    id,
    residentId: id.optional(),
    person: z
      .object({ name: calledName, phone: phone.optional(), where: z.string().trim().min(1).max(100) })
      .optional(),
    answers: z.array(z.enum(sixQuestions)),
    dangerNow: z.boolean(),
    words: text,
  }),
  reply: z.object({ pathId: id, told: z.boolean() }),
})
export const pathList = endpoint({
  method: 'GET',
  path: '/api/severe/paths',
  about: 'Open paths of one’s places, soonest due first.',
  who: workers,
  audit: 'severe.list_read',
  params: none,
  body: none,
  reply: z.object({ rows: z.array(pathRow) }),
})
export const pathGet = endpoint({
  method: 'GET',
  path: '/api/severe/paths/:id',
  about: 'One path: what was seen, visits, the history of levels, referrals, contacts owed.',
  who: workers,
  audit: 'severe.opened',
  params: byId,
  body: none,
  reply: pathDetail,
})
export const visitPlan = endpoint({
  method: 'POST',
  path: '/api/severe/paths/:id/visits',
  about:
    'A joint visit of two: two colleagues, or one and the doctor of the health centre by name. The rules of sending have been read. A volunteer goes along with the four certificates, never as the first.',
  who: workers,
  audit: 'severe.visit_planned',
  params: byId,
  body: z.object({
    id,
    firstId: id,
    secondId: id.nullable(),
    partner: z.string().trim().max(40).nullable(),
    rulesRead: z.literal(true),
  }),
  reply: pathDetail,
})
export const visitDone = endpoint({
  method: 'POST',
  path: '/api/severe/visits/:id/outcome',
  about: 'How the visit went.',
  who: workers,
  audit: 'severe.visited',
  params: byId,
  body: z.object({ outcome: z.enum(visitOutcomes), words: text }),
  reply: pathDetail,
})
export const levelKeep = endpoint({
  method: 'POST',
  path: '/api/severe/paths/:id/levels',
  about:
    'The danger level from what two people saw; written once and chained. Three or more, or unsteady: RED, whoever is on call is told, and an urgent referral is due at once.',
  who: workers,
  audit: 'severe.level_kept',
  params: byId,
  body: z.object({
    id,
    signs: z.array(z.enum(dangerSigns)),
    unsteady: z.boolean(),
    second: z.string().trim().min(1).max(40),
  }),
  reply: pathDetail,
})
export const referUrgently = endpoint({
  method: 'POST',
  path: '/api/severe/paths/:id/referrals',
  about:
    'Sends the urgent referral to the nearest hospital with a place, by an exception with its reason; not accepted within half an hour, a second one gets it too and the duty leader is told.',
  who: workers,
  audit: 'severe.referred',
  params: byId,
  body: z.object({
    id,
    asked: text.min(1),
    contact: z.string().trim().min(3).max(60),
    reason: text.min(4),
    rulesRead: z.literal(true),
  }),
  reply: pathDetail,
})
export const admission = endpoint({
  method: 'POST',
  path: '/api/severe/paths/:id/admission',
  about: 'Whether the hospital took the person in. Not taken in: looked at again within two weeks.',
  who: workers,
  audit: 'severe.admission_kept',
  params: byId,
  body: z.object({ admitted: z.boolean(), note: text }),
  reply: pathDetail,
})
export const discharge = endpoint({
  method: 'POST',
  path: '/api/severe/paths/:id/discharge',
  about:
    'Back from hospital: the contacts of the norm are made, with the version of the norm. Who may be asked and what is watched for is kept where the person agreed.',
  who: workers,
  audit: 'severe.discharged',
  params: byId,
  body: z.object({
    note: text,
    /** Only with the person’s word, spoken or on paper. */
    home: homecoming.extend({ agreed: z.literal(true) }).optional(),
  }),
  reply: pathDetail,
})
export const contactDone = endpoint({
  method: 'POST',
  path: '/api/severe/contacts/:id/outcome',
  about:
    'A contact that was owed: how the person is; the next one follows from it by the norm. Not steady: ORANGE, and whoever is on call is told in the same moment.',
  who: workers,
  audit: 'severe.contact_made',
  params: byId,
  body: z.object({ steady: z.boolean(), note: text.min(1) }),
  reply: pathDetail,
})
export const pathEnd = endpoint({
  method: 'POST',
  path: '/api/severe/paths/:id/end',
  about:
    'Ends a path with its reason; refused while a contact is due, the person was last found not steady, or a hospital has not answered.',
  who: staff(['supervisor']),
  audit: 'severe.ended',
  params: byId,
  body: z.object({ reason: text.min(4) }),
  reply: done,
})
