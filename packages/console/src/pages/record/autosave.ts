import { call, Refused } from '@anxin/kit/caller.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Body, notice, type Reply, readAgain } from '../../parts/ask/doors.ts'
import { newId, readKept, useKept } from '../../parts/ask/kept.ts'
import type { Note } from './Notes.tsx'

export type Draft = Omit<Body<'PUT /api/record/notes/:id'>, 'on'>
type Kept = Reply<'PUT /api/record/notes/:id'>
/** Milliseconds after the last letter; while somebody goes on writing it is kept at least this often. */
const pauseMs = 1500
const longestMs = 5000

export type Saving = 'idle' | 'saving' | 'here' | 'failed'

interface Held {
  readonly draft: Draft
  readonly sent: boolean
  /** The revision this was written upon. Kept by an earlier version of this page it says neither this nor the device. */
  readonly seen?: number
  /** This device, for this note: it goes on with its own writing, also where an answer was lost on the way. */
  readonly device?: string
}
/** The text another device has kept meanwhile, and whether the house has been told of the danger in ours. */
interface Clash {
  readonly there: Note
  readonly told: boolean
}
export const draftKey = (id: string): string => `note.${id}`
export const heldOf = (id: string): Held | null => readKept<Held | null>(draftKey(id), null)

/** What is written here, unless it was sent and has been gone on with at another device since. */
const standing = (held: Held | null, note: Note | undefined): Held | null =>
  held?.sent && note && note.revision > (held.seen ?? 0) ? null : held

/** Every letter is kept on this computer at once, and in the house a breath later; a closed tab loses nothing. */
export function useAutosave(id: string, note: Note | undefined, empty: Draft) {
  const key = draftKey(id)
  const [kept, setHeld, forget] = useKept<Held | null>(key, null)
  const held = standing(kept, note)
  const draft = held?.draft ?? (note ? draftOf(note) : empty)
  const [saving, setSaving] = useState<Saving>('idle')
  const [reply, setReply] = useState<Kept>()
  const [error, setError] = useState<Error | null>(null)
  const [clash, showClash] = useState<Clash>()
  /** The same as `clash`, for a save that was asked for before it was known. */
  const clashNow = useRef<Clash>(undefined)
  const setClash = useCallback((next: Clash | undefined): void => {
    clashNow.current = next
    showClash(next)
  }, [])
  const firstUnsent = useRef<number>(undefined)
  const inFlight = useRef<Promise<boolean>>(undefined)

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const now = heldOf(id)
    if (!now || now.sent) return clashNow.current === undefined
    const danger = now.draft.risk === 'present'
    // two texts wait for a person; only danger does not wait
    if (clashNow.current && (clashNow.current.told || !danger)) return false
    setSaving('saving')
    try {
      const { draft: said, seen = 0, device } = now
      const body = device === undefined ? said : { ...said, on: { seen, device } }
      const answer = await call('PUT /api/record/notes/:id', { params: { id }, body })
      setReply((before) => ({ ...answer, alerted: answer.alerted || (before?.alerted ?? false) }))
      setError(null)
      setSaving('idle')
      firstUnsent.current = undefined
      const later = heldOf(id)
      if (answer.meanwhile) {
        // somebody may have chosen between the two while this was on its way
        if (later?.seen === now.seen) setClash({ there: answer.meanwhile, told: danger })
        return false
      }
      // what was written while it was on its way is sent with the next breath
      if (!later) return true
      const same = JSON.stringify(later.draft) === JSON.stringify(now.draft)
      setHeld({ ...later, seen: answer.revision, sent: same })
      return same
    } catch (refused) {
      const offline = refused instanceof Refused && ['OFFLINE', 'BUSY', 'CANNOT_KEEP'].includes(refused.code)
      setSaving(offline ? 'here' : 'failed')
      notice(refused)
      setError(offline ? null : (refused as Error))
      return false
    }
  }, [id, setClash, setHeld])

  /** One after another: two that are on their way at once would each find the other's text there. */
  const save = useCallback((): Promise<boolean> => {
    const next = (inFlight.current ?? Promise.resolve(true)).then(saveOnce)
    inFlight.current = next
    return next
  }, [saveOnce])

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

  // another tab of this computer writes the same note: both show the same words
  useEffect(() => {
    const other = ({ key: changed }: StorageEvent): void => {
      const now = heldOf(id)
      if (changed?.endsWith(key) && now) setHeld(now)
    }
    addEventListener('storage', other)
    return () => removeEventListener('storage', other)
  }, [id, key, setHeld])

  const write = (next: Draft, seen: number): void =>
    setHeld({ draft: next, sent: false, seen, device: kept?.device ?? newId() })
  return {
    // what has not arrived yet is never called kept
    saving: saving === 'idle' && held?.sent === false ? ('saving' as const) : saving,
    ...{ draft, save, reply, error, clash: clash?.there },
    change: (part: Partial<Draft>): void => write({ ...draft, ...part }, held?.seen ?? note?.revision ?? 0),
    /** Goes on from what stands there: with what is chosen. */
    settle: (chosen: Draft): void => {
      if (!clash) return
      setClash(undefined)
      write(chosen, clash.there.revision)
    },
    forget: () => {
      forget()
      readAgain('GET /api/record/cases/:id', 'GET /api/casework/cases/:id', 'GET /api/casework/today')
    },
  }
}

export const draftOf = (note: Note): Draft => ({
  ...{
    caseId: note.caseId,
    format: note.format,
    fields: note.fields,
    mode: note.mode,
    minutes: note.minutes,
  },
  ...{ attendance: note.attendance, risk: note.risk, goals: note.goals, sessionAt: note.sessionAt },
})
