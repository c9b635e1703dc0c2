import type { BoardRow, BoardView } from '../../../parts/ask/board.ts'

export type GroupName = 'nobody' | 'mine' | 'others' | 'ended'
export interface RowGroup {
  readonly name: GroupName
  readonly rows: readonly BoardRow[]
}

/** Whose turn it is, in the order the server gave the rows. */
export function grouped(rows: readonly BoardRow[], view: BoardView): readonly RowGroup[] {
  if (view === 'ended') return [{ name: 'ended', rows }]
  const groups: readonly RowGroup[] = [
    { name: 'nobody', rows: rows.filter((row) => row.ownerName === null) },
    { name: 'mine', rows: rows.filter((row) => row.ownerName !== null && row.mine) },
    { name: 'others', rows: rows.filter((row) => row.ownerName !== null && !row.mine) },
  ]
  return groups.filter((group) => group.rows.length > 0)
}
