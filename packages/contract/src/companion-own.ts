import { z } from 'zod'
import { anyResident, endpoint, registeredResident } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

/** What the companion remembers, in the resident’s own words. */
export const factKinds = ['who', 'what', 'since', 'topic', 'helped', 'plan'] as const
export const fact = z.object({
  id,
  kind: z.enum(factKinds),
  text: z.string(),
  at,
  /** Put right by the resident. */
  edited: z.boolean(),
})
const facts = z.object({ remembers: z.boolean(), facts: z.array(fact) })

export const memoryGet = endpoint({
  method: 'GET',
  path: '/api/companion/memory',
  about: 'Everything the companion remembers from one talk to the next, newest first.',
  who: registeredResident,
  audit: 'companion.memory_read',
  params: none,
  body: none,
  reply: facts,
})
export const memoryPut = endpoint({
  method: 'PUT',
  path: '/api/companion/memory/:id',
  about: 'Puts one memory right, in the resident’s own words.',
  who: registeredResident,
  audit: 'companion.memory_corrected',
  params: byId,
  body: z.object({ text: z.string().trim().min(1).max(60) }),
  reply: facts,
})
export const memoryDrop = endpoint({
  method: 'DELETE',
  path: '/api/companion/memory/:id',
  about: 'Erases one memory, also where the conversation still held it.',
  who: registeredResident,
  audit: 'companion.memory_erased',
  params: byId,
  body: none,
  reply: facts,
})
export const memoryClear = endpoint({
  method: 'DELETE',
  path: '/api/companion/memory',
  about: 'Erases everything the companion remembers.',
  who: registeredResident,
  audit: 'companion.memory_cleared',
  params: none,
  body: none,
  reply: facts,
})
export const memorySwitch = endpoint({
  method: 'PUT',
  path: '/api/companion/memory-choice',
  about: 'Whether the companion remembers at all; “no” erases what there is.',
  who: registeredResident,
  audit: 'companion.memory_choice_made',
  params: none,
  body: z.object({ remembers: z.boolean() }),
  reply: facts,
})

/** What goes to the person who comes: shown to the resident first, unless danger is imminent. */
export const packet = z.object({
  /** Proposed from what was said; the resident may change every word. */
  summary: z.string(),
  wish: z.string().nullable(),
  /** When they would like to be called, if not now. */
  callAt: at.nullable(),
  /** Null until the resident has let it go. */
  sentAt: at.nullable(),
})
export const packetGet = endpoint({
  method: 'GET',
  path: '/api/companion/packet',
  about: 'What the person who comes would read, for the resident to see first.',
  who: anyResident,
  audit: 'companion.packet_read',
  params: none,
  body: none,
  reply: z.object({ packet }),
})
export const packetPut = endpoint({
  method: 'PUT',
  path: '/api/companion/packet',
  about:
    'Lets the summary go, as the resident has put it, with a wish and a time to be called. Safe to repeat.',
  who: anyResident,
  audit: 'companion.packet_sent',
  params: none,
  body: z.object({
    summary: z.string().trim().min(1).max(600),
    wish: z.string().trim().max(200).nullable(),
    callAt: at.nullable(),
  }),
  reply: z.object({ packet }),
})

export const thumbs = ['up', 'down'] as const
/** Why a line was not good. */
export const thumbReasons = ['not_understood', 'cold', 'repeats', 'hurt', 'wrong', 'other'] as const
export const thumbPut = endpoint({
  method: 'PUT',
  path: '/api/companion/messages/:id/thumb',
  about: 'What the resident thinks of a line of the program; null takes it back.',
  who: anyResident,
  audit: 'companion.line_thumbed',
  params: byId,
  body: z.object({ thumb: z.enum(thumbs).nullable(), reason: z.enum(thumbReasons).nullable().default(null) }),
  reply: done,
})
