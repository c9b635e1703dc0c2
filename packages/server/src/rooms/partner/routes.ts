import * as door from '@anxin/contract/partner.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as partners from './actions/partners.ts'
import * as take from './actions/take.ts'
import * as unread from './actions/unread.ts'

const urgent = (): boolean => true
const heavy = { bodyLimit: door.importBodyLimit }

export const partnerRoutes: readonly Route[] = [
  route(door.partnerList, partners.readPartners),
  route(door.partnerMake, partners.makePartner),
  route(door.partnerKey, partners.makeKey),
  route(door.partnerShut, partners.shutPartner),
  { ...route(door.importPreview, take.previewFile), ...heavy },
  { ...route(door.importSend, take.importFile, urgent), ...heavy },
  { ...route(door.handOver, take.receiveByKey, urgent), ...heavy },
  route(door.unreadList, unread.listUnread),
  route(door.unreadEnter, unread.enterRow, urgent),
  route(door.unreadNothing, unread.setAside),
]
