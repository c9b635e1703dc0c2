export { findRunningShift } from './actions/shift.ts'
export { listOnShift } from './store.ts'
