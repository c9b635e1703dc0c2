import { readFileSync } from 'node:fs'
import { atLeast } from '../level.ts'
import { screen } from '../screen.ts'
import { buildCorpus } from './corpus.ts'

/** What the report needs of a row; files of other shapes may leave out kind and severity. */
interface Row {
  readonly text: string
  readonly label: 'risk' | 'none'
  readonly kind: string
  readonly severity: string
  readonly subject: string
}

interface Outcome extends Row {
  readonly found: boolean
  readonly graver: boolean
  readonly given: string
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

/** Rows of a JSONL file with "text" and "label"; rows marked `core: false` are outside the count. */
function rowsIn(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((row) => row.core !== false)
    .map((row) => ({
      text: textOf(row.text, ''),
      label: row.label === 'risk' ? 'risk' : 'none',
      kind: textOf(row.kind, textOf(row.domain, 'all')),
      severity: textOf(row.severity, 'unknown'),
      subject: textOf(row.subject, ''),
    }))
}

/** Wilson's interval at 95 %: honest also where the count is small or the share is near one. */
export function wilson(hits: number, count: number): readonly [number, number] {
  if (count === 0) return [0, 1]
  const z = 1.959964
  const share = hits / count
  const middle = share + (z * z) / (2 * count)
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * count)) / count)
  const whole = 1 + (z * z) / count
  return [(middle - spread) / whole, (middle + spread) / whole]
}

function percent(value: number): string {
  return (100 * value).toFixed(1)
}

function line(name: string, hits: number, count: number): string {
  const [low, high] = wilson(hits, count)
  const share = count === 0 ? '–' : percent(hits / count)
  return `| ${name} | ${hits}/${count} | ${share} | ${percent(low)}–${percent(high)} |`
}

function judged(row: Row): Outcome {
  const { level, subject } = screen(row.text)
  return { ...row, found: atLeast(level, 'L2'), graver: atLeast(level, 'L3'), given: subject }
}

function groups(rows: readonly Outcome[], by: (row: Outcome) => string): (readonly [string, Outcome[]])[] {
  const map = new Map<string, Outcome[]>()
  for (const row of rows) map.set(by(row), [...(map.get(by(row)) ?? []), row])
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}

function tableOf(name: string, rows: readonly Row[]): string {
  const all = rows.map(judged)
  const risk = all.filter((row) => row.label === 'risk')
  const none = all.filter((row) => row.label === 'none')
  const imminent = risk.filter((row) => row.severity === 'imminent')
  const others = risk.filter((row) => row.subject === 'other' && row.found)
  const count = (list: readonly Outcome[], test: (row: Outcome) => boolean): number =>
    list.filter(test).length
  const found = (row: Outcome): boolean => row.found
  const clear = (row: Outcome): boolean => !row.found
  return [
    `## ${name}`,
    '',
    '| | n | % | 95 % |',
    '|---|---|---|---|',
    line('recall', count(risk, found), risk.length),
    line('specificity', count(none, clear), none.length),
    line(
      'imminent at L3 or more',
      count(imminent, (row) => row.graver),
      imminent.length,
    ),
    line(
      'found third persons with the right subject',
      count(others, (row) => row.given === 'other'),
      others.length,
    ),
    ...groups(risk, (row) => row.severity).map(([key, list]) =>
      line(`recall: ${key}`, count(list, found), list.length),
    ),
    ...groups(risk, (row) => row.kind).map(([key, list]) =>
      line(`recall, ${key}`, count(list, found), list.length),
    ),
    ...groups(none, (row) => row.kind).map(([key, list]) =>
      line(`specificity, ${key}`, count(list, clear), list.length),
    ),
    '',
  ].join('\n')
}

const held = buildCorpus().filter((row) => row.held)
process.stdout.write(`${tableOf('Held-back fifth of the project’s own corpus', held)}\n`)
for (const path of process.argv.slice(2)) {
  const name = path.split('/').at(-1) ?? path
  process.stdout.write(`${tableOf(name, rowsIn(path))}\n`)
}
