import * as door from '@anxin/contract/drill.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as night from './actions/night.ts'
import * as run from './actions/run.ts'

export const drillRoutes: readonly Route[] = [
  route(door.runs, run.readRuns),
  route(door.runOpen, run.openRun),
  route(door.runGet, run.readReport),
  route(door.runEnd, run.endRun),
  route(door.callerEnter, run.enter),
  route(door.nightGet, night.readNight),
  route(door.nightPut, night.changeNight),
]
