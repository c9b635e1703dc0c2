import * as door from '@anxin/contract/kiosk.ts'
import { type Route, route } from '../../platform/http/server.ts'
import * as kiosk from './actions.ts'

/** Answers may hold a cry for help: they are never shed. */
const urgent = (): boolean => true

export const kioskRoutes: readonly Route[] = [
  route(door.tabletPlaces, kiosk.readPlaces),
  route(door.tabletStart, kiosk.startTablet),
  route(door.tabletEnd, kiosk.endTablet),
  route(door.kioskSave, kiosk.saveAtKiosk, urgent),
]
