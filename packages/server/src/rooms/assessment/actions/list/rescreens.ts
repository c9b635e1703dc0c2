import type { Colour } from '@anxin/core/care/colour.ts'
import { rescreensAfter } from '@anxin/core/care/plan/rescreen-days.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, minutesLater, newId } from '../../../../platform/ctx.ts'
import { keep, type SittingRow } from '../../tables.ts'

/**
 * What comes round again after a finished sitting; what was due before is answered by it. Only somebody who
 * can be asked again is. @source domain specification 2.4, "Auto-rescreen"
 */
export function keepRescreens(
  ctx: Ctx,
  { sitting, resident }: { readonly sitting: SittingRow; readonly resident: { readonly kind: string } },
  decisionId: Id,
  colour: Colour,
): void {
  if (resident.kind !== 'registered') return
  keep.change(ctx, 'rescreen', { resident_id: sitting.resident_id, state: 'sent' }, { state: 'answered' })
  keep.change(ctx, 'rescreen', { resident_id: sitting.resident_id, state: 'due' }, { state: 'cancelled' })
  for (const { kind, day } of rescreensAfter(colour))
    keep.insert(ctx, 'rescreen', {
      ...{ id: newId(ctx), tenant_id: sitting.tenant_id, resident_id: sitting.resident_id, decision_id: decisionId },
      ...{ kind, pack: sitting.pack, due_at: minutesLater(ctx.now, day * 24 * 60), state: 'due' },
    })
}
