import { useQuery } from '@tanstack/react-query'
import { type Reply, reading } from '../../../parts/ask/doors.ts'
import { holds, mayEnter, useMe } from '../../../parts/ask/who.ts'
import { serverNow } from '../../../parts/show/times.ts'

export type Label = Reply<'GET /api/crisis/events/:id/labels'>['labels'][number]

/** What supervisors said about an event and its lines. */
export const useLabels = (eventId: string) =>
  useQuery({ ...reading('GET /api/crisis/events/:id/labels', { id: eventId }), staleTime: 30_000 })

/** True for a supervisor whose certificate is valid. */
export function useMayLabel(): boolean {
  const me = useMe()
  return mayEnter(me, 'signOff') && holds(me, 'C-SUPERVISE', serverNow())
}
