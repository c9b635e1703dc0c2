import * as door from '@anxin/contract/complaint.ts'
import { type Route, route } from '../../platform/http/server.ts'
import { fileComplaint, soundsBad } from './actions/file.ts'
import { lookUp, readMine, settleComplaint } from './actions/own.ts'
import * as see from './actions/see.ts'

export const complaintRoutes: readonly Route[] = [
  route(door.complaintFile, fileComplaint, soundsBad),
  route(door.complaintLook, lookUp),
  route(door.complaintSettle, settleComplaint),
  route(door.complaintMine, readMine),
  route(door.complaintList, see.readList),
  route(door.complaintGet, see.readOne),
  route(door.complaintTake, see.takeComplaint),
  route(door.complaintAnswer, see.answerComplaint),
]
