import type * as door from '@anxin/contract/casework-plan.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Attainment } from '@anxin/core/casework/outcome.ts'
import { type Ctx, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, sealJson } from '../../../platform/privacy.ts'
import { mustBeOpen } from '../policy.ts'
import * as store from '../store.ts'
import { db, keep } from '../tables.ts'
import { mustOpen } from './case.ts'
import { goalShown } from './view.ts'

type Goal = Input<typeof door.planPut>['body']['goals'][number]

/** Goals as they are compared: what the person says in own words does not make another plan of it. */
const plain = (
  goal: Pick<Goal, 'id' | 'statement' | 'measure' | 'baseline' | 'target' | 'dueOn' | 'ownerId'>,
): string =>
  JSON.stringify([goal.id, goal.statement, goal.measure, goal.baseline, goal.target, goal.dueOn, goal.ownerId])

/**
 * Keeps the plan. A change takes back the supervisor's signature and the person's agreement: both are for these words.
 * Where somebody else wrote since, nothing is written.
 */
export async function keepPlan(
  ctx: Ctx,
  { params, body }: Input<typeof door.planPut>,
): Promise<ReplyOf<typeof door.planPut>> {
  const who = mustBeStaff(ctx)
  await store.lockCase(ctx, params.id)
  const row = await mustOpen(ctx, params.id)
  mustBeOpen(row)
  const before = (await store.listGoals(ctx, row.id)).map((goal) => goalShown(ctx, goal))
  const other = row.plan_tier !== body.tier || row.plan_every !== body.every
  const changed = other || before.map(plain).join() !== body.goals.map(plain).join()
  if (changed && row.plan_revision !== body.seen) return { state: 'meanwhile', revision: row.plan_revision }
  mustBeOfTheTeam(body.goals, row)
  await writeGoals(ctx, row, body.goals)
  const revision = row.plan_revision + (changed ? 1 : 0)
  if (changed)
    store.changeCase(ctx, row.id, {
      ...{ plan_revision: revision, plan_by: who.id, plan_agreed_at: null },
      ...{ plan_tier: body.tier, plan_every: body.every },
      // work goes on under the plan that was signed until the supervisor signs the new one
      ...(row.state === 'ACTIVE' ? {} : { plan_signed_by: null }),
      // what was signed is signed for that service; other goals within it are no other contract
      ...(other ? { contract_version: null, contract_at: null } : {}),
    })
  if (changed) store.note(ctx, row, 'casework.plan_kept', { to: String(revision) })
  return { state: 'kept', revision }
}

/** @throws Refusal NOT_FOUND where a goal is given to somebody who is not on the team */
function mustBeOfTheTeam(goals: readonly Goal[], row: store.OpenedCase): void {
  const team = row.team.map(({ staffId }) => staffId)
  if (goals.some(({ ownerId }) => ownerId !== null && !team.includes(ownerId)))
    throw new Refusal('NOT_FOUND', { field: 'ownerId' })
}

async function writeGoals(ctx: Ctx, row: store.OpenedCase, goals: readonly Goal[]): Promise<void> {
  const kept = goals.map(({ id }) => id)
  await ctx.line.query(
    'update case_goal set dropped_at = $3 where case_id = $1 and dropped_at is null and not id = any($2::uuid[])',
    [row.id, kept, ctx.now],
  )
  for (const [place, goal] of goals.entries()) {
    const { statement, measure, baseline, target } = goal
    keep.insert(
      ctx,
      'case_goal',
      {
        ...{ id: goal.id, tenant_id: row.tenant_id, unit_id: row.unit_id, case_id: row.id },
        ...{ resident_id: row.resident_id, place, due_on: goal.dueOn, owner_id: goal.ownerId, dropped_at: null },
        fields_sealed: sealJson(ctx, 'case_goal.fields', goal.id, { statement, measure, baseline, target }),
        own_words_sealed: goal.ownWords ? seal(ctx, 'case_goal.own_words', goal.id, goal.ownWords) : null,
      },
      'on conflict (id) do update set place = excluded.place, due_on = excluded.due_on, owner_id = excluded.owner_id, fields_sealed = excluded.fields_sealed, own_words_sealed = coalesce(excluded.own_words_sealed, case_goal.own_words_sealed), dropped_at = null',
    )
  }
}

/** How far the goals were reached, and how it goes on. Safe to repeat. */
export async function reviewPlan(ctx: Ctx, { params, body }: Input<typeof door.planReview>): Promise<{ done: true }> {
  const row = await mustOpen(ctx, params.id)
  mustBeOpen(row)
  const there = await db(ctx).selectFrom('case_change').select('id').where('id', '=', body.id).executeTakeFirst()
  if (there) return { done: true }
  const goals = await store.listGoals(ctx, row.id)
  for (const { id, attainment } of body.goals) {
    if (!goals.some((goal) => goal.id === id)) throw new Refusal('NOT_FOUND', { field: 'goals' })
    keep.change(ctx, 'case_goal', { id }, { attainment: attainment as Attainment, attained_at: ctx.now })
  }
  store.changeCase(ctx, row.id, { reviewed_at: ctx.now, reviewed_sessions: row.sessions })
  keep.insert(ctx, 'case_change', {
    ...{ id: body.id, tenant_id: row.tenant_id, unit_id: row.unit_id, case_id: row.id, resident_id: row.resident_id },
    ...{ what: 'casework.plan_reviewed', from_state: null, to_state: body.next, by_name: mustBeStaff(ctx).name },
    ...{ text_sealed: seal(ctx, 'case_change.text', body.id, body.view), at: ctx.now },
  })
  if (body.next === 'refer' || body.next === 'close')
    store.insertTask(ctx, row, { id: newId(ctx), kind: 'review', owner_id: row.lead_id, due_at: ctx.now, text: '' })
  return { done: true }
}
