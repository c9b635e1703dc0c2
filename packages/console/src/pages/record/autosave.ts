import { call, Refused } from '@anxin/kit/caller.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Body, type Reply, readAgain } from '../../parts/ask/doors.ts'
import { readKept, useKept, writeKept } from '../../parts/ask/kept.ts'
import type { Note } from './Notes.tsx'

export type Draft = Body<'PUT /api/record/notes/:id'>
type Kept = Reply<'PUT /api/record/notes/:id'>
/** Milliseconds after the last letter; while somebody goes on writing it is kept at least this often. */
const pauseMs = 1500
const longestMs = 5000

export type Saving = 'idle' | 'saving' | 'here' | 'failed'

/** Every letter is kept on this computer at once, and in the house a breath later; a closed tab loses nothing. */
export function useAutosave(id: string, note: Note | undefined, empty: Draft) {
  const key = `note.${id}`
  const [held, setHeld, forget] = useKept<{ draft: Draft; sent: boolean } | null>(key, null)
  const draft = held?.draft ?? (note ? draftOf(note) : empty)
  const [saving, setSaving] = useState<Saving>('idle')
  const [reply, setReply] = useState<Kept>()
  const [error, setError] = useState<Error | null>(null)
  const firstUnsent = useRef<number>(undefined)

  const save = useCallback(async (): Promise<boolean> => {
    const now = readKept<{ draft: Draft; sent: boolean } | null>(key, null)
    if (!now || now.sent) return true
    setSaving('saving')
    try {
      const kept = await call('PUT /api/record/notes/:id', { params: { id }, body: now.draft })
      setReply((before) => ({ ...kept, alerted: kept.alerted || (before?.alerted ?? false) }))
      setError(null)
      setSaving('idle')
      firstUnsent.current = undefined
      // what was written while it was on its way is sent with the next breath
      const later = readKept<{ draft: Draft; sent: boolean } | null>(key, null)
      const same = JSON.stringify(later?.draft) === JSON.stringify(now.draft)
      if (same) writeKept(key, { draft: now.draft, sent: true })
      return same
    } catch (refused) {
      const offline = refused instanceof Refused && ['OFFLINE', 'BUSY', 'CANNOT_KEEP'].includes(refused.code)
      setSaving(offline ? 'here' : 'failed')
      setError(offline ? null : (refused as Error))
      return false
    }
  }, [id, key])

  useEffect(() => {
    if (!held || held.sent) return
    firstUnsent.current ??= Date.now()
    const wait = Math.min(pauseMs, Math.max(0, firstUnsent.current + longestMs - Date.now()))
    const timer = setTimeout(() => void save(), wait)
    return () => clearTimeout(timer)
  }, [held, save])

  // back on the network, or back from a failure: tried again by itself
  useEffect(() => {
    if (saving !== 'here' && saving !== 'failed') return
    const timer = setInterval(() => void save(), longestMs * 2)
    const now = (): void => void save()
    addEventListener('online', now)
    return () => {
      clearInterval(timer)
      removeEventListener('online', now)
    }
  }, [saving, save])

  const change = (part: Partial<Draft>): void => setHeld({ draft: { ...draft, ...part }, sent: false })
  return {
    ...{ draft, change, save, saving, reply, error },
    forget: () => {
      forget()
      readAgain('GET /api/record/cases/:id', 'GET /api/casework/cases/:id', 'GET /api/casework/today')
    },
  }
}

const draftOf = (note: Note): Draft => ({
  ...{
    caseId: note.caseId,
    format: note.format,
    fields: note.fields,
    mode: note.mode,
    minutes: note.minutes,
  },
  ...{ attendance: note.attendance, risk: note.risk, goals: note.goals, sessionAt: note.sessionAt },
})
