import * as door from '@anxin/contract/hotline.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as actions from './actions.ts'

/** Whoever looks for a number to ring is never turned away. */
const urgent = (): boolean => true

export const hotlineRoutes: readonly Route[] = [
  route(door.hotlines, actions.readHotlines, urgent),
  route(door.hotlineDirectory, actions.readDirectory),
  route(door.hotlineVerify, actions.verifyHotline),
  route(door.hotlineAdd, actions.addHotline),
  route(door.hotlineChange, actions.changeHotline),
  route(door.hotlineHide, actions.showOrHide),
]
