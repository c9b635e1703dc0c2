import type { Id } from '@anxin/core/ids.ts'
import type { Ctx } from '../ctx.ts'

/** By which a number of a contact is found again among those marked. */
export const contactIndex = (ctx: Ctx, phone: string): Buffer => ctx.floor.keys.blindIndex(`contact:${phone}`)

/** Numbers around a resident that may be those of whoever does the harm; they go for every contact with that number. */
export async function dangerousContacts(ctx: Ctx, residentId: Id): Promise<(phone: string) => boolean> {
  const { rows } = await ctx.line.query(
    'select phone_index from danger_contact where resident_id = $1 and lifted_at is null',
    [residentId],
  )
  const marked = new Set(rows.map((row) => Buffer.from(row.phone_index as Uint8Array).toString('hex')))
  return (phone) => marked.size > 0 && marked.has(contactIndex(ctx, phone).toString('hex'))
}
