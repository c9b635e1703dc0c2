import * as door from '@anxin/contract/rescue.ts'
import { type Route, route, type StreamRoute, streamRoute } from '../../platform/http/server.ts'
import * as beside from './actions/beside.ts'
import * as board from './actions/board.ts'
import * as card from './actions/card.ts'
import { enterAlert } from './actions/enter.ts'
import * as page from './actions/page.ts'

const urgent = (): boolean => true

export const rescueRoutes: readonly Route[] = [
  route(door.beat, page.hearBeat),
  route(door.eventSide, beside.readBeside),
  route(door.whisperSay, beside.whisper, urgent),
  route(door.alertEnter, enterAlert, urgent),
  route(door.reachGet, page.showReach),
  route(door.reachPut, page.changeReach),
  route(door.boardList, board.listMine),
  route(door.boardOpen, board.openBoard, urgent),
  route(door.boardGet, board.readBoard),
  route(door.seatGive, board.giveSeat, urgent),
  route(door.commandTake, board.takeCommand, urgent),
  route(door.clueAdd, board.addClue, urgent),
  route(door.entryAdd, board.addEntry),
  route(door.boardClose, board.endSearch),
  route(door.cardPrint, card.printCard),
]

export const rescueStreams: readonly StreamRoute[] = [streamRoute(door.boardStream, board.watchBoard)]
