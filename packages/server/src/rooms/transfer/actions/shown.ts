import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/transfer.ts'
import { namesOf } from '../../../platform/access.ts'
import { inAgency } from '../../../platform/agencies.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { unseal } from '../../../platform/privacy.ts'
import { findOwnCase } from '../../casework/door.ts'
import { isWaiting, mayOf } from '../policy.ts'
import * as store from '../store.ts'
import type { TransferRow } from '../tables.ts'
import { fingerprintOf, manifestOf, staysOf } from './content.ts'

type Row = ReplyOf<typeof door.transferList>['rows'][number]
export type Detail = ReplyOf<typeof door.transferGet>
const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** Words about an offer are sealed by the agency it comes from, and both read them. */
interface Said {
  readonly reason: string
  readonly answer: string | null
  readonly why: string | null
}
const saidOf = (ctx: Ctx, row: TransferRow): Promise<Said> =>
  inAgency(ctx, row.from_tenant, async () => ({
    reason: unseal(ctx, 'case_transfer.reason', row.id, row.reason_sealed) ?? '',
    answer: unseal(ctx, 'case_transfer.answer', row.id, row.answer_sealed),
    why: unseal(ctx, 'case_transfer.basis', row.id, row.basis_sealed),
  }))

function rowOf(ctx: Ctx, row: TransferRow, said: Said): Row {
  const who = mustBeStaff(ctx)
  return {
    ...{ id: row.id, fromName: row.from_name, toName: row.to_name, label: row.label },
    ...{ incoming: row.from_tenant !== who.tenantId, state: row.state, at: row.proposed_at.toISOString() },
    ...{ dueAt: iso(row.due_at), late: row.due_at !== null && row.due_at <= ctx.now, answeredAt: iso(row.answered_at) },
    ...{ colour: row.colour, population: row.population, minor: row.minor, cases: row.cases },
    ...{ reason: said.reason, answer: said.answer, may: mayOf(who, row) },
  }
}
export const rowShown = async (ctx: Ctx, row: TransferRow): Promise<Row> => rowOf(ctx, row, await saidOf(ctx, row))

/** While it waits it is counted anew for whoever looks. */
async function countsOf(ctx: Ctx, row: TransferRow): Promise<Pick<Detail, 'moves' | 'stays' | 'ends'>> {
  if (!isWaiting(row)) return { moves: row.manifest, stays: row.stays, ends: row.ends }
  const residentIds = await store.everybodyOf(ctx, row.resident_id)
  const moves = await manifestOf(ctx, row.from_tenant, residentIds)
  return inAgency(ctx, row.from_tenant, async () => ({
    moves,
    stays: await staysOf(ctx, residentIds),
    ends: await store.endsOf(ctx, residentIds),
  }))
}

export async function detailOf(ctx: Ctx, row: TransferRow): Promise<Detail> {
  const said = await saidOf(ctx, row)
  const shown = rowOf(ctx, row, said)
  const counts = await countsOf(ctx, row)
  const mine = !shown.incoming
  const people = [row.proposed_by, row.second_id].filter((one) => one !== null)
  const names = await inAgency(ctx, row.from_tenant, () => namesOf(ctx, people))
  const arrivedHere = shown.incoming && row.state === 'accepted'
  return {
    ...shown,
    ...counts,
    arrived: row.arrived,
    fingerprint: fingerprintOf(counts.moves),
    agreed: row.agreed_at && {
      ...{ way: row.way ?? 'spoken', by: row.agreed_by ?? 'person', at: row.agreed_at.toISOString() },
      // whoever heard it is known to the agency that asked
      ...{ witness: mine ? row.witness : null, until: iso(row.expires_at) },
    },
    exception: row.basis && {
      ...{ basis: row.basis, why: mine ? said.why : null },
      ...{ by: names.get(row.proposed_by) ?? '', second: row.second_id && (names.get(row.second_id) ?? '') },
    },
    caseId: arrivedHere ? ((await findOwnCase(ctx, row.resident_id))?.id ?? null) : null,
  }
}
