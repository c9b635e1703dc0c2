import type * as door from '@anxin/contract/casework.ts'
import type * as task from '@anxin/contract/casework-tasks.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { priorityOf, reasonsOf } from '@anxin/core/casework/priority.ts'
import { caseSteps, missingFor } from '@anxin/core/casework/state.ts'
import { reaches } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import { listsIn } from '../../../platform/db/bundle.ts'
import type { Ask } from '../../../platform/db/engine.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import type { GoalRow, SheetName, SheetRow } from '../tables.ts'
import { ageOf, artefactsOf, isReviewDue, minorOf, mustOpen } from './case.ts'

type Shown = ReplyOf<typeof door.caseGet>['case']
export type TaskShown = Shown['tasks'][number]
const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const mostRows = 100

export const sheetShown = (ctx: Ctx, row: SheetRow): NonNullable<Shown['sheets']['intake']> => ({
  ...{ revision: row.revision, byName: row.by_name, at: row.at.toISOString() },
  fields: unsealJson<Record<string, unknown>>(ctx, `case_sheet.${row.sheet}`, row.case_id, row.fields_sealed) ?? {},
})

export interface GoalFields {
  readonly statement: string
  readonly measure: string
  readonly baseline: string
  readonly target: string
}
export const goalShown = (ctx: Ctx, row: GoalRow): Shown['goals'][number] => ({
  ...{ id: row.id, dueOn: row.due_on, ownerId: row.owner_id, attainment: row.attainment },
  ...unsealJson<GoalFields>(ctx, 'case_goal.fields', row.id, row.fields_sealed)!,
  ownWords: unseal(ctx, 'case_goal.own_words', row.id, row.own_words_sealed),
})

/** What the database wrote by itself has no words of its own. */
const textOf = (ctx: Ctx, row: store.ListedTask): string =>
  row.text_sealed.length === 0 ? '' : (unseal(ctx, 'case_task.text', row.id, row.text_sealed) ?? '')

export function taskShown(ctx: Ctx, row: store.ListedTask): TaskShown {
  const since = row.last_contact_at ?? row.opened_at
  const facts = {
    ...{ kind: row.kind, colour: row.colour ?? ('GREEN' as const) },
    hoursLeft: (row.due_at.getTime() - ctx.now.getTime()) / 3_600_000,
    quietDays: since ? Math.floor((ctx.now.getTime() - since.getTime()) / 86_400_000) : null,
  }
  return {
    ...{ id: row.id, caseId: row.case_id, caseNumber: row.number, kind: row.kind, text: textOf(ctx, row) },
    name: unseal(ctx, 'resident.name', row.resident_id, row.name_sealed),
    ...{ ownerId: row.owner_id, ownerName: row.owner_name, dueAt: row.due_at.toISOString(), state: row.state },
    note: unseal(ctx, 'case_task.note', row.id, row.note_sealed),
    answers: unsealJson(ctx, 'case_task.answers', row.id, row.answers_sealed),
    ...{ months: row.months, goalId: row.goal_id },
    reasons: row.state === 'open' ? reasonsOf(facts).map((one) => ({ ...one })) : [],
  }
}
const points = (task: TaskShown): number => priorityOf(task.reasons as Parameters<typeof priorityOf>[0])
export const mostPressing = (a: TaskShown, b: TaskShown): number =>
  points(b) - points(a) || (a.dueAt < b.dueAt ? -1 : 1)

const actShown = (ctx: Ctx, row: store.Act): Shown['acts'][number] => ({
  ...{ id: row.id, what: row.what, how: row.how, byName: row.by_name, at: row.at.toISOString() },
  witness: row.witness_name ?? unseal(ctx, 'consent_act.witness', row.id, row.witness_sealed),
  supporter: unsealJson(ctx, 'consent_act.supporter', row.id, row.supporter_sealed),
  shown: row.shown_hash.slice(0, 16),
})

/** What a case file is made of: sent together with BEGIN. */
export const fileAsks = ({ params }: Input<typeof door.caseGet>): readonly Ask[] => [
  store.headAsk(params.id),
  store.papersAsk(params.id),
]

/** Everything that stands in a case, in two looks. */
export async function readCase(
  ctx: Ctx,
  { params }: Input<typeof door.caseGet>,
): Promise<ReplyOf<typeof door.caseGet>> {
  const [head, papers] = ctx.ahead
  const row = await mustOpen(ctx, params.id, head)
  const { sheets, goals, tasks, consents, acts, changes } = listsIn<store.Papers>(papers!)
  const have = artefactsOf(ctx, row, sheets, goals, consents)
  const shown = new Map(sheets.map((one) => [one.sheet, sheetShown(ctx, one)]))
  const sheet = (name: SheetName) => shown.get(name) ?? null
  return {
    case: {
      ...headShown(ctx, row),
      sheets: {
        ...{ intake: sheet('intake'), assessment: sheet('assessment') },
        ...{ closing: sheet('closing'), ecomap: sheet('ecomap') },
      },
      goals: goals.map((one) => goalShown(ctx, one)),
      tasks: tasks.map((one) => taskShown(ctx, one)),
      consents: consents.map(({ channel: how, at, ...rest }) => ({ ...rest, how, at: at.toISOString() })),
      acts: acts.map((one) => actShown(ctx, one)),
      changes: changes.map((one) => ({
        ...{ what: one.what, from: one.from_state, to: one.to_state, byName: one.by_name, at: one.at.toISOString() },
        text: unseal(ctx, 'case_change.text', one.id, one.text_sealed),
      })),
      ways: caseSteps[row.state].map((to) => ({ to, missing: missingFor(row.state, to, have) })),
      safetyOpen: row.safety_open,
    },
  }
}

type Head = Omit<Shown, 'sheets' | 'goals' | 'tasks' | 'consents' | 'acts' | 'changes' | 'ways' | 'safetyOpen'>
function headShown(ctx: Ctx, row: store.OpenedCase): Head {
  const who = mustBeStaff(ctx)
  const deputy = reaches(who.grants, ['supervisor'], row.path)
  return {
    ...{ id: row.id, number: row.number, residentId: row.resident_id, age: ageOf(ctx, row), minor: minorOf(ctx, row) },
    name: unseal(ctx, 'resident.name', row.resident_id, row.name_sealed),
    phone: unseal(ctx, 'resident.phone', row.resident_id, row.phone_sealed),
    ...{ unitName: row.unit_name, state: row.state, colour: row.colour, lowering: row.lowering_to },
    ...{ population: row.population, source: row.source },
    ...{ openedAt: row.opened_at.toISOString(), stateAt: row.state_at.toISOString(), dueAt: iso(row.phase_due_at) },
    ...{ lastContactAt: iso(row.last_contact_at), sessions: row.sessions, offTrack: row.off_track },
    ...{ reopened: row.reopened, outcome: row.outcome, team: row.team },
    plan: {
      ...{ revision: row.plan_revision, tier: row.plan_tier, every: row.plan_every },
      ...{ approved: row.plan_signed_by !== null, agreedAt: iso(row.plan_agreed_at), contractAt: iso(row.contract_at) },
      ...{ reviewDue: isReviewDue(row, ctx.now), counselled: row.counselled },
    },
    may: { lead: row.lead_id === who.id || deputy, sign: deputy && who.duties.includes('C-SUPERVISE') },
    now: ctx.now.toISOString(),
  }
}

export async function readList(
  ctx: Ctx,
  { params }: Input<typeof door.caseList>,
): Promise<ReplyOf<typeof door.caseList>> {
  const found = await store.listCases(ctx, params, mostRows)
  const rows = found.slice(0, mostRows).map((row) => ({
    ...{ id: row.id, number: row.number, unitName: row.unit_name, state: row.state, colour: row.colour },
    name: unseal(ctx, 'resident.name', row.resident_id, row.name_sealed),
    ...{ population: row.population, leadId: row.lead_id, leadName: row.lead_name, sessions: row.sessions },
    ...{ stateAt: row.state_at.toISOString(), dueAt: iso(row.phase_due_at), lastContactAt: iso(row.last_contact_at) },
    ...{ offTrack: row.off_track, quiet: row.quiet },
  }))
  const next = found.length > mostRows ? found[mostRows - 1]!.place : null
  return { rows, now: ctx.now.toISOString(), next }
}

/** What the speaker is to do, and what waits in the cases they lead. */
export async function readToday(ctx: Ctx): Promise<ReplyOf<typeof task.todayGet>> {
  const { id } = mustBeStaff(ctx)
  const [tasks, loads, notes] = await Promise.all([
    store.listOwnTasks(ctx, id),
    store.listLoads(ctx, [id]),
    ctx.line.query('select count(*)::int as n from case_note where author_id = $1 and signed_at is null', [id]),
  ])
  const { active, urgent, overdue, quiet } = loads.get(id) ?? { active: 0, urgent: 0, overdue: 0, quiet: 0 }
  return {
    tasks: tasks.map((one) => taskShown(ctx, one)).sort(mostPressing),
    figures: { active, urgent, overdue, quiet, openNotes: Number(notes.rows[0]?.n ?? 0) },
    now: ctx.now.toISOString(),
  }
}
