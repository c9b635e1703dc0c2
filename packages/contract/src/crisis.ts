import { grades, signalSources } from '@anxin/core/crisis/grade.ts'
import { rungTargets } from '@anxin/core/crisis/ladder.ts'
import { postventionKinds } from '@anxin/core/crisis/postvention.ts'
import { crisisStates } from '@anxin/core/crisis/state.ts'
import { timerKinds } from '@anxin/core/crisis/timer.ts'
import { triageLevels } from '@anxin/core/crisis/triage.ts'
import { z } from 'zod'
import { message, messageText } from './companion.ts'
import { assessmentFields } from './crisis-assess.ts'
import { screenerFound } from './crisis-screener.ts'
import { endpoint, staff } from './endpoint.ts'
import { formOfCall } from './form-of-call.ts'
import { safetyPlan, safetyPlanFields } from './plan.ts'
import { at, byId, id, none, note } from './shapes.ts'

/** Those who stand on the roster or answer for those who do. */
export const responders = staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin'])
/** Acting on an event needs the certificate. */
export const crisisDuty = staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin'], 'C-CRISIS')
const supervisors = staff(['supervisor'], 'C-SUPERVISE')
const state = z.enum(crisisStates)
const grade = z.enum(grades)
const nextTimer = z
  .object({ kind: z.enum(timerKinds), dueAt: at, target: z.enum(rungTargets).nullable() })
  .nullable()

/** One row of the board: no content of the conversation. */
export const boardRow = z.object({
  id,
  /** Short number people say aloud, e.g. A-0042. */
  number: z.string(),
  grade,
  state,
  /** How the resident is called, or null when anonymous. */
  name: z.string().nullable(),
  minor: z.boolean(),
  /** Practice: nobody is in danger. */
  drill: z.boolean(),
  subject: z.enum(['self', 'other']),
  unitName: z.string(),
  source: z.enum(signalSources),
  signals: z.number().int(),
  raisedAt: at,
  ownerName: z.string().nullable(),
  mine: z.boolean(),
  next: nextTimer,
  unread: z.number().int(),
  falseAlarmSaid: z.boolean(),
})

export const board = endpoint({
  method: 'GET',
  path: '/api/crisis/board',
  about: 'Open events, most urgent first, then soonest due, and how many: a flood holds more than is listed.',
  who: responders,
  audit: 'crisis.board_read',
  params: z.object({ view: z.enum(['open', 'mine', 'ended']).default('open') }),
  body: none,
  reply: z.object({ rows: z.array(boardRow), total: z.number().int(), now: at, seq: z.number() }),
})

/**
 * SSE: `event: board` with the id, grade and state of an event that changed. No names, no words, unless `show`
 * asks for the board with it: then the first change heard at a time carries it, read at that moment.
 */
export const boardStream = endpoint({
  method: 'GET',
  path: '/api/crisis/stream',
  about:
    'Changes of the board (text/event-stream), resumable with Last-Event-ID; with `show` the open board beside them.',
  who: responders,
  audit: 'crisis.board_streamed',
  params: z.object({ after: z.coerce.number().int().min(0).optional(), show: z.enum(['open']).optional() }),
  body: none,
  reply: z.unknown(),
})

/** SSE: `event: message` for each new line of the conversation of this event. */
export const eventStream = endpoint({
  method: 'GET',
  path: '/api/crisis/events/:id/stream',
  about: 'Live lines of the conversation behind an event (text/event-stream).',
  who: responders,
  audit: 'crisis.conversation_streamed',
  params: z.object({ id, after: z.coerce.number().int().min(0).optional() }),
  body: none,
  reply: z.unknown(),
})

export const contactOutcomes = ['reached', 'no_answer', 'refused', 'message_left'] as const
export const contactChannels = ['chat', 'phone', 'sms', 'visit', 'emergency_contact'] as const

export const timelineEntry = z.object({
  seq: z.number().int(),
  at,
  /** `room.past_or_state` word; the face has the sentence. */
  what: z.string(),
  from: state.nullable(),
  to: state.nullable(),
  by: z.string(),
  text: z.string().nullable(),
})

export const followUp = z.object({
  id,
  dueAt: at,
  hours: z.number(),
  state: z.enum(['due', 'missed_once', 'done', 'escalated', 'decide', 'cancelled']),
  tries: z.number().int(),
  outcome: z.string().nullable(),
  distress: z.number().int().nullable(),
  planSeen: z.boolean(),
  form: formOfCall,
})

export const eventDetail = boardRow.extend({
  personId: id,
  registered: z.boolean(),
  conversationId: id.nullable(),
  owner: z.object({ id, name: z.string() }).nullable(),
  phoneTail: z.string().nullable(),
  /** The whole number, for the owner alone: they must be able to ring. */
  phone: z.string().nullable(),
  /** A contact who may be the danger is shown without a number: do not call. */
  emergencyContact: z
    .object({ name: z.string(), relation: z.string(), phone: z.string().nullable(), doNotCall: z.boolean() })
    .nullable(),
  callback: z
    .object({ phone: z.string(), friend: z.object({ name: z.string(), phone: z.string() }).nullable() })
    .nullable(),
  reasons: z.array(
    z.object({
      at,
      source: z.enum(signalSources),
      level: z.string(),
      subject: z.enum(['self', 'other']),
      quotes: z.array(z.string()),
      messageId: id.nullable(),
    }),
  ),
  lastMessages: z.array(message),
  messageSeq: z.number().int(),
  contacts: z.array(
    z.object({
      id,
      at,
      by: z.string(),
      channel: z.enum(contactChannels),
      outcome: z.enum(contactOutcomes),
      note: z.string(),
    }),
  ),
  assessment: assessmentFields
    .extend({ at, by: z.string(), triage: z.enum(triageLevels), locationUntil: at.nullable() })
    .extend({ screenerFound: screenerFound.nullable(), consultedName: z.string().nullable() })
    .nullable(),
  /** Somebody asked for a lower grade; a second person decides. */
  lowering: z.object({ to: grade, by: z.string(), mine: z.boolean(), reason: z.string(), at }).nullable(),
  plan: safetyPlan.nullable(),
  /** In the resident’s own words, as they let it go for whoever comes. */
  packet: z
    .object({ summary: z.string(), wish: z.string().nullable(), callAt: at.nullable(), sentAt: at })
    .nullable(),
  handover: z.object({ service: z.string(), unit: z.string(), receiver: z.string(), at }).nullable(),
  followUps: z.array(followUp),
  /** What is owed to those left behind; empty unless the resident has died. */
  postvention: z.array(
    z.object({
      id,
      kind: z.enum(postventionKinds),
      dueAt: at,
      doneAt: at.nullable(),
      by: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  pages: z.array(
    z.object({
      at,
      to: z.string(),
      rung: z.number().int(),
      channel: z.string(),
      state: z.enum(['queued', 'sent', 'delivered', 'failed']),
    }),
  ),
  falseAlarmBy: z.string().nullable(),
  closeAskedBy: z.string().nullable(),
  /** What still stands in the way of closing, as codes. */
  closeMissing: z.array(z.string()),
  timeline: z.array(timelineEntry),
  maySteps: z.array(state),
})

export const eventGet = endpoint({
  method: 'GET',
  path: '/api/crisis/events/:id',
  about: 'One event whole: why it was raised, last turns, steps, contacts, timeline.',
  who: responders,
  audit: 'crisis.event_opened',
  params: byId,
  body: none,
  reply: eventDetail,
})

const act = <A extends string, B extends z.ZodType>(
  verb: A,
  audit: string,
  about: string,
  body: B,
  who = crisisDuty,
) =>
  endpoint({
    method: 'POST',
    path: `/api/crisis/events/:id/${verb}` as const,
    about,
    who,
    audit,
    params: byId,
    body,
    reply: eventDetail,
  })

export const acknowledge = act(
  'acknowledge',
  'crisis.event_acknowledged',
  'Takes the event: the ladder stops, the taker owns it.',
  none,
)
export const takeOver = act(
  'take-over',
  'crisis.event_taken_over',
  'Takes an event over from whoever owns it now.',
  z.object({ reason: note }),
)
export const contactRecord = act(
  'contacts',
  'crisis.contact_recorded',
  'Notes one try to reach the resident; three without an answer make it unreachable.',
  z.object({
    id,
    channel: z.enum(contactChannels),
    outcome: z.enum(contactOutcomes),
    note: z.string().max(2000),
  }),
)
export const supervisorsList = endpoint({
  method: 'GET',
  path: '/api/crisis/events/:id/supervisors',
  about:
    'Supervisors of the place of this event, the speaker’s own first: with whom an assessment may have been talked over.',
  who: crisisDuty,
  audit: 'crisis.supervisors_read',
  params: byId,
  body: none,
  reply: z.object({ people: z.array(z.object({ id, name: z.string(), own: z.boolean() })) }),
})
export const assess = act(
  'assessments',
  'crisis.event_assessed',
  'Keeps the structured assessment; HIGH raises the event to RED.',
  z.object({ id, fields: assessmentFields }),
)
export const gradeChange = act(
  'grade',
  'crisis.grade_changed',
  'Raises the grade, which anybody may; or lowers it with a reason: ORANGE after an assessment, RED and RED_E only once a second person has agreed.',
  z.object({ id, to: grade, reason: note }),
)
export const loweringDecide = act(
  'grade/decision',
  'crisis.lowering_decided',
  'The second person agrees to a lower grade, or does not.',
  z.object({ agree: z.boolean(), reason: note }),
)
export const stabilise = act(
  'stabilise',
  'crisis.event_stabilised',
  'The acute danger has passed: follow-up contacts are booked.',
  z.object({ note }),
)
export const planSave = act(
  'safety-plan',
  'crisis.plan_saved',
  'Keeps the sheet as the next version of the safety plan; with fields, these are written first.',
  z.object({
    id,
    fields: safetyPlanFields.extend({ barriers: safetyPlanFields.shape.barriers.default('') }).optional(),
  }),
)
export const emergencyCall = act(
  'emergency',
  'crisis.emergency_called',
  '120 or 110 has been called by a person.',
  z.object({ service: z.enum(['120', '110']), note }),
)
export const handOver = act(
  'handover',
  'crisis.event_handed_over',
  'Received by a unit: which, who, when.',
  z.object({ unit: z.string().trim().min(2).max(80), receiver: z.string().trim().min(1).max(40), at }),
)
export const falseAlarm = act(
  'false-alarm',
  'crisis.false_alarm_found',
  'Not a danger: for RED a second person must say so too.',
  z.object({ reason: note }),
)
export const noteAdd = act(
  'notes',
  'crisis.note_added',
  'Adds a note to the timeline.',
  z.object({ id, note }),
)
export const followUpDone = act(
  'follow-ups',
  'crisis.follow_up_done',
  'Notes a caring contact: reached with a distress score 0–10, or missed.',
  z.object({
    taskId: id,
    reached: z.boolean(),
    distress: z.number().int().min(0).max(10).nullable(),
    note: z.string().max(2000),
    planSeen: z.boolean().default(false),
    tryId: id.optional(),
  }),
)
export const followUpDecide = act(
  'follow-up-decisions',
  'crisis.follow_up_decided',
  'Decides about a call that was missed three times: a visit, another call, or no more of this one.',
  z.object({ taskId: id, decision: z.enum(['visit', 'again', 'leave']), reason: note }),
)
export const closeAsk = act(
  'close',
  'crisis.close_asked',
  'Asks the supervisor to sign the event off.',
  z.object({ summary: note }),
)
export const signOff = act(
  'sign-off',
  'crisis.event_closed',
  'The supervisor signs off and the event is closed.',
  z.object({ note }),
  supervisors,
)
export const deathRecord = act(
  'death',
  'crisis.death_recorded',
  'The resident has died: ladder, caring contacts and letters to come end; records are held; care for those left begins.',
  z.object({ reason: note }),
  supervisors,
)
export const postventionDone = act(
  'postvention',
  'crisis.postvention_done',
  'Notes that one thing owed after a death is done.',
  z.object({ taskId: id, note }),
)
export const staffMessage = act(
  'messages',
  'crisis.message_sent',
  'A line from the person on call to the resident.',
  z.object({ id, text: messageText }),
)

export const eventMessages = endpoint({
  method: 'GET',
  path: '/api/crisis/events/:id/messages',
  about: 'The whole conversation behind an event, oldest first. Opening it is noted for the resident.',
  who: crisisDuty,
  audit: 'crisis.conversation_opened',
  params: byId,
  body: none,
  reply: z.object({ messages: z.array(message), seq: z.number() }),
})
