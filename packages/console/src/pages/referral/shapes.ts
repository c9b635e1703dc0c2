import type { Reply } from '../../parts/ask/doors.ts'

export type Detail = Reply<'GET /api/referral/referrals/:id'>
export type Row = Reply<'GET /api/referral/referrals'>['rows'][number]
export type Parcel = Reply<'POST /api/referral/inbox/:id/opening'>
/** What is no longer true after a write to a referral. */
export const afterWrite = [
  'GET /api/referral/referrals',
  'GET /api/referral/referrals/:id',
  'GET /api/referral/inbox',
  'GET /api/referral/reviews',
] as const
