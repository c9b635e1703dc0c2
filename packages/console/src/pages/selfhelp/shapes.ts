import type { Body, Reply } from '../../parts/ask/doors.ts'

export type Walker = Reply<'GET /api/selfhelp/helper/programmes'>['rows'][number]
export type Contact = Body<'PUT /api/selfhelp/helper/programmes/:id/contacts/:contactId'>
export type Noted = Reply<'GET /api/selfhelp/helper/programmes/:id/contacts'>['contacts'][number]
export type Figures = Reply<'GET /api/selfhelp/helper/figures'>
export type SharedMood = Reply<'GET /api/selfhelp/shared-with-me'>['moods'][number]
export type MoodValue = 1 | 2 | 3 | 4 | 5

/** In the order of the contract, which is loaded for its types only. */
export const contactKinds = ['call', 'message', 'visit'] as const satisfies readonly Contact['kind'][]
export const contactOutcomes = [
  'reached',
  'not_reached',
  'declined',
  'worried',
] as const satisfies readonly Contact['outcome'][]
