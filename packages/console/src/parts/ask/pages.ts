import type { Doors } from '@anxin/contract/rooms.ts'
import { type Asked, call, type Refused } from '@anxin/kit/caller.ts'
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import type { ReadDoor, Reply } from './doors.ts'

/** Doorways that are read on from where the last page ended. */
type PagedDoor = {
  [D in ReadDoor]: Reply<D> extends { next: string | null } ? D : never
}[ReadDoor]

/** A list read page by page; what is asked again is every page that was read. */
export function usePages<D extends PagedDoor>(
  door: D,
  params: Readonly<Record<string, string>>,
  { enabled, every, told }: { enabled: boolean; every?: number; told?: (page: Reply<D>) => void },
) {
  return useInfiniteQuery<
    Reply<D>,
    Refused,
    InfiniteData<Reply<D>>,
    readonly [D, typeof params],
    string | undefined
  >({
    queryKey: [door, params],
    queryFn: async ({ pageParam }) => {
      const asked = { params: { ...params, ...(pageParam ? { after: pageParam } : {}) } } as Asked<Doors[D]>
      const page = await call(door, asked)
      told?.(page)
      return page
    },
    initialPageParam: undefined,
    getNextPageParam: (page: Reply<D> & { next: string | null }) => page.next ?? undefined,
    enabled,
    ...(every === undefined ? {} : { refetchInterval: every }),
  })
}

/** Rows of all pages, each once: a row that moved down while one read on would come twice; the later one stands. */
export const eachOnce = <Row extends { readonly id: string }>(rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [row.id, row] as const)).values(),
]
