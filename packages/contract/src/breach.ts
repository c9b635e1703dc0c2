import { breachGrades, breachKinds, breachSteps } from '@anxin/core/breach/runbook.ts'
import { z } from 'zod'
import { anyStaff, endpoint, staff } from './endpoint.ts'
import { at, byId, id, none } from './shapes.ts'

/** Incidents with personal data: who noticed what, the clock of the runbook, and who signed which step. */

/** Those who see the register and sign its steps; the data-protection officer alone decides and closes. */
const keepers = staff(['dpo', 'agency_admin'])
const words = z.string().trim().min(2).max(2000)
const step = z.enum(breachSteps)
const decision = z.object({
  real: z.boolean(),
  grade: z.enum(breachGrades),
  harmPrevented: z.boolean(),
  crime: z.boolean(),
})

export const breachRecord = endpoint({
  method: 'POST',
  path: '/api/breach/breaches',
  about:
    'Writes down that data may be out of its place: whoever notices does so, and those who keep the register are told at once. The clock runs from when it was noticed. A drill is begun by a keeper. Safe to repeat.',
  who: anyStaff,
  audit: 'breach.breach_recorded',
  params: none,
  body: z.object({ id, kind: z.enum(breachKinds), noticedAt: at, words, drill: z.boolean() }),
  reply: z.object({
    number: z.number().int(),
    /** How many keepers of the register were told. */
    told: z.number().int(),
  }),
})

const row = z.object({
  id,
  number: z.number().int(),
  kind: z.enum(breachKinds),
  drill: z.boolean(),
  noticedAt: at,
  recordedAt: at,
  recordedBy: z.string(),
  /** The unsigned step that is due first; null where every step is signed. */
  next: z.object({ step, dueAt: at.nullable() }).nullable(),
  closedAt: at.nullable(),
})
export const breachList = endpoint({
  method: 'GET',
  path: '/api/breach/breaches',
  about: 'The register: open ones newest first, or those that are closed.',
  who: keepers,
  audit: 'breach.register_read',
  params: z.object({ view: z.enum(['open', 'ended']).default('open') }),
  body: none,
  reply: z.object({
    rows: z.array(row),
    /** By when the runbook is to be drilled again. */
    drillDueAt: at,
    /** When it was last drilled to its end; null where it never was. */
    drilledAt: at.nullable(),
    now: at,
  }),
})

const detail = row.extend({
  words: z.string(),
  /** What the runbook asks for and what was signed, in its order. */
  steps: z.array(
    z.object({
      step,
      /** False where a later decision no longer asks for what was signed. */
      asked: z.boolean(),
      dueAt: at.nullable(),
      /** Every signature, oldest first; only a decision can have several, and the last one stands. */
      signed: z.array(
        z.object({
          by: z.string(),
          at,
          /** It came after the step was due. */
          late: z.boolean(),
          words: z.string(),
          decision: decision.nullable(),
        }),
      ),
    }),
  ),
  /** Whether whoever asks may decide and close. */
  mayDecide: z.boolean(),
  closedBy: z.string().nullable(),
  closingWords: z.string().nullable(),
})
export const breachGet = endpoint({
  method: 'GET',
  path: '/api/breach/breaches/:id',
  about: 'One incident whole, with its steps.',
  who: keepers,
  audit: 'breach.breach_opened',
  params: byId,
  body: none,
  reply: z.object({ breach: detail }),
})
export const breachSign = endpoint({
  method: 'POST',
  path: '/api/breach/breaches/:id/steps',
  about:
    'Signs a step with what was done. Only a step that is asked for, and once; a decision may be made anew by the data-protection officer. Safe to repeat.',
  who: keepers,
  audit: 'breach.step_signed',
  params: byId,
  body: z.object({ id, step, words, decision: decision.optional() }),
  reply: z.object({ breach: detail }),
})
export const breachClose = endpoint({
  method: 'POST',
  path: '/api/breach/breaches/:id/close',
  about:
    'Ends an incident once every step it asks for is signed. The data-protection officer alone does so. Safe to repeat.',
  who: keepers,
  audit: 'breach.breach_closed',
  params: byId,
  body: z.object({ words }),
  reply: z.object({ breach: detail }),
})
