import { reminderWishes } from '@anxin/core/appointment/reminder.ts'
import { z } from 'zod'
import {
  counsellor,
  day,
  gender,
  meeting,
  mode,
  slot,
  state,
  times,
  waitingTimes,
  words,
} from './appointment-shapes.ts'
import { endpoint, registeredResident } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

const own = z.object({
  id,
  mode,
  startsAt: at,
  endsAt: at,
  state,
  staffName: z.string().nullable(),
  roomName: z.string().nullable(),
  unitName: z.string(),
  /** May still be moved or cancelled by oneself. */
  mayChange: z.boolean(),
  /** The meeting in text, voice or video may be entered now. */
  mayEnter: z.boolean(),
})
const wish = z.object({
  wish: z.enum(reminderWishes),
  /** Minutes of the day in Shanghai between which no phone rings. */
  quietFrom: z.number().int().min(0).max(1439),
  quietTo: z.number().int().min(0).max(1439),
})
const waiting = z.object({
  mode: meeting,
  gender: gender.nullable(),
  times: z.array(z.enum(waitingTimes)),
  joinedAt: at,
  /** Somebody calls by then, whatever becomes of the list. */
  contactBy: at,
})
const whole = z.object({
  coming: z.array(own),
  past: z.array(own),
  waiting: waiting.nullable(),
  reminders: wish,
  phoneTail: z.string().nullable(),
  now: at,
})

export const ownAppointments = endpoint({
  method: 'GET',
  path: '/api/appointment/own',
  about:
    'Appointments of the resident who asks, soonest first, whether they wait for one, and how they are reminded.',
  who: registeredResident,
  audit: 'appointment.own_read',
  params: none,
  body: none,
  reply: whole,
})
export const ownOffers = endpoint({
  method: 'GET',
  path: '/api/appointment/own/offers',
  about: 'Who receives people and when they are free in the week that begins with a day.',
  who: registeredResident,
  audit: 'appointment.offers_read',
  params: z.object({ from: day, mode: meeting, gender: gender.optional(), staffId: id.optional() }),
  body: none,
  reply: z.object({ counsellors: z.array(counsellor), slots: z.array(slot), now: at }),
})
export const ownBook = endpoint({
  method: 'POST',
  path: '/api/appointment/own',
  about:
    'Books a free time. What is said about it is screened like everything a resident writes. Safe to repeat.',
  who: registeredResident,
  audit: 'appointment.own_booked',
  params: none,
  body: z.object({ id, staffId: id, mode: meeting, startsAt: at, note: words.default('') }),
  reply: whole.extend({ danger: z.boolean() }),
})
export const ownMove = endpoint({
  method: 'POST',
  path: '/api/appointment/own/:id/move',
  about: 'Moves an appointment to another free time; the old one is free again at once. Safe to repeat.',
  who: registeredResident,
  audit: 'appointment.own_moved',
  params: byId,
  body: z.object({ id, startsAt: at }),
  reply: whole,
})
export const ownCancel = endpoint({
  method: 'POST',
  path: '/api/appointment/own/:id/cancel',
  about: 'Cancels an appointment. Safe to repeat.',
  who: registeredResident,
  audit: 'appointment.own_cancelled',
  params: byId,
  body: none,
  reply: whole,
})
export const ownReminders = endpoint({
  method: 'PUT',
  path: '/api/appointment/own/reminders',
  about: 'What one’s phone may say about an appointment, and when it stays silent.',
  who: registeredResident,
  audit: 'appointment.reminders_changed',
  params: none,
  body: wish,
  reply: whole,
})
export const ownWait = endpoint({
  method: 'POST',
  path: '/api/appointment/own/waiting',
  about: 'Waits for an appointment where no free time fits. What is said is screened. Safe to repeat.',
  who: registeredResident,
  audit: 'appointment.own_waits',
  params: none,
  body: z.object({ id, mode: meeting, gender: gender.nullable(), times, note: words.default('') }),
  reply: whole.extend({ danger: z.boolean() }),
})
export const ownLeaveWaiting = endpoint({
  method: 'DELETE',
  path: '/api/appointment/own/waiting',
  about: 'Does not wait any longer. Safe to repeat.',
  who: registeredResident,
  audit: 'appointment.own_waits_no_more',
  params: none,
  body: none,
  reply: done,
})
