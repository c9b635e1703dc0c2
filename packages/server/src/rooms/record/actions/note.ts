import { createHash } from 'node:crypto'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/record.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { findDiagnosticWords } from '@anxin/core/casework/wording.ts'
import { gradeOfLevel, worseGrade } from '@anxin/core/crisis/grade.ts'
import { screenSafely } from '@anxin/core/risk/screen-safely.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { isMinor } from '../../../platform/identity/resident.ts'
import { seal, sealJson, unseal } from '../../../platform/privacy.ts'
import {
  lockCase,
  mustOpenCase,
  mustWorkCases,
  noteSession,
  type OpenedCase,
  readConsents,
} from '../../casework/door.ts'
import { raiseAlert } from '../../crisis/door.ts'
import { mustBeOwnDraft, mustBeSignable } from '../policy.ts'
import * as store from '../store.ts'
import { keep, type NoteRow } from '../tables.ts'
import { noteShown } from './view.ts'

type Body = Input<typeof door.notePut>['body']
type Kept = ReplyOf<typeof door.notePut>

/** Danger heard in a session calls whoever is on duty, with the words, in the transaction that keeps the note. */
export async function tellDanger(
  ctx: Ctx,
  row: Pick<OpenedCase, 'resident_id' | 'unit_id' | 'birth_sealed'>,
  noteId: string,
  words: string,
): Promise<void> {
  const { screening } = screenSafely(words)
  const minor = isMinor(unseal(ctx, 'resident.birth', row.resident_id, row.birth_sealed), ctx.now)
  const heard = gradeOfLevel(screening.level, minor)
  await raiseAlert(ctx, {
    ...{ residentId: row.resident_id, unitId: row.unit_id, conversationId: null, messageId: noteId },
    ...{ source: 'worker', level: screening.level, grade: heard ? worseGrade(heard, 'ORANGE') : 'ORANGE' },
    ...{ subject: screening.subject, minor, quotes: words.trim() ? [words.trim()] : [] },
  })
}

/** Words only a doctor may say, in what the worker wrote; what the person said is theirs. */
const wordsIn = ({ seen, thought, plan, next }: Body['fields']): string[] =>
  findDiagnosticWords([seen, thought, plan, next].join('\n'))

const columns = (body: Body) => ({
  ...{ format: body.format, mode: body.mode, minutes: body.minutes, attendance: body.attendance },
  ...{ risk: body.risk, goals: body.goals, session_at: new Date(body.sessionAt) },
  measured: body.fields.mood !== null || body.fields.problems.length > 0,
})

/** Keeps a draft. @throws Refusal NOT_FOUND, WRONG_STATE once it is signed, CONSENT_NEEDED where the person took it back */
export async function keepNote(ctx: Ctx, { params, body }: Input<typeof door.notePut>): Promise<Kept> {
  const who = mustBeStaff(ctx)
  const before = await store.lockNote(ctx, params.id)
  if (before) mustBeOwnDraft(who, before)
  const row = await mustOpenCase(ctx, before?.case_id ?? body.caseId)
  if (!row.team.some(({ staffId, part }) => staffId === who.id && part !== 'volunteer')) throw new Refusal('NOT_FOUND')
  const alerted = body.risk === 'present' && before?.risk !== 'present'
  if (alerted) await tellDanger(ctx, row, params.id, body.fields.riskWords)
  const taken = (await readConsents(ctx, row.resident_id)).some((one) => one.purpose === 'case_record' && !one.given)
  const reply = { savedAt: ctx.now.toISOString(), alerted, words: wordsIn(body.fields), meanwhile: null }
  // a cry for help is never lost, also where nothing may be written any more
  if (taken && alerted) return { ...reply, revision: 0 }
  if (taken) throw new Refusal('CONSENT_NEEDED', { field: 'case_record' })
  if (before && isAnother(before, body)) {
    const there = noteShown(ctx, before, [])
    return { ...reply, revision: before.revision, meanwhile: isSame(there, body) ? null : there }
  }
  const next = {
    ...{ ...columns(body), revision: (before?.revision ?? 0) + 1, saved_at: ctx.now },
    saved_from: body.on?.device ?? null,
    fields_sealed: sealJson(ctx, 'case_note.fields', params.id, body.fields),
  }
  if (before) store.changeNote(ctx, before.id, next)
  else {
    const mine = await store.insertNote(ctx, {
      ...{ ...next, id: params.id, tenant_id: row.tenant_id, unit_id: row.unit_id, case_id: row.id },
      ...{ resident_id: row.resident_id, author_id: who.id, author_name: who.name, signed_at: null, signed_hash: null },
    })
    // the draft of a colleague is not seen, and not written over
    if (!mine) throw new Refusal('NOT_FOUND')
  }
  return { ...reply, revision: next.revision }
}

/** Somebody sat at another device since: what this one writes upon is not what stands there. */
const isAnother = (before: NoteRow, { on }: Body): boolean =>
  on !== undefined && before.revision !== on.seen && before.saved_from !== on.device
const written = ({
  format,
  mode,
  minutes,
  attendance,
  risk,
  goals,
  sessionAt,
  fields,
}: Omit<Body, 'caseId' | 'on'>) => {
  const { said, seen, thought, plan, next, mood, problems, riskWords } = fields
  const named = problems.map(({ name, value }) => [name, value])
  const rest = [said, seen, thought, plan, next, mood, named, riskWords]
  return JSON.stringify([format, mode, minutes, attendance, risk, goals, new Date(sessionAt).toISOString(), ...rest])
}
const isSame = (there: Parameters<typeof written>[0], here: Body): boolean => written(there) === written(here)

type Signed = 'id' | 'author_id' | 'format' | 'mode' | 'minutes' | 'attendance' | 'risk' | 'goals' | 'session_at'

/** Everything that is signed, in one fingerprint. @param fields the words of the note, as they are sealed */
export function noteHash(note: Pick<NoteRow, Signed>, fields: string): string {
  const { id, author_id, format, mode, minutes, attendance, risk, goals, session_at } = note
  const rest = JSON.stringify([id, author_id, format, mode, minutes, attendance, risk, goals, session_at.toISOString()])
  return createHash('sha256').update(`${rest}\n${fields}`).digest('hex')
}

/** Signs. @throws Refusal GATE_NOT_MET while the question about safety has no answer, CERT_REQUIRED, NOT_FOUND */
export async function signNote(
  ctx: Ctx,
  { params }: Input<typeof door.noteSign>,
): Promise<ReplyOf<typeof door.noteSign>> {
  const who = mustBeStaff(ctx)
  const note = await store.findNote(ctx, params.id)
  if (!note || note.author_id !== who.id) throw new Refusal('NOT_FOUND')
  // cases are locked before notes, so that two signatures count one after the other
  await lockCase(ctx, note.case_id)
  const row = await mustOpenCase(ctx, note.case_id)
  const now = (await store.lockNote(ctx, params.id)) ?? note
  if (now.signed_at) return { signedAt: now.signed_at.toISOString(), hash: now.signed_hash!, offTrack: row.off_track }
  mustWorkCases(who, row.path)
  mustBeSignable(now)
  const hash = noteHash(now, unseal(ctx, 'case_note.fields', now.id, now.fields_sealed) ?? '')
  store.changeNote(ctx, now.id, { signed_at: ctx.now, signed_hash: hash })
  const came = now.attendance === 'came' || now.attendance === 'late'
  const offTrack = await noteSession(ctx, row, { at: now.session_at, came })
  return { signedAt: ctx.now.toISOString(), hash, offTrack }
}

/** Adds to what was signed. @throws Refusal NOT_FOUND, WRONG_STATE where it is a draft still */
export async function addAddendum(ctx: Ctx, { params, body }: Input<typeof door.addendumAdd>): Promise<{ done: true }> {
  const who = mustBeStaff(ctx)
  const note = await store.findNote(ctx, params.id)
  if (!note) throw new Refusal('NOT_FOUND')
  if (!note.signed_at) throw new Refusal('WRONG_STATE', { detail: { state: 'draft' } })
  ctx.about = { id: note.id, residentId: note.resident_id }
  keep.insert(
    ctx,
    'case_addendum',
    {
      ...{ id: body.id, tenant_id: note.tenant_id, unit_id: note.unit_id, case_id: note.case_id, note_id: note.id },
      ...{ resident_id: note.resident_id, author_id: who.id, author_name: who.name, at: ctx.now },
      text_sealed: seal(ctx, 'case_addendum.text', body.id, body.text),
    },
    'on conflict (id) do nothing',
  )
  return { done: true }
}
