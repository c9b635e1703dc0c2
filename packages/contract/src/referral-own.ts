import { letterFields } from '@anxin/core/referral/letter.ts'
import { referralStates } from '@anxin/core/referral/state.ts'
import { z } from 'zod'
import { anyResident, endpoint } from './endpoint.ts'
import { at, byId, done, id, none } from './shapes.ts'

export const ownGet = endpoint({
  method: 'GET',
  path: '/api/referral/mine',
  about:
    'Letters about oneself with exactly what left and who looked; what is asked of one; records opened in an emergency; attendance one may have confirmed.',
  who: anyResident,
  audit: 'referral.own_read',
  params: none,
  body: none,
  reply: z.object({
    letters: z.array(
      z.object({
        id,
        number: z.string(),
        toName: z.string(),
        state: z.enum(referralStates),
        /** This person has been asked and has not said yet. */
        asks: z.boolean(),
        /** A guardian is asked as well: one’s own yes is not enough. */
        withGuardian: z.boolean(),
        leaves: z.array(z.object({ field: z.enum(letterFields), text: z.string() })),
        consentUntil: at.nullable(),
        withoutConsent: z.boolean(),
        apptAt: at.nullable(),
        sentAt: at.nullable(),
        views: z.array(z.object({ by: z.string(), at })),
        mayWithdraw: z.boolean(),
      }),
    ),
    glass: z.array(z.object({ id, by: z.string(), at, endsAt: at, reviewed: z.boolean() })),
    attendance: z.array(z.object({ id, to: z.string(), day: z.iso.date(), shared: z.boolean() })),
    /** Each look of an office since one had a day confirmed to it. */
    looks: z.array(z.object({ by: z.string(), at })),
  }),
})
export const ownConsent = endpoint({
  method: 'POST',
  path: '/api/referral/mine/:id/consent',
  about: 'Agrees that these fields go to this recipient, for at most ninety days.',
  who: anyResident,
  audit: 'referral.own_consent_given',
  params: byId,
  body: z.object({ id, fields: z.array(z.enum(letterFields)), toName: z.string().max(80) }),
  reply: done,
})
export const ownWithdraw = endpoint({
  method: 'POST',
  path: '/api/referral/mine/:id/withdrawal',
  about:
    'Takes a letter back: the receiver sees it no more, links stop working. What was read cannot be unread, and is said so.',
  who: anyResident,
  audit: 'referral.own_withdrawn',
  params: byId,
  body: none,
  reply: done,
})
export const ownAttendance = endpoint({
  method: 'PUT',
  path: '/api/referral/mine/attendance/:id',
  about: 'Has one attendance confirmed to whoever sent one here, or takes that back.',
  who: anyResident,
  audit: 'referral.own_attendance_shared',
  params: byId,
  body: z.object({ shared: z.boolean() }),
  reply: done,
})
