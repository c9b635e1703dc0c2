import * as door from '@anxin/contract/aftercare.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as care from './actions/care.ts'
import * as contact from './actions/contact.ts'
import { readDesk } from './actions/desk.ts'
import { exportLog, readFigures } from './actions/open.ts'
import { keepReading } from './actions/reading.ts'
import * as review from './actions/review.ts'

export const aftercareRoutes: readonly Route[] = [
  route(door.desk, readDesk),
  route(door.contactOpen, contact.openContact),
  route(door.contactDone, contact.noteContact),
  route(door.contactDecide, contact.decideContact),
  route(door.appointmentSettle, contact.settleAppointment),
  route(door.reviewGet, review.openReview),
  route(door.rapidNote, review.keepRapid),
  route(door.reviewSave, review.keepReview),
  route(door.readingSave, keepReading),
  route(door.actionDone, review.endAction),
  route(door.debriefAnswer, care.answerDebrief),
  route(door.debriefHeld, care.holdDebrief),
  route(door.circleAdd, care.addCircle),
  route(door.circleGet, care.openCircle),
  route(door.circleSeen, care.seeCircle),
  route(door.eventLog, exportLog),
  route(door.openFigures, readFigures),
]
