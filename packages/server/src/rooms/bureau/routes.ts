import * as door from '@anxin/contract/bureau.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as consent from './actions/consent.ts'
import * as doors from './actions/doors.ts'
import * as office from './actions/office.ts'
import * as people from './actions/people.ts'

export const bureauRoutes: readonly Route[] = [
  route(door.bureauLook, office.bureauLooks),
  route(door.bureauSend, office.bureauSends),
  route(door.bureauDoors, doors.listDoors),
  route(door.bureauDoorMake, doors.makeDoor),
  route(door.bureauDoorRevoke, doors.shutDoor),
  route(door.incomingList, people.readIncoming),
  route(door.incomingGet, people.readOne),
  route(door.incomingTake, people.takeIncoming),
  route(door.incomingLink, people.linkPerson),
  route(door.bureauConsent, consent.recordSigned),
  route(door.bureauWithdraw, consent.withdrawSigned),
  route(door.attendanceRecord, consent.recordAttendance),
]
