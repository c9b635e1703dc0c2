import type { Answer, Ask } from './engine.ts'

/** Bytes and times come as text in JSON; the house names its columns after what they are. */
const isBytes = (column: string): boolean => column.endsWith('_sealed')
const isTime = (column: string): boolean => column === 'at' || column.endsWith('_at')

function revive(row: Record<string, unknown>): Record<string, unknown> {
  for (const [column, value] of Object.entries(row)) {
    if (typeof value !== 'string') continue
    if (isBytes(column)) row[column] = Buffer.from(value.slice(2), 'hex')
    else if (isTime(column)) row[column] = new Date(value)
  }
  return row
}

/**
 * Several lists as one statement: each keeps its own SQL and its own order, all share the parameters. For what is
 * always read together.
 * @param lists SQL of each list, by name
 */
export const bundle = (lists: Readonly<Record<string, string>>, params: readonly unknown[]): Ask => ({
  text: `select ${Object.entries(lists)
    .map(([name, sql]) => `(select coalesce(json_agg(x), '[]') from (${sql}) x) as ${name}`)
    .join(', ')}`,
  params,
})

/** The lists of a bundle by their names, rows as the driver would have brought them. @typeParam T rows of each list's SQL */
export const listsIn = <T>({ rows }: Answer): T =>
  Object.fromEntries(
    Object.entries(rows[0]!).map(([name, list]) => [name, (list as Record<string, unknown>[]).map(revive)]),
  ) as T
