/** Fewer people than this are not told. @source domain specification 8.2 (k ≥ 10) */
export const fewestPeople = 10

/** A figure of one group: how many it counts, and from how many different people. */
export interface Grouped {
  readonly value: number
  readonly people: number
}

/**
 * Which groups may be told, when their sum is told as well. A group of fewer than ten is not; and where just one is held
 * back, it could be worked out from the sum, so the smallest of the others is held back with it. Nobody is nobody: a
 * group without people is told as none.
 */
export function mayTell(groups: readonly Grouped[]): readonly boolean[] {
  const hidden = groups.map(({ people }) => people > 0 && people < fewestPeople)
  const told = groups
    .map(({ people }, at) => ({ people, at }))
    .filter(({ people, at }) => people > 0 && !hidden[at])
  if (hidden.filter(Boolean).length === 1 && told.length > 0) {
    const smallest = told.reduce((least, one) => (one.people < least.people ? one : least))
    hidden[smallest.at] = true
  }
  return hidden.map((one) => !one)
}
