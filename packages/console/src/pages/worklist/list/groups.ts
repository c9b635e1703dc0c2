import { type Colour, colours } from '@anxin/core/care/colour.ts'
import type { ListView, Row } from '../shapes.ts'

export interface RowGroup {
  readonly name: Colour | 'closed'
  readonly rows: readonly Row[]
}

/** By level, in the order the house gave the rows; those who have ended stand together. */
export function grouped(rows: readonly Row[], view: ListView): readonly RowGroup[] {
  if (view === 'closed') return rows.length > 0 ? [{ name: 'closed', rows }] : []
  return colours
    .map((name) => ({ name, rows: rows.filter((row) => row.colour === name) }))
    .filter((group) => group.rows.length > 0)
}
