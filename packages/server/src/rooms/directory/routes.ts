import * as door from '@anxin/contract/directory.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as act from './actions.ts'

export const directoryRoutes: readonly Route[] = [
  route(door.placesGet, act.readPlaces),
  route(door.placePut, act.keepPlace),
  route(door.placeCall, act.ringPlace),
  route(door.placeRetire, act.retirePlace),
]
