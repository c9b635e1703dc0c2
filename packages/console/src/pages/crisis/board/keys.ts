import { useNavigate } from '@tanstack/react-router'
import type { BoardRow } from '../../../parts/ask/board.ts'
import { useWords } from '../../../parts/language.tsx'
import { useListKeys } from '../../../parts/shell/listKeys.ts'
import { useSay } from '../../../parts/show/Say.tsx'
import { useTake } from '../event/acts.ts'

/** The keys of the board. @returns id of the row they stand on */
export function useBoardKeys(rows: readonly BoardRow[], eventId: string | undefined): string | undefined {
  const { board } = useWords().crisis
  const go = useNavigate()
  const say = useSay()
  const open = (id: string): void => void go({ to: '/events/$eventId', params: { eventId: id } })
  const { take, isPending } = useTake((event) => open(event.id))
  return useListKeys({
    ids: rows.map((row) => row.id),
    openId: eventId,
    open,
    take: (id) => {
      const row = rows.find((one) => one.id === id)
      if (!row || isPending) return
      if (row.ownerName !== null) say.yes(row.mine ? board.taken(row.number) : board.takenBy(row.ownerName))
      else take(id)
    },
  })
}
