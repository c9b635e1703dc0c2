/** A number that may be shown to anybody: rounded, and none at all where it would be about few people. */
export interface OpenFigure {
  /** Contacts that were due, rounded to five; null while they concern fewer than ten people. */
  readonly due: number | null
  /** Of those, how many were made in time, in whole percent. */
  readonly percent: number | null
}

/** @source domain specification 8.2: any displayed cell k ≥ 10; counts rounded to five, percent to whole */
const fewest = 10

export function openFigure(people: number, due: number, made: number): OpenFigure {
  if (people < fewest || due < fewest) return { due: null, percent: null }
  const percent = Math.round((made / due) * 100)
  // nearly all or nearly none would say something about the few others
  const few = Math.min(made, due - made)
  return { due: Math.round(due / 5) * 5, percent: few > 0 && few < 3 ? Math.round(percent / 5) * 5 : percent }
}
