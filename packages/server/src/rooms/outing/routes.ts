import * as door from '@anxin/contract/outing.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as board from './actions/board.ts'
import { keepStep } from './actions/go.ts'
import * as plan from './actions/plan.ts'
import { readDay, readVisit } from './actions/see.ts'
import * as sign from './actions/sign.ts'
import * as written from './actions/write.ts'

const urgent = (): boolean => true

export const outingRoutes: readonly Route[] = [
  route(door.dayGet, readDay),
  route(door.visitGet, readVisit),
  route(door.caseVisitsGet, plan.readCase),
  route(door.visitPlan, plan.planVisit),
  route(door.visitGoersGet, plan.readGoers),
  route(door.visitPut, plan.changeVisit),
  route(door.stepSend, keepStep, urgent),
  route(door.editsSend, written.keepEdits, urgent),
  route(door.choiceMake, written.makeChoice),
  route(door.visitSign, sign.signVisit),
  { ...route(door.paperPut, sign.keepPaper), bodyLimit: sign.paperBodyLimit },
  route(door.paperGet, sign.readPaper),
  route(door.boardGet, board.readBoard),
  route(door.alertOwn, board.ownAlert, urgent),
  route(door.alertAnswer, board.answerAlert, urgent),
]
