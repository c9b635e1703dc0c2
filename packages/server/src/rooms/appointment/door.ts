export { enterAppointment, leaveAppointment, nextMeeting } from './actions/meet.ts'
export { bookerRoles } from './policy.ts'
export type { Card } from './store.ts'
