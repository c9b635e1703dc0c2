/** What counts for closing an event. */
export interface Closing {
  readonly assessed: boolean
  readonly planned: boolean
  /** The plan says how home becomes safer. */
  readonly safer: boolean
  /** Caring contacts are booked. */
  readonly scheduled: boolean
  /** Where the event is red: a talk was offered to those who worked on it. */
  readonly debriefed: boolean
  readonly handedOver: boolean
  readonly wasEmergency: boolean
  /** Distress 0–10 of each reached caring contact, oldest first. */
  readonly distress: readonly number[]
  readonly reached: number
  /** The plan was looked at when the person was last reached. */
  readonly planSeen: boolean
  /** Codes of what other rooms owe: somebody to be told, a search, a visit, a report. */
  readonly owed: readonly string[]
}

/** Two caring contacts must have reached the person. @source journey J1 step 9 */
const contactsNeeded = 2

/**
 * What still stands in the way of closing, as codes the console has words for.
 * @source domain specification 3.10 and journey J1 step 9
 */
export function missingToClose(c: Closing): string[] {
  const [first, last] = [c.distress[0], c.distress.at(-1)]
  const falling =
    first !== undefined && last !== undefined && c.distress.length >= contactsNeeded && last < first
  return [
    ...(c.assessed ? [] : ['assessment']),
    ...(c.planned ? [] : ['plan']),
    ...(c.planned && !c.safer ? ['means_step'] : []),
    ...(c.scheduled ? [] : ['schedule']),
    ...(c.debriefed ? [] : ['debrief']),
    ...(c.wasEmergency && !c.handedOver ? ['handover'] : []),
    ...(c.reached >= contactsNeeded ? [] : ['two_contacts']),
    ...(falling ? [] : ['falling_scores']),
    ...(c.reached === 0 || c.planSeen ? [] : ['plan_seen']),
    ...c.owed,
  ]
}
