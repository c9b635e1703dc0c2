import * as whole from '@anxin/contract/referral-whole.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as transfer from './actions/transfer.ts'

export const transferRoutes: readonly Route[] = [
  route(whole.transferPreview, transfer.previewTransfer),
  route(whole.transferOffer, transfer.offerTransfer),
  route(whole.transferList, transfer.readTransfers),
  route(whole.transferAnswer, transfer.answerTransfer),
]
