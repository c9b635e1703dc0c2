import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'
import { colour } from './worklist.ts'

const keepers = staff(['agency_admin'])
const readers = staff(['agency_admin', 'supervisor', 'social_worker', 'counsellor'])

/** One number of the table that this site has changed. */
export const cutoff = z.object({
  line: z.string().max(40),
  min: z.number().int().min(0).max(100).nullable(),
  max: z.number().int().min(0).max(100).nullable(),
})
const cutoffRow = z.object({
  line: z.string(),
  rule: z.string(),
  fact: z.string(),
  releaseMin: z.number().nullable(),
  releaseMax: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  fixed: z.boolean(),
})
export const moved = z.object({ from: colour, to: colour, people: z.number().int() })
export const thresholdsGet = endpoint({
  method: 'GET',
  path: '/api/worklist/thresholds',
  about:
    'Cut-offs in force, those of the release beside them, and a change that waits for its second person.',
  who: readers,
  audit: 'worklist.thresholds_read',
  params: none,
  body: none,
  reply: z.object({
    version: z.number().int(),
    rows: z.array(cutoffRow),
    waiting: z
      .object({
        id,
        changes: z.array(cutoff),
        reason: z.string(),
        by: z.string(),
        mine: z.boolean(),
        moved: z.array(moved),
      })
      .nullable(),
    past: z.array(
      z.object({ version: z.number().int(), at, by: z.string(), second: z.string(), reason: z.string() }),
    ),
  }),
})
export const thresholdsPreview = endpoint({
  method: 'POST',
  path: '/api/worklist/thresholds/previews',
  about: 'How many open entries a change of cut-offs would move, before it is saved.',
  who: keepers,
  audit: 'worklist.thresholds_previewed',
  params: none,
  body: z.object({ changes: z.array(cutoff).max(60) }),
  reply: z.object({ moved: z.array(moved), unmoved: z.number().int() }),
})
export const thresholdsPropose = endpoint({
  method: 'POST',
  path: '/api/worklist/thresholds',
  about:
    'Proposes a change of cut-offs; a second person puts it in force. Rules of danger cannot be loosened.',
  who: keepers,
  audit: 'worklist.thresholds_proposed',
  params: none,
  body: z.object({ id, changes: z.array(cutoff).max(60), reason: z.string().trim().min(5).max(500) }),
  reply: done,
})
export const thresholdsAnswer = endpoint({
  method: 'POST',
  path: '/api/worklist/thresholds/:id/answer',
  about: 'The second person puts the change in force, or refuses it. Old results keep their band.',
  who: staff(['agency_admin', 'supervisor']),
  audit: 'worklist.thresholds_answered',
  params: byId,
  body: z.object({ agree: z.boolean() }),
  reply: done,
})
