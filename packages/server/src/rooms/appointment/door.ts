export { arriveHome, bookHome, enterAppointment, leaveAppointment, nextMeeting } from './actions/meet.ts'
export { noteNoShow } from './actions/steps.ts'
export { bookerRoles } from './policy.ts'
export type { Card } from './store.ts'
