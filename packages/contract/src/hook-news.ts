import { colours } from '@anxin/core/care/colour.ts'
import { grades } from '@anxin/core/crisis/grade.ts'
import { referralTiers } from '@anxin/core/referral/tier.ts'
import { z } from 'zod'
import { mode } from './appointment-shapes.ts'
import { alertKinds, appointmentKinds, referralKinds } from './hook-kinds.ts'
import { at, id } from './shapes.ts'

/** What is told to systems of others: ids, codes and times; never a name, a number to call or words. */

const alertAbout = z.object({
  alertId: id,
  number: z.number().int(),
  grade: z.enum(grades),
  unitId: id,
  raisedAt: at,
})
const referralAbout = z.object({
  referralId: id,
  number: z.string(),
  colour: z.enum(colours),
  tier: z.enum(referralTiers),
  unitId: id,
  /** What the receiver said, where that is what is told. */
  answer: z.enum(['ACCEPTED', 'DECLINED', 'NEED_INFO']).nullable(),
  sentAt: at.nullable(),
  dueAt: at.nullable(),
})
const appointmentAbout = z.object({
  appointmentId: id,
  unitId: id,
  mode,
  startsAt: at,
  endsAt: at,
  /** The appointment this one takes the place of. */
  movedFrom: id.nullable(),
})

/** Whoever hears twice of the same `id` drops the repeat: what is told arrives at least once. */
const head = { id, at }
export const hookNews = z.discriminatedUnion('kind', [
  z.object({ ...head, kind: z.enum(alertKinds), about: alertAbout }),
  z.object({ ...head, kind: z.enum(referralKinds), about: referralAbout }),
  z.object({ ...head, kind: z.enum(appointmentKinds), about: appointmentAbout }),
  /** Sent by the button that tries an address. */
  z.object({ ...head, kind: z.literal('hook.tried'), about: z.object({}) }),
])
export type HookNews = z.output<typeof hookNews>
