/**
 * A device nobody knows yet receives its session with the first answer of the companion. Two first questions at once
 * would open two conversations, and a press for help could land in the one that is thrown away: so they take turns,
 * also between two windows of the same browser.
 */
const turnName = 'anxin.first'
let before: Promise<unknown> = Promise.resolve()

export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (navigator.locks) return navigator.locks.request(turnName, work) as Promise<T>
  const mine = before.then(work, work)
  before = mine.catch(() => undefined)
  return mine
}
