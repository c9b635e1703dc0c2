import { bringCodes } from '@anxin/core/outing/bring.ts'
import { meetings, riskSaid, visitFields } from '@anxin/core/outing/form.ts'
import { pairReasons } from '@anxin/core/outing/pair.ts'
import { goSteps } from '@anxin/core/outing/timer.ts'
import { z } from 'zod'
import { caseRoles } from './casework.ts'
import { responders } from './crisis.ts'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, file, id, none, note } from './shapes.ts'

/** Whoever may go to a home, alone or beside somebody. */
export const goers = staff([
  'volunteer',
  'community_worker',
  'social_worker',
  'counsellor',
  'clinician',
  'crisis_worker',
  'supervisor',
])
const where = z.string().trim().max(120)
const why = z.string().trim().max(80)
const bring = z.array(z.enum(bringCodes)).max(8)

/** One field with what stands in it. */
export const fieldValue = z.discriminatedUnion('field', [
  z.object({ field: z.literal('met'), value: z.enum(meetings) }),
  z.object({ field: z.literal('seen'), value: z.string().max(4000) }),
  z.object({ field: z.literal('mood'), value: z.number().int().min(0).max(10).nullable() }),
  z.object({
    field: z.literal('risk'),
    value: z.object({ answer: z.enum(riskSaid), words: z.string().max(500) }),
  }),
  z.object({ field: z.literal('needs'), value: z.string().max(1000) }),
  z.object({ field: z.literal('next'), value: z.string().max(500) }),
])
export type FieldValue = z.output<typeof fieldValue>

const person = z.object({ id, name: z.string(), phone: z.string().nullable() })
export const timerShown = z.object({
  out: z.boolean(),
  leftAt: at.nullable(),
  expectedAt: at.nullable(),
  arrivedAt: at.nullable(),
  safeAt: at.nullable(),
  helpAt: at.nullable(),
})
const fieldShown = z.object({ said: fieldValue, revision: z.number().int(), byName: z.string(), at })
const aside = z.object({ id, said: fieldValue, byName: z.string(), writtenAt: at, mine: z.boolean() })
/** What is written of a visit as it stands, and what stands beside it until a person chooses. */
export const formShown = z.object({
  fields: z.array(fieldShown),
  clashes: z.array(aside),
  /** Arrived after the signature: kept beneath it. */
  late: z.array(aside),
  signedAt: at.nullable(),
  signedBy: z.string().nullable(),
  papers: z.array(z.object({ id, at, byName: z.string(), size: z.number().int() })),
})
export const visitShown = z.object({
  id,
  startsAt: at,
  endsAt: at,
  state: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  where: z.string().nullable(),
  worker: person,
  companion: person.nullable(),
  two: z.enum(pairReasons).nullable(),
  /** Null for somebody who only goes along: they see who, where and when. */
  inside: z
    .object({
      why: z.string().nullable(),
      bring,
      caseId: id.nullable(),
      wish: z.boolean(),
      form: formShown,
    })
    .nullable(),
  timer: timerShown.nullable(),
  /** Whom to ring at the base. */
  basePhone: z.string().nullable(),
  mine: z.boolean(),
})
const visit = z.object({ visit: visitShown, now: at })

export const dayGet = endpoint({
  method: 'GET',
  path: '/api/outing/day',
  about:
    'Home visits of a day on which the speaker goes, by time, with their forms: all a phone needs without a network.',
  who: goers,
  audit: 'outing.day_read',
  params: z.object({ day: z.iso.date().optional() }),
  body: none,
  reply: z.object({ day: z.iso.date(), visits: z.array(visitShown), now: at }),
})
export const visitGet = endpoint({
  method: 'GET',
  path: '/api/outing/visits/:id',
  about: 'One visit: for those who go, the team of the case, and the supervisor of the place.',
  who: goers,
  audit: 'outing.visit_read',
  params: byId,
  body: none,
  reply: visit,
})
const choice = z.object({
  id,
  name: z.string(),
  roles: z.array(z.string()),
  /** A volunteer who may not call at homes on that day. */
  untrained: z.boolean(),
})
export const caseVisitsGet = endpoint({
  method: 'GET',
  path: '/api/outing/cases/:id',
  about:
    'What planning a visit of a case needs: where it was last, whether two go, who could come along, and visits ahead.',
  who: caseRoles,
  audit: 'outing.case_read',
  params: byId,
  body: none,
  reply: z.object({
    where: z.string().nullable(),
    two: z.enum(pairReasons).nullable(),
    colleagues: z.array(choice),
    visits: z.array(
      z.object({ id, startsAt: at, state: z.string(), worker: z.string(), signedAt: at.nullable() }),
    ),
  }),
})
const details = { where, why, bring, companionId: id.nullable(), wish: z.boolean() }
export const visitPlan = endpoint({
  method: 'POST',
  path: '/api/outing/cases/:id/visits',
  about:
    'Plans a visit of a case: an appointment at home and what belongs to it. Where the case says so two people go. Safe to repeat.',
  who: caseRoles,
  audit: 'outing.visit_planned',
  params: byId,
  body: z.object({
    id,
    staffId: id,
    startsAt: at,
    minutes: z.number().int().min(20).max(120),
    ...details,
    where: where.min(2),
  }),
  reply: visit,
})
export const visitGoersGet = endpoint({
  method: 'GET',
  path: '/api/outing/visits/:id/goers',
  about: 'Who could come along on a visit: colleagues of its place who may go, by name.',
  who: caseRoles,
  audit: 'outing.goers_read',
  params: byId,
  body: none,
  reply: z.object({ colleagues: z.array(choice) }),
})
export const visitPut = endpoint({
  method: 'PUT',
  path: '/api/outing/visits/:id',
  about: 'Says where, why, with whom and what to bring, of an appointment at home booked elsewhere too.',
  who: caseRoles,
  audit: 'outing.visit_changed',
  params: byId,
  body: z.object(details),
  reply: visit,
})
export const stepSend = endpoint({
  method: 'POST',
  path: '/api/outing/visits/:id/steps',
  about:
    'Left, arrived, needs longer, safely out, or needs help, with when it was said. A call for help alerts in the same transaction. In whatever order, safe to repeat.',
  who: goers,
  audit: 'outing.step_kept',
  params: byId,
  body: z.object({ id, step: z.enum(goSteps), writtenAt: at, expectedAt: at.nullable() }),
  reply: z.object({ timer: timerShown, now: at }),
})
export const editsSend = endpoint({
  method: 'POST',
  path: '/api/outing/visits/:id/edits',
  about:
    'Fields written on a device, each with the revision it was written upon. One that somebody else changed meanwhile is kept beside it, never over it. Present risk calls whoever is on duty in the same transaction. Safe to repeat.',
  who: caseRoles,
  audit: 'outing.edits_kept',
  params: byId,
  body: z.object({
    edits: z
      .array(z.object({ id, base: z.number().int().min(0), said: fieldValue, writtenAt: at }))
      .min(1)
      .max(visitFields.length),
  }),
  reply: z.object({ form: formShown, alerted: z.boolean() }),
})
export const choiceMake = endpoint({
  method: 'POST',
  path: '/api/outing/visits/:id/choices',
  about:
    'A person decides between two values of a field. Refused where the field has changed again since. Safe to repeat.',
  who: caseRoles,
  audit: 'outing.clash_settled',
  params: byId,
  body: z.object({ editId: id, base: z.number().int().min(0), said: fieldValue }),
  reply: z.object({ form: formShown }),
})
export const visitSign = endpoint({
  method: 'POST',
  path: '/api/outing/visits/:id/signature',
  about:
    'Signs what was written: it becomes a record of the case and counts as contact. Refused without an answer about safety, or while two values stand. Safe to repeat.',
  who: caseRoles,
  audit: 'outing.visit_signed',
  params: byId,
  body: none,
  reply: z.object({ form: formShown }),
})
/** Most bytes of a picture of a paper. */
export const largestPaper = 2 * 1024 * 1024
export const paperPut = endpoint({
  method: 'POST',
  path: '/api/outing/visits/:id/papers',
  about: 'A picture of a paper that was signed, kept sealed; known by its content. Safe to repeat.',
  who: caseRoles,
  audit: 'outing.paper_kept',
  params: byId,
  body: z.object({
    id,
    bytes: z
      .string()
      .max(Math.ceil((largestPaper * 4) / 3) + 4)
      .regex(/^[A-Za-z0-9+/=]+$/),
  }),
  reply: z.object({ form: formShown }),
})
export const paperGet = endpoint({
  method: 'GET',
  path: '/api/outing/visits/:id/papers/:paperId',
  about: 'A picture of a paper, to save.',
  who: caseRoles,
  audit: 'outing.paper_read',
  params: z.object({ id, paperId: id }),
  body: none,
  reply: file,
})

export const boardLine = z.object({
  id,
  name: z.string(),
  where: z.string().nullable(),
  people: z.array(person),
  timer: timerShown,
  /** Others than those outside were called, and nobody has said how it ended. */
  alert: z.boolean(),
  rung: z.number().int(),
  nextAt: at.nullable(),
  owner: z.string().nullable(),
  ownedAt: at.nullable(),
  mine: z.boolean(),
  calls: z.array(
    z.object({ to: z.string(), rung: z.number().int(), channel: z.string(), state: z.string(), at }),
  ),
})
const board = z.object({ lines: z.array(boardLine), now: at })
export const boardGet = endpoint({
  method: 'GET',
  path: '/api/outing/board',
  about: 'Who is outside now and when they mean to be back; those who are not, first.',
  who: responders,
  audit: 'outing.board_read',
  params: none,
  body: none,
  reply: board,
})
export const alertOwn = endpoint({
  method: 'POST',
  path: '/api/outing/visits/:id/owner',
  about: 'Somebody takes it: the ladder rests. Who says nothing more within half an hour is asked again.',
  who: responders,
  audit: 'outing.alert_taken',
  params: byId,
  body: none,
  reply: board,
})
export const alertAnswer = endpoint({
  method: 'POST',
  path: '/api/outing/visits/:id/answer',
  about: 'How it ended, in words, by whoever took it.',
  who: responders,
  audit: 'outing.alert_answered',
  params: byId,
  body: z.object({ words: note.max(400) }),
  reply: board,
})
