import { z } from 'zod'
import { anyone, endpoint } from './endpoint.ts'
import { answerBody, heardStates } from './referral.ts'
import { parcel } from './referral-inbox.ts'

const secret = z.string().min(20).max(64)
const key = z.object({
  secret,
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
  /** Made by the device that opens it first; no other device opens it afterwards. */
  seat: z.string().min(20).max(64),
})

export const linkOpen = endpoint({
  method: 'POST',
  path: '/api/referral/link/openings',
  about:
    'A hospital without an account opens a letter by its link and the code told another way. The first device keeps it; every look is kept; wrong codes lock it.',
  who: anyone,
  audit: 'referral.link_opened',
  params: z.object({}),
  body: key,
  reply: parcel.extend({ toName: z.string(), letterUntil: z.string() }),
})
export const linkAnswer = endpoint({
  method: 'POST',
  path: '/api/referral/link/answers',
  about: 'Answers by link, as an agency would in its inbox.',
  who: anyone,
  audit: 'referral.link_answered',
  params: z.object({}),
  body: key.extend({ answer: answerBody.extend({ to: z.enum([...heardStates, 'NEED_INFO', 'RETURNED']) }) }),
  reply: linkOpen.reply,
})
