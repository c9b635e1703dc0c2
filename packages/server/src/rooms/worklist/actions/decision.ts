import type { CareInput } from '@anxin/core/care/input.ts'
import type { CareRecommendation } from '@anxin/core/care/recommend.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId } from '../../../platform/ctx.ts'
import { sealJson } from '../../../platform/privacy.ts'
import { type DecisionRow, keep } from '../tables.ts'
import type { OnList } from './join.ts'

export interface NewFinding {
  readonly care: Pick<CareRecommendation, 'rule' | 'colour' | 'tier' | 'evidence'>
  readonly input: CareInput
  readonly sittingId: Id | null
  /** The sitting some of the findings come from, where this was not found in one. */
  readonly aboutSittingId?: Id | null
  /** Version of the cut-offs it was found with. */
  readonly cutoffs: number
  readonly by: string
  readonly change: DecisionRow['change']
  /** What workers rejected before and what does not count here again. */
  readonly rejected?: DecisionRow['rejected']
}

/** What the table said of somebody, kept for ever with COMMIT. @returns its id */
export function keepDecision(ctx: Ctx, person: Pick<OnList, 'tenantId' | 'residentId'>, found: NewFinding): Id {
  const id = newId(ctx)
  const { care } = found
  keep.insert(ctx, 'triage_decision', {
    ...{ id, tenant_id: person.tenantId, resident_id: person.residentId, sitting_id: found.sittingId },
    ...{ rule: care.rule, colour: care.colour, tier: care.tier, change: found.change },
    about_sitting_id: found.aboutSittingId ?? null,
    // arrays become SQL arrays; this one is JSON
    evidence: JSON.stringify(care.evidence) as never,
    ...(found.rejected?.length ? { rejected: JSON.stringify(found.rejected) as never } : {}),
    input_sealed: sealJson(ctx, 'triage_decision.input', id, found.input),
    ...{ config_version: found.cutoffs, by_name: found.by, at: ctx.now },
  })
  return id
}

/** A number somebody without a name left, to be called on. */
export function leaveContact(ctx: Ctx, entryId: Id, contact: { readonly phone: string; readonly name: string }): void {
  keep.change(
    ctx,
    'worklist_entry',
    { id: entryId },
    { contact_sealed: sealJson(ctx, 'worklist_entry.contact', entryId, contact) },
  )
}
