import type { Body, Reply } from '../../parts/ask/doors.ts'

export type Report = Reply<'GET /api/safeguard/reports'>['reports'][number]
export type Sheet = Reply<'GET /api/safeguard/events/:id'>
export type Told = Sheet['disclosures'][number]
export type Owed = Sheet['mandatory'][number]
export type Child = NonNullable<Told['child']>
export type Asked = Body<'POST /api/safeguard/disclosures'>
export type Subject = { readonly eventId: string }

/** What any act here may change. */
export const refresh = [
  'GET /api/safeguard/events/:id',
  'GET /api/safeguard/disclosures',
  'GET /api/safeguard/mandatory-reports',
  'GET /api/safeguard/guardian-tasks',
  'GET /api/safeguard/reports',
  'GET /api/crisis/events/:id',
] as const
