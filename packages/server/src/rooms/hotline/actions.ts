import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/hotline.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, mustBeStaff, newId } from '../../platform/ctx.ts'
import type { Input } from '../../platform/http/server.ts'
import { findHotline, insertHotlineTest, listHotlineRows, setVerified } from './store.ts'

type Directory = ReplyOf<typeof contract.hotlines>
/** A number is believed this long after it was last verified. @source domain specification 3.11 */
const validDays = 90

async function readAll(ctx: Ctx): Promise<Directory['hotlines']> {
  const oldest = shanghaiDay(new Date(ctx.now.getTime() - validDays * 24 * 60 * 60_000))
  return (await listHotlineRows(ctx)).map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    use: row.purpose,
    hours: row.hours,
    always: row.always,
    verifiedAt: row.verified_at,
    verifiedBy: row.verified_by,
    expired: row.verified_at === null || row.verified_at < oldest,
  }))
}

/** What residents see: expired numbers are hidden, except the four that always show. */
export async function readHotlines(ctx: Ctx): Promise<Directory> {
  return { hotlines: (await readAll(ctx)).filter((line) => line.always || !line.expired) }
}

export async function readDirectory(ctx: Ctx): Promise<Directory> {
  return { hotlines: await readAll(ctx) }
}

/** Notes a test call; one that was answered makes the number valid again. */
export async function verifyHotline(
  ctx: Ctx,
  { params, body }: Input<typeof contract.hotlineVerify>,
): Promise<Directory> {
  const who = mustBeStaff(ctx)
  if (!(await findHotline(ctx, params.id))) throw new Refusal('NOT_FOUND')
  await insertHotlineTest(ctx, {
    id: newId(ctx),
    hotline_id: params.id,
    staff_id: who.id,
    answered: body.answered,
    note: body.note,
  })
  if (body.answered) await setVerified(ctx, params.id, shanghaiDay(ctx.now), who.name)
  return readDirectory(ctx)
}
