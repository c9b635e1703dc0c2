import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

const readers = staff(['crisis_worker', 'supervisor', 'social_worker', 'agency_admin'])
const keepers = staff(['agency_admin'])

export const neighbours = endpoint({
  method: 'GET',
  path: '/api/pool/neighbours',
  about:
    'Other agencies of this house, by name: who has said that each may call the other’s people when nobody comes.',
  who: keepers,
  audit: 'pool.neighbours_read',
  params: none,
  body: none,
  reply: z.object({
    agencies: z.array(z.object({ id, name: z.string(), ours: z.boolean(), theirs: z.boolean() })),
  }),
})
export const pactPut = endpoint({
  method: 'PUT',
  path: '/api/pool/neighbours/:id',
  about:
    'Says yes or no to calling each other’s people. It holds once both have said yes, and ends when either says no.',
  who: keepers,
  audit: 'pool.pact_said',
  params: byId,
  body: z.object({ yes: z.boolean() }),
  reply: neighbours.reply,
})

export const poolOutcomes = ['reached', 'nobody'] as const
const call = z.object({
  id,
  agency: z.string(),
  /** Where it is and the number people say aloud; nothing about who asks for help. */
  place: z.string(),
  number: z.string(),
  grade: z.enum(['RED', 'RED_E']),
  raisedAt: at,
  numbers: z.array(z.object({ name: z.string(), phone: z.string() })),
  takenBy: z.string().nullable(),
  mine: z.boolean(),
})
export const calls = endpoint({
  method: 'GET',
  path: '/api/pool/calls',
  about: 'Neighbours’ alerts nobody there has taken: whose people to ring, and where. Oldest first.',
  who: readers,
  audit: 'pool.calls_read',
  params: none,
  body: none,
  reply: z.object({ calls: z.array(call) }),
})
export const callTake = endpoint({
  method: 'PUT',
  path: '/api/pool/calls/:id/taking',
  about: '“I ring them”: one person of the neighbour does; the other agency reads who.',
  who: readers,
  audit: 'pool.call_taken',
  params: byId,
  body: none,
  reply: done,
})
export const callEnd = endpoint({
  method: 'PUT',
  path: '/api/pool/calls/:id/outcome',
  about: 'Somebody there was reached, or nobody: then the next rung of their ladder is called at once.',
  who: readers,
  audit: 'pool.call_ended',
  params: byId,
  body: z.object({ outcome: z.enum(poolOutcomes) }),
  reply: done,
})
