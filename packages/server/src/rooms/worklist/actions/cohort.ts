import { askedAt, cohortPack, wavesOf } from '@anxin/core/care/plan/cohort.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, type Floor, newId } from '../../../platform/ctx.ts'
import { inTransaction } from '../../../platform/db/transaction.ts'
import { ageToday } from '../../../platform/identity/resident.ts'
import { db, keep, type WaveRow } from '../tables.ts'
import { fieldsOf } from './profile.ts'

/** People reached in one transaction, and transactions in one round: what else the list owes does not wait behind them. */
const batch = 200
const batchesInRound = 10

/** A public event and everybody registered at or under its place. */
export interface Cohort {
  readonly id: Id
  readonly tenantId: Id
  readonly unitId: Id
  readonly beganAt: Date
}

/** From now on its people are asked at their times. Begun again, what was stopped and is still to come goes on. Safe to repeat. */
export function beginCohort(ctx: Ctx, cohort: Cohort): void {
  for (const { months, dueAt } of wavesOf(cohort.beganAt, ctx.now))
    keep.insert(
      ctx,
      'cohort_wave',
      {
        ...{ id: newId(ctx), tenant_id: cohort.tenantId, cohort_id: cohort.id, unit_id: cohort.unitId },
        ...{ began_at: cohort.beganAt, months, due_at: dueAt, state: 'due' },
      },
      `on conflict (cohort_id, months) do update set state = 'due' where cohort_wave.state = 'cancelled'`,
    )
}

/** Nobody is asked any more: waves to come and questions not sent yet fall away; what was sent may still be answered. */
export async function endCohort(ctx: Ctx, cohortId: Id): Promise<void> {
  await db(ctx)
    .updateTable('cohort_wave')
    .set({ state: 'cancelled' })
    .where('cohort_id', '=', cohortId)
    .where('state', '=', 'due')
    .execute()
  await db(ctx)
    .updateTable('rescreen')
    .set({ state: 'cancelled' })
    .where('state', '=', 'due')
    .where('cohort_wave_id', 'in', (q) => q.selectFrom('cohort_wave').select('id').where('cohort_id', '=', cohortId))
    .execute()
}

/** Waves of these events, soonest first. */
export const listWaves = (ctx: Ctx, cohortIds: readonly Id[]): Promise<WaveRow[]> =>
  cohortIds.length === 0
    ? Promise.resolve([])
    : db(ctx).selectFrom('cohort_wave').selectAll().where('cohort_id', 'in', cohortIds).orderBy('due_at').execute()

/** Waves to come at the places above somebody, soonest first. */
export const listWavesAt = (ctx: Ctx, unitPath: readonly Id[]): Promise<WaveRow[]> =>
  db(ctx)
    .selectFrom('cohort_wave')
    .selectAll()
    .where('unit_id', 'in', unitPath)
    .where('state', '=', 'due')
    .orderBy('due_at')
    .limit(20)
    .execute()

const peopleSql = `select r.id, r.birth_sealed, p.fields_sealed, d.id as decision_id
  from resident r join unit u on u.id = r.unit_id
  left join care_profile p on p.resident_id = r.id
  left join lateral (select id from triage_decision where resident_id = r.id order by at desc, id desc limit 1) d on true
  where r.kind = 'registered' and r.tenant_id = $1 and $2 = any(u.path) and ($3::uuid is null or r.id > $3)
  order by r.id limit ${batch}`
interface Person {
  readonly id: Id
  readonly birth_sealed: Uint8Array | null
  readonly fields_sealed: Uint8Array | null
  readonly decision_id: Id | null
}

/** Gives the next people of a wave their rescreen. @returns whether there may be more */
async function reachSome(ctx: Ctx, waveId: Id): Promise<boolean> {
  const wave = await db(ctx)
    .selectFrom('cohort_wave')
    .selectAll()
    .where('id', '=', waveId)
    .forUpdate()
    .executeTakeFirst()
  if (wave?.state !== 'due') return false
  const { rows } = await ctx.line.query(peopleSql, [wave.tenant_id, wave.unit_id, wave.reached])
  const people = rows as unknown as Person[]
  for (const one of people)
    keep.insert(
      ctx,
      'rescreen',
      {
        ...{ id: newId(ctx), tenant_id: wave.tenant_id, resident_id: one.id, decision_id: one.decision_id },
        ...{ kind: 'form', pack: cohortPack(ageToday(ctx, one.id, one.birth_sealed, null)), state: 'due' },
        due_at: askedAt(
          { months: wave.months, dueAt: wave.due_at },
          wave.began_at,
          fieldsOf(ctx, one.id, one.fields_sealed).populations,
        ),
        ...{ cohort_wave_id: wave.id, cohort_months: wave.months },
      },
      'on conflict (cohort_wave_id, resident_id) where cohort_wave_id is not null do nothing',
    )
  const more = people.length === batch
  keep.change(
    ctx,
    'cohort_wave',
    { id: wave.id },
    {
      ...{ people: wave.people + people.length, reached: people.at(-1)?.id ?? wave.reached },
      ...(more ? {} : { state: 'asked' as const }),
    },
  )
  return more
}

/** Waves whose day has come. @returns how many were seen to */
export async function keepCohorts(floor: Floor): Promise<number> {
  const due = await inTransaction(floor, { as: 'house' }, (ctx) =>
    db(ctx)
      .selectFrom('cohort_wave')
      .select(['id', 'tenant_id'])
      .where('state', '=', 'due')
      .where('due_at', '<=', ctx.now)
      .orderBy('due_at')
      .limit(batchesInRound)
      .execute(),
  )
  for (const one of due)
    for (let round = 0; round < batchesInRound; round += 1) {
      const more = await inTransaction(floor, { as: 'tenant', tenantId: one.tenant_id }, (ctx) =>
        reachSome(ctx, one.id),
      )
      if (!more) break
    }
  return due.length
}
