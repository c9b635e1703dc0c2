import type { Reply } from '../../parts/ask/doors.ts'

export type Model = Reply<'GET /api/companion/model'>
