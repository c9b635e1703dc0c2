import * as door from '@anxin/contract/transfer.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as answer from './actions/answer.ts'
import * as list from './actions/list.ts'
import * as offer from './actions/offer.ts'
import * as own from './actions/own.ts'

export const transferRoutes: readonly Route[] = [
  route(door.transferPreview, offer.previewTransfer),
  route(door.transferOffer, offer.offerTransfer),
  route(door.transferList, list.readTransfers),
  route(door.transferGet, list.readTransfer),
  route(door.transferTakers, answer.readTakers),
  route(door.transferSecond, offer.secondTransfer),
  route(door.transferAnswer, answer.answerTransfer),
  route(door.transferMine, own.readMine),
  route(door.transferMineAnswer, own.answerMine),
]
