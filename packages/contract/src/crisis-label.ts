import { riskLevels } from '@anxin/core/risk/level.ts'
import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, id, none } from './shapes.ts'

/** What a supervisor says about an alert: rightly raised, a false alarm, or a line that was not heard. */
export const labelNames = ['right', 'false_alarm', 'missed'] as const

export const labelShown = z.object({
  id,
  label: z.enum(labelNames),
  /** How grave it was, in the supervisor’s eyes; null where they did not say. */
  level: z.enum(riskLevels).nullable(),
  /** The line it is about; null for the alert as a whole. */
  messageId: id.nullable(),
  by: z.string(),
  at,
  /** False for what was said before and changed since. */
  stands: z.boolean(),
})
export const labels = z.object({ labels: z.array(labelShown) })

export const labelList = endpoint({
  method: 'GET',
  path: '/api/crisis/events/:id/labels',
  about: 'What supervisors said about an alert and its lines, newest first, with what was changed since.',
  who: staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin']),
  audit: 'crisis.labels_read',
  params: byId,
  body: none,
  reply: labels,
})
export const labelPut = endpoint({
  method: 'PUT',
  path: '/api/crisis/events/:id/label',
  about:
    'Says whether an alert was right, a false alarm, or which line was missed; may be changed, and every change is kept. Safe to repeat.',
  who: staff(['supervisor'], 'C-SUPERVISE'),
  audit: 'crisis.event_labelled',
  params: byId,
  body: z.object({
    label: z.enum(labelNames),
    level: z.enum(riskLevels).nullable(),
    messageId: id.nullable().default(null),
  }),
  reply: labels,
})
