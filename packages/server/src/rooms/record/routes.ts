import * as door from '@anxin/contract/record.ts'
import { type Route, route } from '../../platform/http/server.ts'
import { readFeedback, sendFeedback, soundsBad } from './actions/feedback.ts'
import * as note from './actions/note.ts'
import { readRecord } from './actions/view.ts'
import * as working from './actions/working.ts'

export const recordRoutes: readonly Route[] = [
  route(door.recordGet, readRecord),
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
]
