import { z } from 'zod'
import { endpoint, staff } from './endpoint.ts'
import { at, calledName, id, none, phone } from './shapes.ts'

/** Those who pass somebody on to a social worker, and see no letter. @source domain specification 5.2 */
export const passers = staff(['volunteer', 'community_worker'])
/** How far it is, as far as somebody who passed on needs to know. */
export const passedStates = ['waiting', 'asked', 'taken', 'not_taken', 'over'] as const

export const passedList = endpoint({
  method: 'GET',
  path: '/api/referral/passed-on',
  about:
    'Whom the speaker passed on, newest first, in the words they wrote themself, and whether somebody took it; and the social workers they may pass on to.',
  who: passers,
  audit: 'referral.passed_listed',
  params: none,
  body: none,
  reply: z.object({
    rows: z.array(
      z.object({
        id,
        number: z.string(),
        name: z.string(),
        toName: z.string(),
        state: z.enum(passedStates),
        at,
      }),
    ),
    colleagues: z.array(z.object({ id, name: z.string() })),
  }),
})
export const passOn = endpoint({
  method: 'POST',
  path: '/api/referral/passed-on',
  about:
    'Passes somebody on to a social worker, with what they agreed to before a witness or on paper. Never says whether the house knew them. Danger in the words tells whoever is on call. Safe to repeat.',
  who: passers,
  audit: 'referral.passed_on',
  params: none,
  body: z.object({
    id,
    consentId: id,
    person: z.object({ name: calledName, phone }),
    toStaffId: id,
    reason: z.string().trim().min(4).max(400),
    way: z.enum(['spoken', 'paper']),
    givenBy: z.enum(['person', 'guardian']),
    witness: z.string().trim().max(30).nullable(),
  }),
  reply: z.object({ done: z.literal(true), told: z.boolean() }),
})
