import * as door from '@anxin/contract/household.ts'
import { type Route, route } from '../../platform/http/server.ts'
import { keepDays } from './actions/days.ts'
import { keepMembers, readHousehold } from './actions/members.ts'

export const householdRoutes: readonly Route[] = [
  route(door.householdGet, readHousehold),
  route(door.householdPut, keepMembers),
  route(door.daysPut, keepDays),
]
