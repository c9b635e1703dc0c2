export { mustNotBeHeld } from './actions/find.ts'
export {
  callForEvent,
  type EventFacts,
  mustSeeEvent,
  noteOnEvent,
  seeEvent,
} from './actions/neighbour.ts'
export { hearResident, leaveCallback, noteForPerson, openDetail } from './actions/open.ts'
export { countKept, exportCrisis } from './actions/own.ts'
export { type Place, placeInLine } from './actions/queue.ts'
export { alertAhead, type Raised, raiseAlert, type Signal, sayFalseAlarm } from './actions/raise.ts'
export { mustSpeak } from './actions/respond.ts'
export type { Detail } from './actions/view.ts'
export { listOwners } from './store-care.ts'
