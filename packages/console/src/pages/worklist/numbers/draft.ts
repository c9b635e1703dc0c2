import type { Body, Reply } from '../../../parts/ask/doors.ts'

export type Cutoffs = Reply<'GET /api/worklist/thresholds'>
export type CutoffRow = Cutoffs['rows'][number]
export type Change = Body<'POST /api/worklist/thresholds'>['changes'][number]
/** What is being written, by line; null is a field that is empty. */
export type Draft = Readonly<Record<string, { readonly min: number | null; readonly max: number | null }>>

export const isWrong = (one: Draft[string] | undefined): boolean =>
  one !== undefined && one.min !== null && one.max !== null && one.min > one.max

/** What a new version would hold: every line that differs from the release. Undefined while nothing was changed. */
export function changesOf(cutoffs: Cutoffs, draft: Draft): readonly Change[] | undefined {
  const differs = cutoffs.rows.some((row) => {
    const now = draft[row.line]
    return now !== undefined && (now.min !== row.min || now.max !== row.max)
  })
  if (!differs) return undefined
  return cutoffs.rows.flatMap((row): Change[] => {
    const { min, max } = draft[row.line] ?? row
    if (row.fixed || (min === row.releaseMin && max === row.releaseMax)) return []
    return [
      {
        line: row.line,
        min: min === row.releaseMin ? null : min,
        max: max === row.releaseMax ? null : max,
      },
    ]
  })
}

/** How many lines were changed by hand. */
export const countChanged = (cutoffs: Cutoffs, draft: Draft): number =>
  cutoffs.rows.filter(({ line, min, max }) => {
    const now = draft[line]
    return now !== undefined && (now.min !== min || now.max !== max)
  }).length

/** Lines of a waiting change that would not be as they are in force now. */
export function movedLines(
  cutoffs: Cutoffs,
  waiting: NonNullable<Cutoffs['waiting']>,
): readonly { readonly row: CutoffRow; readonly min: number | null; readonly max: number | null }[] {
  return cutoffs.rows.flatMap((row) => {
    const change = waiting.changes.find((one) => one.line === row.line)
    const min = change?.min ?? row.releaseMin
    const max = change?.max ?? row.releaseMax
    return min === row.min && max === row.max ? [] : [{ row, min, max }]
  })
}
