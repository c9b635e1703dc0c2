import type { Reply } from '../../parts/ask/doors.ts'

export type Register = Reply<'GET /api/breach/breaches'>
export type BreachRow = Register['rows'][number]
export type Breach = Reply<'GET /api/breach/breaches/:id'>['breach']
export type Step = Breach['steps'][number]
/** What is no longer true once something was written down or signed. */
export const refresh = ['GET /api/breach/breaches', 'GET /api/breach/breaches/:id'] as const
