import { z } from 'zod'
import { anyone, endpoint, staff } from './endpoint.ts'
import { at, byId, id, none } from './shapes.ts'

const technicians = staff(['platform_admin', 'agency_admin'])
export const channelKinds = ['in_app', 'sms', 'voice', 'email', 'wecom', 'dingtalk'] as const

export const channels = endpoint({
  method: 'GET',
  path: '/api/outside/channels',
  about: 'The ways out of the house, whether each is configured, and how the last sends went.',
  who: technicians,
  audit: 'outside.channels_read',
  params: none,
  body: none,
  reply: z.object({
    channels: z.array(
      z.object({
        kind: z.enum(channelKinds),
        configured: z.boolean(),
        remembering: z.boolean(),
        sent24h: z.number(),
        failed24h: z.number(),
        lastSentAt: at.nullable(),
        lastError: z.string().nullable(),
      }),
    ),
  }),
})
export const channelTest = endpoint({
  method: 'POST',
  path: '/api/outside/channels/:kind/tests',
  about: 'Sends one discreet test notice to oneself.',
  who: technicians,
  audit: 'outside.channel_tested',
  params: z.object({ kind: z.enum(channelKinds) }),
  body: none,
  reply: z.object({ accepted: z.boolean(), error: z.string().nullable() }),
})
export const outbox = endpoint({
  method: 'GET',
  path: '/api/outside/outbox',
  about:
    'What was sent, newest first: to whom by name, by which channel, with which receipt. Words are the discreet ones.',
  who: technicians,
  audit: 'outside.outbox_read',
  params: z.object({ state: z.enum(['all', 'queued', 'failed']).default('all') }),
  body: none,
  reply: z.object({
    notices: z.array(
      z.object({
        id,
        at,
        to: z.string(),
        template: z.string(),
        words: z.string(),
        channel: z.enum(channelKinds),
        state: z.enum(['queued', 'sent', 'delivered', 'failed']),
        tries: z.number(),
        error: z.string().nullable(),
        sentAt: at.nullable(),
      }),
    ),
  }),
})
export const noticeRetry = endpoint({
  method: 'POST',
  path: '/api/outside/outbox/:id/retries',
  about: 'Sends a failed notice again.',
  who: technicians,
  audit: 'outside.notice_retried',
  params: byId,
  body: none,
  reply: z.object({ done: z.literal(true) }),
})
export const deadJobs = endpoint({
  method: 'GET',
  path: '/api/outside/dead-jobs',
  about: 'Work that failed every retry, newest first.',
  who: technicians,
  audit: 'outside.dead_jobs_read',
  params: none,
  body: none,
  reply: z.object({
    jobs: z.array(z.object({ id, kind: z.string(), tries: z.number(), error: z.string(), failedAt: at })),
  }),
})
export const deadJobRetry = endpoint({
  method: 'POST',
  path: '/api/outside/dead-jobs/:id/retries',
  about: 'Puts a dead job back in the queue.',
  who: technicians,
  audit: 'outside.dead_job_retried',
  params: byId,
  body: none,
  reply: z.object({ done: z.literal(true) }),
})
export const receipt = endpoint({
  method: 'POST',
  path: '/api/outside/receipts',
  about: 'Delivery receipt from the SMS provider, signed with the shared secret.',
  who: anyone,
  audit: 'outside.receipt_received',
  params: none,
  body: z.object({
    providerId: z.string().max(200),
    state: z.enum(['delivered', 'failed']),
    signature: z.string().max(200),
    at: z.string().max(40),
  }),
  reply: z.object({ done: z.literal(true) }),
})
