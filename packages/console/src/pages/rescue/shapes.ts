import type { Reply } from '../../parts/ask/doors.ts'

export type RescueBoard = Reply<'GET /api/rescue/boards/:id'>
