import * as door from '@anxin/contract/appointment.ts'
import * as week from '@anxin/contract/appointment-hours.ts'
import * as own from '@anxin/contract/appointment-own.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as book from './actions/book.ts'
import { readCalendar } from './actions/calendar.ts'
import { findCaller } from './actions/callers.ts'
import { soundsBad } from './actions/hear.ts'
import * as hours from './actions/hours.ts'
import * as mine from './actions/own.ts'
import * as rooms from './actions/rooms.ts'
import * as steps from './actions/steps.ts'
import * as tasks from './actions/tasks.ts'
import * as waiting from './actions/waiting.ts'

const urgent = (body: { note: string }): boolean => soundsBad(body.note)

export const appointmentRoutes: readonly Route[] = [
  route(door.calendarGet, readCalendar),
  route(door.slotsGet, book.readSlots),
  route(door.callerFind, findCaller),
  route(door.appointmentBook, book.bookAppointment),
  route(door.appointmentMove, book.moveAppointment),
  route(door.appointmentConfirm, steps.confirm),
  route(door.appointmentCheckIn, steps.checkIn),
  route(door.appointmentDone, steps.finish),
  route(door.appointmentNoShow, steps.noteNoShow),
  route(door.appointmentCancel, steps.cancel),
  route(week.hoursGet, hours.readHours),
  route(week.hoursPut, hours.changeHours),
  route(week.exceptionAdd, hours.addException),
  route(week.exceptionRemove, hours.removeException),
  route(week.feedMake, hours.makeFeed),
  route(week.feedRevoke, hours.revokeFeed),
  route(week.feedGet, hours.readFeed),
  route(week.roomList, rooms.readRooms),
  route(week.roomPut, rooms.keepRoom),
  route(door.waitingList, waiting.readWaiting),
  route(door.waitingJoin, waiting.joinWaiting),
  route(door.waitingContact, waiting.contactWaiting),
  route(door.waitingLeave, waiting.leaveWaiting),
  route(door.taskList, tasks.readTasks),
  route(door.taskDone, tasks.finishTask),
  route(own.ownAppointments, mine.readOwn),
  route(own.ownOffers, mine.readOffers),
  route(own.ownBook, mine.bookOwn, urgent),
  route(own.ownMove, mine.moveOwn),
  route(own.ownCancel, mine.cancelOwn),
  route(own.ownReminders, mine.changeReminders),
  route(own.ownWait, mine.waitOwn, urgent),
  route(own.ownLeaveWaiting, mine.leaveOwn),
]
