import * as door from '@anxin/contract/network.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as actions from './actions.ts'

export const networkRoutes: readonly Route[] = [
  route(door.tree, actions.readTree),
  route(door.unitAdd, actions.addUnit),
  route(door.unitRename, actions.renameUnit),
  route(door.people, actions.readPeople),
  route(door.personInvite, actions.invite),
  route(door.personState, actions.changeState),
  route(door.personReset, actions.reset),
  route(door.grantAdd, actions.giveRole),
  route(door.grantRemove, actions.takeRole),
  route(door.certificateAdd, actions.recordCertificate),
]
