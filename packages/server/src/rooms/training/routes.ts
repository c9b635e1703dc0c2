import * as door from '@anxin/contract/training.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as name from './actions/name.ts'
import { readPairs } from './actions/view.ts'

export const trainingRoutes: readonly Route[] = [
  route(door.pairsGet, readPairs),
  route(door.pairName, name.namePair),
  route(door.pairEnd, name.endPair),
  route(door.pairOverride, name.giveOverride),
]
