import * as door from '@anxin/contract/network.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as actions from './actions.ts'

export const networkRoutes: readonly Route[] = [
  route(door.tree, actions.readTree),
  route(door.unitAdd, actions.addUnit),
  route(door.unitRename, actions.renameUnit),
  route(door.unitContact, actions.changeContact),
  route(door.unitPoster, actions.printPoster),
  route(door.agencies, actions.readAgencies),
  route(door.agencyAdd, actions.addAgency),
  route(door.agencyLink, actions.renewAgencyLink),
  route(door.people, actions.readPeople),
  route(door.personInvite, actions.invite),
  route(door.personState, actions.changeState),
  route(door.personPhone, actions.changePhone),
  route(door.personReset, actions.reset),
  route(door.grantAdd, actions.giveRole),
  route(door.grantRemove, actions.takeRole),
  route(door.certificateAdd, actions.recordCertificate),
  route(door.certificateEnd, actions.endCertificate),
]
