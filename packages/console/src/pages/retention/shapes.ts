import type { Reply } from '../../parts/ask/doors.ts'

export type Term = Reply<'GET /api/retention/terms'>['terms'][number]
export type Hold = Reply<'GET /api/retention/holds'>['holds'][number]
export type Run = Reply<'GET /api/retention/runs'>['runs'][number]
