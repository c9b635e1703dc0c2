import * as door from '@anxin/contract/live.ts'
import { type Route, route, type StreamRoute, streamRoute } from '../../platform/http/server.ts'
import * as enter from './actions/enter.ts'
import * as file from './actions/file.ts'
import { changeSettings, readSettings } from './actions/settings.ts'
import * as speak from './actions/speak.ts'

const heavy = { bodyLimit: file.fileBodyLimit }

export const liveRoutes: readonly Route[] = [
  route(door.liveList, enter.listMine),
  route(door.liveOpen, enter.openSession),
  route(door.liveGet, enter.readSession),
  route(door.liveSay, speak.sayAsStaff),
  route(door.liveReceipt, speak.giveReceipt),
  route(door.liveSignal, speak.passSignal),
  { ...route(door.liveFileSend, file.keepFile), ...heavy },
  route(door.liveFileGet, file.readFile),
  route(door.liveEnd, enter.endSession),
  route(door.ownLiveEnter, enter.enterOwn),
  route(door.ownLiveSay, speak.sayAsResident, speak.soundsBad),
  route(door.ownLiveReceipt, speak.giveReceipt),
  route(door.ownLiveSignal, speak.passSignal),
  { ...route(door.ownLiveFileSend, file.keepFile), ...heavy },
  route(door.ownLiveFileGet, file.readFile),
  route(door.liveSettingsGet, readSettings),
  route(door.liveSettingsPut, changeSettings),
]
export const liveStreams: readonly StreamRoute[] = [
  streamRoute(door.liveStream, enter.watchSession),
  streamRoute(door.ownLiveStream, enter.watchSession),
]
