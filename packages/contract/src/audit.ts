import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, id, none } from './shapes.ts'

const readers = staff(['auditor', 'dpo', 'agency_admin'])
export const auditLines = endpoint({
  method: 'GET',
  path: '/api/audit/lines',
  about: 'Audit lines of the own agency, newest first, 100 a page.',
  who: readers,
  audit: 'audit.lines_read',
  params: z.object({
    line: z.string().max(60).optional(),
    who: z.string().max(60).optional(),
    about: z.string().max(60).optional(),
    from: at.optional(),
    to: at.optional(),
    before: id.optional(),
  }),
  body: none,
  reply: z.object({
    lines: z.array(
      z.object({
        id,
        at,
        line: z.string(),
        whoKind: z.enum(['staff', 'resident', 'nobody', 'system']),
        who: z.string(),
        about: z.string().nullable(),
        outcome: z.string(),
        seq: z.number().nullable(),
      }),
    ),
    next: id.nullable(),
  }),
})
export const auditVerify = endpoint({
  method: 'GET',
  path: '/api/audit/verification',
  about: 'Recomputes the chain and says whether it holds.',
  who: readers,
  audit: 'audit.chain_verified',
  params: none,
  body: none,
  reply: z.object({
    holds: z.boolean(),
    links: z.number(),
    /** Of the links, those whose line was removed because its term was over: the hash stays. */
    removed: z.number(),
    waiting: z.number(),
    head: z.string().nullable(),
    firstBroken: z.number().nullable(),
  }),
})
export const auditExport = endpoint({
  method: 'GET',
  path: '/api/audit/export',
  about: 'Lines and links of the chain as JSON lines, to be verified elsewhere.',
  who: readers,
  audit: 'audit.exported',
  params: z.object({ after: z.coerce.number().int().min(0).default(0) }),
  body: none,
  reply: z.object({ links: z.array(z.record(z.string(), z.unknown())), next: z.number().nullable() }),
})
