import * as door from '@anxin/contract/breach.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as actions from './actions.ts'

export const breachRoutes: readonly Route[] = [
  route(door.breachRecord, actions.recordBreach),
  route(door.breachList, actions.readRegister),
  route(door.breachGet, actions.readBreach),
  route(door.breachSign, actions.signStep),
  route(door.breachClose, actions.closeBreach),
]
