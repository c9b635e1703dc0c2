import { useCallback, useEffect, useState } from 'react'
import { mayPass } from '../../../../parts/ask/doors.ts'
import { newId, readKept, writeKept } from '../../../../parts/ask/kept.ts'
import type { EventDetail } from '../../forms/fields.ts'
import { useEventAct } from '../acts.ts'

export interface Outgoing {
  readonly id: string
  readonly text: string
  readonly at: string
  readonly state: 'sending' | 'waiting' | 'failed'
  readonly error?: Error
}

const retryMs = 4000

/**
 * Lines on their way to the resident, in order. They are kept on this device until the house has them, and
 * sent again with the same id, so that none is lost and none is said twice.
 */
export function useOutgoing(event: EventDetail) {
  const key = `outgoing.${event.id}`
  const [queue, setQueue] = useState<readonly Outgoing[]>(() =>
    readKept<readonly Outgoing[]>(key, []).map(({ id, text, at }) => ({ id, text, at, state: 'sending' })),
  )
  const send = useEventAct('POST /api/crisis/events/:id/messages')
  const { mutateAsync } = send
  const head = queue.find((line) => line.state !== 'failed')
  const mark = useCallback((id: string, part: Pick<Outgoing, 'state'> & { error?: Error }) => {
    setQueue((lines) => lines.map((line) => (line.id === id ? { ...line, ...part } : line)))
  }, [])
  const drop = useCallback((id: string) => setQueue((lines) => lines.filter((line) => line.id !== id)), [])

  useEffect(() => {
    writeKept(key, queue.length > 0 ? queue.map(({ id, text, at }) => ({ id, text, at })) : undefined)
  }, [key, queue])

  const headId = head?.id
  const headText = head?.text
  const headState = head?.state
  useEffect(() => {
    if (headId === undefined || headText === undefined) return
    if (headState === 'waiting') {
      const again = (): void => mark(headId, { state: 'sending' })
      const timer = setTimeout(again, retryMs)
      addEventListener('online', again)
      return () => {
        clearTimeout(timer)
        removeEventListener('online', again)
      }
    }
    let left = false
    mutateAsync({ params: { id: event.id }, body: { id: headId, text: headText } }).then(
      () => !left && drop(headId),
      (error: Error) => !left && mark(headId, { state: mayPass(error) ? 'waiting' : 'failed', error }),
    )
    return () => {
      left = true
    }
  }, [headId, headText, headState, event.id, mutateAsync, mark, drop])

  return {
    queue,
    say: (text: string) =>
      setQueue((lines) => [...lines, { id: newId(), text, at: new Date().toISOString(), state: 'sending' }]),
    again: (id: string) => mark(id, { state: 'sending' }),
    drop,
  }
}
