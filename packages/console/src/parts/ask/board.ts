import { hashKey, useQuery } from '@tanstack/react-query'
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
      return newer(queryClient.getQueryData<Board>(asked.queryKey), reply)
    },
    enabled,
    refetchInterval: 10_000,
    refetchIntervalInBackground: true,
  })
}

/** An answer overtaken by what the stream brought shows nothing older again. */
const newer = (held: Board | undefined, come: Board): Board => (held && held.seq > come.seq ? held : come)

/** What a change of the board says; the first of several brings the open board with it. */
interface Change {
  readonly seq?: number
  readonly eventId?: string
  readonly kind?: string
  readonly board?: Board
}

/** Shows the open board as the stream brought it; what it does not hold is asked for. */
function showBoard({ seq = Number.POSITIVE_INFINITY, board: come }: Change): void {
  const { queryKey } = reading(board, { view: 'open' })
  if (come) {
    learnServerTime(come.now)
    queryClient.setQueryData<Board>(queryKey, (held) => newer(held, come))
  }
  const held = queryClient.getQueryData<Board>(queryKey)
  void queryClient.invalidateQueries({
    queryKey: [board],
    predicate: (query) => query.queryHash !== hashKey(queryKey) || !held || held.seq < seq,
  })
}

/** Keeps the board true: whatever the house says has changed is shown or read again at once. */
export function useBoardLive(enabled: boolean): void {
  const open = useStream(
    enabled ? '/api/crisis/stream?show=open' : undefined,
    'board',
    (data) => {
      const { eventId: id, kind = '' } = data as Change
      // a plan written on by two changes with every pause: only the sheet is asked again
      if (kind.startsWith('plan.') && kind !== 'plan.kept') {
        readAgain('GET /api/plan/events/:id')
        return
      }
      readAgain('GET /api/plan/events/:id', 'GET /api/rescue/events/:id')
      if (kind.startsWith('rescue.')) return
      showBoard(data as Change)
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
