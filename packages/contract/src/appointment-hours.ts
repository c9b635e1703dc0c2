import { z } from 'zod'
import { receivers } from './appointment.ts'
import { day, gender, meeting, minute, room, talkMinutes } from './appointment-shapes.ts'
import { anyone, endpoint, staff } from './endpoint.ts'
import { at, byId, done, file, id, none } from './shapes.ts'

const roomKeepers = staff(['cabin_manager', 'supervisor', 'agency_admin'])
const weekly = z.object({ weekday: z.number().int().min(1).max(7), from: minute, to: minute })
const exception = z.object({ id, day, open: z.boolean(), from: minute.nullable(), to: minute.nullable() })
const hours = z.object({
  profile: z.object({
    gender: gender.nullable(),
    about: z.string().trim().max(120),
    modes: z.array(meeting).max(5),
    minutes: talkMinutes,
    takesNew: z.boolean(),
  }),
  weekly: z.array(weekly).max(40),
  exceptions: z.array(exception),
  /** Hours with people booked this week, and the most there may be. */
  hoursThisWeek: z.number(),
  hoursCap: z.number(),
  feed: z.object({ names: z.boolean(), since: at }).nullable(),
})
export const hoursGet = endpoint({
  method: 'GET',
  path: '/api/appointment/hours',
  about: 'When the member of staff who asks receives people, and how they are shown to residents.',
  who: receivers,
  audit: 'appointment.hours_read',
  params: none,
  body: none,
  reply: hours,
})
export const hoursPut = endpoint({
  method: 'PUT',
  path: '/api/appointment/hours',
  about: 'Sets one’s own hours of the week. What is booked already stays.',
  who: receivers,
  audit: 'appointment.hours_changed',
  params: none,
  body: hours.pick({ profile: true, weekly: true }),
  reply: hours,
})
export const exceptionAdd = endpoint({
  method: 'POST',
  path: '/api/appointment/hours/exceptions',
  about: 'A day away, or hours beyond the week. Safe to repeat.',
  who: receivers,
  audit: 'appointment.exception_added',
  params: none,
  body: exception,
  reply: hours,
})
export const exceptionRemove = endpoint({
  method: 'DELETE',
  path: '/api/appointment/hours/exceptions/:id',
  about: 'The day is like any other again.',
  who: receivers,
  audit: 'appointment.exception_removed',
  params: byId,
  body: none,
  reply: hours,
})
export const feedMake = endpoint({
  method: 'POST',
  path: '/api/appointment/feeds',
  about: 'A new secret address of one’s calendar for other programs; the old one ends. Shown once.',
  who: receivers,
  audit: 'appointment.feed_made',
  params: none,
  body: z.object({ names: z.boolean() }),
  reply: z.object({ url: z.string() }),
})
export const feedRevoke = endpoint({
  method: 'DELETE',
  path: '/api/appointment/feeds',
  about: 'Nobody reads one’s calendar from outside any more.',
  who: receivers,
  audit: 'appointment.feed_revoked',
  params: none,
  body: none,
  reply: done,
})
export const feedGet = endpoint({
  method: 'GET',
  path: '/api/appointment/feeds/:token',
  about: 'An iCalendar file for whoever holds its address; without names unless its owner wished them.',
  who: anyone,
  audit: 'appointment.feed_read',
  params: z.object({ token: z.string().min(20).max(80) }),
  body: none,
  reply: file,
})

export const roomList = endpoint({
  method: 'GET',
  path: '/api/appointment/rooms',
  about: 'Rooms and equipment of one’s places, by name.',
  who: roomKeepers,
  audit: 'appointment.rooms_read',
  params: none,
  body: none,
  reply: z.object({ rooms: z.array(room) }),
})
export const roomPut = endpoint({
  method: 'PUT',
  path: '/api/appointment/rooms/:id',
  about: 'Keeps a room and what stands in it; a blocked room is offered to nobody.',
  who: roomKeepers,
  audit: 'appointment.room_kept',
  params: byId,
  body: room.pick({
    unitId: true,
    name: true,
    kind: true,
    barrierFree: true,
    blocked: true,
    equipment: true,
  }),
  reply: z.object({ rooms: z.array(room) }),
})
