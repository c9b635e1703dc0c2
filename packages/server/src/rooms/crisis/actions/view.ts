import type * as contract from '@anxin/contract/crisis.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { formOfCallShown } from '@anxin/core/crisis/caring.ts'
import { type Closing, missingToClose } from '@anxin/core/crisis/closing.ts'
import { isRed } from '@anxin/core/crisis/grade.ts'
import { crisisSteps } from '@anxin/core/crisis/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { namesOf } from '../../../platform/access.ts'
import { type Ctx, minutesLater } from '../../../platform/ctx.ts'
import type { Answer, Ask } from '../../../platform/db/engine.ts'
import type { Input } from '../../../platform/http/server.ts'
import { contactForStaff } from '../../../platform/identity/danger.ts'
import { type Person, type ResidentRow, readResident } from '../../../platform/identity/resident-store.ts'
import { tailOf, unseal, unsealJson } from '../../../platform/privacy.ts'
import { findAssessment, judged } from '../../findings/door.ts'
import { findPlan, planShown } from '../../plan/door.ts'
import { responderRoles } from '../policy.ts'
import { listEntries } from '../store.ts'
import * as care from '../store-care.ts'
import type { EventRow, LineRow } from '../tables.ts'
import { numberText } from './page.ts'
import { boardHead } from './step.ts'

export type Detail = ReplyOf<typeof contract.eventGet>
type BoardReply = ReplyOf<typeof contract.board>
type PacketFields = Omit<NonNullable<Detail['packet']>, 'sentAt'>

const iso = (at: Date): string => at.toISOString()

interface BoardRow extends EventRow {
  readonly name_sealed: Uint8Array | null
  readonly unit_name: string
  readonly owner_name: string | null
  readonly timer_kind: string | null
  readonly timer_due: Date | null
  readonly timer_target: string | null
  readonly total: number
}

const views = {
  open: `e.state not in ('CLOSED','DECEASED') and not e.quiet`,
  mine: `e.state not in ('CLOSED','DECEASED') and e.owner_id = (select app_staff())`,
  ended: `e.state in ('CLOSED','DECEASED') and not e.quiet`,
} as const

const gradeOrder = `array_position(array['RED_E','RED','ORANGE','YELLOW'], e.grade)`

/** More are counted, not listed: a board nobody can read to its end helps nobody. */
const mostRows = 500

/** Rows of the board: one query, so that the screen shows one moment of the database. */
const rowsAsk = (where: string, params: readonly unknown[]): Ask => ({
  text: `select e.*, r.name_sealed, u.name as unit_name, f.name as owner_name, t.kind as timer_kind, t.due_at as timer_due, t.target as timer_target,
       count(*) over ()::int as total
     from crisis_event e
     join unit u on u.id = e.unit_id
     left join resident r on r.id = e.resident_id
     left join staff f on f.id = e.owner_id
     left join lateral (select kind, due_at, target from crisis_timer c
       where c.event_id = e.id and c.fired_at is null and c.cancelled_at is null order by due_at limit 1) t on true
     where ${where} order by ${gradeOrder}, t.due_at nulls last, e.raised_at limit ${mostRows}`,
  params,
})

const rowsOf = ({ rows }: Answer): BoardRow[] => rows as unknown as BoardRow[]

function rowShown(ctx: Ctx, row: BoardRow): BoardReply['rows'][number] {
  return {
    id: row.id,
    number: numberText(row),
    grade: row.grade,
    state: row.state,
    name: unseal(ctx, 'resident.name', row.resident_id, row.name_sealed),
    minor: row.minor,
    drill: row.drill,
    subject: row.subject,
    unitName: row.unit_name,
    source: row.source,
    signals: row.signals,
    raisedAt: iso(row.raised_at),
    ownerName: row.owner_name,
    mine: ctx.who.kind === 'staff' && row.owner_id === ctx.who.id,
    next: row.timer_due
      ? {
          kind: row.timer_kind as NonNullable<Detail['next']>['kind'],
          dueAt: iso(row.timer_due),
          target: row.timer_target as NonNullable<Detail['next']>['target'],
        }
      : null,
    unread: row.unread,
    falseAlarmSaid: row.false_alarm_said_at !== null,
  }
}

/** Places on which the member of staff who speaks holds one of these roles. */
const placesHere =
  '(select array_agg(unit_id) from staff_grant where staff_id = (select app_staff()) and role = any($1))'

/** What the board shows, asked in one go: its position first, so that no change after it is missed. */
export const boardAsks = (view: keyof typeof views): readonly [Ask, Ask] => [
  boardHead,
  rowsAsk(`u.path && ${placesHere} and ${views[view]}`, [responderRoles]),
]

export const boardAhead = ({ params }: Input<typeof contract.board>): readonly Ask[] => boardAsks(params.view)

/** The board: exactly what the database holds, most urgent first. */
export const readBoard = async (ctx: Ctx): Promise<BoardReply> => boardShown(ctx, ctx.ahead as [Answer, Answer])

/** The answers to `boardAsks` as the board shows them. */
export function boardShown(ctx: Ctx, [head, rows]: readonly [Answer, Answer]): BoardReply {
  const seq = Number(head.rows[0]?.seq ?? 0)
  const found = rowsOf(rows)
  return { rows: found.map((row) => rowShown(ctx, row)), total: found[0]?.total ?? 0, now: iso(ctx.now), seq }
}

export const lineShown = (ctx: Ctx, line: LineRow): Detail['lastMessages'][number] => ({
  id: line.id,
  seq: line.seq,
  from: line.sender,
  name: line.staff_name,
  text: unseal(ctx, 'message.text', line.id, line.text_sealed) ?? '',
  card: line.card,
  choices: line.choices,
  generated: line.generated,
  at: iso(line.at),
})

/** What counts for closing. */
async function closingOf(ctx: Ctx, event: EventRow): Promise<Closing> {
  const [assessment, plan, all, entries] = [
    await findAssessment(ctx, event.id, event.raised_at),
    await findPlan(ctx, event.resident_id),
    await care.listFollowUps(ctx, event.id),
    await listEntries(ctx, event.id),
  ]
  // of a danger that came back nothing counts that was done about the one before
  const tasks = all.filter((task) => minutesLater(task.due_at, -task.hours * 60) >= event.raised_at)
  const reached = tasks.filter((task) => task.reached)
  return {
    owed: await care.listOwed(ctx, event.id),
    planSeen: reached.at(-1)?.plan_seen ?? false,
    safer: plan !== undefined && planShown(ctx, plan).saferEnvironment.length > 0,
    scheduled: tasks.length > 0,
    debriefed: !isRed(event.grade) || (await care.wasDebriefOffered(ctx, event)),
    assessed: assessment !== undefined,
    planned: plan !== undefined,
    wasEmergency: entries.some((entry) => entry.to_state === 'EMERGENCY'),
    handedOver: event.handover_at !== null,
    reached: reached.length,
    distress: reached.flatMap((task) => (task.distress === null ? [] : [task.distress])),
  }
}

/** How many of the last lines are shown before the whole conversation is opened. */
const lastTurns = 12

async function people(ctx: Ctx, event: EventRow, resident: ResidentRow | undefined) {
  const ids = [event.owner_id, event.false_alarm_by, event.close_asked_by].filter((id) => id !== null)
  const names = await namesOf(ctx, ids)
  const phone = resident && unseal(ctx, 'resident.phone', resident.id, resident.phone_sealed)
  const contact =
    resident && unsealJson<Person>(ctx, 'resident.emergency_contact', resident.id, resident.emergency_contact_sealed)
  const handover = unsealJson<NonNullable<Detail['handover']>>(
    ctx,
    'crisis_event.handover',
    event.id,
    event.handover_sealed,
  )
  return {
    registered: resident?.kind === 'registered',
    owner: event.owner_id ? { id: event.owner_id, name: names.get(event.owner_id) ?? '' } : null,
    phoneTail: phone ? tailOf(phone) : null,
    phone: phone && ctx.who.kind === 'staff' && ctx.who.id === event.owner_id ? phone : null,
    emergencyContact: contact ? await contactForStaff(ctx, event.resident_id, contact) : null,
    callback: unsealJson<NonNullable<Detail['callback']>>(
      ctx,
      'crisis_event.callback',
      event.id,
      event.callback_sealed,
    ),
    handover,
    falseAlarmBy: event.false_alarm_by ? (names.get(event.false_alarm_by) ?? '') : null,
    closeAskedBy: event.close_asked_by ? (names.get(event.close_asked_by) ?? '') : null,
  }
}

async function history(
  ctx: Ctx,
  event: EventRow,
): Promise<Pick<Detail, 'reasons' | 'contacts' | 'followUps' | 'postvention' | 'pages' | 'timeline'>> {
  const signals = await care.listSignals(ctx, event.id)
  const contacts = await care.listContacts(ctx, event.id)
  const tasks = await care.listFollowUps(ctx, event.id)
  const pages = await care.listPages(ctx, event.id)
  const answered = tasks.length > 0 ? await care.listFormsAnswered(ctx, event) : []
  const entries = await listEntries(ctx, event.id)
  return {
    reasons: signals.map((s) => ({
      at: iso(s.at),
      source: s.source,
      level: s.level,
      subject: s.subject,
      quotes: unsealJson<string[]>(ctx, 'crisis_signal.quotes', s.id, s.quotes_sealed) ?? [],
      messageId: s.message_id,
    })),
    contacts: contacts.map((c) => ({
      ...{ id: c.id, at: iso(c.at), by: c.staff_name, channel: c.channel, outcome: c.outcome },
      note: unseal(ctx, 'crisis_contact.note', c.id, c.note_sealed) ?? '',
    })),
    followUps: tasks.map((t) => ({
      ...{
        id: t.id,
        dueAt: iso(t.due_at),
        hours: t.hours,
        state: t.state,
        tries: t.tries,
        distress: t.distress,
        planSeen: t.plan_seen,
        form: formOfCallShown(t.hours, t.due_at, answered),
      },
      outcome: unseal(ctx, 'crisis_follow_up.note', t.id, t.note_sealed),
    })),
    postvention: (await care.listPostvention(ctx, event.id)).map((t) => ({
      ...{ id: t.id, kind: t.kind, dueAt: iso(t.due_at), by: t.staff_name },
      doneAt: t.done_at ? iso(t.done_at) : null,
      note: unseal(ctx, 'crisis_postvention.note', t.id, t.note_sealed),
    })),
    pages: pages.map((p) => ({
      at: iso(p.at),
      to: p.to_name,
      rung: p.rung,
      channel: p.channel,
      state: p.state,
    })),
    timeline: entries.map((entry) => ({
      ...{
        seq: entry.seq,
        at: iso(entry.at),
        what: entry.what,
        from: entry.from_state,
        to: entry.to_state,
        by: entry.by_name,
      },
      text: unseal(ctx, 'crisis_transition.text', entry.event_id, entry.text_sealed),
    })),
  }
}

/** What the resident let go for whoever comes. */
async function packetOf(ctx: Ctx, conversationId: Id): Promise<Detail['packet']> {
  const row = await care.findPacket(ctx, conversationId)
  const fields = row && unsealJson<PacketFields>(ctx, 'companion_packet.fields', row.conversation_id, row.fields_sealed)
  return row && fields ? { ...fields, sentAt: iso(row.sent_at) } : null
}

/** What stands in the way of closing; an alert that was none asks only for what others owe. */
export async function closeMissing(ctx: Ctx, event: EventRow): Promise<string[]> {
  if (event.state === 'DECEASED') return []
  return event.state === 'FALSE_ALARM' ? care.listOwed(ctx, event.id) : missingToClose(await closingOf(ctx, event))
}

/** One event whole, as the console shows it. */
export async function detailOf(ctx: Ctx, event: EventRow): Promise<Detail> {
  const { text, params } = rowsAsk('e.id = $1', [event.id])
  const [row] = rowsOf(await ctx.line.query(text, params))
  const resident = await readResident(ctx, event.resident_id)
  const lines = event.conversation_id ? await care.listLastLines(ctx, event.conversation_id, lastTurns) : []
  const plan = await findPlan(ctx, event.resident_id)
  return {
    ...rowShown(ctx, row!),
    personId: event.resident_id,
    ...(await people(ctx, event, resident)),
    ...(await history(ctx, event)),
    conversationId: event.conversation_id,
    lastMessages: lines.map((line) => lineShown(ctx, line)),
    messageSeq: lines.at(-1)?.seq ?? 0,
    ...(await judged(ctx, event)),
    plan: plan ? planShown(ctx, plan) : null,
    packet: event.conversation_id ? await packetOf(ctx, event.conversation_id) : null,
    closeMissing: await closeMissing(ctx, event),
    maySteps: [...crisisSteps[event.state]],
  }
}
