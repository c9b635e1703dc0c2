import { caringKinds } from '@anxin/core/crisis/caring.ts'
import { grades } from '@anxin/core/crisis/grade.ts'
import { recordParts } from '@anxin/core/crisis/record.ts'
import { reviewReasons } from '@anxin/core/crisis/review.ts'
import { crisisStates } from '@anxin/core/crisis/state.ts'
import { z } from 'zod'
import { crisisDuty, responders } from './crisis.ts'
import { anyone, endpoint, staff } from './endpoint.ts'
import { formOfCall } from './form-of-call.ts'
import { at, byId, done, id, none, note } from './shapes.ts'

const supervisors = staff(['supervisor'], 'C-SUPERVISE')
const logReaders = staff(['supervisor', 'agency_admin', 'auditor', 'dpo'])
const day = z.iso.date()
const circle = z.enum(['household', 'school', 'workplace', 'neighbours', 'group', 'responders'])

const contact = z.object({
  id,
  eventId: id,
  number: z.string(),
  hours: z.number().int(),
  kind: z.enum(caringKinds),
  dueAt: at,
  state: z.enum(['due', 'missed', 'sent', 'done', 'decide', 'cancelled']),
  tries: z.number().int(),
  ownerName: z.string().nullable(),
  mine: z.boolean(),
  /** How the person is called; opened together with their number when the contact is opened. */
  name: z.string().nullable(),
  form: formOfCall,
})
const reviewRow = z.object({
  id,
  eventId: id,
  number: z.string(),
  why: z.enum(reviewReasons),
  grade: z.enum(grades),
  rapidDue: at,
  rapidAt: at.nullable(),
  dueAt: at,
  doneAt: at.nullable(),
  openActions: z.number().int(),
  /** Of a file that is read: this person worked on it, so somebody else reads it. */
  mine: z.boolean(),
  /** Of a file that was read: whether the reader would have done the same. */
  sound: z.boolean().nullable(),
})
const debriefRow = z.object({
  id,
  number: z.string(),
  staffId: id,
  staffName: z.string(),
  mine: z.boolean(),
  offeredAt: at,
  dueAt: at,
  answer: z.enum(['accepted', 'declined']).nullable(),
  heldAt: at.nullable(),
})
const exposureRow = z.object({
  id,
  eventId: id,
  /** Never a name: the number of the event, and what kind of circle it is. */
  number: z.string(),
  circle,
  people: z.number().int(),
  dueAt: at,
  seenAt: at.nullable(),
})

/** A record that a day after the event was taken is not whole. */
const recordRow = z.object({
  eventId: id,
  number: z.string(),
  missing: z.array(z.enum(recordParts)),
  dueAt: at,
  ownerName: z.string().nullable(),
  mine: z.boolean(),
})

export const desk = endpoint({
  method: 'GET',
  path: '/api/aftercare/desk',
  about:
    'What is owed after the acute phase: contacts, records not whole within a day, reviews, talks for those who worked, circles after a death. Soonest due first.',
  who: responders,
  audit: 'aftercare.desk_read',
  params: none,
  body: none,
  reply: z.object({
    contacts: z.array(contact),
    records: z.array(recordRow),
    /** Reviews are the supervisors' and administrators'; empty for others. */
    reviews: z.array(reviewRow),
    debriefs: z.array(debriefRow),
    circles: z.array(exposureRow),
    now: at,
  }),
})
export const contactOpen = endpoint({
  method: 'GET',
  path: '/api/aftercare/contacts/:id',
  about: 'One contact with the number to ring and the words for it. Opening it is noted for the resident.',
  who: crisisDuty,
  audit: 'aftercare.contact_opened',
  params: byId,
  body: none,
  reply: contact.extend({ personId: id, phone: z.string().nullable(), note: z.string().nullable() }),
})
export const contactDone = endpoint({
  method: 'PUT',
  path: '/api/aftercare/contacts/:id',
  about:
    'Notes a try: reached with a distress score 0–10, or missed. The third miss asks for a decision about a visit.',
  who: crisisDuty,
  audit: 'aftercare.contact_noted',
  params: byId,
  body: z.object({
    /** Made by the face, so that a repeated press is one try. */
    tryId: id,
    reached: z.boolean(),
    distress: z.number().int().min(0).max(10).nullable(),
    note: z.string().max(2000),
  }),
  reply: contact,
})
export const contactDecide = endpoint({
  method: 'PUT',
  path: '/api/aftercare/contacts/:id/decision',
  about:
    'Decides about a contact that could not be made: a visit, another call, or no more of this one; with the reason.',
  who: crisisDuty,
  audit: 'aftercare.contact_decided',
  params: byId,
  body: z.object({ decision: z.enum(['visit', 'again', 'leave']), note }),
  reply: contact,
})
export const appointmentSettle = endpoint({
  method: 'PUT',
  path: '/api/aftercare/contacts/:id/appointment',
  about:
    'What was made of the appointment owed after a handover: made with its time, still in hospital, out of it since a time so that somebody rings within 24 to 72 hours, or the person wants none. A reason where it is not made, or later than owed.',
  who: crisisDuty,
  audit: 'aftercare.appointment_settled',
  params: byId,
  body: z.object({
    outcome: z.enum(['made', 'still_in', 'out', 'declined']),
    meetsAt: at.nullable(),
    /** When they left the hospital; of `out`, not in the future. */
    outAt: at.nullable().default(null),
    note: z.string().trim().max(2000),
  }),
  reply: contact,
})

const formFields = z.object({
  /** What happened, in the order it happened; people as roles, not as culprits. */
  what: note,
  wentWell: z.string().max(4000),
  hard: z.string().max(4000),
  /** Did the house hear it in time? */
  detector: z.enum(['hit', 'late', 'missed', 'not_written']),
  detectorNote: z.string().max(1000),
  learning: note,
})
const action = z.object({ id, text: z.string().trim().min(1).max(500), ownerId: id, dueOn: day })
const reviewDetail = reviewRow.extend({
  raisedAt: at,
  ackedAt: at.nullable(),
  contactedAt: at.nullable(),
  stableAt: at.nullable(),
  /** Minutes from raised to taken and from taken to reached, and the limits that held. */
  sla: z.object({
    answerMinutes: z.number().nullable(),
    answerLimit: z.number(),
    contactMinutes: z.number().nullable(),
    contactLimit: z.number(),
  }),
  signals: z.array(z.object({ at, source: z.string(), level: z.string() })),
  timeline: z.array(
    z.object({
      seq: z.number().int(),
      at,
      what: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      by: z.string(),
    }),
  ),
  standing: z.array(
    z.object({
      name: z.string(),
      place: z.enum(['primary', 'secondary']),
      startsAt: at,
      endsAt: at,
      silent: z.boolean(),
    }),
  ),
  rapid: z.object({ text: z.string(), by: z.string(), at }).nullable(),
  form: formFields.extend({ by: z.string(), at }).nullable(),
  reading: z.object({ note: z.string(), by: z.string(), at }).nullable(),
  actions: z.array(action.extend({ ownerName: z.string(), doneAt: at.nullable() })),
  colleagues: z.array(z.object({ id, name: z.string() })),
})
export const reviewGet = endpoint({
  method: 'GET',
  path: '/api/aftercare/reviews/:id',
  about:
    'One review: the timeline drawn from the log, who stood, the limits, what was heard; and what was learnt.',
  who: staff(['supervisor', 'agency_admin']),
  audit: 'aftercare.review_opened',
  params: byId,
  body: none,
  reply: reviewDetail,
})
export const rapidNote = endpoint({
  method: 'PUT',
  path: '/api/aftercare/reviews/:id/rapid-note',
  about:
    'The rapid note, within 48 hours: what is known, who is looked after, what must not wait. Kept once.',
  who: staff(['supervisor', 'agency_admin']),
  audit: 'aftercare.rapid_note_kept',
  params: byId,
  body: z.object({ text: note }),
  reply: reviewDetail,
})
export const reviewSave = endpoint({
  method: 'PUT',
  path: '/api/aftercare/reviews/:id',
  about:
    'The review, within seven days: what happened, what was learnt, who does what by when. It asks how, not who.',
  who: supervisors,
  audit: 'aftercare.review_kept',
  params: byId,
  body: z.object({ fields: formFields, actions: z.array(action).max(12) }),
  reply: reviewDetail,
})
export const readingSave = endpoint({
  method: 'PUT',
  path: '/api/aftercare/reviews/:id/reading',
  about:
    'A second reader’s word about a file that was drawn: sound, or not sure enough. A false alarm that is not sure enough calls people again. Kept once; nobody reads what they worked on.',
  who: staff(['supervisor', 'agency_admin'], 'C-SUPERVISE'),
  audit: 'aftercare.reading_kept',
  params: byId,
  body: z.object({ sound: z.boolean(), note }),
  reply: reviewDetail,
})
export const actionDone = endpoint({
  method: 'PUT',
  path: '/api/aftercare/actions/:id',
  about: 'What a review asked for is done.',
  who: responders,
  audit: 'aftercare.action_done',
  params: byId,
  body: none,
  reply: done,
})
export const debriefAnswer = endpoint({
  method: 'PUT',
  path: '/api/aftercare/debriefs/:id',
  about: 'Yes or no to the talk one was offered; a no is kept and asks for no reason.',
  who: responders,
  audit: 'aftercare.debrief_answered',
  params: byId,
  body: z.object({ answer: z.enum(['accepted', 'declined']) }),
  reply: done,
})
export const debriefHeld = endpoint({
  method: 'PUT',
  path: '/api/aftercare/debriefs/:id/held',
  about: 'The talk has been held. Nothing of what was said is kept.',
  who: supervisors,
  audit: 'aftercare.debrief_held',
  params: byId,
  body: none,
  reply: done,
})
export const circleAdd = endpoint({
  method: 'POST',
  path: '/api/aftercare/circles',
  about: 'After a death: people who may be touched by it, to be looked after within three days.',
  who: crisisDuty,
  audit: 'aftercare.circle_added',
  params: none,
  body: z.object({ id, eventId: id, circle, people: z.number().int().min(1).max(500), words: note }),
  reply: done,
})
export const circleGet = endpoint({
  method: 'GET',
  path: '/api/aftercare/circles/:id',
  about: 'One circle with its words.',
  who: crisisDuty,
  audit: 'aftercare.circle_opened',
  params: byId,
  body: none,
  reply: exposureRow.extend({
    words: z.string(),
    note: z.string().nullable(),
    seenBy: z.string().nullable(),
  }),
})
export const circleSeen = endpoint({
  method: 'PUT',
  path: '/api/aftercare/circles/:id',
  about: 'The people of a circle have been looked after: what was offered, who needs more.',
  who: crisisDuty,
  audit: 'aftercare.circle_seen',
  params: byId,
  body: z.object({ note }),
  reply: done,
})
export const eventLog = endpoint({
  method: 'GET',
  path: '/api/aftercare/events/:id/log',
  about:
    'The append-only log of one event with its chain, to be verified by anybody with docs/verify-log.mjs. Words stand as fingerprints.',
  who: logReaders,
  audit: 'aftercare.log_exported',
  params: byId,
  body: none,
  reply: z.object({
    format: z.literal('anxin-event-log-1'),
    eventId: id,
    entries: z.array(
      z.object({
        seq: z.number().int(),
        what: z.string(),
        from: z.enum(crisisStates).nullable(),
        to: z.enum(crisisStates).nullable(),
        staffId: id.nullable(),
        by: z.string(),
        at,
        /** SHA-256 of the words, or null where there are none. */
        words: z.string().nullable(),
        prev: z.string(),
        hash: z.string(),
      }),
    ),
  }),
})
const figure = z.object({ due: z.number().int().nullable(), percent: z.number().int().nullable() })
export const openFigures = endpoint({
  method: 'GET',
  path: '/api/aftercare/figures',
  about:
    'How many of the promised contacts of the last 90 days were made, for anybody to read; nothing where it would concern fewer than ten people.',
  who: anyone,
  audit: 'aftercare.figures_read',
  params: none,
  body: none,
  reply: z.object({ days: z.number().int(), all: figure, first: figure, later: figure }),
})
