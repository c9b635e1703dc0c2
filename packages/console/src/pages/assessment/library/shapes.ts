import type { Reply } from '../../../parts/ask/doors.ts'

export type LibraryRead = Reply<'GET /api/assessment/instruments'>
export type Instrument = LibraryRead['instruments'][number]
export type Site = LibraryRead['site']
export type FormPreview = NonNullable<Reply<'POST /api/assessment/forms/checks'>['preview']>
