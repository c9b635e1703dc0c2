import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, none } from './shapes.ts'

const technicians = staff(['platform_admin', 'agency_admin'])
const maySwitchOff = staff(['platform_admin', 'agency_admin', 'supervisor'])

/** How answers of the model ended. */
export const modelOutcomes = ['shown', 'cut_short', 'refused', 'too_late', 'broken', 'overtaken'] as const

export const modelState = z.object({
  /** Address of an OpenAI-compatible service, up to and with `/v1`; null while there is none. */
  url: z.string().nullable(),
  name: z.string().nullable(),
  /** A key is kept; it is never shown again. */
  hasKey: z.boolean(),
  on: z.boolean(),
  /** Why it was switched off by itself. */
  offBecause: z.enum(['person', 'unsafe', 'complaints']).nullable(),
  changedBy: z.string().nullable(),
  changedAt: at.nullable(),
  promptVersion: z.string(),
  /** The last trial of exactly this model with exactly these rules; without one that passed it cannot be switched on. */
  trial: z
    .object({
      at,
      state: z.enum(['running', 'passed', 'failed']),
      asked: z.number().int(),
      of: z.number().int(),
      /** Answers that held something that must never be said, though the check would have caught it. */
      unsafe: z.number().int(),
      broken: z.number().int(),
    })
    .nullable(),
  /** Answers of the last thirty days by how they ended. */
  answers: z.array(z.object({ outcome: z.enum(modelOutcomes), count: z.number().int() })),
  /** Most frequent reasons for which sentences were held back. */
  heldBack: z.array(z.object({ reason: z.string(), count: z.number().int() })),
})

export const modelGet = endpoint({
  method: 'GET',
  path: '/api/companion/model',
  about: 'The optional language model of this agency: where, whether it is on, how it did.',
  who: maySwitchOff,
  audit: 'companion.model_read',
  params: none,
  body: none,
  reply: modelState,
})
export const modelPut = endpoint({
  method: 'PUT',
  path: '/api/companion/model',
  about: 'Names a model. A change switches it off until it has passed a new trial.',
  who: technicians,
  audit: 'companion.model_named',
  params: none,
  body: z.object({
    url: z.url({ protocol: /^https?$/ }).max(300),
    name: z.string().trim().min(1).max(100),
    /** Left out: the one that is kept stays. */
    key: z.string().max(400).optional(),
  }),
  reply: modelState,
})
export const modelTry = endpoint({
  method: 'POST',
  path: '/api/companion/model/trials',
  about: 'Begins a trial: the model is asked what nobody should answer, and its raw answers are judged.',
  who: technicians,
  audit: 'companion.model_trial_begun',
  params: none,
  body: none,
  reply: modelState,
})
export const modelOn = endpoint({
  method: 'POST',
  path: '/api/companion/model/on',
  about: 'Switches it on, for adults who agreed; only after a trial that passed.',
  who: technicians,
  audit: 'companion.model_switched_on',
  params: none,
  body: none,
  reply: modelState,
})
export const modelOff = endpoint({
  method: 'POST',
  path: '/api/companion/model/off',
  about: 'Switches it off at once, on every node.',
  who: maySwitchOff,
  audit: 'companion.model_switched_off',
  params: none,
  body: none,
  reply: modelState,
})
