import { z } from 'zod'
import {
  appointmentModes,
  counsellor,
  day,
  gender,
  meeting,
  mode,
  room,
  slot,
  state,
  talkMinutes,
  times,
  words,
} from './appointment-shapes.ts'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, calledName, id, none, phone } from './shapes.ts'

/** Those who see the calendar of their places and book in it. */
export const bookers = staff([
  'social_worker',
  'counsellor',
  'clinician',
  'crisis_worker',
  'supervisor',
  'cabin_manager',
])
/** Those who receive people themselves. */
export const receivers = staff(['social_worker', 'counsellor', 'clinician', 'supervisor'])

export const appointmentCard = z.object({
  id,
  residentId: id,
  name: z.string(),
  minor: z.boolean(),
  staffId: id.nullable(),
  staffName: z.string().nullable(),
  roomId: id.nullable(),
  roomName: z.string().nullable(),
  /** The room cannot be used now: another one is needed. */
  roomBlocked: z.boolean(),
  mode,
  startsAt: at,
  endsAt: at,
  state,
  seriesId: id.nullable(),
  bookedBy: z.enum(['resident', 'staff']),
  lateMinutes: z.number().int().nullable(),
  /** No channel took the reminder: somebody rings. */
  reminderLost: z.boolean(),
})
const span = z.object({ staffId: id, from: at, to: at })

export const calendarGet = endpoint({
  method: 'GET',
  path: '/api/appointment/calendar',
  about:
    'Appointments of one’s places between two moments, earliest first; who is free when; the rooms. Whoever answers for many cabins sees one at a time.',
  who: bookers,
  audit: 'appointment.calendar_read',
  params: z.object({ from: at, to: at, staffId: id.optional(), unitId: id.optional() }),
  body: none,
  reply: z.object({
    rows: z.array(appointmentCard),
    counsellors: z.array(counsellor),
    open: z.array(span),
    rooms: z.array(room),
    /** Cabins to choose from; none where all are shown together. */
    cabins: z.array(z.object({ id, name: z.string() })),
    /** The one that is shown. */
    cabinId: id.nullable(),
    now: at,
  }),
})
export const slotsGet = endpoint({
  method: 'GET',
  path: '/api/appointment/slots',
  about: 'Free times in the week that begins with a day, earliest first; of a room where nobody is beside.',
  who: bookers,
  audit: 'appointment.slots_read',
  params: z.object({ from: day, mode, staffId: id.optional(), gender: gender.optional() }),
  body: none,
  reply: z.object({ slots: z.array(slot), counsellors: z.array(counsellor), now: at }),
})
export const callerFind = endpoint({
  method: 'POST',
  path: '/api/appointment/callers',
  about: 'Finds whoever rings, by the whole number or its last four digits.',
  who: bookers,
  audit: 'appointment.caller_looked_up',
  params: none,
  body: z.object({ digits: z.string().regex(/^(\d{4}|1[3-9]\d{9})$/) }),
  reply: z.object({
    people: z.array(
      z.object({ id, name: z.string(), phoneTail: z.string(), unitName: z.string(), nextAt: at.nullable() }),
    ),
  }),
})

const repeat = z.object({
  everyWeeks: z.number().int().min(1).max(4),
  times: z.number().int().min(2).max(26),
})
export const appointmentBook = endpoint({
  method: 'POST',
  path: '/api/appointment/appointments',
  about:
    'Books person, counsellor, room and equipment in one transaction, once or as a series. Above the weekly hours only with a supervisor’s word. Safe to repeat.',
  who: bookers,
  audit: 'appointment.booked',
  params: none,
  body: z.object({
    id,
    residentId: id.optional(),
    /** Somebody the house does not know yet. */
    caller: z.object({ id, name: calledName, phone: phone.optional() }).optional(),
    staffId: id.nullable(),
    roomId: id.nullable(),
    equipmentId: id.nullable().default(null),
    caseId: id.nullable().default(null),
    mode,
    startsAt: at,
    minutes: talkMinutes,
    proposed: z.boolean().default(false),
    repeat: repeat.optional(),
    override: z.boolean().default(false),
    note: words.default(''),
  }),
  reply: z.object({ appointments: z.array(appointmentCard) }),
})
const one = z.object({ appointment: appointmentCard })
const act = <const A extends string, const B extends z.ZodType>(about: string, audit: A, body: B) => ({
  method: 'POST' as const,
  about,
  who: bookers,
  audit,
  params: byId,
  body,
  reply: one,
})

export const appointmentConfirm = endpoint({
  ...act('A proposed time stands.', 'appointment.confirmed', none),
  path: '/api/appointment/appointments/:id/confirm',
})
export const appointmentCheckIn = endpoint({
  ...act(
    'Somebody has come; a quarter of an hour late it is half a session.',
    'appointment.checked_in',
    none,
  ),
  path: '/api/appointment/appointments/:id/check-in',
})
export const appointmentDone = endpoint({
  ...act('The meeting is over.', 'appointment.done', none),
  path: '/api/appointment/appointments/:id/done',
})
export const appointmentNoShow = endpoint({
  ...act(
    'Nobody came within twenty minutes. What is owed then is booked in the same transaction.',
    'appointment.not_come',
    none,
  ),
  path: '/api/appointment/appointments/:id/no-show',
})
export const appointmentCancel = endpoint({
  ...act('Cancels for the house; the resident is told in discreet words.', 'appointment.cancelled', none),
  path: '/api/appointment/appointments/:id/cancel',
})
export const appointmentMove = endpoint({
  ...act(
    'Moves to another time, person or room. Safe to repeat.',
    'appointment.moved',
    z.object({
      id,
      startsAt: at,
      staffId: id.nullable(),
      roomId: id.nullable(),
      override: z.boolean().default(false),
    }),
  ),
  path: '/api/appointment/appointments/:id/move',
})

export const waitingReasons = ['must_not_wait', 'worse', 'over_limit', 'contact_due', 'waited'] as const
const waitingRow = z.object({
  id,
  residentId: id,
  name: z.string(),
  phoneTail: z.string().nullable(),
  colour: z.enum(['RED', 'ORANGE', 'YELLOW', 'GREEN']),
  mode: z.enum(appointmentModes),
  gender: gender.nullable(),
  times,
  note: z.string().nullable(),
  days: z.number().int(),
  contacts: z.number().int(),
  contactDueAt: at,
  /** Why they stand where they stand, most weighty first. */
  why: z.array(z.enum(waitingReasons)),
})
const waitingReply = z.object({ rows: z.array(waitingRow), now: at })
export const waitingList = endpoint({
  method: 'GET',
  path: '/api/appointment/waiting',
  about: 'Who waits for an appointment, in the order in which they are offered one.',
  who: bookers,
  audit: 'appointment.waiting_read',
  params: none,
  body: none,
  reply: waitingReply,
})
export const waitingJoin = endpoint({
  method: 'POST',
  path: '/api/appointment/waiting',
  about: 'Puts somebody on the waiting list. Safe to repeat.',
  who: bookers,
  audit: 'appointment.waiting_joined',
  params: none,
  body: z.object({
    id,
    residentId: id,
    caseId: id.nullable().default(null),
    mode: meeting,
    gender: gender.nullable(),
    times,
    note: words.default(''),
  }),
  reply: waitingReply,
})
export const waitingContact = endpoint({
  method: 'POST',
  path: '/api/appointment/waiting/:id/contacts',
  about: 'How somebody who waits is now; whoever is getting worse moves up. Safe to repeat.',
  who: bookers,
  audit: 'appointment.waiting_contacted',
  params: byId,
  body: z.object({ id, outcome: z.enum(['same', 'better', 'worse', 'unreached']), note: words.default('') }),
  reply: waitingReply,
})
export const waitingLeave = endpoint({
  method: 'POST',
  path: '/api/appointment/waiting/:id/leave',
  about: 'Somebody does not wait any longer. Safe to repeat.',
  who: bookers,
  audit: 'appointment.waiting_left',
  params: byId,
  body: none,
  reply: waitingReply,
})

export const taskKinds = ['safety_call', 'lead_decides', 'pause_offer', 'remind_by_phone'] as const
export const taskOutcomes = [
  'safe',
  'worried',
  'unreached',
  'reach_out',
  'pause',
  'go_on',
  'reminded',
] as const
const task = z.object({
  id,
  kind: z.enum(taskKinds),
  residentId: id,
  name: z.string(),
  phoneTail: z.string().nullable(),
  appointmentAt: at,
  staffName: z.string().nullable(),
  urgent: z.boolean(),
  missed: z.number().int(),
  tries: z.number().int(),
  dueAt: at,
})
const tasks = z.object({ tasks: z.array(task), now: at })
export const taskList = endpoint({
  method: 'GET',
  path: '/api/appointment/tasks',
  about: 'What is owed after appointments nobody came to, soonest due first.',
  who: bookers,
  audit: 'appointment.tasks_read',
  params: none,
  body: none,
  reply: tasks,
})
export const taskDone = endpoint({
  method: 'POST',
  path: '/api/appointment/tasks/:id/done',
  about:
    'What became of it. Worry, or an urgent call that reached nobody, goes to whoever is on call in the same transaction.',
  who: bookers,
  audit: 'appointment.task_done',
  params: byId,
  body: z.object({ outcome: z.enum(taskOutcomes), note: words.default('') }),
  reply: tasks.extend({ alerted: z.boolean() }),
})
