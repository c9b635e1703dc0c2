import * as linkDoor from '@anxin/contract/referral-link.ts'
import * as whole from '@anxin/contract/referral-whole.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as bureau from './actions.ts'

export const bureauRoutes: readonly Route[] = [
  route(linkDoor.bureauLook, bureau.bureauLooks),
  route(linkDoor.bureauSend, bureau.bureauSends),
  route(whole.bureauDoors, bureau.listDoors),
  route(whole.bureauDoorMake, bureau.makeDoor),
  route(whole.bureauDoorRevoke, bureau.shutDoor),
  route(whole.incomingList, bureau.readIncoming),
  route(whole.incomingTake, bureau.takeIncoming),
  route(whole.attendanceRecord, bureau.recordAttendance),
]
