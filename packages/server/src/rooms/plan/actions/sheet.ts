import type * as contract from '@anxin/contract/plan.ts'
import { safetyPlanFields } from '@anxin/contract/plan.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { isEnded } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type PlanFieldName, planDays, planFieldNames } from '@anxin/core/plan/fields.ts'
import { joined, type Standing, weave } from '@anxin/core/plan/weave.ts'
import type { z } from 'zod'
import { type Ctx, minutesLater, newId } from '../../../platform/ctx.ts'
import { announce, headOfStream } from '../../../platform/events.ts'
import { sealJson, unsealJson } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import type { EditRow, FieldRow, PlanRow, Side } from '../tables.ts'

export type PlanFields = z.output<typeof safetyPlanFields>
export type Plan = z.output<typeof contract.safetyPlan>
export type Sheet = z.input<typeof contract.planSheet>
export type Edit = z.output<typeof contract.planEdit>

/** Who writes: a side and a name, as the other sees it. */
export interface Author {
  readonly side: Side
  readonly name: string
  readonly staffId: Id | null
}

const empty: PlanFields = {
  warningSigns: [],
  innerCoping: [],
  peoplePlaces: [],
  trustedContacts: [],
  professionals: [],
  saferEnvironment: [],
  reasonToLive: '',
  barriers: '',
  likelihoodOfUse: null,
}

export const streamOf = (residentId: Id): string => `plan:${residentId}`

export const planShown = (ctx: Ctx, plan: PlanRow): Plan => ({
  ...empty,
  ...unsealJson<PlanFields>(ctx, 'safety_plan.fields', plan.id, plan.fields_sealed)!,
  version: plan.version,
  savedAt: plan.at.toISOString(),
  savedBy: plan.saved_by,
  reviewBy: plan.review_by.toISOString(),
})

const standingValue = (ctx: Ctx, row: FieldRow): unknown =>
  unsealJson<unknown>(ctx, 'plan_field.value', row.id, row.value_sealed)
const editedValue = (ctx: Ctx, row: EditRow): unknown =>
  unsealJson<unknown>(ctx, 'plan_edit.value', row.id, row.value_sealed)

interface Read {
  readonly rows: ReadonlyMap<PlanFieldName, FieldRow>
  readonly kept: Plan | null
  readonly standing: ReadonlyMap<PlanFieldName, Standing>
}

async function read(ctx: Ctx, residentId: Id): Promise<Read> {
  const [list, plan] = await Promise.all([store.listFields(ctx, residentId), store.findPlan(ctx, residentId)])
  const kept = plan ? planShown(ctx, plan) : null
  const rows = new Map(list.map((row) => [row.field, row]))
  // before anybody wrote on the sheet, it says what the last version says
  const standing = new Map(
    planFieldNames.map((name) => {
      const row = rows.get(name)
      return [
        name,
        row
          ? { version: row.version, value: standingValue(ctx, row) }
          : { version: 0, value: kept ? kept[name] : empty[name] },
      ]
    }),
  )
  return { rows, kept, standing }
}

const fieldsOf = ({ standing }: Read): PlanFields =>
  Object.fromEntries(planFieldNames.map((name) => [name, standing.get(name)!.value])) as unknown as PlanFields

/** The sheet as both sides see it. */
export async function sheetOf(ctx: Ctx, residentId: Id): Promise<Sheet> {
  const now = await read(ctx, residentId)
  const clashes = await store.listClashes(ctx, residentId)
  return {
    seq: await headOfStream(ctx, streamOf(residentId)),
    fields: fieldsOf(now),
    versions: Object.fromEntries(
      planFieldNames.map((name) => [name, now.standing.get(name)!.version]),
    ) as Sheet['versions'],
    authors: Object.fromEntries(
      [...now.rows.values()].map((row) => [
        row.field,
        { kind: row.by_kind, name: row.by_name, at: row.at.toISOString() },
      ]),
    ),
    clashes: clashes.map((one) => ({
      ...{ id: one.id, field: one.field, base: one.base },
      stands: now.standing.get(one.field)!.value,
      standsBy: now.rows.get(one.field)?.by_name ?? '',
      ...{ sent: editedValue(ctx, one), sentBy: one.by_name, sentKind: one.by_kind, at: one.at.toISOString() },
    })),
    kept: now.kept,
  }
}

/** @throws Refusal BAD_INPUT naming the field whose value has another shape */
function mustFit(field: PlanFieldName, value: unknown): unknown {
  const found = safetyPlanFields.shape[field].safeParse(value)
  if (!found.success) throw new Refusal('BAD_INPUT', { field })
  return found.data
}

const put = (ctx: Ctx, residentId: Id, by: Author, now: Read, field: PlanFieldName, value: unknown): void => {
  const before = now.rows.get(field)
  const id = before?.id ?? newId(ctx)
  store.putField(ctx, {
    ...{ id, resident_id: residentId, field, version: (before?.version ?? 0) + 1 },
    value_sealed: sealJson(ctx, 'plan_field.value', id, value),
    ...{ by_kind: by.side, by_name: by.name, at: ctx.now },
  })
}

/** Writes changes upon the sheet; one that met another is kept beside it. Each is safe to send again. */
export async function editSheet(ctx: Ctx, residentId: Id, by: Author, edits: readonly Edit[]): Promise<void> {
  await store.lockSheet(ctx, residentId)
  for (const edit of edits) {
    const value = mustFit(edit.field, edit.value)
    if (await store.findEdit(ctx, edit.id)) continue
    const now = await read(ctx, residentId)
    const outcome = weave(now.standing.get(edit.field), edit.base, value)
    store.insertEdit(ctx, {
      ...{ id: edit.id, resident_id: residentId, field: edit.field, base: edit.base, outcome, at: ctx.now },
      value_sealed: sealJson(ctx, 'plan_edit.value', edit.id, value),
      ...{ by_kind: by.side, by_name: by.name },
    })
    if (outcome === 'taken') put(ctx, residentId, by, now, edit.field, value)
  }
  await tellBoth(ctx, residentId, 'plan.edited')
}

/** One of two values, or both. Settling twice changes nothing. @throws Refusal NOT_FOUND */
export async function settleClash(
  ctx: Ctx,
  residentId: Id,
  by: Author,
  id: Id,
  choice: 'stands' | 'sent' | 'both',
): Promise<void> {
  await store.lockSheet(ctx, residentId)
  const edit = await store.findEdit(ctx, id)
  if (!edit || edit.resident_id !== residentId) throw new Refusal('NOT_FOUND')
  if (edit.outcome !== 'clash') return
  const now = await read(ctx, residentId)
  const sent = editedValue(ctx, edit)
  const stands = now.standing.get(edit.field)!.value
  const whole = choice === 'both' ? fitted(edit.field, joined(stands, sent)) : sent
  if (choice !== 'stands') put(ctx, residentId, by, now, edit.field, whole)
  store.settleEdit(ctx, id, by.name)
  await tellBoth(ctx, residentId, 'plan.settled')
}

/** Two texts in one may be longer than the field: then a person has to shorten one. @throws Refusal BAD_INPUT */
const fitted = (field: PlanFieldName, value: unknown): unknown => mustFit(field, value)

/**
 * Keeps the sheet as the next version. Safe to repeat.
 * @throws Refusal WRONG_STATE while two values of a field wait for a choice
 */
export async function keepVersion(ctx: Ctx, residentId: Id, by: Author, id: Id): Promise<PlanRow> {
  await store.lockSheet(ctx, residentId)
  const before = await store.findPlanById(ctx, id)
  if (before) return before
  if ((await store.listClashes(ctx, residentId)).length > 0) throw new Refusal('WRONG_STATE', { field: 'clashes' })
  const now = await read(ctx, residentId)
  const plan = await store.insertPlan(ctx, {
    ...{ id, resident_id: residentId, version: (now.kept?.version ?? 0) + 1 },
    ...{ saved_by: by.side, staff_id: by.staffId, at: ctx.now },
    fields_sealed: sealJson(ctx, 'safety_plan.fields', id, fieldsOf(now)),
    review_by: minutesLater(ctx.now, planDays * 24 * 60),
  })
  await tellBoth(ctx, residentId, 'plan.kept')
  return plan
}

/**
 * Writes a whole plan at once upon the last version that was kept. What the other side changed since is not
 * overwritten: it becomes a clash, and no version is kept. @returns undefined then
 */
export async function writeWhole(
  ctx: Ctx,
  residentId: Id,
  by: Author,
  id: Id,
  fields: PlanFields,
): Promise<PlanRow | undefined> {
  await store.lockSheet(ctx, residentId)
  const before = await store.findPlanById(ctx, id)
  if (before) return before
  const now = await read(ctx, residentId)
  const edits = planFieldNames.map((field) => {
    const row = now.rows.get(field)
    const foreign =
      row !== undefined && row.by_kind !== by.side && now.kept !== null && row.at > new Date(now.kept.savedAt)
    return { id: newId(ctx), field, base: foreign ? -1 : now.standing.get(field)!.version, value: fields[field] }
  })
  await editSheet(ctx, residentId, by, edits)
  return (await store.listClashes(ctx, residentId)).length > 0 ? undefined : keepVersion(ctx, residentId, by, id)
}

/** Both see a change within a second: the resident by their own stream, the desk by the board's. */
async function tellBoth(ctx: Ctx, residentId: Id, kind: string): Promise<void> {
  const events = await store.listEventsOf(ctx, residentId)
  const open = events.filter((event) => !isEnded(event.state))
  const tenantId = events[0]?.tenant_id ?? (ctx.who.kind === 'nobody' ? undefined : ctx.who.tenantId)
  if (!tenantId) return
  await announce(ctx, streamOf(residentId), tenantId, 'plan', { kind })
  for (const { id, number, grade, state, owner_id } of open) {
    const body = { eventId: id, number, grade, state, owned: owner_id !== null, kind }
    await announce(ctx, `board:${tenantId}`, tenantId, 'board', body)
  }
}
