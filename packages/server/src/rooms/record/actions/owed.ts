import type { Colour } from '@anxin/core/care/colour.ts'
import { type TimeKind, timeAgainDays, timeDueDays } from '@anxin/core/casework/priority.ts'
import { endStates, evaluateEvery, measureEveryWeeks, noteHours, quietDays } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { listAdmins, listHolders, type Reachable } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, minutesLater, newId, tenantOf } from '../../../platform/ctx.ts'
import { isMinor } from '../../../platform/identity/resident.ts'
import { tellStaff } from '../../../platform/outside/tell.ts'
import { unseal } from '../../../platform/privacy.ts'
import { dutiesToLead, insertTask } from '../../casework/door.ts'

const dayMinutes = 24 * 60

interface Owed {
  readonly id: Id
  readonly tenant_id: Id
  readonly unit_id: Id
  readonly resident_id: Id
  readonly owner_id: Id
  readonly kind: TimeKind
}

/** Not while one of the sort stands open, nor soon after it was done. @param c alias of the case @param kind SQL of the sort */
const notAsked = (c: string, kind: string, again: string): string =>
  `not exists (select 1 from case_task t where t.case_id = ${c} and t.kind = ${kind}
     and (t.state = 'open' or t.done_at > $2::timestamptz - make_interval(days => (${again})::int)))`

/** So many of a sort an agency and hour; the next pass goes on with those that are left. */
const aPass = 200
/**
 * Goals that were not looked at, nothing measured, people nobody spoke to, notes that were not signed in time, two cases
 * of one person with a lead each. Red
 * comes first: a long list of what was owed before an update begins with them.
 */
export const owedSql = `select id, tenant_id, unit_id, resident_id, owner_id, kind from (
  select x.*, row_number() over (partition by kind order by red desc, id, owner_id) as nth from (
    select c.id, c.tenant_id, c.unit_id, c.resident_id, c.lead_id as owner_id, w.kind, c.colour in ('RED-E','RED') as red from care_case c
      cross join lateral (values
        ('goals_due', c.sessions - c.reviewed_sessions >= $3::int or coalesce(c.reviewed_at, c.plan_agreed_at, c.state_at) <= $2::timestamptz - make_interval(weeks => $4::int)),
        ('quiet', coalesce(c.last_contact_at, c.opened_at) <= $2::timestamptz - make_interval(days => $5::int))) w(kind, due)
      where c.tenant_id = $1 and c.state = 'ACTIVE' and w.due and ${notAsked('c.id', 'w.kind', '$6::jsonb->>w.kind')}
    union all
    select c.id, c.tenant_id, c.unit_id, c.resident_id, c.lead_id, 'measure', c.colour in ('RED-E','RED') from care_case c
      where c.tenant_id = $1 and c.state = 'ACTIVE' and coalesce(c.plan_agreed_at, c.state_at) <= $2::timestamptz - make_interval(weeks => $10::int)
        and ${notAsked('c.id', `'measure'`, `$6::jsonb->>'measure'`)}
        and not exists (select 1 from case_note n where n.case_id = c.id and coalesce(n.measured, true)
          and n.session_at > $2::timestamptz - make_interval(weeks => $10::int))
        and not exists (select 1 from case_measure m where m.resident_id = any(same_person(c.resident_id)) and m.mode <> 'proxy'
          and m.ended_at > $2::timestamptz - make_interval(weeks => $10::int))
    union all
    select distinct c.id, c.tenant_id, c.unit_id, c.resident_id, n.author_id, 'note', c.colour in ('RED-E','RED')
      from case_note n join care_case c on c.id = n.case_id join staff f on f.id = n.author_id and f.state = 'active'
      where n.tenant_id = $1 and n.signed_at is null and c.state <> all($7)
        and n.session_at <= $2::timestamptz - make_interval(hours => case n.risk when 'present' then $8::int else $9::int end)
        and ${notAsked('c.id', `'note'`, `$6::jsonb->>'note'`)}
    union all
    select c.id, c.tenant_id, c.unit_id, c.resident_id, c.lead_id, 'one_lead', c.colour in ('RED-E','RED')
      from person_merge m join care_case c on c.id in (m.one_case, m.other_case)
        join care_case o on o.id in (m.one_case, m.other_case) and o.id <> c.id
      where m.tenant_id = $1 and m.undone_at is null and c.state <> all($7) and o.state <> all($7) and o.lead_id <> c.lead_id
        and ${notAsked('c.id', `'one_lead'`, `$6::jsonb->>'one_lead'`)}) x) y
  where nth <= ${aPass} order by kind, nth`

/** What the questions above are asked with. */
export const owedParams = (tenantId: Id, now: Date): unknown[] => [
  ...[tenantId, now, evaluateEvery.sessions, evaluateEvery.weeks, quietDays],
  ...[JSON.stringify(timeAgainDays), endStates, noteHours(true), noteHours(false), measureEveryWeeks],
]
const listOwed = async (ctx: Ctx): Promise<Owed[]> =>
  (await ctx.line.query(owedSql, owedParams(tenantOf(ctx), ctx.now))).rows as unknown as Owed[]

interface Led extends Omit<Owed, 'owner_id' | 'kind'> {
  readonly lead_id: Id
  readonly colour: Colour
  readonly gone: boolean
  readonly roles: string[]
  /** Duties whose last certificate has ended. */
  readonly ended: string[]
  readonly birth_sealed: Uint8Array | null
}

const mayLeadNoLonger = (ctx: Ctx, row: Led): boolean => {
  if (row.gone) return true
  const minor = isMinor(unseal(ctx, 'resident.birth', row.resident_id, row.birth_sealed), ctx.now)
  return dutiesToLead(row.roles, { colour: row.colour, minor }).some((duty) => row.ended.includes(duty))
}

const ended = 'from staff_certificate k where k.staff_id = f.id group by k.duty having max(k.valid_until) < $3::date'
export const leaderlessSql = `select c.id, c.tenant_id, c.unit_id, c.resident_id, c.lead_id, c.colour, f.state = 'suspended' as gone, r.birth_sealed,
    array(select distinct g.role from staff_grant g where g.staff_id = f.id) as roles, array(select k.duty ${ended}) as ended
  from care_case c join staff f on f.id = c.lead_id left join resident r on r.id = c.resident_id
  where c.tenant_id = $1 and c.state <> all($4)
    and (f.state = 'suspended' or (c.colour in ('RED-E','RED','ORANGE') and exists (select 1 ${ended})))
    and ${notAsked('c.id', `'handover'`, `'${timeAgainDays.handover}'`)}
  order by c.colour in ('RED-E','RED') desc, c.id limit ${aPass} offset $5`

/** Cases whose lead has left, and urgent ones whose lead holds a certificate no longer. @source domain specification 7.1 */
async function listLeaderless(ctx: Ctx): Promise<Led[]> {
  const found: Led[] = []
  // those whose ended certificate the case does not ask for stay on the list: they keep nobody behind them waiting
  for (let from = 0; found.length < aPass; from += aPass) {
    const { rows } = await ctx.line.query(leaderlessSql, [
      ...[tenantOf(ctx), ctx.now, shanghaiDay(ctx.now), endStates, from],
    ])
    found.push(...(rows as unknown as Led[]).filter((row) => mayLeadNoLonger(ctx, row)))
    if (rows.length < aPass) break
  }
  return found.slice(0, aPass)
}

const ask = (ctx: Ctx, row: Omit<Owed, 'owner_id' | 'kind'>, kind: TimeKind, ownerId: Id): void =>
  insertTask(ctx, row, {
    ...{ id: newId(ctx), kind, owner_id: ownerId, text: '' },
    due_at: minutesLater(ctx.now, timeDueDays[kind] * dayMinutes),
  })

/** What the passing of time asks of somebody becomes a task of theirs. @returns how many */
export async function askForOwed(ctx: Ctx): Promise<number> {
  const owed = await listOwed(ctx)
  for (const row of owed) ask(ctx, row, row.kind, row.owner_id)
  const led = await listLeaderless(ctx)
  const told = new Map<Id, Reachable>()
  for (const row of led) {
    const near = (await listHolders(ctx, ['supervisor'], row.unit_id)).filter((one) => one.id !== row.lead_id)
    const [owner, ...others] = near.length > 0 ? near : await listAdmins(ctx)
    if (!owner) continue
    ask(ctx, row, 'handover', owner.id)
    for (const one of [owner, ...others]) told.set(one.id, one)
  }
  if (told.size > 0) await tellStaff(ctx, [...told.values()], 'case_handover')
  return owed.length + led.length
}
