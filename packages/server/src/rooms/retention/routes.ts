import * as door from '@anxin/contract/retention.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as actions from './actions.ts'

export const retentionRoutes: readonly Route[] = [
  route(door.retentionTerms, actions.readTerms),
  route(door.retentionDue, actions.countDue),
  route(door.retentionTerm, actions.setTerm),
  route(door.retentionHolds, actions.readHolds),
  route(door.retentionHold, actions.placeHold),
  route(door.retentionRelease, actions.releaseHold),
  route(door.retentionRuns, actions.readRuns),
]
