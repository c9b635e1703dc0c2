import { call, type Refused } from '@anxin/kit/caller.ts'
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { learnServerTime } from '../../../parts/show/times.ts'
import type { List, ListView } from '../shapes.ts'

const door = 'GET /api/worklist/entries'

/** One view of the list, fifty at a time, asked again every twenty seconds. */
export function useList(view: ListView, enabled: boolean) {
  return useInfiniteQuery<
    List,
    Refused,
    InfiniteData<List>,
    readonly [typeof door, { view: ListView }],
    string
  >({
    queryKey: [door, { view }],
    queryFn: async ({ pageParam }) => {
      const page = await call(door, { params: { view, ...(pageParam ? { after: pageParam } : {}) } })
      learnServerTime(page.now)
      return page
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
    refetchInterval: 20_000,
  })
}
