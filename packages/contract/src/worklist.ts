import { colours } from '@anxin/core/care/colour.ts'
import { contexts, histories } from '@anxin/core/care/input.ts'
import { seenSigns } from '@anxin/core/care/observed-signs.ts'
import { z } from 'zod'
import { populationCode, sittingModes } from './assessment.ts'
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
  findings: z.array(
    z.object({
      fact: z.string(),
      value: z.union([z.string(), z.number(), z.boolean()]),
      /** When it was said, of words in a talk; never the words. */
      at: at.optional(),
    }),
  ),
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
  dueWhat: z.enum([
    'acknowledge',
    'contact',
    'assessment',
    'decision',
    'call_unanswered',
    'safety_question',
    'daily_contact',
  ]),
  dueAt: at,
  overdue: z.boolean(),
  /** Became worse while waiting. */
  worse: z.boolean(),
  mode: z.enum(sittingModes).nullable(),
  eventId: id.nullable(),
})

export const worklistGet = endpoint({
  method: 'GET',
  path: '/api/worklist/entries',
  about: 'Who waits for a person, most urgent first, then soonest due; fifty at a time.',
  who: worklistRoles,
  audit: 'worklist.list_read',
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
  /** Until when they are to be met, face to face or by video; null when nothing is promised or it was done. */
  meetBy: at.nullable(),
  populations: z.array(populationCode),
  history: z.array(z.enum(histories)),
  context: z.array(z.enum(contexts)),
  protective: z.array(z.string()),
  decisions: z.array(decisionRow),
  steps: z.array(worklistStep),
  /** A lowering of RED that waits for the second person. */
  lowering: z
    .object({
      colour,
      reason: z.string(),
      /** The finding whose rejection asks for it; null when the level itself was asked for. */
      fact: z.string().nullable(),
      by: z.string(),
      mine: z.boolean(),
    })
    .nullable(),
  rescreens: z.array(
    z.object({
      dueAt: at,
      state: z.string(),
      kind: z.enum(['contact', 'form', 'invitation']),
      /** Months after the public event whose people are asked; null for what follows from a decision. */
      cohortMonths: z.number().int().nullable(),
    }),
  ),
  proposals: z.array(stepProposal),
  /** What people who are no clinicians saw of them, newest first. */
  seen: z.array(
    z.object({
      at,
      by: z.string(),
      where: z.string().nullable(),
      signs: z.array(z.enum(seenSigns)),
      dangerNow: z.boolean(),
      words: z.string().nullable(),
    }),
  ),
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
  path: '/api/worklist/entries/:id',
  about: 'One person on the list: why, what was found, what was done, what is owed.',
  who: worklistRoles,
  audit: 'worklist.entry_opened',
  params: byId,
  body: none,
  reply: entryReply,
})
export const entryTake = act(
  '/api/worklist/entries/:id/take',
  'worklist.entry_taken',
  'I see to this person.',
  none,
)
export const colleaguesGet = endpoint({
  method: 'GET',
  path: '/api/worklist/entries/:id/colleagues',
  about: 'Colleagues who answer for the place of an entry: to whom it may be given.',
  who: worklistRoles,
  audit: 'worklist.colleagues_read',
  params: byId,
  body: none,
  reply: z.object({ colleagues: z.array(z.object({ id, name: z.string(), mine: z.boolean() })) }),
})
export const entryAssign = act(
  '/api/worklist/entries/:id/assign',
  'worklist.entry_assigned',
  'Gives the person to a colleague who answers for the place.',
  z.object({ staffId: id }),
)
export const entryContact = act(
  '/api/worklist/entries/:id/contacts',
  'worklist.contact_recorded',
  'A contact made or tried.',
  z.object({
    id,
    channel: z.enum(['phone', 'chat', 'visit', 'cabin', 'video']),
    outcome: z.enum(['reached', 'no_answer', 'refused', 'message_left']),
    note: z.string().trim().max(2000),
  }),
)
export const entryNote = act(
  '/api/worklist/entries/:id/notes',
  'worklist.note_added',
  'A note on the entry.',
  z.object({ id, note }),
)
export const entryDecide = act(
  '/api/worklist/entries/:id/decision',
  'worklist.entry_decided',
  'The human decision without which nobody leaves the list.',
  z.object({ id, decision: z.enum(decisions), reason, falseAlarm: z.enum(falseAlarmReasons).optional() }),
)
export const evidenceReject = act(
  '/api/worklist/entries/:id/evidence-rejections',
  'worklist.evidence_rejected',
  'This finding does not hold, for a reason; the level is computed again. Lowering keeps its own rules.',
  z.object({ fact: z.string().max(60), reason }),
)
export const levelChange = act(
  '/api/worklist/entries/:id/level',
  'worklist.level_changed',
  'Raises at once; lowers ORANGE with the certificate and a reason; asks for a second person to lower RED.',
  z.object({ colour, reason }),
)
export const levelConfirm = act(
  '/api/worklist/entries/:id/level/confirmation',
  'worklist.lowering_confirmed',
  'The second person agrees to lower RED, or not.',
  z.object({ agree: z.boolean() }),
)
export const profilePut = act(
  '/api/worklist/entries/:id/profile',
  'worklist.profile_changed',
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
  path: '/api/worklist/observations',
  about:
    'What a community worker saw of somebody; in danger a person is told at once. Names of third parties are refused.',
  who: observerRoles,
  audit: 'worklist.observation_sent',
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
    /** What read like a full name was read again and is none. */
    noNames: z.boolean().optional(),
  }),
  reply: z.object({ told: z.boolean() }),
})

const precisionRow = z.object({
  month: z.string(),
  rule: z.string(),
  decided: z.number().int(),
  falseAlarms: z.number().int(),
})
const tried = z.object({ opened: z.number().int(), falseAlarms: z.number().int() })
export const precisionGet = endpoint({
  method: 'GET',
  path: '/api/worklist/precision',
  about:
    'Of the last year, by month: how many were decided and how many were false alarms, by the rule at the end and by the rule that opened; with proposals, which change nothing by themselves.',
  who: staff(['supervisor', 'agency_admin']),
  audit: 'worklist.precision_read',
  params: none,
  body: none,
  reply: z.object({
    rows: z.array(precisionRow),
    opened: z.array(precisionRow),
    /** Cut-offs that could be moved, with how that would have done on the newest third. */
    tunings: z.array(
      z.object({
        ...{ line: z.string(), rule: z.string(), fact: z.string(), edge: z.enum(['min', 'max']) },
        ...{ from: z.number(), to: z.number(), learnedFrom: z.number().int() },
        ...{ before: tried, after: tried, missed: z.number().int() },
      }),
    ),
  }),
})
