import { casePurposes } from '@anxin/contract/casework-plan.ts'
import type { intakeFields } from '@anxin/contract/casework-sheets.ts'
import type { z } from 'zod'
import * as said from '../../../../seed/town.ts'
import { shanghaiDay } from '../platform/clock.ts'
import { seal, sealJson } from '../platform/privacy.ts'
import { fingerprintOf, shownText } from '../rooms/casework/actions/consent.ts'
import type { Case } from './case.ts'
import type { Dice } from './dice.ts'
import { agree } from './people.ts'
import { later, type Town } from './town.ts'

/** What stands in a case besides its sessions: sheets, goals, consents, and what happened, in order. */
export function keepPapers(town: Town, dice: Dice, one: Case): void {
  keepSheets(town, dice, one)
  const goals = one.reached('PLANNED') ? setGoals(town, dice, one) : []
  if (one.reached('ASSESSING')) sign(town, dice, one, goals)
  if (one.state === 'WAITLIST') wait(town, dice, one)
  tellHistory(town, dice, one)
}

type Intake = z.output<typeof intakeFields>
const nothing: Intake = {
  ...{ request: '', eligibility: '', conflict: '', conflictNote: '', emergencyContact: '' },
  ...{ accessibility: [], accessibilityNote: '' },
}

function keepSheets(town: Town, dice: Dice, one: Case): void {
  const { own, lead, reached, when, request, person } = one
  const sheet = (name: string, fields: object, at: Date, revision: number): void => {
    town.sheaf.add('case_sheet', {
      ...{ ...own, sheet: name, revision, by_id: lead.id, by_name: lead.name, at },
      fields_sealed: sealJson(town.ctx, `case_sheet.${name}`, own.case_id, fields),
    })
  }
  const done = reached('ASSESSING')
  const intake: Intake = done
    ? {
        ...{ ...nothing, request, eligibility: dice.pick(said.eligibility), conflict: 'none' },
        ...{
          emergencyContact: person.contact || '本人暂不愿意留',
          accessibility: [person.age >= 70 ? 'seeing' : 'none'],
        },
      }
    : { ...nothing, request }
  sheet('intake', intake, when(done ? 'INTAKE' : 'NEW'), done ? 2 : 1)
  if (done) {
    const { body, mind, social, strengths, risk, culture } = said.assessment
    const fields = {
      ...{ body: dice.pick(body), mind: dice.pick(mind), social: dice.pick(social), strengths: dice.pick(strengths) },
      ...{ risk: dice.pick(risk), culture: dice.pick(culture), noBaseline: '' },
    }
    sheet('assessment', fields, later(when('ASSESSING'), 0.5), 1)
  }
  if (reached('CLOSING')) {
    const fields = {
      ...{
        reason: dice.pick(['goals_met', 'agreed', 'moved', 'wish'] as const),
        summary: dice.pick(said.closing.summary),
      },
      relapsePlan: dice.pick(said.closing.relapse),
    }
    sheet('closing', fields, when('CLOSING'), 1)
    rate(town, dice, one)
  }
}

/** What was told a colleague of the service at its end, or that they did not wish to say. */
function rate(town: Town, dice: Dice, { own, lead, when }: Case): void {
  const id = dice.id(when('CLOSING'))
  const answers = dice.chance(0.8) ? Array.from({ length: 6 }, () => dice.between(2, 5)) : null
  town.sheaf.add('case_rating', {
    ...{ ...own, id, round: 0, how: answers ? 'written' : 'declined', by_id: lead.id, by_name: lead.name },
    at: when('CLOSING'),
  })
  if (answers)
    town.sheaf.add('rating_answer', {
      ...{ ...own, id, written: true, answers, on_day: shanghaiDay(when('CLOSING')) },
    })
}

/** @returns the goals as they are signed */
function setGoals(town: Town, dice: Dice, one: Case): string[] {
  const { own, when, reached, lead } = one
  const begins = when('PLANNED')
  const first = dice.between(0, said.goals.length - 1)
  const dueOn = shanghaiDay(later(begins, 90))
  return Array.from({ length: dice.between(1, 3) }, (_, place) => {
    const { own: words, ...fields } = said.goals[(first + place) % said.goals.length]!
    const id = dice.id(begins)
    town.sheaf.add('case_goal', {
      ...{ ...own, id, place, due_on: dueOn, owner_id: lead.id },
      fields_sealed: sealJson(town.ctx, 'case_goal.fields', id, fields),
      own_words_sealed: words ? seal(town.ctx, 'case_goal.own_words', id, words) : null,
      ...{
        attainment: reached('CLOSING') ? dice.between(-1, 2) : null,
        attained_at: reached('CLOSING') ? when('CLOSING') : null,
      },
    })
    return [fields.statement, fields.measure, fields.baseline, fields.target, dueOn].join(' | ')
  })
}

const withheld = ['recording', 'research', 'reminders', 'referral']

/** What was agreed to, spoken before somebody who heard it; reminders never, so that nothing is sent. */
function sign(town: Town, dice: Dice, one: Case, goals: readonly string[]): void {
  const { own, when, reached, lead } = one
  const at = later(when('INTAKE'), 0.2)
  for (const purpose of casePurposes)
    agree(town, dice, own.resident_id, { purpose, given: !withheld.includes(purpose), channel: 'spoken', at })
  const act = (what: 'consent' | 'plan', shown: string, signedAt: Date): void => {
    const id = dice.id(signedAt)
    town.sheaf.add('consent_act', {
      ...{ ...own, id, what, how: 'spoken', shown_hash: fingerprintOf(shown), at: signedAt },
      shown_sealed: seal(town.ctx, 'consent_act.shown', id, shown),
      witness_sealed: seal(town.ctx, 'consent_act.witness', id, dice.pick(said.witnesses)),
      ...{ by_id: lead.id, by_name: lead.name },
    })
  }
  act('consent', shownText('zh'), at)
  if (reached('ACTIVE')) act('plan', ['plan 1', ...goals].join('\n'), when('ACTIVE'))
}

/** A place on the waiting list of appointments. */
function wait(town: Town, dice: Dice, { own, when, openedAt }: Case): void {
  const joined = when('WAITLIST')
  town.sheaf.add('waiting', {
    ...{ id: dice.id(openedAt), tenant_id: own.tenant_id, unit_id: own.unit_id, resident_id: own.resident_id },
    ...{ case_id: own.case_id, mode: dice.pick(['voice', 'video', 'text']), times: [], state: 'waiting' },
    ...{ joined_at: joined, contact_due_at: later(joined, 14), contacts: 0 },
  })
}

function tellHistory(town: Town, dice: Dice, one: Case): void {
  const { own, lead, boss, life, reached, when } = one
  const tell = (what: string, at: Date, by: string, from: string | null = null, to: string | null = null): void =>
    town.sheaf.add('case_change', { ...own, id: dice.id(at), what, from_state: from, to_state: to, by_name: by, at })
  tell('casework.case_opened', one.openedAt, lead.name, null, 'NEW')
  for (let n = 1; n < life.states.length; n += 1)
    tell('casework.case_moved', life.at[n]!, lead.name, life.states[n - 1]!, life.states[n]!)
  if (reached('ASSESSING')) tell('casework.consent_kept', later(when('INTAKE'), 0.2), lead.name, null, 'spoken')
  if (reached('PLANNED')) tell('casework.assessment_signed', when('PLANNED'), boss.name)
  if (reached('ACTIVE')) tell('casework.plan_signed', when('ACTIVE'), boss.name)
  if (reached('FOLLOW_UP')) tell('casework.closing_signed', when('FOLLOW_UP'), boss.name)
}
