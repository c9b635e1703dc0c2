import { z } from 'zod'
import { anyone, endpoint, registeredResident } from './endpoint.ts'
import { residentMe } from './identity.ts'
import { done, none } from './shapes.ts'

/** A resident's sign-in by WeChat, beside the phone code: offered where the site has a WeChat official account. */

export const wechatGet = endpoint({
  method: 'GET',
  path: '/api/identity/resident/wechat',
  about: 'Whether this site offers the sign-in by WeChat, and whether the resident has joined theirs.',
  who: anyone,
  audit: 'identity.wechat_read',
  params: none,
  body: none,
  reply: z.object({ offered: z.boolean(), joined: z.boolean() }),
})
export const wechatBegin = endpoint({
  method: 'POST',
  path: '/api/identity/resident/wechat-requests',
  about:
    'Where to send the browser inside WeChat, and a ticket it keeps to itself and brings back with the answer.',
  who: anyone,
  audit: 'identity.wechat_begun',
  params: none,
  body: none,
  reply: z.object({ url: z.string(), ticket: z.string() }),
})
export const wechatSignIn = endpoint({
  method: 'POST',
  path: '/api/identity/resident/wechat-sessions',
  about:
    'Signs in whoever joined this WeChat before; a signed-in resident joins it; anybody else gets a ticket that joins it with the next phone code.',
  who: anyone,
  audit: 'identity.resident_signed_in_by_wechat',
  params: none,
  body: z.object({
    ticket: z.string().min(20).max(200),
    state: z.string().min(1).max(200),
    code: z.string().min(1).max(400),
  }),
  reply: z.discriminatedUnion('state', [
    z.object({ state: z.literal('signed_in'), me: residentMe }),
    z.object({ state: z.literal('joined'), me: residentMe }),
    z.object({ state: z.literal('unknown'), ticket: z.string() }),
  ]),
})
export const wechatLeave = endpoint({
  method: 'DELETE',
  path: '/api/identity/resident/wechat',
  about: 'This WeChat opens the resident’s account no more. Safe to repeat.',
  who: registeredResident,
  audit: 'identity.wechat_left',
  params: none,
  body: none,
  reply: done,
})
