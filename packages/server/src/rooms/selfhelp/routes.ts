import * as door from '@anxin/contract/selfhelp.ts'
import * as staff from '@anxin/contract/selfhelp-staff.ts'
import { type Route, route, type StreamRoute, streamRoute } from '../../platform/http/server.ts'
import * as exercises from './actions/exercises.ts'
import { soundsRisky } from './actions/hear.ts'
import * as helper from './actions/helper.ts'
import * as moods from './actions/moods.ts'
import * as programme from './actions/programme.ts'
import * as share from './actions/share.ts'
import { refuseSuggestion } from './actions/suggest.ts'
import { readWay } from './actions/way.ts'

const saysRisk = (body: Parameters<typeof soundsRisky>[0] & { readonly stopped: string | null }): boolean =>
  body.stopped === 'risk' || soundsRisky(body)
const worries = (body: Parameters<typeof soundsRisky>[0] & { readonly outcome: string }): boolean =>
  body.outcome === 'worried' || soundsRisky(body)

export const selfhelpRoutes: readonly Route[] = [
  route(door.moodKeep, moods.keepMood, soundsRisky),
  route(door.moodList, moods.readMoods),
  route(door.moodDrop, moods.dropMood),
  route(door.sharePeople, share.readSharePeople),
  route(door.moodShare, share.shareMood),
  route(door.moodUnshare, share.unshareMood),
  route(staff.sharedWithMe, share.readSharedWithMe),
  route(door.runKeep, exercises.keepRun, saysRisk),
  route(door.runList, exercises.readRuns),
  route(door.wayMine, readWay),
  route(door.suggestionRefuse, refuseSuggestion),
  route(door.leafKeep, exercises.keepLeaf, soundsRisky),
  route(door.leafList, exercises.readLeaves),
  route(door.leafDrop, exercises.dropLeaf),
  route(door.programmeMine, programme.readProgramme),
  route(door.programmeBegin, programme.beginProgramme),
  route(door.programmeStep, programme.doSession),
  route(door.programmeLeave, programme.leaveProgramme, soundsRisky),
  route(staff.helperBoard, helper.readBoard),
  route(staff.helperTake, helper.takeProgramme),
  route(staff.helperContact, helper.noteContact, worries),
  route(staff.helperContacts, helper.readContacts),
  route(staff.programmeFigures, helper.readFigures),
]

export const selfhelpStreams: readonly StreamRoute[] = [streamRoute(staff.sharedStream, share.watchShared)]
