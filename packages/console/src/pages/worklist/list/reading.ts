import { usePages } from '../../../parts/ask/pages.ts'
import { learnServerTime } from '../../../parts/show/times.ts'
import type { ListView } from '../shapes.ts'

/** One view of the list, fifty at a time, asked again every twenty seconds. */
export const useList = (view: ListView, enabled: boolean) =>
  usePages(
    'GET /api/worklist/entries',
    { view },
    { enabled, every: 20_000, told: ({ now }) => learnServerTime(now) },
  )
