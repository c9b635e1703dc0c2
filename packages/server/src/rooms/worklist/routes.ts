import * as door from '@anxin/contract/worklist.ts'
import * as number from '@anxin/contract/worklist-cutoffs.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as act from './actions/act.ts'
import * as cutoffs from './actions/cutoffs.ts'
import { openEntry } from './actions/entry.ts'
import * as level from './actions/level.ts'
import { sendObservation } from './actions/observe.ts'
import { readPrecision } from './actions/precision.ts'
import { readList } from './actions/rows.ts'

const urgent = (): boolean => true

export const worklistRoutes: readonly Route[] = [
  route(door.worklistGet, readList),
  route(door.entryGet, openEntry),
  route(door.entryTake, act.takeEntry),
  route(door.colleaguesGet, act.readColleagues),
  route(door.entryAssign, act.assignEntry),
  route(door.entryContact, act.recordContact),
  route(door.entryNote, act.addNote),
  route(door.entryDecide, act.decide),
  route(door.evidenceReject, level.rejectFinding),
  route(door.levelChange, level.changeLevel, urgent),
  route(door.levelConfirm, level.confirmLevel),
  route(door.profilePut, level.changeProfile),
  route(door.observationSend, sendObservation, urgent),
  route(door.precisionGet, readPrecision),
  route(number.thresholdsGet, cutoffs.readCutoffs),
  route(number.thresholdsPreview, cutoffs.previewCutoffs),
  route(number.thresholdsPropose, cutoffs.proposeCutoffs),
  route(number.thresholdsAnswer, cutoffs.answerCutoffs),
]
