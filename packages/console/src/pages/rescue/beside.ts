import { useQuery } from '@tanstack/react-query'
import { type Reply, reading } from '../../parts/ask/doors.ts'

export type Beside = Reply<'GET /api/rescue/events/:id'>

/** What stands beside an event: the resident's page, whispers, the board of a search. Read again with the board's news. */
export const useBeside = (eventId: string): Beside | undefined =>
  useQuery({ ...reading('GET /api/rescue/events/:id', { id: eventId }), staleTime: 30_000 }).data
