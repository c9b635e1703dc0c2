import { triageLevels } from '@anxin/core/crisis/triage.ts'
import { triggerActions } from '@anxin/core/scale/definition.ts'
import { z } from 'zod'
import { form } from './assessment.ts'
import { endpoint, staff } from './endpoint.ts'
import { none } from './shapes.ts'

/** The room crisis, a part of its own: the licensed screener beside the five questions of the desk. */

/** By item; null was asked and not answered. The text never comes back here: the version says which it was. */
export const screenerAnswers = z.object({
  version: z.string().max(60),
  answers: z.record(z.string().max(4), z.union([z.literal(0), z.literal(1)]).nullable()),
})

export const screenerFound = z.object({
  level: z.enum(triageLevels),
  band: z.string().nullable(),
  triggers: z.array(z.enum(triggerActions)).readonly(),
  missing: z.array(z.string()).readonly(),
})

export const screenerGet = endpoint({
  method: 'GET',
  path: '/api/crisis/screener',
  about:
    'The licensed screener in the wording this agency has loaded and signed for; null where it has not, or turned it off.',
  who: staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin'], 'C-CRISIS'),
  audit: 'crisis.screener_read',
  params: none,
  body: none,
  reply: z.object({ form: form.nullable() }),
})
