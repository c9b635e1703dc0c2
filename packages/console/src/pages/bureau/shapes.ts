import type { Reply } from '../../parts/ask/doors.ts'

export type Sent = Reply<'GET /api/bureau/incoming'>['rows'][number]
export type One = Reply<'GET /api/bureau/incoming/:id'>
export type Office = Reply<'GET /api/bureau/doors'>['doors'][number]
/** What is no longer true after a write about an office or whom it sent. */
export const afterWrite = [
  'GET /api/bureau/incoming',
  'GET /api/bureau/incoming/:id',
  'GET /api/bureau/doors',
] as const
