import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/outing.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { isSame } from '@anxin/core/outing/form.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { sealJson } from '../../../platform/privacy.ts'
import { addAddendum, tellDanger } from '../../record/door.ts'
import * as store from '../store.ts'
import type { EditRow, FieldRow } from '../tables.ts'
import { formOf, mustWrite, type Said, saidIn } from './see.ts'
import { dangerText, lateText } from './words.ts'

type Row = store.VisitRow & { outing_id: Id }
type Edit = Input<typeof door.editsSend>['body']['edits'][number]

const belongs = (row: Row) => ({
  ...{ outing_id: row.outing_id, tenant_id: row.tenant_id, unit_id: row.unit_id, case_id: row.case_id },
  resident_id: row.resident_id,
})

/** Puts a value into a field, over what stood there. @returns the field as it stands now */
export function put(ctx: Ctx, row: Row, before: FieldRow | undefined, said: Said): FieldRow {
  const who = mustBeStaff(ctx)
  const next: FieldRow = {
    ...belongs(row),
    ...{ field: said.field, revision: (before?.revision ?? 0) + 1, by_id: who.id, by_name: who.name, at: ctx.now },
    value_sealed: sealJson(ctx, `outing_field.${said.field}`, row.outing_id, said.value),
  }
  store.putField(ctx, next)
  return next
}

/** A field of a visit that somebody else changed since is kept beside what stands there. */
function stateOf(row: Row, before: FieldRow | undefined, standing: Said | undefined, edit: Edit): EditRow['state'] {
  if (standing && isSame(standing.value, edit.said.value)) return 'kept'
  if (row.signed_at) return 'late'
  return edit.base === (before?.revision ?? 0) ? 'kept' : 'clash'
}

const isDanger = (said: Said | undefined): said is Extract<Said, { field: 'risk' }> =>
  said?.field === 'risk' && said.value.answer === 'present'

async function keepOne(ctx: Ctx, row: Row, before: FieldRow | undefined, edit: Edit) {
  const who = mustBeStaff(ctx)
  const standing = before && saidIn(ctx, before)
  const state = stateOf(row, before, standing, edit)
  const writtenAt = new Date(Math.min(Date.parse(edit.writtenAt), ctx.now.getTime()))
  store.insertEdit(ctx, {
    ...{ ...belongs(row), id: edit.id, field: edit.said.field, base: edit.base, by_id: who.id, by_name: who.name },
    ...{ written_at: writtenAt, at: ctx.now, state, settled_by: null, settled_at: null },
    value_sealed: sealJson(ctx, `outing_edit.${edit.said.field}`, edit.id, edit.said.value),
  })
  const alerted = isDanger(edit.said) && !isDanger(standing)
  // danger is told whatever becomes of the field: also beside another answer, also after the signature
  if (alerted && isDanger(edit.said))
    await tellDanger(ctx, row, edit.id, dangerText(edit.said.value.words.trim(), writtenAt, ctx.now))
  if (state === 'late' && row.case_id && row.on_team)
    await addAddendum(ctx, {
      params: { id: row.outing_id },
      body: { id: edit.id, text: lateText(edit.said, writtenAt) },
    })
  const changes = state === 'kept' && !(standing && isSame(standing.value, edit.said.value))
  return { alerted, field: changes ? put(ctx, row, before, edit.said) : before }
}

/** Keeps what was written on a device: every change once, in whatever order and however often it arrives. */
export async function keepEdits(
  ctx: Ctx,
  { params, body }: Input<typeof door.editsSend>,
): Promise<ReplyOf<typeof door.editsSend>> {
  const row = await mustWrite(ctx, params.id)
  const fields = new Map((await store.listFields(ctx, [row.outing_id])).map((one) => [one.field, one]))
  let alerted = false
  for (const edit of body.edits) {
    if (await store.findEdit(ctx, row.outing_id, edit.id)) continue
    const kept = await keepOne(ctx, row, fields.get(edit.said.field), edit)
    if (kept.field) fields.set(edit.said.field, kept.field)
    alerted ||= kept.alerted
  }
  return { form: await formOf(ctx, row), alerted }
}

/** A person decides. @throws Refusal NOT_FOUND, WRONG_STATE where the field has changed since or is signed */
export async function makeChoice(
  ctx: Ctx,
  { params, body }: Input<typeof door.choiceMake>,
): Promise<ReplyOf<typeof door.choiceMake>> {
  const row = await mustWrite(ctx, params.id)
  const edit = await store.findEdit(ctx, row.outing_id, body.editId)
  if (!edit || edit.field !== body.said.field) throw new Refusal('NOT_FOUND')
  if (edit.state === 'settled') return { form: await formOf(ctx, row) }
  const before = (await store.listFields(ctx, [row.outing_id])).find((one) => one.field === edit.field)
  if (edit.state !== 'clash' || row.signed_at || body.base !== (before?.revision ?? 0))
    throw new Refusal('WRONG_STATE', { detail: { state: 'changed' } })
  const standing = before && saidIn(ctx, before)
  if (!standing || !isSame(standing.value, body.said.value)) put(ctx, row, before, body.said)
  store.changeEdit(ctx, edit.id, { state: 'settled', settled_by: mustBeStaff(ctx).id, settled_at: ctx.now })
  return { form: await formOf(ctx, row) }
}
