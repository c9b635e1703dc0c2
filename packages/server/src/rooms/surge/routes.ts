import * as door from '@anxin/contract/surge.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as act from './actions/switch.ts'
import * as queue from './actions/waiting.ts'

export const surgeRoutes: readonly Route[] = [
  route(door.surges, act.readSurges),
  route(door.surgePreview, act.previewSurge),
  route(door.surgeOn, act.switchOn),
  route(door.surgeOff, act.switchOff),
  route(door.surgeCohortBegin, act.startCohort),
  route(door.surgeCohortEnd, act.stopCohort),
  route(door.surgeCall, act.callPerson),
  route(door.waitingGet, queue.readWaiting),
  route(door.waitingAdd, queue.addWaiting),
  route(door.waitingTake, queue.takeWaiting),
  route(door.waitingForm, queue.keepForm),
  route(door.notice, queue.readNotice),
]
