/** Which changes of an alert systems of others hear of, and as what. That somebody has died is told as an alert that ended. */
export const toldOutside: Readonly<
  Record<string, 'alert.opened' | 'alert.taken' | 'alert.escalated' | 'alert.closed' | undefined>
> = {
  'crisis.alert_raised': 'alert.opened',
  'crisis.event_acknowledged': 'alert.taken',
  'crisis.event_taken_over': 'alert.taken',
  'crisis.grade_raised': 'alert.escalated',
  'crisis.rung_paged': 'alert.escalated',
  'crisis.event_closed': 'alert.closed',
  'crisis.death_recorded': 'alert.closed',
}
