import * as door from '@anxin/contract/hotline.ts'
import { type Route, route } from '../../platform/http/server.ts'
import { readDirectory, readHotlines, verifyHotline } from './actions.ts'

/** Whoever looks for a number to ring is never turned away. */
const urgent = (): boolean => true

export const hotlineRoutes: readonly Route[] = [
  route(door.hotlines, readHotlines, urgent),
  route(door.hotlineDirectory, readDirectory),
  route(door.hotlineVerify, verifyHotline),
]
