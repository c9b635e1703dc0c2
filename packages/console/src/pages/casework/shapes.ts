import type { Reply } from '../../parts/ask/doors.ts'

export type Case = Reply<'GET /api/casework/cases/:id'>['case']
export type Task = Case['tasks'][number]
export type Goal = Case['goals'][number]
export type SheetName = keyof Case['sheets']
export type FoundPerson = Reply<'GET /api/casework/people'>['people'][number]
/** Reads that are no longer true once something in a case changed. */
export const refresh = [
  'GET /api/casework/cases/:id',
  'GET /api/casework/cases',
  'GET /api/casework/today',
  'GET /api/casework/caseload',
] as const
