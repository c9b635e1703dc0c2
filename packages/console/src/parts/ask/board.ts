import { useQuery } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { learnServerTime } from '../show/times.ts'
import { queryClient, type Reply, readAgain, reading } from './doors.ts'
import { useStream } from './live.ts'

export type Board = Reply<'GET /api/crisis/board'>
export type BoardRow = Board['rows'][number]
export type BoardView = 'open' | 'mine' | 'ended'

const board = 'GET /api/crisis/board'

/** One view of the board. Asked again every ten seconds, also in a hidden tab, should the stream be lost. */
export function useBoard(view: BoardView, enabled = true) {
  const asked = reading(board, { view })
  return useQuery({
    ...asked,
    queryFn: async (context) => {
      const reply = await (asked.queryFn as (given: typeof context) => Promise<Board>)(context)
      learnServerTime(reply.now)
      return reply
    },
    enabled,
    refetchInterval: 10_000,
    refetchIntervalInBackground: true,
  })
}

/** Keeps the board true: whatever the house says has changed is read again at once. */
export function useBoardLive(enabled: boolean): void {
  const open = useStream(
    enabled ? '/api/crisis/stream' : undefined,
    'board',
    (data) => {
      const id = eventId(data)
      // a plan written on by two changes with every pause: only the sheet is asked again
      if (kindOf(data).startsWith('plan.') && kindOf(data) !== 'plan.kept') {
        readAgain('GET /api/plan/events/:id')
        return
      }
      readAgain('GET /api/plan/events/:id', 'GET /api/rescue/events/:id')
      if (kindOf(data).startsWith('rescue.')) return
      readAgain(board)
      if (id) void queryClient.invalidateQueries({ queryKey: ['GET /api/crisis/events/:id', { id }] })
    },
    () => readAgain(board, 'GET /api/crisis/events/:id'),
  )
  useEffect(() => {
    live = open
    for (const tell of listeners) tell()
  }, [open])
}

let live = false
const listeners = new Set<() => void>()
/** True while changes of the board arrive by themselves. */
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => live,
  )

const kindOf = (data: unknown): string =>
  typeof data === 'object' && data !== null && 'kind' in data && typeof data.kind === 'string'
    ? data.kind
    : ''

const eventId = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'eventId' in data && typeof data.eventId === 'string'
    ? data.eventId
    : undefined
