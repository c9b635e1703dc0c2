import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/worklist.ts'
import { callsSomebody } from '@anxin/core/care/calls.ts'
import { type CareInput, contexts, histories } from '@anxin/core/care/input.ts'
import { populationCodes } from '@anxin/core/care/plan/plans.ts'
import { type Judged, proposeSteps } from '@anxin/core/care/plan/step-proposals.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, mustBeStaff, type StaffWho } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { listRoles, loweringNeeds, mustReach } from '../policy.ts'
import { findProfile } from '../store.ts'
import { type DecisionRow, db, type EntryRow } from '../tables.ts'
import { listWavesAt } from './cohort.ts'
import { fieldsOf } from './profile.ts'
import { findListed, type ListedRow, rowShown } from './rows.ts'
import { seenOf } from './seen.ts'

export type EntryShown = ReplyOf<typeof door.entryGet>['entry']

export const listDecisions = (ctx: Ctx, residentId: Id): Promise<DecisionRow[]> =>
  db(ctx)
    .selectFrom('triage_decision')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('at')
    .orderBy('id')
    .limit(200)
    .execute()

/** Each finding with the reason it was first rejected for; later decisions have reasons of their own. */
function reasonsOf(ctx: Ctx, decisions: readonly DecisionRow[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>()
  for (const row of decisions)
    for (const { fact } of row.rejected)
      if (!reasons.has(fact)) reasons.set(fact, unseal(ctx, 'triage_decision.reason', row.id, row.reason_sealed) ?? '')
  return reasons
}

function decisionShown(
  ctx: Ctx,
  row: DecisionRow,
  reasons: ReadonlyMap<string, string>,
): EntryShown['decisions'][number] {
  const reason = unseal(ctx, 'triage_decision.reason', row.id, row.reason_sealed)
  return {
    ...{ at: row.at.toISOString(), rule: row.rule, colour: row.colour, tier: row.tier, by: row.by_name, reason },
    evidence: row.evidence.map(({ rule, line, findings }) => ({
      rule,
      line,
      findings: findings.map((one) => ({ ...one })),
    })),
    rejected: row.rejected.map((one) => ({ ...one, reason: reasons.get(one.fact) ?? '' })),
    configVersion: row.config_version,
  }
}

/** Proposals from the decisions themselves: how each measurement stood, and when danger was last found. */
function proposalsFor(ctx: Ctx, entry: EntryRow, decisions: readonly DecisionRow[]): EntryShown['proposals'] {
  const judged = decisions
    .filter((one) => one.sitting_id !== null)
    .map((one): Judged => ({ at: one.at, colour: one.colour, change: one.change }))
  const last = decisions.at(-1)
  const input = last && unsealJson<CareInput>(ctx, 'triage_decision.input', last.id, last.input_sealed)
  const trigger = decisions.findLast((one) => callsSomebody(one.rule, one.colour))
  const steps = proposeSteps({
    ...{ judged, colour: entry.colour, tier: entry.tier, tierSince: entry.opened_at, now: ctx.now },
    ...(input?.function ? { function: input.function } : {}),
    ...(trigger ? { lastTrigger: trigger.at } : {}),
  })
  return steps.map((one) => ({ ...one, since: one.since.toISOString() }))
}

/** Why lowering is asked for, and the finding that would go with it. */
export interface LoweringAsked {
  readonly reason: string
  readonly fact: string | null
}
export const loweringAsked = (ctx: Ctx, entry: EntryRow): LoweringAsked =>
  unsealJson<LoweringAsked>(ctx, 'worklist_entry.lowering', entry.id, entry.lowering_sealed) ?? {
    reason: '',
    fact: null,
  }

async function loweringShown(ctx: Ctx, who: StaffWho, entry: EntryRow): Promise<EntryShown['lowering']> {
  if (!entry.lowering_colour || !entry.lowering_by) return null
  const { rows } = await ctx.line.query('select name from staff where id = $1', [entry.lowering_by])
  return {
    ...{
      colour: entry.lowering_colour,
      by: (rows[0]?.name as string | undefined) ?? '',
      mine: entry.lowering_by === who.id,
    },
    ...loweringAsked(ctx, entry),
  }
}

const words = <T extends string>(known: readonly T[], said: readonly string[]): T[] =>
  known.filter((one) => said.includes(one))

async function phoneOf(ctx: Ctx, row: ListedRow): Promise<string | null> {
  const { rows } = await ctx.line.query('select phone_sealed from resident where id = $1', [row.resident_id])
  const sealed = (rows[0]?.phone_sealed as Uint8Array | null | undefined) ?? null
  const left = unsealJson<{ phone: string }>(ctx, 'worklist_entry.contact', row.id, row.contact_sealed)
  return left?.phone ?? unseal(ctx, 'resident.phone', row.resident_id, sealed)
}

export async function entryShown(ctx: Ctx, who: StaffWho, row: ListedRow): Promise<EntryShown> {
  const decisions = await listDecisions(ctx, row.resident_id)
  const reasons = reasonsOf(ctx, decisions)
  const profile = await findProfile(ctx, row.resident_id)
  const fields = fieldsOf(ctx, row.resident_id, profile?.fields_sealed ?? null)
  const steps = await db(ctx)
    .selectFrom('worklist_step')
    .selectAll()
    .where('entry_id', '=', row.id)
    .orderBy('at')
    .orderBy('id')
    .limit(500)
    .execute()
  const rescreens = await db(ctx)
    .selectFrom('rescreen')
    .selectAll()
    .where('resident_id', '=', row.resident_id)
    .where('state', 'in', ['due', 'sent', 'unanswered'])
    .orderBy('due_at')
    .limit(20)
    .execute()
  return {
    ...rowShown(ctx, who, row),
    meetBy: row.meet_by?.toISOString() ?? null,
    ...{ residentId: row.resident_id, phone: await phoneOf(ctx, row) },
    ...{ populations: words(populationCodes, fields.populations), history: words(histories, fields.history) },
    ...{ context: words(contexts, fields.context), protective: [...fields.protective] },
    decisions: decisions.map((one) => decisionShown(ctx, one, reasons)).reverse(),
    steps: steps.map((one) => ({
      at: one.at.toISOString(),
      what: one.what,
      by: one.by_name,
      text: unseal(ctx, 'worklist_step.text', one.id, one.text_sealed),
    })),
    lowering: await loweringShown(ctx, who, row),
    rescreens: [
      ...rescreens.map((one) => ({
        ...{ dueAt: one.due_at.toISOString(), state: one.state, kind: one.kind, cohortMonths: one.cohort_months },
      })),
      ...(await listWavesAt(ctx, row.unit_path)).map((one) => ({
        ...{ dueAt: one.due_at.toISOString(), state: one.state, kind: 'form' as const, cohortMonths: one.months },
      })),
    ].sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
    proposals: proposalsFor(ctx, row, decisions),
    seen: await seenOf(ctx, row.resident_id),
    mayLower: loweringNeeds(row.colour, 'YELLOW') === 'nothing' || who.duties.includes('C-CRISIS'),
  }
}

/** The entry, of a place the speaker answers for. @throws Refusal NOT_FOUND */
export async function mustFindListed(ctx: Ctx, id: Id): Promise<{ who: StaffWho; row: ListedRow }> {
  const who = mustBeStaff(ctx)
  const row = await findListed(ctx, id)
  if (!row) throw new Refusal('NOT_FOUND')
  mustReach(who, listRoles, row.unit_path)
  ctx.about = { id, residentId: row.resident_id }
  return { who, row }
}

export async function openEntry(ctx: Ctx, { params }: Input<typeof door.entryGet>): Promise<{ entry: EntryShown }> {
  const { who, row } = await mustFindListed(ctx, params.id)
  return { entry: await entryShown(ctx, who, row) }
}
