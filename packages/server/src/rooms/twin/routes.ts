import * as door from '@anxin/contract/twin.ts'
import { type Route, route } from '../../platform/http/server.ts'
import { readTwins, sayLead } from './actions.ts'

export const twinRoutes: readonly Route[] = [route(door.twinGet, readTwins), route(door.twinSay, sayLead)]
