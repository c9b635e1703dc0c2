export { callUp, letGo } from './actions/device.ts'
export { thinHours } from './actions/gaps.ts'
export { findRunningShift } from './actions/shift.ts'
export { isCovered, shiftsAround, standingOn } from './actions/standing.ts'
