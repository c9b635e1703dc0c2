import type { PlanTemplate } from './templates.ts'

/**
 * Where a line stands between the national text an agency began from, its own, and the national one of now: in both;
 * only the agency's; the agency's still, and dropped nationally; new nationally; national, and dropped by the agency.
 */
export type LineStanding = 'same' | 'ours' | 'dropped' | 'added' | 'left'

export interface UpdateLine<T> {
  readonly line: T
  readonly standing: LineStanding
  /** Stands in the text that comes out when nobody decides otherwise: each side's changes to what it began from. */
  readonly stays: boolean
}

/** The same goals and actions in the same order, whatever else an object carries. */
export const isSameTemplate = (a: PlanTemplate, b: PlanTemplate): boolean => textOf(a) === textOf(b)
const textOf = ({ goals, actions }: PlanTemplate): string =>
  JSON.stringify([goals.map(({ statement, measure }) => [statement, measure]), actions])

const stays: Readonly<Record<LineStanding, boolean>> = {
  same: true,
  ours: true,
  dropped: false,
  added: true,
  left: false,
}

/**
 * A three-way update, line by line: the agency's lines in its order, then what is new nationally, then what the agency had
 * dropped. A line that both sides changed stands twice, as each has it; a person takes one away.
 * @param nameOf what makes two lines the same
 */
export function updateLines<T>(
  base: readonly T[],
  own: readonly T[],
  national: readonly T[],
  nameOf: (line: T) => string,
): UpdateLine<T>[] {
  const namesOf = (lines: readonly T[]): ReadonlySet<string> => new Set(lines.map(nameOf))
  const [began, mine, now] = [namesOf(base), namesOf(own), namesOf(national)]
  const kept = own.map((line): [T, LineStanding] => {
    const name = nameOf(line)
    return [line, now.has(name) ? 'same' : began.has(name) ? 'dropped' : 'ours']
  })
  const others = national.filter((line) => !mine.has(nameOf(line)))
  const added = others
    .filter((line) => !began.has(nameOf(line)))
    .map((line): [T, LineStanding] => [line, 'added'])
  const left = others
    .filter((line) => began.has(nameOf(line)))
    .map((line): [T, LineStanding] => [line, 'left'])
  return [...kept, ...added, ...left].map(([line, standing]) => ({ line, standing, stays: stays[standing] }))
}
