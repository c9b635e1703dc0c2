import type * as contract from '@anxin/contract/plan.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeResident } from '../../../platform/ctx.ts'
import { headOfStream, listEvents } from '../../../platform/events.ts'
import type { Input } from '../../../platform/http/server.ts'
import type { Watch } from '../../../platform/http/sse.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { unseal } from '../../../platform/privacy.ts'
import { listEventsOf } from '../store.ts'
import { type Author, editSheet, keepVersion, type Sheet, settleClash, sheetOf, streamOf } from './sheet.ts'

/** How the resident is called on the sheet. */
async function authorOf(ctx: Ctx, id: Id): Promise<Author> {
  const resident = await readResident(ctx, id)
  const name = resident ? unseal(ctx, 'resident.name', resident.id, resident.name_sealed) : null
  return { side: 'resident', name: name ?? '', staffId: null }
}

/** What a death has locked is not written over. @throws Refusal LEGAL_HOLD */
async function mustNotBeHeld(ctx: Ctx, id: Id): Promise<void> {
  const held = (await listEventsOf(ctx, id)).some((event) => event.state === 'DECEASED')
  if (held) throw new Refusal('LEGAL_HOLD')
}

export const readMine = (ctx: Ctx): Promise<Sheet> => sheetOf(ctx, mustBeResident(ctx).id)

export async function editMine(ctx: Ctx, { body }: Input<typeof contract.sheetEdit>): Promise<Sheet> {
  const { id } = mustBeResident(ctx)
  await mustNotBeHeld(ctx, id)
  await editSheet(ctx, id, await authorOf(ctx, id), body.edits)
  return sheetOf(ctx, id)
}

export async function settleMine(ctx: Ctx, { params, body }: Input<typeof contract.sheetSettle>): Promise<Sheet> {
  const { id } = mustBeResident(ctx)
  await mustNotBeHeld(ctx, id)
  await settleClash(ctx, id, await authorOf(ctx, id), params.id, body.choice)
  return sheetOf(ctx, id)
}

export async function keepMine(ctx: Ctx, { body }: Input<typeof contract.sheetKeep>): Promise<Sheet> {
  const { id } = mustBeResident(ctx)
  await mustNotBeHeld(ctx, id)
  await keepVersion(ctx, id, await authorOf(ctx, id), body.id)
  return sheetOf(ctx, id)
}

/** The sheet again whenever anybody changed it. */
export async function watchMine(ctx: Ctx): Promise<Watch> {
  const { id } = mustBeResident(ctx)
  const stream = streamOf(id)
  return {
    stream,
    head: await headOfStream(ctx, stream),
    read: async (later, after) => {
      const last = (await listEvents(later, stream, after)).at(-1)
      return last ? [{ id: last.seq, event: 'plan', data: await sheetOf(later, id) }] : []
    },
  }
}
