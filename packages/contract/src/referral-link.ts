import { z } from 'zod'
import { anyone, endpoint } from './endpoint.ts'
import { answerBody, heardStates } from './referral.ts'
import { parcel } from './referral-inbox.ts'
import { id, phone } from './shapes.ts'

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

/** What a bureau may send: these fields, no offence, no sentence, no file. */
export const bureauFields = z.object({
  name: z.string().trim().min(1).max(20),
  phone,
  asked: z.string().trim().min(1).max(300),
  worker: z.string().trim().min(1).max(30),
  workerPhone: z.string().trim().min(3).max(20),
})
export const bureauLook = endpoint({
  method: 'POST',
  path: '/api/referral/bureau/looks',
  about:
    'What a bureau sees by its own link: its name, and attendance that people chose to have confirmed. Nothing else, not even whether somebody came.',
  who: anyone,
  audit: 'referral.bureau_looked',
  params: z.object({}),
  body: z.object({ secret }),
  reply: z.object({
    bureau: z.string(),
    agency: z.string(),
    confirmed: z.array(z.object({ number: z.string(), day: z.iso.date() })),
  }),
})
export const bureauSend = endpoint({
  method: 'POST',
  path: '/api/referral/bureau/referrals',
  about: 'A bureau sends somebody by its own link. Safe to repeat by its id.',
  who: anyone,
  audit: 'referral.bureau_sent',
  params: z.object({}),
  body: z.object({ secret, id, fields: bureauFields }),
  reply: z.object({ number: z.string() }),
})
