import type { Reply } from '../../parts/ask/doors.ts'

export type Row = Reply<'GET /api/transfer/transfers'>['rows'][number]
export type Detail = Reply<'GET /api/transfer/transfers/:id'>
export type Preview = Reply<'GET /api/transfer/previews/:residentId'>
type Moving = Detail['moves'][number]
/** What is no longer true after a write to a transfer. */
export const afterWrite = [
  'GET /api/transfer/transfers',
  'GET /api/transfer/transfers/:id',
  'GET /api/transfer/previews/:residentId',
  'GET /api/casework/cases/:id',
  'GET /api/casework/cases',
] as const

export interface Counted {
  readonly kind: Moving['kind']
  readonly rows: number
  readonly tables: readonly Moving[]
}
/** Rows of tables under the headings people see, in the order they come; a heading without a row is left out. */
export function byKind(moves: readonly Moving[]): Counted[] {
  const found = new Map<Moving['kind'], Moving[]>()
  for (const one of moves) if (one.rows > 0) found.set(one.kind, [...(found.get(one.kind) ?? []), one])
  return [...found].map(([kind, tables]) => ({
    ...{ kind, tables },
    rows: tables.reduce((sum, one) => sum + one.rows, 0),
  }))
}
/** True where the other side has the same rows with the same fingerprints. */
export const isSame = (here: Counted, there: readonly Moving[]): boolean =>
  here.tables.every((one) =>
    there.some((each) => each.table === one.table && each.rows === one.rows && each.hash === one.hash),
  )
