import { satisfactionItems, satisfactionMost } from '@anxin/core/casework/satisfaction.words.ts'
import { z } from 'zod'
import { caseRoles } from './casework.ts'
import { anyResident, endpoint, registeredResident } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

/** Six answers, 1–5 in the order of the questions; null where one was left open. @source domain specification 6.5 */
export const ratingAnswers = z
  .array(z.number().int().min(1).max(satisfactionMost).nullable())
  .length(satisfactionItems)
const text = z.string().trim().max(1000)

/** How it came to stand: by the person with a name or without, told to a worker, not wished, or nobody was reached. */
export const ratingWays = ['own', 'unnamed', 'written', 'declined', 'unreached'] as const
export const ratingGet = endpoint({
  method: 'GET',
  path: '/api/record/cases/:id/rating',
  about:
    'What the person said of the service since the case was last opened. What they answered themself is shown to the supervisor of the place alone.',
  who: caseRoles,
  audit: 'record.rating_read',
  params: byId,
  body: none,
  reply: z.object({
    rating: z
      .object({
        how: z.enum(ratingWays),
        note: z.string().nullable(),
        byName: z.string(),
        at,
        answers: ratingAnswers.nullable(),
        text: z.string().nullable(),
      })
      .nullable(),
  }),
})
/** What a colleague writes down: the answers, that they were not wished, or how nobody was reached. */
export const ratingSaid = z.discriminatedUnion('how', [
  z.object({ how: z.literal('written'), id, answers: ratingAnswers, text }),
  z.object({ how: z.literal('declined'), id, note: z.string().trim().max(500) }),
  z.object({ how: z.literal('unreached'), id, note: z.string().trim().min(2).max(500) }),
])
export const ratingWrite = endpoint({
  method: 'POST',
  path: '/api/record/cases/:id/rating',
  about:
    'A worker writes down what the person answered, that they do not wish to answer, or how nobody was reached. Safe to repeat.',
  who: caseRoles,
  audit: 'record.rating_written',
  params: byId,
  body: ratingSaid,
  reply: done,
})
export const ratingOwn = endpoint({
  method: 'GET',
  path: '/api/record/mine/rating',
  about: 'Whether the resident is asked what they think of the service: once, when it comes to its end.',
  who: anyResident,
  audit: 'record.own_rating_read',
  params: none,
  body: none,
  reply: z.object({ asked: z.boolean() }),
})
export const ratingSay = endpoint({
  method: 'POST',
  path: '/api/record/mine/rating',
  about:
    'Six answers at the end, with a name or without, or that one does not wish to answer. The supervisor reads them, the helper does not. Safe to repeat.',
  who: registeredResident,
  audit: 'record.own_rating_said',
  params: none,
  body: z.discriminatedUnion('how', [
    z.object({ how: z.enum(['own', 'unnamed']), id, answers: ratingAnswers, text }),
    z.object({ how: z.literal('declined'), id }),
  ]),
  reply: z.object({ danger: z.boolean() }),
})
