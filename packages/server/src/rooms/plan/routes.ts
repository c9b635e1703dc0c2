import * as door from '@anxin/contract/plan.ts'
import { type Route, route, type StreamRoute, streamRoute } from '../../platform/http/server.ts'
import * as desk from './actions/desk.ts'
import * as own from './actions/own.ts'
import * as share from './actions/share.ts'

export const planRoutes: readonly Route[] = [
  route(door.sheetGet, own.readMine),
  route(door.sheetEdit, own.editMine),
  route(door.sheetSettle, own.settleMine),
  route(door.sheetKeep, own.keepMine),
  route(door.sharesGet, share.readShares),
  route(door.shareMake, share.makeShare),
  route(door.shareRevoke, share.takeBack),
  route(door.sharedOpen, share.openShared),
  route(door.eventSheetGet, desk.readSheet),
  route(door.eventSheetEdit, desk.editOf),
  route(door.eventSheetSettle, desk.settleOf),
  route(door.eventPlanPrint, desk.printPlan),
]

export const planStreams: readonly StreamRoute[] = [streamRoute(door.sheetStream, own.watchMine)]
