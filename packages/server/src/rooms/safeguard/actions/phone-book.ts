import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/safeguard-minor.ts'
import { numberTrustedDays, reportPlaces } from '@anxin/core/safeguard/phone-book.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { db } from '../tables.ts'

type Book = ReplyOf<typeof door.phoneBook>

/** Numbers of the law and of this place, in the order of asking. */
export async function readPhoneBook(ctx: Ctx): Promise<Book> {
  const { rows } = await ctx.line.query(
    `select code, number, name, to_char(verified_at, 'YYYY-MM-DD') as at, verified_by as by from safeguard_number`,
  )
  const own = new Map(rows.map((row) => [row.code as string, row]))
  const trusted = shanghaiDay(minutesLater(ctx.now, -numberTrustedDays * 24 * 60))
  return {
    entries: reportPlaces.map(({ code, number, certainty, fulfils }) => {
      const kept = own.get(code)
      const verifiedAt = (kept?.at as string | undefined) ?? null
      return {
        ...{ code, certainty, fulfils, verifiedAt, number: (kept?.number as string | undefined) ?? number },
        ...{ name: (kept?.name as string | undefined) ?? null, verifiedBy: (kept?.by as string | undefined) ?? null },
        stale: code !== 'police' && (verifiedAt === null || verifiedAt < trusted),
      }
    }),
  }
}

/** Enters or tries a number of this place. */
export async function keepNumber(ctx: Ctx, { body }: Input<typeof door.phoneBookPut>): Promise<Book> {
  const who = mustBeStaff(ctx)
  const tried = { number: body.number, name: body.name, verified_at: shanghaiDay(ctx.now), verified_by: who.name }
  await db(ctx)
    .insertInto('safeguard_number')
    .values({ tenant_id: who.tenantId, code: body.code, ...tried })
    .onConflict((c) => c.columns(['tenant_id', 'code']).doUpdateSet(tried))
    .execute()
  return readPhoneBook(ctx)
}
