import { useEffect, useRef, useState } from 'react'
import type { BoardRow } from '../ask/board.ts'
import { wish } from '../ask/kept.ts'
import { useWords } from '../language.tsx'
import { allowRinging, mayRing, ring } from './chime.ts'

export type Sound = 'asleep' | 'on' | 'off'

/** Events that ring: more than a matter of the day, and nobody owns them, or the own one that has become worse. */
export const ringing = (rows: readonly BoardRow[]): readonly BoardRow[] =>
  rows.filter(
    (row) => row.grade !== 'YELLOW' && (row.ownerName === null || (row.mine && row.next?.kind === 'rung')),
  )

/** Calls for attention while somebody waits: sound, tab title and a discreet notice of the browser. */
export function useAlarm(rows: readonly BoardRow[]) {
  const { alarm } = useWords()
  const [sound, setSound] = useState<Sound>(() => (wish.read('sound') === 'off' ? 'off' : 'asleep'))
  const waiting = ringing(rows)
  const count = waiting.length
  const first = waiting[0]?.number

  useEffect(() => {
    if (count === 0 || sound !== 'on') return
    ring()
    const again = setInterval(ring, 4000)
    return () => clearInterval(again)
  }, [count, sound])

  // Any press counts as the gesture a browser wants before it lets a page ring.
  useEffect(() => {
    if (sound !== 'asleep') return
    const wake = (): void => void allowRinging().then((may) => may && setSound('on'))
    addEventListener('pointerdown', wake)
    addEventListener('keydown', wake)
    return () => {
      removeEventListener('pointerdown', wake)
      removeEventListener('keydown', wake)
    }
  }, [sound])

  useEffect(() => {
    document.title = alarm.title
    if (count === 0) return
    let lit = false
    const flash = setInterval(() => {
      lit = !lit
      document.title = lit ? alarm.flash(count) : alarm.title
    }, 1000)
    return () => {
      clearInterval(flash)
      document.title = alarm.title
    }
  }, [count, alarm])

  const told = useRef(new Set<string>())
  useEffect(() => {
    for (const row of waiting) {
      const key = `${row.id} ${row.raisedAt}`
      if (told.current.has(key)) continue
      told.current.add(key)
      notify(alarm.notice(row.number), row.id)
    }
  })

  const turn = async (): Promise<void> => {
    if (sound === 'on') {
      wish.keep('sound', 'off')
      setSound('off')
      return
    }
    wish.keep('sound', 'on')
    if ('Notification' in window && Notification.permission === 'default')
      void Notification.requestPermission()
    setSound((await allowRinging()) && mayRing() ? 'on' : 'asleep')
    ring()
  }
  return { sound, turn, count, first }
}

/** A notice of the browser without names and without words of the conversation: others may see the screen. */
function notify(words: string, tag: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  try {
    const notice = new Notification(words, { tag, requireInteraction: true })
    notice.onclick = () => {
      focus()
      notice.close()
    }
  } catch {
    // Some browsers allow notices from a service worker only; sound and title still call.
  }
}
