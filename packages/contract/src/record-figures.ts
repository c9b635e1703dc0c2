import { populationCodes } from '@anxin/core/care/plan/plans.ts'
import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { none } from './shapes.ts'

/** Whole per cent; null where fewer than ten stand behind it. */
const share = z.number().int().min(0).max(100).nullable()
const group = z.object({
  /** Null for all together. */
  population: z.enum(populationCodes).nullable(),
  /** Cases that ended within the year after a plan was agreed to; null below ten. */
  ended: z.number().int().nullable(),
  /** Of these, those closed together rather than broken off. */
  completed: share,
  /** With two measures of one scale at least; of these the shares below. */
  measured: z.number().int().nullable(),
  recovered: share,
  /** Reliably better, those recovered among them. */
  improved: share,
  deteriorated: share,
  /** Days from opening to the first session, in the middle; null where too few had one. */
  waitDays: z.number().int().nullable(),
})
export const outcomesGet = endpoint({
  method: 'GET',
  path: '/api/record/outcomes',
  about:
    'How cases of one’s places ended within a year, all together and by group; nothing of fewer than ten. No names.',
  who: staff(['supervisor']),
  audit: 'record.outcomes_read',
  params: none,
  body: none,
  reply: z.object({ groups: z.array(group) }),
})
