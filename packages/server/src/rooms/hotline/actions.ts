import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as contract from '@anxin/contract/hotline.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { inAgency } from '../../platform/agencies.ts'
import { shanghaiDay } from '../../platform/clock.ts'
import { type Ctx, mustBeStaff, newId } from '../../platform/ctx.ts'
import type { Input } from '../../platform/http/server.ts'
import { cabinOf } from '../../platform/identity/resident.ts'
import { isShown, mustBeHideable, mustBeOwn, mustKeepAt } from './policy.ts'
import * as store from './store.ts'

type Directory = ReplyOf<typeof contract.hotlineDirectory>
/** A number is believed this long after it was last verified. @source domain specification 3.11 */
const validDays = 90

async function readAll(ctx: Ctx): Promise<Directory['hotlines']> {
  const oldest = shanghaiDay(new Date(ctx.now.getTime() - validDays * 24 * 60 * 60_000))
  return (await store.listHotlineRows(ctx)).map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    use: row.purpose,
    hours: row.hours,
    inEnglish:
      row.name_en === null ? null : { name: row.name_en, use: row.purpose_en ?? '', hours: row.hours_en ?? '' },
    always: row.always,
    verifiedAt: row.verified_at,
    verifiedBy: row.verified_by,
    expired: row.verified_at === null || row.verified_at < oldest,
    own: row.unit_id === null ? null : { unitId: row.unit_id, unitName: row.unit_name ?? '' },
    hidden:
      row.hidden_at === null
        ? null
        : {
            ...{ by: row.hidden_by ?? '', reason: row.hidden_reason ?? '', at: row.hidden_at.toISOString() },
          },
  }))
}

/** What residents see: what is expired or hidden is left out, except the four that always show; and their cabin. */
export async function readHotlines(
  ctx: Ctx,
  { params }: Input<typeof contract.hotlines>,
): Promise<ReplyOf<typeof contract.hotlines>> {
  const cabin = await cabinOf(ctx, params.cabin)
  if (!cabin) throw new Error('the house has no cabin')
  const path = await store.readPath(ctx, cabin.id)
  const lines = await inAgency(ctx, cabin.tenant_id, () => readAll(ctx))
  const shown = lines.filter((line) => isShown(line, path)).map(({ own: _, hidden: __, ...line }) => line)
  return { hotlines: shown, cabin: { name: cabin.name, phone: cabin.phone, hours: cabin.hours } }
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
  if (!(await store.findHotline(ctx, params.id))) throw new Refusal('NOT_FOUND')
  await store.insertHotlineTest(ctx, {
    id: newId(ctx),
    hotline_id: params.id,
    staff_id: who.id,
    answered: body.answered,
    note: body.note,
  })
  if (body.answered) await store.setVerified(ctx, params.id, shanghaiDay(ctx.now), who.name)
  return readDirectory(ctx)
}

const writtenOf = ({
  number,
  name,
  use,
  hours,
  unitId,
}: Input<typeof contract.hotlineChange>['body']): store.Written => ({
  ...{ number, name, purpose: use, hours, unit_id: unitId },
})

/** Adds a number of the agency's own; residents see it once somebody has answered there. Safe to repeat. */
export async function addHotline(ctx: Ctx, { body }: Input<typeof contract.hotlineAdd>): Promise<Directory> {
  mustKeepAt(mustBeStaff(ctx), await store.readPath(ctx, body.unitId))
  const added = await store.insertHotline(ctx, body.id, writtenOf(body))
  if (!added && (await store.findHotline(ctx, body.id))?.number !== body.number)
    throw new Refusal('NAME_TAKEN', { field: 'number' })
  ctx.about.id = body.id
  return readDirectory(ctx)
}

export async function changeHotline(
  ctx: Ctx,
  { params, body }: Input<typeof contract.hotlineChange>,
): Promise<Directory> {
  const who = mustBeStaff(ctx)
  const line = await store.findHotline(ctx, params.id)
  mustBeOwn(line)
  mustKeepAt(who, await store.readPath(ctx, line.unit_id))
  mustKeepAt(who, await store.readPath(ctx, body.unitId))
  const twin = (await store.listHotlineRows(ctx)).find((one) => one.number === body.number && one.unit_id !== null)
  if (twin && twin.id !== line.id) throw new Refusal('NAME_TAKEN', { field: 'number' })
  await store.updateHotline(ctx, line.id, writtenOf(body), body.number === line.number)
  ctx.about.id = line.id
  return readDirectory(ctx)
}

/** Hides a number from the agency's residents, or shows it again. */
export async function showOrHide(ctx: Ctx, { params, body }: Input<typeof contract.hotlineHide>): Promise<Directory> {
  const who = mustBeStaff(ctx)
  const line = await store.findHotline(ctx, params.id)
  mustBeHideable(line)
  if (line.unit_id) mustKeepAt(who, await store.readPath(ctx, line.unit_id))
  if (body.shown) await store.showAgain(ctx, line.id)
  else await store.hide(ctx, line.id, who.name, body.reason)
  ctx.about.id = line.id
  return readDirectory(ctx)
}
