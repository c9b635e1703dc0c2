import { caseSources } from '@anxin/contract/casework.ts'
import { agreementVersion } from '@anxin/core/casework/agreement.words.ts'
import type { Outcome } from '@anxin/core/casework/outcome.ts'
import { type CaseState, contactRates, isOver, phaseDays, phaseOf, planTiers } from '@anxin/core/casework/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { households, requests, tasks } from '../../../../seed/town.ts'
import { seal } from '../platform/privacy.ts'
import type { Dice } from './dice.ts'
import { colourOf, enteredAt, type Life, lifeOf, populationOf } from './life.ts'
import { keepMeasures } from './measures.ts'
import { keepPapers } from './papers.ts'
import { holdSessions } from './sessions.ts'
import { type Cabin, type Colleague, later, type Person, type Town, withRole } from './town.ts'

/** Everything that is known of a case while its papers are written. */
export interface Case {
  readonly id: Id
  readonly person: Person
  readonly life: Life
  readonly state: CaseState
  readonly openedAt: Date
  readonly lead: Colleague
  readonly boss: Colleague
  readonly request: string
  /** What every row of it repeats. */
  readonly own: { tenant_id: Id; unit_id: Id; case_id: Id; resident_id: Id }
  /** True once it has come so far. */
  readonly reached: (state: CaseState) => boolean
  /** When it came so far; the moment it was opened where it never did. */
  readonly when: (state: CaseState) => Date
}

const openCase = (town: Town, cabin: Cabin, person: Person, dice: Dice): Case => {
  const life = lifeOf(dice, town.now)
  const openedAt = life.at[0]!
  const id = dice.id(openedAt)
  const when = (state: CaseState): Date => enteredAt(life, state) ?? openedAt
  return {
    ...{ id, person, life, openedAt, when, state: life.states.at(-1)!, request: dice.pick(requests) },
    lead: dice.pick(dice.chance(0.75) ? withRole(cabin, 'social_worker') : withRole(cabin, 'counsellor')),
    boss: withRole(cabin, 'supervisor')[0]!,
    own: { tenant_id: town.tenantId, unit_id: cabin.unitId, case_id: id, resident_id: person.id },
    reached: (state) => life.states.includes(state),
  }
}

/**
 * One case with all its papers, as it stands today.
 * @param beside somebody who may be of the same home
 * @returns it
 */
export function workOnCase(town: Town, cabin: Cabin, person: Person, beside: Person): Case {
  const dice = town.dice(`case ${person.n}`)
  const one = openCase(town, cabin, person, dice)
  const held = holdSessions(town, dice, one)
  const measured = keepMeasures(town, dice, one, held.length)
  if (dice.chance(0.08)) keepHousehold(town, dice, one, beside)
  keepCase(town, dice, one, { spoke: held.at(-1), sessions: held.length, ...measured })
  keepTeam(town, dice, cabin, one)
  keepPapers(town, dice, one)
  giveTasks(town, dice, one)
  return one
}

interface Known {
  readonly spoke: Date | undefined
  readonly sessions: number
  readonly outcome: Outcome
  readonly offTrack: boolean
}
function keepCase(town: Town, dice: Dice, one: Case, known: Known): void {
  const { reached, when, state, life, lead, boss, person } = one
  const entered = life.at.at(-1)!
  const colour = colourOf(dice, life.states)
  const days = isOver(state) ? null : phaseDays(phaseOf(state), colour)
  const [planned, closes] = [reached('ACTIVE') || (state === 'PLANNED' && dice.chance(0.5)), reached('CLOSING')]
  const { case_id: id, ...own } = one.own
  town.sheaf.add('care_case', {
    ...{
      id,
      ...own,
      lead_id: lead.id,
      state: 'NEW',
      colour,
      population: populationOf(dice, person.age),
    },
    ...{ source: dice.pick(caseSources), conflict_with: [], sessions: known.sessions, opened_at: one.openedAt },
    ...{ state_at: entered, phase_due_at: days === null ? null : later(entered, days) },
    last_contact_at: known.spoke ?? (reached('SCREENED') ? when('SCREENED') : null),
    ...{ reviewed_at: null, reviewed_sessions: known.sessions, off_track: known.offTrack && !isOver(state) },
    assessment_signed_by: reached('PLANNED') ? boss.id : null,
    ...{ plan_revision: reached('PLANNED') ? 1 : 0, plan_by: reached('PLANNED') ? lead.id : null },
    ...{
      plan_tier: reached('PLANNED') ? dice.pick(planTiers) : null,
      plan_every: reached('PLANNED') ? dice.pick(contactRates) : null,
    },
    ...(reached('ACTIVE')
      ? { contract_version: agreementVersion, contract_at: when('ACTIVE') }
      : { contract_version: null, contract_at: null }),
    ...{ plan_signed_by: planned ? boss.id : null, plan_agreed_at: reached('ACTIVE') ? when('ACTIVE') : null },
    ...{ closing_by: closes ? lead.id : null, closing_signed_by: reached('FOLLOW_UP') ? boss.id : null },
    ...{ outcome: closes ? known.outcome : null, closed_at: isOver(state) ? entered : null, reopened: 0 },
  })
  town.sheaf.lead('care_case', id, life.states)
}

function keepTeam(town: Town, dice: Dice, cabin: Cabin, { own, lead, openedAt, reached }: Case): void {
  const join = (staff: Colleague, part: string): void =>
    town.sheaf.add('case_member', {
      ...{ case_id: own.case_id, staff_id: staff.id, tenant_id: own.tenant_id, part, since: openedAt },
    })
  join(lead, 'lead')
  if (lead.role === 'social_worker' && dice.chance(0.3)) join(dice.pick(withRole(cabin, 'counsellor')), 'counsellor')
  if (reached('ACTIVE') && dice.chance(0.12)) join(dice.pick(withRole(cabin, 'volunteer')), 'volunteer')
}

const kinds = ['visit', 'call', 'plan', 'other'] as const

/** What is to be done and what was done; calls after the closing, for whoever led it. */
function giveTasks(town: Town, dice: Dice, one: Case): void {
  const { own, lead, state, life } = one
  const task = (kind: string, text: string, dueAt: Date, done: boolean, months: number | null = null): void => {
    const { case_id, tenant_id, unit_id, resident_id } = own
    const id = dice.id(later(dueAt, -7))
    town.sheaf.add('case_task', {
      ...{
        id,
        tenant_id,
        unit_id,
        case_id,
        resident_id,
        kind,
        text_sealed: seal(town.ctx, 'case_task.text', id, text),
      },
      ...{ owner_id: lead.id, due_at: dueAt, state: done ? 'done' : 'open', done_at: done ? dueAt : null },
      ...{ done_by: done ? lead.id : null, months },
    })
  }
  const over = isOver(state)
  const entered = life.at.at(-1)!
  for (let n = dice.between(0, over ? 3 : 2); n > 0; n -= 1) {
    const kind = dice.pick(kinds)
    const due = over ? later(entered, -dice.between(1, 60)) : later(town.now, dice.between(-4, 10))
    task(kind, dice.pick(tasks[kind]), due, over)
  }
  if (!life.states.includes('FOLLOW_UP')) return
  for (const months of [1, 3, 6]) {
    const due = later(one.when('FOLLOW_UP'), months * 30)
    task('follow_up', '', due, over || due < town.now, months)
  }
}

/** Two people of one home, both known to the house. */
function keepHousehold(town: Town, dice: Dice, { own, person, openedAt }: Case, beside: Person): void {
  const { ctx, sheaf } = town
  const id = dice.id(openedAt)
  const about = { tenant_id: own.tenant_id, unit_id: own.unit_id, at: openedAt }
  const name = households.name(person.name.slice(0, 1))
  sheaf.add('household', { ...about, id, name_sealed: seal(ctx, 'household.name', id, name) })
  for (const one of [person, beside])
    sheaf.add('household_member', {
      ...{ ...about, household_id: id, resident_id: one.id },
      relation_sealed: seal(ctx, 'household_member.relation', one.id, dice.pick(households.relations)),
    })
}
