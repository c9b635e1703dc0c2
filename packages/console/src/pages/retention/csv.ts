import type { Run } from './shapes.ts'
import type { retentionZh } from './words.zh.ts'

const cell = (value: string | number | null): string => {
  const text = String(value ?? '')
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The report as a table for others: a line for each day and class; a day on which nothing was over has one of its own. */
export function csvOf(runs: readonly Run[], words: typeof retentionZh): Blob {
  const rows = runs.flatMap(({ day, lines }) =>
    lines.length === 0
      ? [[day, '', 0, 0, null, null, 0, 0]]
      : lines.map((line) => [
          ...[day, words.classes[line.code].name, line.subjects, line.rows],
          ...[line.oldest, line.newest, line.held, line.minors],
        ]),
  )
  const text = [words.csvHead, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
  // the mark tells spreadsheets that it is UTF-8
  return new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv;charset=utf-8' })
}
