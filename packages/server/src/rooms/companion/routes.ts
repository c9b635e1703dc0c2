import * as door from '@anxin/contract/companion.ts'
import * as guard from '@anxin/contract/companion-guardian.ts'
import * as setting from '@anxin/contract/companion-model.ts'
import * as own from '@anxin/contract/companion-own.ts'
import * as crisis from '@anxin/contract/crisis.ts'
import * as identity from '@anxin/contract/identity.ts'
import { type Route, route, type StreamRoute, streamRoute } from '../../platform/http/server.ts'
import { listAccesses } from '../../platform/identity/record.ts'
import * as attend from './actions/attend.ts'
import * as guardian from './actions/guardian.ts'
import { dangerAhead, soundsRisky, talkAhead } from './actions/listen.ts'
import * as memory from './actions/memory.ts'
import * as model from './actions/model.ts'
import * as packet from './actions/packet.ts'
import * as record from './actions/record.ts'
import * as speak from './actions/speak.ts'

const urgent = (): boolean => true
export const companionRoutes: readonly Route[] = [
  route(door.conversationGet, speak.openConversation),
  route(door.messageSend, speak.sendMessage, soundsRisky, talkAhead),
  route(door.sosPress, speak.pressSos, urgent, dangerAhead),
  route(door.personRequest, speak.requestPerson, urgent, dangerAhead),
  route(door.falseAlarmSay, attend.sayItIsFalse),
  route(door.callbackLeave, attend.leaveNumber, urgent),
  route(door.readReceipt, attend.markRead),
  route(crisis.staffMessage, attend.answerAsPerson, urgent),
  route(own.memoryGet, memory.readMemory),
  route(own.memoryPut, memory.correctMemory),
  route(own.memoryDrop, memory.eraseMemory),
  route(own.memoryClear, memory.clearMemory),
  route(own.memorySwitch, memory.chooseMemory),
  route(own.packetGet, packet.readPacket),
  route(own.packetPut, packet.sendPacket, urgent),
  route(own.thumbPut, packet.thumbLine),
  route(guard.guardianSignIn, guardian.signInGuardian),
  route(guard.guardianOverview, guardian.showWards),
  route(guard.guardianSignOut, guardian.signOutGuardian),
  route(guard.guardianSwitch, guardian.switchView),
  route(setting.modelGet, model.showModel),
  route(setting.modelPut, model.nameModel),
  route(setting.modelTry, model.tryModel),
  route(setting.modelOn, model.switchOn),
  route(setting.modelOff, model.switchOff),
  route(identity.residentDelete, record.deleteRecord),
  route(identity.residentAccesses, listAccesses),
  route(identity.residentClaim, record.claimConversation),
]

export const companionStreams: readonly StreamRoute[] = [streamRoute(door.residentStream, attend.watchConversation)]
