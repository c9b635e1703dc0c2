import * as door from '@anxin/contract/record.ts'
import * as figure from '@anxin/contract/record-figures.ts'
import * as rate from '@anxin/contract/record-rating.ts'
import * as task from '@anxin/contract/record-task.ts'
import { type Route, route } from '../../platform/http/server.ts'
import { answerSoundsBad, answerTask } from './actions/asked.ts'
import { readFeedback, sendFeedback, soundsBad } from './actions/feedback.ts'
import { readOutcomes } from './actions/figures.ts'
import * as note from './actions/note.ts'
import * as rating from './actions/rating.ts'
import { makeSummary } from './actions/summary.ts'
import { readRecord } from './actions/view.ts'
import * as working from './actions/working.ts'

export const recordRoutes: readonly Route[] = [
  route(door.recordGet, readRecord),
  route(door.summaryGet, makeSummary),
  route(door.notePut, note.keepNote, (body) => body.risk === 'present'),
  route(door.noteSign, note.signNote),
  route(door.addendumAdd, note.addAddendum),
  route(door.keyGet, working.readKey),
  route(door.keyPut, working.keepKey),
  route(door.keyRelock, working.lockKeyAnew),
  route(door.workingPut, working.keepWorking),
  route(door.workingGet, working.readWorking),
  route(door.feedbackSend, sendFeedback, soundsBad),
  route(door.feedbackGet, readFeedback),
  route(figure.outcomesGet, readOutcomes),
  route(rate.ratingGet, rating.readRating),
  route(rate.ratingWrite, rating.writeRating),
  route(task.taskAnswer, answerTask, answerSoundsBad),
  route(rate.ratingOwn, rating.readOwnRating),
  route(rate.ratingSay, rating.sayRating, rating.ratingSoundsBad),
]
