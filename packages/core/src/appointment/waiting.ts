/** Somebody who waits for an appointment. Times in milliseconds since 1970. */
export interface Waiter {
  readonly colour: 'RED' | 'ORANGE' | 'YELLOW' | 'GREEN'
  readonly joinedAt: number
  /** Since when it has been getting worse; null when it has not. */
  readonly worseAt: number | null
  readonly contactDueAt: number
}
/** Why somebody stands where they stand, most weighty first. */
export type WaitingReason = 'worse' | 'must_not_wait' | 'over_limit' | 'contact_due' | 'waited'

const dayMs = 86_400_000
/** YELLOW waits no longer than this. @source domain specification 6.4 */
export const longestWaitDays = 14
/** Whoever waits hears from somebody this often. @source domain specification 6.4 */
export const contactEveryDays = 14

export const mustNotWait = (colour: Waiter['colour']): boolean => colour === 'RED' || colour === 'ORANGE'
export const daysWaited = (one: Waiter, now: number): number => Math.floor((now - one.joinedAt) / dayMs)

export function reasonsOf(one: Waiter, now: number): WaitingReason[] {
  return [
    ...(mustNotWait(one.colour) ? (['must_not_wait'] as const) : []),
    ...(one.worseAt === null ? [] : (['worse'] as const)),
    ...(one.colour === 'YELLOW' && daysWaited(one, now) >= longestWaitDays ? (['over_limit'] as const) : []),
    ...(one.contactDueAt <= now ? (['contact_due'] as const) : []),
    'waited',
  ]
}

const rank = (one: Waiter): number => (mustNotWait(one.colour) ? 0 : one.worseAt === null ? 2 : 1)

/**
 * Whoever must not wait first, then whoever is getting worse, then by how long they have waited.
 * Nothing else moves anybody. @source domain specification 6.4
 */
export const orderWaiting = <W extends Waiter>(waiting: readonly W[]): W[] =>
  [...waiting].sort((a, b) => rank(a) - rank(b) || a.joinedAt - b.joinedAt)
