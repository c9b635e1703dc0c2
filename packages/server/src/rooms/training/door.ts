export { supervisorsToTell } from './actions/view.ts'
export { findSupervisorOf } from './store.ts'
