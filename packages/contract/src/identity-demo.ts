import { z } from 'zod'
import { anyone, endpoint } from './endpoint.ts'
import { id, none } from './shapes.ts'

/** Of the demo only: its seeded people, and one tap to be one of them. */

export const demoPeople = endpoint({
  method: 'GET',
  path: '/api/identity/demo/people',
  about: 'Demo only: the seeded people one may sign in as.',
  who: anyone,
  audit: 'identity.demo_people_read',
  params: none,
  body: none,
  reply: z.object({
    people: z.array(
      z.object({ id, kind: z.enum(['staff', 'resident']), name: z.string(), about: z.string() }),
    ),
  }),
})

export const demoSignIn = endpoint({
  method: 'POST',
  path: '/api/identity/demo/sessions',
  about: 'Demo only: signs in as a seeded person with one tap.',
  who: anyone,
  audit: 'identity.demo_signed_in',
  params: none,
  body: z.object({ id }),
  reply: z.object({ kind: z.enum(['staff', 'resident']) }),
})
