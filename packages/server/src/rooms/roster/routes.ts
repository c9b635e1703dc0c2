import * as door from '@anxin/contract/roster.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as device from './actions/device.ts'
import * as request from './actions/request.ts'
import * as respite from './actions/respite.ts'
import * as shift from './actions/shift.ts'
import { readStanding } from './actions/standing.ts'
import * as swap from './actions/swap.ts'
import { printTree } from './actions/tree.ts'

export const rosterRoutes: readonly Route[] = [
  route(door.roster, shift.readRoster),
  route(door.phoneTree, printTree),
  route(door.shiftAdd, shift.addShift),
  route(door.shiftRemove, shift.removeShift),
  route(door.swapAsk, swap.askSwap),
  route(door.swapAnswer, swap.answerSwap),
  route(door.requests, request.listOwn),
  route(door.requestAnswer, request.answerRequest),
  route(door.dutyTakeOver, shift.takeDuty),
  route(door.standing, readStanding),
  route(door.deviceAnswer, device.answerDevice),
  route(door.noteLeave, device.leaveNote),
  route(door.extraAdd, device.addExtra),
  route(door.extraRemove, device.removeExtra),
  route(door.respites, respite.readRespites),
  route(door.respiteWish, respite.wishRespite),
  route(door.respiteAnswer, respite.answerRespite),
  route(door.respiteEnd, respite.endRespite),
]
