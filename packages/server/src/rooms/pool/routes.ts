import * as door from '@anxin/contract/pool.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as act from './actions.ts'

export const poolRoutes: readonly Route[] = [
  route(door.neighbours, act.readNeighbours),
  route(door.pactPut, act.sayPact),
  route(door.calls, act.readCalls),
  route(door.callTake, act.takeCall),
  route(door.callEnd, act.endCall),
]
