import type { Reply } from '../../parts/ask/doors.ts'

export type Partner = Reply<'GET /api/partner/partners'>['partners'][number]
export type Batch = Reply<'GET /api/partner/partners'>['batches'][number]
export type UnreadRow = Reply<'GET /api/partner/rows'>['rows'][number]

/** What any act here may change. */
export const refresh = [
  'GET /api/partner/partners',
  'GET /api/partner/rows',
  'GET /api/safeguard/reports',
  'GET /api/crisis/board',
] as const
