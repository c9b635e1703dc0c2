import { recommendCare } from '@anxin/core/care/recommend.ts'
import type { DayExceptions } from '@anxin/core/working-days.ts'
import { decided } from '../../../../seed/town.ts'
import { seal, sealJson } from '../platform/privacy.ts'
import { owed, program, urgencyOf } from '../rooms/worklist/actions/join.ts'
import type { DueWhat } from '../rooms/worklist/tables.ts'
import type { Dice } from './dice.ts'
import { fillIn } from './measures.ts'
import { type Cabin, type Colleague, later, type Person, type Town, withRole } from './town.ts'

const outcomes = ['self_help', 'watch', 'brief_support', 'counselling', 'other_service', 'declined'] as const

/** What stands next, and how many hours ago the entry came to it. */
const open: readonly (readonly [readonly ['open' | 'taken' | 'contacted', DueWhat], number])[] = [
  [['open', 'acknowledge'], 55],
  [['taken', 'contact'], 30],
  [['contacted', 'decision'], 15],
]

/**
 * Somebody whose form put them on the list of early warning: judged by the table of the house, waiting now or decided
 * on long ago.
 */
export function putOnList(town: Town, cabin: Cabin, person: Person, waits: boolean, calendar: DayExceptions): void {
  const dice = town.dice(`list ${person.n}`)
  const at = later(town.now, waits ? -dice.next() * 1.5 : -dice.between(10, 500))
  const total = dice.weighed([
    [dice.between(10, 14), 60],
    [dice.between(15, 19), 34],
    [dice.between(20, 23), 6],
  ] as const)
  const input = { age: person.age, config: 'community' as const, scales: { phq9: { total, item9: 0 } } }
  const care = recommendCare(input)
  const { sittingId } = fillIn(town, dice, person, { total, at, colour: care.colour, rule: care.rule })
  const decisionId = dice.id(at)
  town.sheaf.add('triage_decision', {
    ...{ id: decisionId, tenant_id: town.tenantId, resident_id: person.id, sitting_id: sittingId, rule: care.rule },
    ...{ colour: care.colour, tier: care.tier, evidence: care.evidence, rejected: [], config_version: 0 },
    ...{ input_sealed: sealJson(town.ctx, 'triage_decision.input', decisionId, input), by_name: '程序', at },
  })
  const [state, what] = waits ? dice.weighed(open) : (['closed', 'decision'] as const)
  const owner = state === 'open' ? null : dice.pick(withRole(cabin, 'social_worker'))
  const id = dice.id(at)
  const closedAt = state === 'closed' ? later(at, dice.between(1, 6)) : null
  town.sheaf.add('worklist_entry', {
    ...{ id, tenant_id: town.tenantId, resident_id: person.id, unit_id: cabin.unitId, colour: care.colour },
    ...{ urgency: urgencyOf(care.colour, false), tier: care.tier, rule: care.rule, decision_id: decisionId, state },
    ...{ owner_id: owner?.id ?? null, mode: 'self', worse: false, missed: 0, due_what: what },
    due_at: owed(state === 'open' ? at : town.now, care.colour, care.rule, what, calendar) ?? later(at, 3),
    ...{ name_sealed: person.nameSealed, minor: person.age < 18, opened_at: at, closed_at: closedAt },
    outcome: closedAt && dice.pick(outcomes),
  })
  tellSteps(town, dice, person, { id, at, owner, closedAt })
}

interface Told {
  readonly id: string
  readonly at: Date
  readonly owner: Colleague | null
  readonly closedAt: Date | null
}
function tellSteps(town: Town, dice: Dice, person: Person, { id, at, owner, closedAt }: Told): void {
  const step = (
    what: string,
    by: { id: string | null; name: string },
    when: Date,
    text: string | null = null,
  ): void => {
    const stepId = dice.id(when)
    town.sheaf.add('worklist_step', {
      ...{ id: stepId, tenant_id: town.tenantId, resident_id: person.id, entry_id: id, what, staff_id: by.id },
      ...{ by_name: by.name, text_sealed: text && seal(town.ctx, 'worklist_step.text', stepId, text), at: when },
    })
  }
  step('worklist.entry_opened_by_finding', program, at)
  if (owner) step('worklist.entry_taken', owner, later(at, 0.05))
  if (owner && closedAt) step('worklist.entry_decided', owner, closedAt, `watch\n${dice.pick(decided)}`)
}
