import type { Reply } from '../../parts/ask/doors.ts'

export type Calendar = Reply<'GET /api/appointment/calendar'>
export type Card = Calendar['rows'][number]
export type Slots = Reply<'GET /api/appointment/slots'>
export type Slot = Slots['slots'][number]
export type Mode = Card['mode']
export type Room = Reply<'GET /api/appointment/rooms'>['rooms'][number]
export type Hours = Reply<'GET /api/appointment/hours'>
export type Task = Reply<'GET /api/appointment/tasks'>['tasks'][number]
export type Waiter = Reply<'GET /api/appointment/waiting'>['rows'][number]

/** Reads that are no longer true after a booking. */
export const afterBooking = [
  'GET /api/appointment/calendar',
  'GET /api/appointment/slots',
  'GET /api/appointment/waiting',
  'GET /api/appointment/tasks',
] as const

export const modes: readonly Mode[] = ['cabin', 'video', 'voice', 'text', 'home', 'relax']
/** `18:30` of a minute of the day. */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
