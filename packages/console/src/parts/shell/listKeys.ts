import { useEffect, useEffectEvent, useState } from 'react'
import { isTyping } from './typing.ts'

/**
 * J and K move, Enter opens, A takes; nothing while somebody is writing or a dialog is open.
 * @returns id of the row the keys stand on
 */
export function useListKeys({
  ids,
  openId,
  open,
  take,
}: {
  ids: readonly string[]
  openId: string | undefined
  open: (id: string) => void
  take: (id: string) => void
}): string | undefined {
  const [moved, setMoved] = useState<{ to: string | undefined; from: string | undefined }>()
  // Opening another row puts the keys back on the open one.
  const stands = moved?.from === openId ? moved?.to : undefined
  const chosen = stands !== undefined && ids.includes(stands) ? stands : openId

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (document.querySelector('dialog[open]')) return
    const at = ids.findIndex((id) => id === chosen)
    const id = ids[at]
    const key = event.key.toLowerCase()
    if (key === 'j') setMoved({ to: ids[Math.min(at + 1, ids.length - 1)], from: openId })
    else if (key === 'k') setMoved({ to: ids[Math.max(at - 1, 0)], from: openId })
    else if (
      key === 'enter' &&
      id &&
      !(event.target instanceof HTMLElement && event.target.closest('a,button'))
    )
      open(id)
    else if (key === 'a' && id) take(id)
    else return
    event.preventDefault()
  })

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  useEffect(() => {
    if (chosen) document.getElementById(`row-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return chosen
}
