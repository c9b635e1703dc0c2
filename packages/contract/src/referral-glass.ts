import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, id, none } from './shapes.ts'

const openers = staff(['social_worker', 'counsellor', 'clinician', 'crisis_worker', 'supervisor'])

export const glassOpen = endpoint({
  method: 'POST',
  path: '/api/referral/glass',
  about:
    'Break-glass: opens what is needed to help somebody outside one’s own places, for three hours, with a reason. It is reviewed within a week and the person is told.',
  who: openers,
  audit: 'referral.glass_opened',
  params: none,
  body: z.object({
    id,
    residentPhone: z.string().trim().min(5).max(20),
    reason: z.string().trim().min(6).max(600),
  }),
  reply: z.object({ id, endsAt: at }),
})
export const glassLook = endpoint({
  method: 'GET',
  path: '/api/referral/glass/:id',
  about:
    'What an open break-glass shows: who to call, whether a safety plan is there, where somebody is being seen. No conversation, no note.',
  who: openers,
  audit: 'referral.glass_looked',
  params: byId,
  body: none,
  reply: z.object({
    id,
    endsAt: at,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    emergencyContact: z.object({ name: z.string(), relation: z.string(), phone: z.string() }).nullable(),
    unitName: z.string(),
    safetyPlan: z.boolean(),
    letters: z.array(z.object({ toName: z.string(), state: z.string(), at })),
  }),
})
