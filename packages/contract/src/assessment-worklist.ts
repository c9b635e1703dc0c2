import { colours } from '@anxin/core/care/colour.ts'
import { contexts, histories } from '@anxin/core/care/input.ts'
import { seenSigns } from '@anxin/core/care/observed-signs.ts'
import { z } from 'zod'
import { answersBody, packCode, populationCode, proxyRelations, sitting, sittingModes } from './assessment.ts'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, calledName, id, none, note, phone } from './shapes.ts'

/** Those who work the list. */
export const worklistRoles = staff([
  'social_worker',
  'counsellor',
  'crisis_worker',
  'supervisor',
  'agency_admin',
])
/** Those who may sit beside somebody and fill in with them; a community worker sees no score. */
export const fillRoles = staff(['social_worker', 'counsellor', 'crisis_worker', 'supervisor'])
export const observerRoles = staff([
  'community_worker',
  'volunteer',
  'social_worker',
  'counsellor',
  'crisis_worker',
  'supervisor',
])

export const colour = z.enum(colours)
export const tier = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const reason = z.string().trim().min(2).max(500)

export const evidence = z.object({
  rule: z.string(),
  line: z.string(),
  findings: z.array(z.object({ fact: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) })),
})
export const entryStates = ['open', 'taken', 'contacted', 'closed'] as const
/** What a person decides about somebody on the list. @source domain specification 2.1, 2.4 */
export const decisions = [
  'self_help',
  'watch',
  'brief_support',
  'counselling',
  'specialist',
  'other_service',
  'declined',
  'false_alarm',
] as const
export const falseAlarmReasons = [
  'wrong_person',
  'misread_question',
  'test_or_training',
  'old_event',
  'other',
] as const

export const worklistRow = z.object({
  id,
  name: z.string().nullable(),
  minor: z.boolean(),
  unitName: z.string(),
  colour,
  tier,
  rule: z.string(),
  state: z.enum(entryStates),
  ownerName: z.string().nullable(),
  mine: z.boolean(),
  openedAt: at,
  /** What is owed next, and by when. */
  dueWhat: z.enum(['acknowledge', 'contact', 'assessment', 'decision', 'call_unanswered']),
  dueAt: at,
  overdue: z.boolean(),
  /** Became worse while waiting. */
  worse: z.boolean(),
  mode: z.enum(sittingModes).nullable(),
  eventId: id.nullable(),
})

export const worklistGet = endpoint({
  method: 'GET',
  path: '/api/assessment/worklist',
  about: 'Who waits for a person, most urgent first, then soonest due; fifty at a time.',
  who: worklistRoles,
  audit: 'assessment.worklist_read',
  params: z.object({
    view: z.enum(['open', 'mine', 'closed']).default('open'),
    after: z.string().max(80).optional(),
  }),
  body: none,
  reply: z.object({ rows: z.array(worklistRow), next: z.string().nullable(), now: at }),
})

export const worklistStep = z.object({ at, what: z.string(), by: z.string(), text: z.string().nullable() })
export const decisionRow = z.object({
  at,
  rule: z.string(),
  colour,
  tier,
  evidence: z.array(evidence),
  rejected: z.array(z.object({ fact: z.string(), reason: z.string(), by: z.string() })),
  by: z.string(),
  reason: z.string().nullable(),
  configVersion: z.number().int(),
})
export const stepProposal = z.object({ direction: z.enum(['up', 'down']), why: z.string(), since: at })

export const worklistEntry = worklistRow.extend({
  residentId: id,
  phone: z.string().nullable(),
  populations: z.array(populationCode),
  history: z.array(z.enum(histories)),
  context: z.array(z.enum(contexts)),
  protective: z.array(z.string()),
  decisions: z.array(decisionRow),
  steps: z.array(worklistStep),
  /** A lowering of RED that waits for the second person. */
  lowering: z.object({ colour, reason: z.string(), by: z.string(), mine: z.boolean() }).nullable(),
  rescreens: z.array(
    z.object({ dueAt: at, state: z.string(), kind: z.enum(['contact', 'form', 'invitation']) }),
  ),
  proposals: z.array(stepProposal),
  mayLower: z.boolean(),
})

const entryReply = z.object({ entry: worklistEntry })
const act = <const P extends `/api/${string}`, const A extends string, B extends z.ZodType>(
  path: P,
  audit: A,
  about: string,
  body: B,
) =>
  endpoint({ method: 'POST', path, about, who: worklistRoles, audit, params: byId, body, reply: entryReply })

export const entryGet = endpoint({
  method: 'GET',
  path: '/api/assessment/worklist/:id',
  about: 'One person on the list: why, what was found, what was done, what is owed.',
  who: worklistRoles,
  audit: 'assessment.entry_opened',
  params: byId,
  body: none,
  reply: entryReply,
})
export const entryTake = act(
  '/api/assessment/worklist/:id/take',
  'assessment.entry_taken',
  'I see to this person.',
  none,
)
export const entryAssign = act(
  '/api/assessment/worklist/:id/assign',
  'assessment.entry_assigned',
  'Gives the person to a colleague who answers for the place.',
  z.object({ staffId: id }),
)
export const entryContact = act(
  '/api/assessment/worklist/:id/contacts',
  'assessment.contact_recorded',
  'A contact made or tried.',
  z.object({
    id,
    channel: z.enum(['phone', 'chat', 'visit', 'cabin', 'video']),
    outcome: z.enum(['reached', 'no_answer', 'refused', 'message_left']),
    note: z.string().trim().max(2000),
  }),
)
export const entryNote = act(
  '/api/assessment/worklist/:id/notes',
  'assessment.note_added',
  'A note on the entry.',
  z.object({ id, note }),
)
export const entryDecide = act(
  '/api/assessment/worklist/:id/decision',
  'assessment.entry_decided',
  'The human decision without which nobody leaves the list.',
  z.object({ id, decision: z.enum(decisions), reason, falseAlarm: z.enum(falseAlarmReasons).optional() }),
)
export const evidenceReject = act(
  '/api/assessment/worklist/:id/evidence-rejections',
  'assessment.evidence_rejected',
  'This finding does not hold, for a reason; the level is computed again. Lowering keeps its own rules.',
  z.object({ fact: z.string().max(60), reason }),
)
export const levelChange = act(
  '/api/assessment/worklist/:id/level',
  'assessment.level_changed',
  'Raises at once; lowers ORANGE with the certificate and a reason; asks for a second person to lower RED.',
  z.object({ colour, reason }),
)
export const levelConfirm = act(
  '/api/assessment/worklist/:id/level/confirmation',
  'assessment.lowering_confirmed',
  'The second person agrees to lower RED, or not.',
  z.object({ agree: z.boolean() }),
)
export const profilePut = act(
  '/api/assessment/worklist/:id/profile',
  'assessment.profile_changed',
  'History, circumstances and groups as the worker knows them; the level is computed again.',
  z.object({
    populations: z.array(populationCode).max(6),
    history: z.array(z.enum(histories)),
    context: z.array(z.enum(contexts)),
    protective: z.array(z.string().trim().min(1).max(60)).max(12),
    sex: z.enum(['f', 'm']).optional(),
  }),
)

export const observationSend = endpoint({
  method: 'POST',
  path: '/api/assessment/observations',
  about:
    'What a community worker saw of somebody; in danger a person is told at once. Names of third parties are refused.',
  who: observerRoles,
  audit: 'assessment.observation_sent',
  params: none,
  body: z.object({
    id,
    /** Somebody registered, found before; or whom to look for. */
    residentId: id.optional(),
    person: z
      .object({
        name: calledName,
        phone: phone.optional(),
        birthYear: z.number().int().min(1900).max(2100).optional(),
        where: z.string().trim().min(2).max(80),
      })
      .optional(),
    signs: z.array(z.enum(seenSigns)).min(1),
    dangerNow: z.boolean(),
    words: z.string().trim().max(200),
  }),
  reply: z.object({ told: z.boolean() }),
})

export const personFind = endpoint({
  method: 'GET',
  path: '/api/assessment/people',
  about:
    'Finds a registered resident of the agency by the whole phone number; the search is kept in the audit.',
  who: fillRoles,
  audit: 'assessment.person_searched',
  params: z.object({ phone }),
  body: none,
  reply: z.object({
    people: z.array(z.object({ id, name: z.string(), unitName: z.string(), minor: z.boolean() })),
  }),
})
export const personAdd = endpoint({
  method: 'POST',
  path: '/api/assessment/people',
  about:
    'Writes down somebody who has no phone or no account, so that a form can be filled in with them. Safe to repeat.',
  who: fillRoles,
  audit: 'assessment.person_added',
  params: none,
  body: z.object({
    id,
    name: calledName,
    birthDate: z.iso.date(),
    phone: phone.optional(),
    elder: z.boolean().default(false),
    guardianConsent: z.boolean().default(false),
    consent: z.literal(true),
    consentChannel: z.enum(['face_to_face', 'phone', 'witnessed']),
  }),
  reply: z.object({ id, name: z.string() }),
})

export const staffSittingBegin = endpoint({
  method: 'POST',
  path: '/api/assessment/people/:id/sittings',
  about: 'Begins a sitting with or for a resident: assisted, by interview, or by proxy.',
  who: fillRoles,
  audit: 'assessment.staff_sitting_begun',
  params: byId,
  body: z.object({
    sittingId: id,
    pack: packCode,
    mode: z.enum(['assisted', 'interviewer', 'proxy']),
    proxyRelation: z.enum(proxyRelations).optional(),
    startedAt: at.optional(),
  }),
  reply: z.object({ sitting }),
})
export const staffAnswersSave = endpoint({
  method: 'PUT',
  path: '/api/assessment/staff-sittings/:id/answers',
  about:
    'Answers given to a worker or written on a tablet, also later, when there is a network again. Safe to repeat.',
  who: fillRoles,
  audit: 'assessment.staff_answers_saved',
  params: byId,
  body: answersBody,
  reply: z.object({ sitting }),
})

export const measurePoint = z.object({
  responseId: id,
  at,
  version: z.string(),
  total: z.number().nullable(),
  band: z.string().nullable(),
  bandLabel: z.string().nullable(),
  positive: z.boolean().nullable(),
  mode: z.enum(sittingModes),
  flags: z.array(z.string()),
  prorated: z.boolean(),
  change: z
    .object({
      delta: z.number(),
      direction: z.enum(['better', 'worse', 'same']),
      reliable: z.boolean().nullable(),
      significant: z.boolean().nullable(),
    })
    .nullable(),
})
export const measureSeries = z.object({
  instrument: z.string(),
  title: z.string(),
  mark: z.string().nullable(),
  notice: z.string(),
  worse: z.enum(['higher', 'lower', 'none']),
  range: z.object({ min: z.number(), max: z.number() }).nullable(),
  bands: z.array(z.object({ id: z.string(), label: z.string(), min: z.number(), max: z.number() })),
  points: z.array(measurePoint),
})
export const measuresGet = endpoint({
  method: 'GET',
  path: '/api/assessment/people/:id/measures',
  about: 'A resident’s measures over time with bands and reliable change, each beside the person’s own past.',
  who: fillRoles,
  audit: 'assessment.measures_read',
  params: byId,
  body: none,
  reply: z.object({ name: z.string().nullable(), series: z.array(measureSeries) }),
})
export const responseGet = endpoint({
  method: 'GET',
  path: '/api/assessment/responses/:id',
  about: 'One filled-in form, shown in the form in which it was answered.',
  who: fillRoles,
  audit: 'assessment.response_read',
  params: byId,
  body: none,
  reply: z.object({
    title: z.string(),
    version: z.string(),
    mark: z.string().nullable(),
    notice: z.string(),
    at,
    mode: z.enum(sittingModes),
    proxyRelation: z.enum(proxyRelations).nullable(),
    items: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        answer: z.string().nullable(),
        value: z.number().nullable(),
        safety: z.boolean(),
      }),
    ),
    point: measurePoint,
  }),
})
export const precisionGet = endpoint({
  method: 'GET',
  path: '/api/assessment/precision',
  about: 'By month and rule: how many were decided, how many were false alarms.',
  who: staff(['supervisor', 'agency_admin']),
  audit: 'assessment.precision_read',
  params: none,
  body: none,
  reply: z.object({
    rows: z.array(
      z.object({
        month: z.string(),
        rule: z.string(),
        decided: z.number().int(),
        falseAlarms: z.number().int(),
      }),
    ),
  }),
})
