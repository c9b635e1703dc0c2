/** Kinds of what systems of others may be told; apart from the shapes, so that a page may list them. */

export const alertKinds = ['alert.opened', 'alert.taken', 'alert.escalated', 'alert.closed'] as const
export const referralKinds = ['referral.sent', 'referral.answered', 'referral.overdue'] as const
export const appointmentKinds = ['appointment.booked', 'appointment.cancelled'] as const
/** What an administrator may choose from. */
export const hookKinds = [...alertKinds, ...referralKinds, ...appointmentKinds] as const
export type HookKind = (typeof hookKinds)[number]
