import { z } from 'zod'
import { anyone, endpoint, staff } from './endpoint.ts'
import { done, id, none, note, phone } from './shapes.ts'

const ticket = z.string().min(20).max(200)

/** What a guardian may know of one child: how much, and whether there is danger; never what was said. */
export const ward = z.object({
  name: z.string(),
  /** Days with use among the last fourteen, oldest first; minutes by the child’s own lines, at least one. */
  days: z.array(z.object({ day: z.iso.date(), minutes: z.number().int() })),
  /** Somebody is seeing to the child’s safety now. */
  alertOpen: z.boolean(),
  /** There was such a worry in the last thirty days. */
  alertLately: z.boolean(),
  /** Days of the last thirty on which a check was done, oldest first; null at an age whose guardian is not told. */
  checkDays: z.array(z.iso.date()).nullable(),
})

export const guardianSignIn = endpoint({
  method: 'POST',
  path: '/api/companion/guardian/sessions',
  about:
    'Signs a guardian in with the phone code, for this view alone and half an hour. Answers the same for numbers that are nobody’s guardian.',
  who: anyone,
  audit: 'companion.guardian_signed_in',
  params: none,
  body: z.object({ phone, code: z.string().regex(/^\d{6}$/) }),
  reply: z.object({ ticket, validSeconds: z.number().int() }),
})

export const guardianOverview = endpoint({
  method: 'POST',
  path: '/api/companion/guardian/overviews',
  about:
    'Times of use, days of checks for the youngest, and whether there is a safety alert, for each child of this guardian who is a minor; none where the view was closed.',
  who: anyone,
  audit: 'companion.guardian_overview_read',
  params: none,
  body: z.object({ ticket }),
  reply: z.object({ wards: z.array(ward) }),
})

export const guardianSignOut = endpoint({
  method: 'DELETE',
  path: '/api/companion/guardian/sessions',
  about: 'Ends the view of a guardian at once.',
  who: anyone,
  audit: 'companion.guardian_signed_out',
  params: none,
  body: z.object({ ticket }),
  reply: done,
})

export const guardianSwitch = endpoint({
  method: 'PUT',
  path: '/api/companion/guardians/:residentId',
  about:
    'Closes or opens what the guardian of a minor may see. While closed the guardian’s number is answered like an unknown one, and no notice goes to it.',
  who: staff(['social_worker', 'counsellor', 'clinician', 'crisis_worker', 'supervisor'], 'C-MINOR'),
  audit: 'companion.guardian_view_switched',
  params: z.object({ residentId: id }),
  body: z.object({ open: z.boolean(), reason: note }),
  reply: z.object({ open: z.boolean() }),
})
