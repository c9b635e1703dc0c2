import { call, type Refused } from '@anxin/kit/caller.ts'
import {
  beginWriting,
  editsOf,
  type PlanFields,
  type PlanSheet,
  receive,
  type Writing,
} from '@anxin/kit/plan-sheet.ts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { queryClient, reading, useAct } from '../../parts/ask/doors.ts'
import { newId, readKept, writeKept } from '../../parts/ask/kept.ts'

/** A pause in writing of this long, and the change goes to the other. */
const pauseMs = 500

const sheetOf = (id: string) => reading('GET /api/plan/events/:id', { id })
const keyOf = (id: string): string => `sheet.${id}`

/** The sheet of the resident behind an event, written on by two. What is written here survives a reload. */
export function useSheet(eventId: string, start: (sheet: PlanSheet) => PlanFields) {
  const query = useQuery({ ...sheetOf(eventId), staleTime: 0, refetchInterval: 15_000 })
  const [writing, setWriting] = useState<Writing | null>(() => readKept<Writing | null>(keyOf(eventId), null))
  const [error, setError] = useState<Refused | null>(null)
  const now = useRef(writing)
  const busy = useRef(false)
  const keep = useCallback(
    (next: Writing | null): void => {
      now.current = next
      setWriting(next)
      writeKept(keyOf(eventId), next ?? undefined)
    },
    [eventId],
  )
  const sheet = query.data
  useEffect(() => {
    if (!sheet || busy.current) return
    keep(now.current ? receive(now.current, sheet) : beginWriting(sheet, start(sheet)))
  }, [sheet, keep, start])

  const flush = useCallback(async (): Promise<PlanSheet | undefined> => {
    const edits = now.current ? editsOf(now.current, newId) : []
    if (edits.length === 0 || busy.current) return queryClient.getQueryData(sheetOf(eventId).queryKey)
    busy.current = true
    try {
      const reply = await call('POST /api/plan/events/:id/edits', {
        params: { id: eventId },
        body: { edits },
      })
      if (now.current) keep(receive(now.current, reply, edits))
      queryClient.setQueryData(sheetOf(eventId).queryKey, reply)
      setError(null)
      return reply
    } catch (refused) {
      setError(refused as Refused)
      return undefined
    } finally {
      busy.current = false
    }
  }, [eventId, keep])

  useEffect(() => {
    if (!writing) return
    const timer = setTimeout(() => void flush(), pauseMs)
    return () => clearTimeout(timer)
  }, [writing, flush])

  const settle = useAct('POST /api/plan/events/:id/clashes', {
    done: (reply) => queryClient.setQueryData(sheetOf(eventId).queryKey, reply),
  })
  return {
    sheet,
    fields: writing?.draft,
    error: error ?? query.error,
    change: (part: Partial<PlanFields>) =>
      now.current && keep({ ...now.current, draft: { ...now.current.draft, ...part } }),
    flush,
    forget: () => writeKept(keyOf(eventId), undefined),
    settle: (clashId: string, choice: 'stands' | 'sent' | 'both') =>
      settle.mutate({ params: { id: eventId }, body: { clashId, choice } }),
    settling: settle.isPending,
  }
}
