import { z } from 'zod'

/** Shapes that more than one room speaks of. Times are ISO 8601 in UTC. */
export const id = z.uuid()
export const at = z.iso.datetime()
/**
 * A place in a list in order of time: when (to the microsecond, or never), and which. Where a page ends it is given as `next`,
 * and asked for as `after`; no `next`, no further page.
 */
export const placeInTime = z
  .string()
  .regex(/^(infinity|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)~[0-9a-f-]{36}$/)
export const none = z.object({})
export const done = z.object({ done: z.literal(true) })
/** Mainland mobile number, written with or without spaces and +86. */
export const phone = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, '').replace(/^\+?86(?=1)/, ''))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/))
export const locale = z.enum(['zh', 'en'])
/** A name as people call someone; never a legal identity. */
export const calledName = z.string().trim().min(1).max(20)
export const note = z.string().trim().min(1).max(4000)
export const byId = z.object({ id })
/** Bytes with headers of their own, not JSON. */
export const file = z.unknown()

/** By which the house reaches a member of staff. */
export const staffContact = z.object({
  phone: phone.nullable(),
  email: z.email().max(200).nullable(),
  /** The own number may stand on the printed phone tree. */
  onTree: z.boolean(),
})
