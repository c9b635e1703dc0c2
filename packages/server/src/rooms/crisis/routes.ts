import * as door from '@anxin/contract/crisis.ts'
import * as screener from '@anxin/contract/crisis-screener.ts'
import { type Route, route, type StreamRoute, streamRoute } from '../../platform/http/server.ts'
import * as assess from './actions/assess.ts'
import * as care from './actions/care.ts'
import * as death from './actions/death.ts'
import * as followUp from './actions/follow-up.ts'
import * as grade from './actions/grade.ts'
import * as open from './actions/open.ts'
import * as respond from './actions/respond.ts'
import * as streams from './actions/streams.ts'
import * as view from './actions/view.ts'

const urgent = (): boolean => true

export const crisisRoutes: readonly Route[] = [
  route(door.board, view.readBoard, urgent, view.boardAhead),
  route(door.eventGet, open.openEvent, urgent),
  route(door.eventMessages, open.openConversation, urgent),
  route(door.acknowledge, respond.acknowledge, urgent),
  route(door.takeOver, respond.takeOver, urgent),
  route(door.contactRecord, respond.recordContact, urgent),
  route(door.assess, assess.assess, urgent),
  route(door.supervisorsList, assess.readSupervisors),
  route(screener.screenerGet, assess.readScreener, urgent),
  route(door.gradeChange, grade.changeGrade, urgent),
  route(door.loweringDecide, grade.decideLowering, urgent),
  route(door.stabilise, care.stabilise),
  route(door.planSave, care.savePlan),
  route(door.emergencyCall, respond.callEmergency, urgent),
  route(door.handOver, respond.handOver),
  route(door.falseAlarm, respond.findFalseAlarm),
  route(door.noteAdd, respond.addNote),
  route(door.followUpDone, followUp.doFollowUp),
  route(door.followUpDecide, followUp.decideFollowUp),
  route(door.closeAsk, care.askToClose),
  route(door.signOff, care.signOff),
  route(door.deathRecord, death.recordDeath),
  route(door.postventionDone, death.doPostvention),
]

export const crisisStreams: readonly StreamRoute[] = [
  streamRoute(door.boardStream, streams.watchBoard),
  streamRoute(door.eventStream, streams.watchEvent),
]
