import * as own from '@anxin/contract/assessment.ts'
import * as list from '@anxin/contract/assessment-worklist.ts'
import { readAnswers } from '@anxin/core/scale/answers.ts'
import { mustFindInstrument } from '@anxin/core/scale/registry.ts'
import { allTriggers } from '@anxin/core/scale/triggers.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as act from './actions/list/act.ts'
import { openEntry } from './actions/list/entry.ts'
import * as level from './actions/list/level.ts'
import * as measures from './actions/list/measures.ts'
import { sendObservation } from './actions/list/observe.ts'
import { readList } from './actions/list/rows.ts'
import * as answer from './actions/sit/answer.ts'
import * as begin from './actions/sit/begin.ts'
import * as mine from './actions/sit/own.ts'
import * as staff from './actions/sit/staff.ts'

const urgent = (): boolean => true
/** A dangerous answer is a cry for help: it is never shed. */
const soundsDangerous = (body: unknown): boolean => {
  const { instrument, answers } = (body ?? {}) as { instrument?: unknown; answers?: unknown }
  try {
    const definition = mustFindInstrument(String(instrument))
    return allTriggers(definition, readAnswers(definition, answers)).some((one) => one.action !== 'SAFETY_UNKNOWN')
  } catch {
    return false
  }
}

export const assessmentRoutes: readonly Route[] = [
  route(own.offersGet, begin.readOffers),
  route(own.packGet, begin.readPack),
  route(own.sittingBegin, begin.beginSitting),
  route(own.sittingGet, begin.readSitting),
  route(own.answersSave, answer.saveAnswers, soundsDangerous),
  route(own.resultKeep, mine.keepResult),
  route(own.resultClaim, mine.claimResult),
  route(own.contactAsk, mine.askForContact, urgent),
  route(own.ownResults, mine.readOwnResults),
  route(list.worklistGet, readList),
  route(list.entryGet, openEntry),
  route(list.entryTake, act.takeEntry),
  route(list.entryAssign, act.assignEntry),
  route(list.entryContact, act.recordContact),
  route(list.entryNote, act.addNote),
  route(list.entryDecide, act.decide),
  route(list.evidenceReject, level.rejectFinding),
  route(list.levelChange, level.changeLevel, urgent),
  route(list.levelConfirm, level.confirmLevel),
  route(list.profilePut, level.changeProfile),
  route(list.observationSend, sendObservation, urgent),
  route(list.personFind, staff.findPerson),
  route(list.personAdd, staff.addPerson),
  route(list.staffSittingBegin, staff.beginStaffSitting),
  route(list.staffAnswersSave, answer.saveStaffAnswers, soundsDangerous),
  route(list.measuresGet, measures.readMeasures),
  route(list.responseGet, measures.readResponse),
  route(list.precisionGet, measures.readPrecision),
]
