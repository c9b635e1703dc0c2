import { csvOf } from '../../parts/show/csv.ts'
import type { Run } from './shapes.ts'
import type { retentionZh } from './words.zh.ts'

/** The report as a table for others: a line for each day and class; a day on which nothing was over has one of its own. */
export function reportOf(runs: readonly Run[], words: typeof retentionZh): Blob {
  const rows = runs.flatMap(({ day, lines }) =>
    lines.length === 0
      ? [[day, '', 0, 0, null, null, 0, 0]]
      : lines.map((line) => [
          ...[day, words.classes[line.code].name, line.subjects, line.rows],
          ...[line.oldest, line.newest, line.held, line.minors],
        ]),
  )
  return csvOf([words.csvHead, ...rows])
}
