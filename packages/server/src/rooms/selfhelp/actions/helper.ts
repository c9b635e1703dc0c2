import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type * as door from '@anxin/contract/selfhelp-staff.ts'
import type { CareInput } from '@anxin/core/care/input.ts'
import type { Id } from '@anxin/core/ids.ts'
import { atLeast } from '@anxin/core/risk/level.ts'
import { staysHeavy } from '@anxin/core/selfhelp/suggest.ts'
import { mustMayTalk, placesOf, rolesOf } from '../../../platform/access.ts'
import { type Ctx, mustBeStaff, type StaffWho } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { seal, unseal } from '../../../platform/privacy.ts'
import { askWorker } from '../../worklist/door.ts'
import {
  fewOr,
  figureRoles,
  guideRoles,
  keeperRoles,
  mayKeep,
  mustBeTakeable,
  mustBeThere,
  mustHelp,
  mustReach,
  mustReadNotes,
  shareOr,
} from '../policy.ts'
import * as store from '../store-programme.ts'
import { keep, type ProgrammeRow } from '../tables.ts'
import { type Heard, hear } from './hear.ts'

type HelperRow = ReplyOf<typeof door.helperTake>['row']
const weekMs = 7 * 24 * 3_600_000

/** Who is accompanied is known by name to their helper and to whoever looks after helpers; who waits is not yet. */
function rowShown(ctx: Ctx, who: StaffWho, row: store.BoardRow): HelperRow {
  const mine = row.helper_id === who.id
  const known = mine || mayKeep(who, row.unit_path)
  const rated = row.sessions.filter((one) => one.problem !== null)
  return {
    ...{ id: row.id, unitName: row.unit_name, state: row.state, helperName: row.helper_name, mine },
    name: known ? unseal(ctx, 'resident.name', row.resident_id, row.name_sealed) : null,
    ...{ startedAt: row.started_at.toISOString(), sessionsDone: row.sessions.length },
    sessions: known ? row.sessions.map((one) => ({ ...one, doneAt: new Date(one.doneAt).toISOString() })) : [],
    staysHeavy: known && staysHeavy(row.sessions.map((one) => one.problem)),
    lastProblem: known ? (rated.at(-1)?.problem ?? null) : null,
    nextContactAt: row.next_contact_at?.toISOString() ?? null,
    quietWeeks: row.state === 'running' ? Math.floor((ctx.now.getTime() - row.heard_at.getTime()) / weekMs) : 0,
  }
}

export async function readBoard(ctx: Ctx): Promise<ReplyOf<typeof door.helperBoard>> {
  const who = mustBeStaff(ctx)
  const rows = await store.listBoard(ctx, who.id, placesOf(who, guideRoles), placesOf(who, keeperRoles))
  return { rows: rows.map((row) => rowShown(ctx, who, row)) }
}

async function shownAgain(ctx: Ctx, who: StaffWho, id: Id): Promise<{ row: HelperRow }> {
  const row = await store.findOnBoard(ctx, id)
  mustBeThere(row)
  return { row: rowShown(ctx, who, row) }
}

/** Becomes the one helper. Safe to repeat. @throws Refusal NOT_FOUND, WRONG_STATE, ALREADY_TAKEN, CERT_REQUIRED */
export async function takeProgramme(ctx: Ctx, { params }: Input<typeof door.helperTake>): Promise<{ row: HelperRow }> {
  const who = mustBeStaff(ctx)
  const row = await store.findOnBoard(ctx, params.id)
  if (!row && (await store.isTaken(ctx, params.id))) throw new Refusal('ALREADY_TAKEN')
  mustBeThere(row)
  ctx.about = { id: row.id, residentId: row.resident_id }
  mustReach(who, guideRoles, row.unit_path)
  mustBeTakeable(who, row)
  mustMayTalk({ roles: rolesOf(who), duties: who.duties })
  if (!(await store.setHelper(ctx, row.id, who.id))) throw new Refusal('ALREADY_TAKEN')
  return shownAgain(ctx, who, row.id)
}

/** What a helper's worry, and dangerous words in their note, say to the triage table; undefined where nothing. */
function worryOf(outcome: string, heard: Heard): CareInput | undefined {
  const chat = atLeast(heard.level, 'L2') ? { chat: heard.level } : undefined
  if (outcome !== 'worried' && !chat) return undefined
  return { asks_for_human: true, ...chat }
}

const changeAfter = (
  ctx: Ctx,
  row: ProgrammeRow,
  body: Input<typeof door.helperContact>['body'],
): Partial<ProgrammeRow> => ({
  minutes: row.minutes + body.minutes,
  ...(body.outcome === 'not_reached' ? {} : { heard_at: ctx.now }),
  ...(row.state === 'running' ? { next_contact_at: body.nextContactAt ? new Date(body.nextContactAt) : null } : {}),
})

/**
 * Notes a contact once; sent again it changes nothing. Worry, or words in the note that sound dangerous, put the
 * resident on the list in the same transaction. @throws Refusal NOT_FOUND
 */
export async function noteContact(
  ctx: Ctx,
  { params, body }: Input<typeof door.helperContact>,
): Promise<{ row: HelperRow }> {
  const who = mustBeStaff(ctx)
  const row = await store.lockHelped(ctx, params.id)
  mustBeThere(row)
  mustHelp(who, row)
  ctx.about = { id: row.id, residentId: row.resident_id }
  const note = body.note || null
  const isNew = await store.insertContact(ctx, {
    ...{ id: params.contactId, programme_id: row.id, tenant_id: row.tenant_id, resident_id: row.resident_id },
    ...{ staff_id: who.id, kind: body.kind, minutes: body.minutes, outcome: body.outcome, at: ctx.now },
    note_sealed: note ? seal(ctx, 'helper_contact.note', params.contactId, note) : null,
  })
  if (!isNew) return shownAgain(ctx, who, row.id)
  keep.change(ctx, 'programme', { id: row.id }, changeAfter(ctx, row, body))
  const worry = worryOf(body.outcome, hear(body))
  if (worry) await askWorker(ctx, row.resident_id, worry, note ? [note] : [], who.name)
  return shownAgain(ctx, who, row.id)
}

/** @throws Refusal NOT_FOUND */
export async function readContacts(
  ctx: Ctx,
  { params }: Input<typeof door.helperContacts>,
): Promise<ReplyOf<typeof door.helperContacts>> {
  const who = mustBeStaff(ctx)
  const row = await store.findOnBoard(ctx, params.id)
  mustBeThere(row)
  mustReadNotes(who, row, row.unit_path)
  ctx.about = { id: row.id, residentId: row.resident_id }
  const contacts = await store.listContacts(ctx, row.id)
  return {
    contacts: contacts.map((one) => ({
      ...{ id: one.id, by: one.by, at: one.at.toISOString(), kind: one.kind, minutes: one.minutes },
      ...{ outcome: one.outcome, note: unseal(ctx, 'helper_contact.note', one.id, one.note_sealed) },
    })),
  }
}

/** How it goes in one's places. What fewer than ten people would be read from is not said. */
export async function readFigures(ctx: Ctx): Promise<ReplyOf<typeof door.programmeFigures>> {
  const counts = await store.countProgrammes(ctx, placesOf(mustBeStaff(ctx), figureRoles))
  const { begun, finished, left, helped, minutes, rated, change } = counts
  return {
    ...{ begun: fewOr(begun, begun), finished: fewOr(finished, finished), left: fewOr(left, left) },
    dropOut: shareOr(left, finished + left),
    helperMinutes: fewOr(helped, minutes / Math.max(1, helped)),
    problemChange: fewOr(rated, change),
  }
}
