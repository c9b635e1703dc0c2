import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { hookKinds } from './hook-kinds.ts'
import { at, byId, done, id, none } from './shapes.ts'

/** Addresses of other systems that are told what happens here. */

const keepers = staff(['agency_admin'])
/** Most addresses of one agency. */
export const mostHooks = 20
/**
 * Why a telling did not arrive; `status`: the other system answered with another code than 2xx; `form`: it was written
 * down by an older version and cannot be told any more.
 */
export const hookErrors = [
  'status',
  'form',
  'timeout',
  'private',
  'unknown_host',
  'unreachable',
  'certificate',
] as const
const wanted = {
  name: z.string().trim().min(1).max(40),
  url: z.string().trim().min(8).max(500),
  kinds: z.array(z.enum(hookKinds)).min(1).max(hookKinds.length),
}

export const hookList = endpoint({
  method: 'GET',
  path: '/api/hook/hooks',
  about: 'The addresses told of what happens in the agency, oldest first, and how it goes with each.',
  who: keepers,
  audit: 'hook.hooks_read',
  params: none,
  body: none,
  reply: z.object({
    hooks: z.array(
      z.object({
        id,
        name: z.string(),
        url: z.string(),
        kinds: z.array(z.enum(hookKinds)),
        secretMadeAt: at.nullable(),
        pausedAt: at.nullable(),
        shutAt: at.nullable(),
        waiting: z.number().int(),
        dead: z.number().int(),
        deliveredAt: at.nullable(),
      }),
    ),
  }),
})
export const hookMake = endpoint({
  method: 'POST',
  path: '/api/hook/hooks',
  about:
    'Adds an address: https only, and none inside the operator’s own networks. Nothing is sent before it has a secret. Safe to repeat.',
  who: keepers,
  audit: 'hook.hook_made',
  params: none,
  body: z.object({ id, ...wanted }),
  reply: done,
})
export const hookChange = endpoint({
  method: 'PUT',
  path: '/api/hook/hooks/:id',
  about: 'Changes name, address and what is told.',
  who: keepers,
  audit: 'hook.hook_changed',
  params: byId,
  body: z.object(wanted),
  reply: done,
})
export const hookSecret = endpoint({
  method: 'POST',
  path: '/api/hook/hooks/:id/secret',
  about:
    'Makes the secret tellings are signed with; it is told once, and an earlier one signs nothing any more.',
  who: keepers,
  audit: 'hook.secret_made',
  params: byId,
  body: none,
  reply: z.object({ secret: z.string() }),
})
export const hookPause = endpoint({
  method: 'POST',
  path: '/api/hook/hooks/:id/pause',
  about: 'Sends nothing meanwhile, and goes on in order afterwards: what happens is kept.',
  who: keepers,
  audit: 'hook.hook_paused',
  params: byId,
  body: z.object({ paused: z.boolean() }),
  reply: done,
})
export const hookShut = endpoint({
  method: 'POST',
  path: '/api/hook/hooks/:id/shut',
  about: 'Nothing is told to this address any more; what was told stays in sight. Safe to repeat.',
  who: keepers,
  audit: 'hook.hook_shut',
  params: byId,
  body: none,
  reply: done,
})
export const hookTry = endpoint({
  method: 'POST',
  path: '/api/hook/hooks/:id/try',
  about: 'Tells the address that it is being tried, behind whatever waits for it.',
  who: keepers,
  audit: 'hook.hook_tried',
  params: byId,
  body: none,
  reply: done,
})
export const hookDeliveries = endpoint({
  method: 'GET',
  path: '/api/hook/hooks/:id/deliveries',
  about: 'What was told to an address in the last 30 days, at most 100, newest first.',
  who: keepers,
  audit: 'hook.deliveries_read',
  params: byId,
  body: none,
  reply: z.object({
    deliveries: z.array(
      z.object({
        id,
        eventId: id,
        kind: z.enum([...hookKinds, 'hook.tried']),
        at,
        state: z.enum(['waiting', 'delivered', 'dead']),
        tries: z.number().int(),
        status: z.number().int().nullable(),
        error: z.enum(hookErrors).nullable(),
        triedAt: at.nullable(),
        /** Of what was tried and waits: when it is tried again. */
        nextAt: at.nullable(),
        endedAt: at.nullable(),
      }),
    ),
  }),
})
export const hookReplay = endpoint({
  method: 'POST',
  path: '/api/hook/deliveries/:id/replay',
  about: 'Tells once more what was told or given up, with the same event id. Safe to repeat.',
  who: keepers,
  audit: 'hook.delivery_replayed',
  params: byId,
  body: none,
  reply: done,
})
