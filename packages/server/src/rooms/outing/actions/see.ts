import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/outing.ts'
import type { Id } from '@anxin/core/ids.ts'
import { whyTwo } from '@anxin/core/outing/pair.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { goes, isInside, mustBeInside, mustSee } from '../policy.ts'
import * as store from '../store.ts'
import type { EditRow, FieldRow, PaperRow, TimerRow } from '../tables.ts'

export type Visit = ReplyOf<typeof door.visitGet>['visit']
export type Form = ReplyOf<typeof door.editsSend>['form']
export type TimerShown = ReplyOf<typeof door.stepSend>['timer']
export type Said = Form['fields'][number]['said']

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

export const timerShown = (row: TimerRow): TimerShown => ({
  ...{ out: row.out && row.answered_at === null, leftAt: iso(row.left_at), expectedAt: iso(row.expected_at) },
  ...{ arrivedAt: iso(row.arrived_at), safeAt: iso(row.safe_at), helpAt: iso(row.help_at) },
})

/** Values are sealed with the field they belong to. */
export const saidIn = (ctx: Ctx, row: FieldRow | EditRow): Said =>
  'revision' in row
    ? ({
        field: row.field,
        value: unsealJson(ctx, `outing_field.${row.field}`, row.outing_id, row.value_sealed),
      } as Said)
    : ({ field: row.field, value: unsealJson(ctx, `outing_edit.${row.field}`, row.id, row.value_sealed) } as Said)

interface Written {
  readonly fields: readonly FieldRow[]
  readonly beside: readonly EditRow[]
  readonly papers: readonly Omit<PaperRow, 'body_sealed'>[]
}
export async function readWritten(ctx: Ctx, ids: readonly Id[]): Promise<Written> {
  if (ids.length === 0) return { fields: [], beside: [], papers: [] }
  const [fields, beside, papers] = await Promise.all([
    store.listFields(ctx, ids),
    store.listBeside(ctx, ids),
    store.listPapers(ctx, ids),
  ])
  return { fields, beside, papers }
}

export function formShown(ctx: Ctx, row: store.VisitRow, written: Written): Form {
  const me = mustBeStaff(ctx).id
  const ours = <T extends { outing_id: Id }>(all: readonly T[]): T[] =>
    all.filter((one) => one.outing_id === row.outing_id)
  const asides = (state: EditRow['state']): Form['clashes'] =>
    ours(written.beside)
      .filter((one) => one.state === state)
      .map((one) => ({
        ...{ id: one.id, said: saidIn(ctx, one), byName: one.by_name, mine: one.by_id === me },
        writtenAt: one.written_at.toISOString(),
      }))
  return {
    fields: ours(written.fields).map((one) => ({
      ...{ said: saidIn(ctx, one), revision: one.revision, byName: one.by_name, at: one.at.toISOString() },
    })),
    ...{ clashes: asides('clash'), late: asides('late'), signedAt: iso(row.signed_at), signedBy: row.signed_name },
    papers: ours(written.papers).map((one) => ({
      ...{ id: one.id, at: one.at.toISOString(), byName: one.by_name, size: one.size },
    })),
  }
}

const called = (ctx: Ctx, id: Id, name: string, sealed: Uint8Array | null): Visit['worker'] => ({
  ...{ id, name, phone: unseal(ctx, 'staff.phone', id, sealed) },
})

export function visitShown(ctx: Ctx, row: store.VisitRow, written: Written, timer: TimerRow | undefined): Visit {
  const who = mustBeStaff(ctx)
  const read = (column: string, sealed: Uint8Array | null): string | null =>
    row.outing_id ? unseal(ctx, column, row.outing_id, sealed) : null
  return {
    ...{ id: store.visitId(row), startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
    ...{ state: row.state, name: unseal(ctx, 'resident.name', row.resident_id, row.name_sealed) ?? '' },
    ...{ phone: unseal(ctx, 'resident.phone', row.resident_id, row.phone_sealed), mine: goes(who, row) },
    ...{ where: read('outing.where', row.where_sealed), basePhone: row.unit_phone },
    worker: called(ctx, row.staff_id, row.staff_name, row.staff_phone),
    companion: row.companion_id ? called(ctx, row.companion_id, row.companion_name ?? '', row.companion_phone) : null,
    two: whyTwo({ colour: row.colour, danger: row.danger, wish: row.wish ?? false }) ?? null,
    timer: timer ? timerShown(timer) : null,
    inside: isInside(who, row, row.on_team)
      ? {
          ...{ why: read('outing.why', row.why_sealed), caseId: row.case_id, wish: row.wish ?? false },
          bring: (row.bring ?? []) as NonNullable<Visit['inside']>['bring'],
          form: formShown(ctx, row, written),
        }
      : null,
  }
}

async function shownAll(ctx: Ctx, rows: readonly store.VisitRow[]): Promise<Visit[]> {
  const ids = rows.map(store.visitId)
  const [written, timers] = await Promise.all([readWritten(ctx, ids), ids.length > 0 ? store.findTimers(ctx, ids) : []])
  return rows.map((row) =>
    visitShown(
      ctx,
      row,
      written,
      timers.find((one) => one.id === store.visitId(row)),
    ),
  )
}

const dayMs = 86_400_000
/** The visits of a day in Shanghai on which the speaker goes. */
export async function readDay(ctx: Ctx, { params }: Input<typeof door.dayGet>): Promise<ReplyOf<typeof door.dayGet>> {
  const day = params.day ?? shanghaiDay(ctx.now)
  const from = new Date(`${day}T00:00:00+08:00`)
  const rows = await store.listVisits(ctx, mustBeStaff(ctx).id, from, new Date(from.getTime() + dayMs))
  return { day, visits: await shownAll(ctx, rows), now: ctx.now.toISOString() }
}

/** A visit as it stands. @throws Refusal NOT_FOUND */
export async function shown(ctx: Ctx, id: Id): Promise<ReplyOf<typeof door.visitGet>> {
  const found = await store.findVisit(ctx, id)
  const row = mustSee(mustBeStaff(ctx), found, found?.on_team ?? false)
  ctx.about = { id, residentId: row.resident_id }
  const [visit] = await shownAll(ctx, [row])
  return { visit: visit!, now: ctx.now.toISOString() }
}

/** A visit one may write of, with everything of it said one after the other. @throws Refusal NOT_FOUND */
export async function mustWrite(ctx: Ctx, id: Id): Promise<store.VisitRow & { outing_id: Id }> {
  await store.lockVisit(ctx, id)
  const found = await store.findVisit(ctx, id)
  const who = mustBeStaff(ctx)
  const row = mustSee(who, found, found?.on_team ?? false)
  mustBeInside(who, row, row.on_team)
  return withOuting(ctx, row)
}

/** An appointment at home that was booked elsewhere gets its visit when it is first touched. */
export function withOuting(ctx: Ctx, row: store.VisitRow): store.VisitRow & { outing_id: Id } {
  ctx.about = { id: store.visitId(row), residentId: row.resident_id }
  if (row.outing_id) return { ...row, outing_id: row.outing_id }
  store.insertOuting(ctx, {
    ...{ id: row.appointment_id, tenant_id: row.tenant_id, unit_id: row.unit_id, resident_id: row.resident_id },
    ...{ appointment_id: row.appointment_id, case_id: row.case_id, companion_id: null, wish: false, bring: [] },
    ...{
      where_sealed: null,
      why_sealed: null,
      by_id: mustBeStaff(ctx).id,
      at: ctx.now,
      signed_at: null,
      signed_by: null,
    },
  })
  return { ...row, outing_id: row.appointment_id, wish: false, bring: [] }
}

export const readVisit = (ctx: Ctx, { params }: Input<typeof door.visitGet>): Promise<ReplyOf<typeof door.visitGet>> =>
  shown(ctx, params.id)

/** What is written of a visit as it stands now. */
export async function formOf(ctx: Ctx, row: store.VisitRow & { outing_id: Id }): Promise<Form> {
  return formShown(ctx, row, await readWritten(ctx, [row.outing_id]))
}
