/** What becomes of an appointment. @source domain specification 6.4 */
export const appointmentStates = [
  'PROPOSED',
  'CONFIRMED',
  'CHECKED_IN',
  'DONE',
  'NO_SHOW',
  'CANCELLED_BY_RESIDENT',
  'CANCELLED_BY_STAFF',
  'RESCHEDULED',
] as const
export type AppointmentState = (typeof appointmentStates)[number]

/** Steps there are; the database holds the same table and refuses every other. */
export const appointmentSteps: Readonly<Record<AppointmentState, readonly AppointmentState[]>> = {
  PROPOSED: ['CONFIRMED', 'CANCELLED_BY_RESIDENT', 'CANCELLED_BY_STAFF', 'RESCHEDULED'],
  CONFIRMED: ['CHECKED_IN', 'NO_SHOW', 'CANCELLED_BY_RESIDENT', 'CANCELLED_BY_STAFF', 'RESCHEDULED'],
  CHECKED_IN: ['DONE'],
  DONE: [],
  NO_SHOW: [],
  CANCELLED_BY_RESIDENT: [],
  CANCELLED_BY_STAFF: [],
  RESCHEDULED: [],
}

export const mayGo = (from: AppointmentState, to: AppointmentState): boolean =>
  appointmentSteps[from].includes(to)

/** States in which person, counsellor and room are taken for the time. */
export const takingStates: readonly AppointmentState[] = ['PROPOSED', 'CONFIRMED', 'CHECKED_IN', 'DONE']

/** Later than this it is half a session. @source domain specification 6.4 */
export const halfAfterMinutes = 15
/** Before this nobody is said not to have come. @source domain specification 6.4 */
export const noShowAfterMinutes = 20
