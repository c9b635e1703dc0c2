import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/severe.ts'
import { dutiesToTalk } from '@anxin/core/care/volunteer.ts'
import type { Id } from '@anxin/core/ids.ts'
import { isTold } from '@anxin/core/severe/calendar.ts'
import { consequenceOf, type DangerLevel } from '@anxin/core/severe/danger.ts'
import { listHeld, namesOf, reaches } from '../../../platform/access.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { goerRoles, mayGoFirst, mayOf, pathRoles } from '../policy.ts'
import * as store from '../store.ts'
import type { PathRow } from '../tables.ts'

export type Detail = ReplyOf<typeof door.pathGet>

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** A path of one’s places, locked. @throws Refusal NOT_FOUND */
export async function mustSee(ctx: Ctx, id: Id): Promise<PathRow> {
  const row = await store.lockPath(ctx, id)
  const { rows } = await ctx.line.query('select path from unit where id = $1', [row?.unit_id ?? null])
  if (!row || !reaches(mustBeStaff(ctx).grants, pathRoles, (rows[0]?.path as Id[]) ?? []))
    throw new Refusal('NOT_FOUND')
  ctx.about = { id: row.id, residentId: row.resident_id }
  return row
}

const rowShown = (
  ctx: Ctx,
  row: PathRow,
  name: string | null,
  contactAt: Date | null,
): ReplyOf<typeof door.pathList>['rows'][number] => {
  const contactFirst = contactAt !== null && (row.due_at === null || contactAt < row.due_at)
  const dueAt = contactFirst ? contactAt : row.due_at
  return {
    ...{ id: row.id, residentId: row.resident_id, name, state: row.state, level: row.level, unsteady: row.unsteady },
    ...{ openedAt: row.opened_at.toISOString(), dueWhat: contactFirst ? 'contact' : row.due_what, dueAt: iso(dueAt) },
    late: dueAt !== null && dueAt <= ctx.now,
  }
}

export async function readPaths(ctx: Ctx): Promise<ReplyOf<typeof door.pathList>> {
  const { grants } = mustBeStaff(ctx)
  return {
    rows: (await store.listPaths(ctx))
      .filter((row) => reaches(grants, pathRoles, row.path))
      .map((row) => rowShown(ctx, row, unseal(ctx, 'resident.name', row.resident_id, row.name_sealed), row.contact_at)),
  }
}

async function loaded(ctx: Ctx, path: PathRow) {
  const [visits, levels, contacts, sent, whole, colleagues, person] = await Promise.all([
    store.listVisits(ctx, path.id),
    store.listLevels(ctx, path.id),
    store.listContacts(ctx, path.id),
    store.listSent(ctx, path.id),
    store.isChainWhole(ctx, path.id),
    listHeld(ctx, goerRoles, path.unit_id, shanghaiDay(ctx.now)),
    ctx.line.query('select name_sealed from resident where id = $1', [path.resident_id]),
  ])
  const ids = [
    path.seen_by,
    ...visits.flatMap((one) => [one.first_id, one.second_id]),
    ...contacts.map((one) => one.done_by),
  ]
  const names = await namesOf(
    ctx,
    ids.filter((id): id is Id => id !== null),
  )
  const sealed = (person.rows[0]?.name_sealed as Uint8Array | null | undefined) ?? null
  return {
    visits,
    levels,
    contacts,
    sent,
    whole,
    colleagues,
    names,
    name: unseal(ctx, 'resident.name', path.resident_id, sealed),
  }
}
type Loaded = Awaited<ReturnType<typeof loaded>>

const visitsShown = (ctx: Ctx, { visits, names }: Loaded): Detail['visits'] =>
  visits.map((one) => ({
    ...{ id: one.id, askedAt: one.asked_at.toISOString(), doneAt: iso(one.done_at), outcome: one.outcome },
    pair: [
      names.get(one.first_id) ?? '',
      one.second_id
        ? (names.get(one.second_id) ?? '')
        : (unseal(ctx, 'severe_visit.partner', one.id, one.partner_sealed) ?? ''),
    ],
    words: unseal(ctx, 'severe_visit.words', one.id, one.words_sealed),
    mine: [one.first_id, one.second_id].includes(mustBeStaff(ctx).id),
  }))

const levelsShown = ({ levels }: Loaded): Detail['levels'] =>
  levels.map((one) => ({
    ...{ seq: one.seq, level: one.level, signs: one.signs, unsteady: one.unsteady, rule: one.rule, norm: one.norm },
    ...{ by: one.by_name, second: one.second_name, at: one.at.toISOString(), hash: one.hash.slice(0, 12) },
  }))

const byName = ({ names }: Loaded, id: Id | null): string | null => (id ? (names.get(id) ?? '') : null)

const contactsShown = (ctx: Ctx, known: Loaded): Detail['contacts'] =>
  known.contacts.flatMap((one) => {
    if (isTold(one.kind)) return []
    const { id, kind, rule, norm, steady } = one
    return [
      {
        ...{ id, kind, rule, norm, steady, dueAt: one.due_at.toISOString() },
        ...{ doneAt: iso(one.done_at), by: byName(known, one.done_by) },
        note: unseal(ctx, 'severe_contact.note', id, one.note_sealed),
        late: one.done_at === null && one.due_at <= ctx.now,
      },
    ]
  })

/** What was told when somebody was taken in, or not, or came home. */
export interface Told {
  readonly note: string
  readonly home: Detail['home']
}
function toldShown(ctx: Ctx, known: Loaded): Pick<Detail, 'told' | 'home'> {
  const told = known.contacts.flatMap(({ id, kind, done_by, due_at, note_sealed }) => {
    const said = isTold(kind) ? unsealJson<Told>(ctx, 'severe_contact.note', id, note_sealed) : null
    return said && isTold(kind) ? [{ id, kind, said, by: byName(known, done_by) ?? '', at: due_at.toISOString() }] : []
  })
  const last = told.findLast(({ kind }) => kind === 'came_home')
  return {
    told: told.map(({ said, ...rest }) => ({ ...rest, note: said.note })),
    home: last?.said.home ?? null,
  }
}

const stillWaits = (state: string): boolean =>
  ['SENT', 'RECEIVED', 'NEED_INFO', 'CONSENT_PENDING', 'DRAFT'].includes(state)

/** One path whole. */
export async function detailOf(ctx: Ctx, path: PathRow): Promise<Detail> {
  const known = await loaded(ctx, path)
  const owed = known.contacts.find((one) => !one.done_at)
  const consequence = path.level === null ? null : consequenceOf(path.level as DangerLevel, path.unsteady)
  return {
    ...rowShown(ctx, path, known.name, owed?.due_at ?? null),
    ...{ answers: path.answers, dangerNow: path.danger_now, seenBy: known.names.get(path.seen_by) ?? '' },
    words: unseal(ctx, 'severe_path.words', path.id, path.words_sealed),
    where: unseal(ctx, 'severe_path.where', path.id, path.where_sealed),
    ...{ visits: visitsShown(ctx, known), levels: levelsShown(known), whole: known.whole, consequence },
    referrals: known.sent.map((one) => ({
      ...{ id: one.id, toName: one.to_name, state: one.state },
      acceptBy: stillWaits(one.state) ? iso(one.due_at) : null,
    })),
    ...{ contacts: contactsShown(ctx, known), ...toldShown(ctx, known) },
    colleagues: known.colleagues.map((one) => ({
      ...{ id: one.id, name: one.name, along: !mayGoFirst(one) },
      untrained: dutiesToTalk(one.roles).some((duty) => !one.duties.includes(duty)),
    })),
    may: mayOf(mustBeStaff(ctx), path, {
      ...{ now: ctx.now },
      ...{ visits: known.visits, contacts: known.contacts, urgent: consequence?.urgent ?? false },
      waiting: known.sent.some((one) => stillWaits(one.state)),
    }),
  }
}

export const openPath = async (ctx: Ctx, { params }: Input<typeof door.pathGet>): Promise<Detail> =>
  detailOf(ctx, await mustSee(ctx, params.id))
