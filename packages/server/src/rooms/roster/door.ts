export { findRunningShift } from './actions/shift.ts'
