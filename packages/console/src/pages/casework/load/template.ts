import type { Reply } from '../../../parts/ask/doors.ts'

/** A national plan to begin from, with what the agency made of it. */
export type Template = Reply<'GET /api/casework/templates'>['templates'][number]
export const refresh = ['GET /api/casework/templates'] as const
