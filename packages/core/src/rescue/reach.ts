/**
 * When the page of somebody in danger goes silent. Deployment may change both numbers (setting `rescue.reach`).
 * @source features E11 (heartbeat); domain specification 3.8 (3 tries in 15 minutes): the first try is owed well before
 */
export interface Reach {
  /** Seconds without a sign until the page counts as gone. */
  readonly silentAfterSeconds: number
  /** Seconds after that until somebody reaches back. */
  readonly reachAfterSeconds: number
}
export const reachUsual: Reach = { silentAfterSeconds: 45, reachAfterSeconds: 90 }
/** How often the page says that it is open, in seconds. */
export const beatSeconds = 15

/** The path of somebody who does not answer: tries in a row, within minutes, by three ways; then a decision. */
export const unreachable = {
  tries: 3,
  withinMinutes: 15,
  decisionMinutes: 30,
  ways: ['phone', 'sms', 'emergency_contact'],
} as const
export type UnreachableWay = (typeof unreachable.ways)[number]

/** What of the path is still owed, in order. @param tried channels of the tries in a row without an answer */
export function waysLeft(tried: readonly string[]): UnreachableWay[] {
  return unreachable.ways.filter((way) => !tried.includes(way))
}
