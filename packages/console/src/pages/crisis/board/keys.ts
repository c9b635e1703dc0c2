import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import type { BoardRow } from '../../../parts/ask/board.ts'
import { useWords } from '../../../parts/language.tsx'
import { isTyping } from '../../../parts/shell/Shell.tsx'
import { useSay } from '../../../parts/show/Say.tsx'
import { useTake } from '../event/acts.ts'

/**
 * J and K move, Enter opens, A takes; nothing while somebody is writing or a dialog is open.
 * @returns id of the row the keys stand on
 */
export function useBoardKeys(rows: readonly BoardRow[], eventId: string | undefined): string | undefined {
  const { board } = useWords().crisis
  const [moved, setMoved] = useState<{ to: string | undefined; from: string | undefined }>()
  const go = useNavigate()
  const say = useSay()
  const { take, isPending } = useTake(
    (event) => void go({ to: '/events/$eventId', params: { eventId: event.id } }),
  )
  // Opening another event puts the keys back on the open one.
  const stands = moved?.from === eventId ? moved?.to : undefined
  const chosen = stands !== undefined && rows.some((row) => row.id === stands) ? stands : eventId

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (document.querySelector('dialog[open]')) return
    const at = rows.findIndex((row) => row.id === chosen)
    const row = rows[at]
    const key = event.key.toLowerCase()
    if (key === 'j') setMoved({ to: rows[Math.min(at + 1, rows.length - 1)]?.id, from: eventId })
    else if (key === 'k') setMoved({ to: rows[Math.max(at - 1, 0)]?.id, from: eventId })
    else if (
      key === 'enter' &&
      row &&
      !(event.target instanceof HTMLElement && event.target.closest('a,button'))
    )
      void go({ to: '/events/$eventId', params: { eventId: row.id } })
    else if (key === 'a' && row && !isPending) {
      if (row.ownerName !== null) say.yes(row.mine ? board.taken(row.number) : board.takenBy(row.ownerName))
      else take(row.id)
    } else return
    event.preventDefault()
  })

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return chosen
}
