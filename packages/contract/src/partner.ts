import { rowProblems } from '@anxin/core/partner/read.ts'
import { z } from 'zod'
import { anyone, endpoint, staff } from './endpoint.ts'
import { reportFields } from './safeguard-report.ts'
import { at, byId, done, id, none, note } from './shapes.ts'

/** The room partner: a hotline, a school or a hospital hands over many reports at once. */

const responderRoles = ['crisis_worker', 'supervisor', 'social_worker', 'agency_admin'] as const
const responders = staff(responderRoles)
const crisisDuty = staff(responderRoles, 'C-CRISIS')
const keepers = staff(['agency_admin', 'supervisor'])

export const partnerKinds = ['hotline', 'school', 'hospital', 'other'] as const
/** Most rows of one file, and most bytes of a request that carries one. */
export const mostRows = 2000
export const importBodyLimit = 6 * 1024 * 1024
const text = z.string().min(1).max(2_000_000)
/** `late` was read and could not be raised in time: shown to a person all the same. */
const problem = z.enum([...rowProblems, 'late'])
const lineProblem = z.object({ line: z.number().int(), problem, raw: z.string() })

const partner = z.object({
  id,
  name: z.string(),
  kind: z.enum(partnerKinds),
  unitName: z.string(),
  hasKey: z.boolean(),
  keyMadeAt: at.nullable(),
  shut: z.boolean(),
  lastAt: at.nullable(),
  rows: z.number().int(),
})
const batch = z.object({
  id,
  partnerName: z.string(),
  via: z.enum(['file', 'key']),
  by: z.string().nullable(),
  at,
  rows: z.number().int(),
  repeated: z.number().int(),
  unread: z.number().int(),
  /** Rows not looked at yet, and rows that stand on the board. */
  waiting: z.number().int(),
  raised: z.number().int(),
})
export const partnerList = endpoint({
  method: 'GET',
  path: '/api/partner/partners',
  about: 'Partners of the speaker’s places by name, and what they handed over lately, newest first.',
  who: responders,
  audit: 'partner.partners_read',
  params: none,
  body: none,
  reply: z.object({ partners: z.array(partner), batches: z.array(batch), unread: z.number().int() }),
})
export const partnerMake = endpoint({
  method: 'POST',
  path: '/api/partner/partners',
  about: 'Writes down a partner. Safe to repeat.',
  who: keepers,
  audit: 'partner.partner_made',
  params: none,
  body: z.object({ id, name: z.string().trim().min(1).max(40), kind: z.enum(partnerKinds), unitId: id }),
  reply: done,
})
export const partnerKey = endpoint({
  method: 'POST',
  path: '/api/partner/partners/:id/key',
  about:
    'Makes the key for the partner’s program; it is told once, and an earlier one opens nothing any more.',
  who: keepers,
  audit: 'partner.key_made',
  params: byId,
  body: none,
  reply: z.object({ key: z.string() }),
})
export const partnerShut = endpoint({
  method: 'POST',
  path: '/api/partner/partners/:id/shut',
  about: 'Nothing is taken from this partner any more; what was handed over stays.',
  who: keepers,
  audit: 'partner.partner_shut',
  params: byId,
  body: none,
  reply: done,
})

export const importPreview = endpoint({
  method: 'POST',
  path: '/api/partner/previews',
  about:
    'Reads a file (CSV with a line of names, or one JSON object a line) and shows it row by row, with what could not be read by line and reason. Keeps nothing.',
  who: responders,
  audit: 'partner.file_previewed',
  params: none,
  body: z.object({ partnerId: id, text }),
  reply: z.object({
    format: z.enum(['csv', 'jsonl']),
    rows: z.array(
      z.object({
        line: z.number().int(),
        id: z.string(),
        name: z.string(),
        seen: z.string(),
        dangerNow: z.enum(['yes', 'no', 'unsure']),
        minor: z.enum(['yes', 'no', 'unsure']),
        /** `repeated` was handed over before; `changed` was too, with other words, and is one more signal. */
        state: z.enum(['new', 'repeated', 'changed']),
      }),
    ),
    problems: z.array(lineProblem),
  }),
})
const taken = {
  rows: z.number().int(),
  repeated: z.number().int(),
  problems: z.array(lineProblem.omit({ raw: true })),
}
export const importSend = endpoint({
  method: 'POST',
  path: '/api/partner/imports',
  about:
    'Takes a file over: every row is kept at once, and each is then screened, graded and raised in a transaction of its own. A row that cannot be read is shown to a person. Safe to repeat: the same row of the same partner is one report.',
  who: responders,
  audit: 'partner.file_imported',
  params: none,
  body: z.object({ id, partnerId: id, text }),
  reply: z.object(taken),
})
export const handOver = endpoint({
  method: 'POST',
  path: '/api/partner/handovers',
  about:
    'The same for a partner’s program, with its key. The reply says which rows arrived and which could not be read, and nothing about anybody. Safe to repeat.',
  who: anyone,
  audit: 'partner.rows_handed_over',
  params: none,
  body: z.object({ id, key: z.string().min(16).max(100), text }),
  reply: z.object(taken),
})

export const unreadRow = z.object({
  id,
  partnerName: z.string(),
  line: z.number().int(),
  problem,
  raw: z.string(),
  at,
  eventId: id.nullable(),
  eventNumber: z.string().nullable(),
})
export const unreadList = endpoint({
  method: 'GET',
  path: '/api/partner/rows',
  about: 'Rows of the speaker’s places nobody could read and nobody has seen to yet, oldest first.',
  who: responders,
  audit: 'partner.unread_rows_read',
  params: none,
  body: none,
  reply: z.object({ rows: z.array(unreadRow) }),
})
export const unreadEnter = endpoint({
  method: 'POST',
  path: '/api/partner/rows/:id/entry',
  about:
    'What a person reads out of such a row: a report like any other, with its own event. Safe to repeat.',
  who: crisisDuty,
  audit: 'partner.row_entered',
  params: byId,
  body: z.object({ fields: reportFields }),
  reply: z.object({ eventId: id }),
})
export const unreadNothing = endpoint({
  method: 'POST',
  path: '/api/partner/rows/:id/nothing',
  about: 'A person has read such a row and there is nobody in it to see to, with the reason. Safe to repeat.',
  who: crisisDuty,
  audit: 'partner.row_set_aside',
  params: byId,
  body: z.object({ reason: note }),
  reply: done,
})
