import type * as door from '@anxin/contract/casework.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { sealJson } from '../../../platform/privacy.ts'
import { mustBeImpartial, mustBeOpen } from '../policy.ts'
import * as store from '../store.ts'
import { keep, type SheetRow } from '../tables.ts'
import { mustOpen } from './case.ts'
import { sheetShown } from './view.ts'

type Kept = ReplyOf<typeof door.sheetPut>

/** Keeps a sheet, unless somebody else wrote since: then nothing is written and theirs is shown. */
export async function keepSheet(ctx: Ctx, { params, body }: Input<typeof door.sheetPut>): Promise<Kept> {
  const who = mustBeStaff(ctx)
  const row = await mustOpen(ctx, params.id)
  mustBeOpen(row)
  const { sheet, fields } = body.content
  await store.lockCase(ctx, row.id)
  const before = await store.lockSheet(ctx, row.id, sheet)
  const shown = before && sheetShown(ctx, before)
  // the same words again are the same write
  if (shown && JSON.stringify(shown.fields) === JSON.stringify(fields)) return { state: 'kept', sheet: shown }
  if (before && before.revision !== body.seen) return { state: 'meanwhile', sheet: sheetShown(ctx, before) }
  if (body.content.sheet === 'intake') {
    for (const staffId of body.content.conflictWith) mustBeImpartial({ conflict_with: [row.lead_id] }, staffId)
    store.changeCase(ctx, row.id, { conflict_with: body.content.conflictWith })
  }
  const next: SheetRow = {
    ...{ case_id: row.id, sheet, tenant_id: row.tenant_id, unit_id: row.unit_id, resident_id: row.resident_id },
    ...{ revision: (before?.revision ?? 0) + 1, by_id: who.id, by_name: who.name, at: ctx.now },
    fields_sealed: sealJson(ctx, `case_sheet.${sheet}`, row.id, fields),
  }
  keep.insert(
    ctx,
    'case_sheet',
    next,
    'on conflict (case_id, sheet) do update set revision = excluded.revision, fields_sealed = excluded.fields_sealed, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at',
  )
  // what was signed is signed for those words alone
  if (sheet === 'assessment' && row.assessment_signed_by) store.changeCase(ctx, row.id, { assessment_signed_by: null })
  if (sheet === 'closing' && row.state !== 'FOLLOW_UP')
    store.changeCase(ctx, row.id, { closing_by: who.id, closing_signed_by: null })
  return { state: 'kept', sheet: sheetShown(ctx, next) }
}
