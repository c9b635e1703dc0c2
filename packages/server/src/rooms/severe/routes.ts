import * as door from '@anxin/contract/severe.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as after from './actions/after.ts'
import * as judge from './actions/judge.ts'
import { sendObservation } from './actions/observe.ts'
import { openPath, readPaths } from './actions/see.ts'

const urgent = (): boolean => true

export const severeRoutes: readonly Route[] = [
  route(door.observationSend, sendObservation, urgent),
  route(door.pathList, readPaths),
  route(door.pathGet, openPath),
  route(door.visitPlan, judge.planVisit),
  route(door.visitDone, judge.visitDone),
  route(door.levelKeep, judge.keepLevel, urgent),
  route(door.referUrgently, judge.referUrgently, urgent),
  route(door.admission, after.keepAdmission),
  route(door.discharge, after.keepDischarge),
  route(door.contactDone, after.keepContact),
  route(door.pathEnd, after.endPath),
]
