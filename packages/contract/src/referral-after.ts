import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { outcomes, referralDetail, senders } from './referral.ts'
import { byId, id, none } from './shapes.ts'

export const referralCall = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/calls',
  about: 'A call to the person: closing the loop after a result, or after they did not come.',
  who: senders,
  audit: 'referral.person_called',
  params: byId,
  body: z.object({ id, reached: z.boolean(), note: z.string().trim().max(600) }),
  reply: referralDetail,
})

export const referralReroute = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/reroutes',
  about:
    'Goes on to the next recipient after a refusal or a silence: a new referral with the same letter, for which consent is asked anew.',
  who: senders,
  audit: 'referral.rerouted',
  params: byId,
  body: z.object({ id, placeId: id.nullable() }),
  reply: referralDetail,
})

export const referralClose = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/close',
  about: 'Closes with its outcome, or with a refusal written down. A letter that was sent closes nothing.',
  who: senders,
  audit: 'referral.closed',
  params: byId,
  body: z.object({ outcome: z.enum(outcomes), note: z.string().trim().min(1).max(600) }),
  reply: referralDetail,
})

export const referralBack = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/returns',
  about: 'The receiver sends the person back with what was found: back-referral.',
  who: senders,
  audit: 'referral.returned',
  params: byId,
  body: z.object({ id, note: z.string().trim().min(1).max(600) }),
  reply: referralDetail,
})

export const referralWithdraw = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/withdraw',
  about: 'Takes it back in the name of the person, who said so.',
  who: senders,
  audit: 'referral.withdrawn_for_person',
  params: byId,
  body: z.object({ note: z.string().trim().min(1).max(600) }),
  reply: referralDetail,
})

export const letterPrint = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/paper',
  about:
    'One page with the recipient and the minute as a watermark; only what leaves stands on it. Where the recipient has no account it carries a new link as a QR, whose code is told another way.',
  who: senders,
  audit: 'referral.letter_printed',
  params: byId,
  body: z.object({ linkId: id }),
  reply: z.object({ fileName: z.string(), pdf: z.string(), code: z.string().nullable() }),
})

export const letterFhir = endpoint({
  method: 'GET',
  path: '/api/referral/referrals/:id/service-request',
  about: 'The same as a FHIR R4 ServiceRequest: only what leaves.',
  who: senders,
  audit: 'referral.letter_exported',
  params: byId,
  body: none,
  reply: z.object({ fileName: z.string(), bundle: z.record(z.string(), z.unknown()) }),
})

export const referralWord = endpoint({
  method: 'POST',
  path: '/api/referral/referrals/:id/words',
  about: 'Answers a question of the receiver.',
  who: senders,
  audit: 'referral.question_answered',
  params: byId,
  body: z.object({ id, text: z.string().trim().min(1).max(600) }),
  reply: referralDetail,
})
