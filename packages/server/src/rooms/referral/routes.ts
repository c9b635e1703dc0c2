import * as door from '@anxin/contract/referral.ts'
import * as afterDoor from '@anxin/contract/referral-after.ts'
import * as glassDoor from '@anxin/contract/referral-glass.ts'
import * as inboxDoor from '@anxin/contract/referral-inbox.ts'
import * as linkDoor from '@anxin/contract/referral-link.ts'
import * as ownDoor from '@anxin/contract/referral-own.ts'
import * as passDoor from '@anxin/contract/referral-pass.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as after from './actions/after.ts'
import * as answer from './actions/answer.ts'
import * as draft from './actions/draft.ts'
import * as figures from './actions/figures.ts'
import * as glass from './actions/glass.ts'
import * as list from './actions/list.ts'
import * as inbox from './actions/outside/inbox.ts'
import * as link from './actions/outside/link.ts'
import * as own from './actions/outside/own.ts'
import * as pass from './actions/pass.ts'
import * as print from './actions/print.ts'
import * as send from './actions/send.ts'

export const referralRoutes: readonly Route[] = [
  route(door.referralList, list.readList),
  route(door.referralPropose, draft.readProposal),
  route(passDoor.passedList, pass.readPassed),
  route(passDoor.passOn, pass.passOn, pass.soundsBad),
  route(door.referralStart, draft.startReferral),
  route(door.referralGet, list.openReferral),
  route(door.matchesGet, draft.readMatches),
  route(door.letterPut, draft.writeLetter),
  route(door.consentRecord, send.recordConsent),
  route(door.consentAsk, send.askConsent),
  route(door.exceptionAsk, send.askException),
  route(door.exceptionSecond, send.secondException),
  route(door.referralSend, send.sendReferral),
  route(door.linkMake, send.makeLink),
  route(afterDoor.referralWord, answer.answerQuestion),
  route(door.referralRecord, answer.recordHeard),
  route(afterDoor.referralCall, answer.callPerson),
  route(afterDoor.referralReroute, after.reroute),
  route(afterDoor.referralClose, after.closeReferral),
  route(afterDoor.referralBack, after.sendBack),
  route(afterDoor.referralWithdraw, after.withdrawFor),
  route(afterDoor.letterPrint, print.printLetter),
  route(afterDoor.letterFhir, print.exportLetter),
  route(inboxDoor.inboxGet, inbox.readInbox),
  route(inboxDoor.parcelOpen, inbox.openParcel),
  route(inboxDoor.parcelAnswer, inbox.answerParcel),
  route(inboxDoor.figuresGet, figures.readFigures),
  route(inboxDoor.reviewsGet, figures.readReviews),
  route(inboxDoor.reviewAnswer, figures.answerReview),
  route(linkDoor.linkOpen, link.openLink),
  route(linkDoor.linkAnswer, link.answerLink),
  route(ownDoor.ownGet, own.readOwn),
  route(ownDoor.ownConsent, own.giveConsent),
  route(ownDoor.ownWithdraw, own.withdrawOwn),
  route(ownDoor.ownAttendance, own.shareDay),
  route(glassDoor.glassOpen, glass.openGlass),
  route(glassDoor.glassLook, glass.lookThrough),
]
