import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/record.ts'
import { type Measured, offTrack } from '@anxin/core/casework/measured.ts'
import { type Ctx, mustBeStaff } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { unseal, unsealJson } from '../../../platform/privacy.ts'
import { listMeasured, mustOpenCase } from '../../casework/door.ts'
import { isLate } from '../policy.ts'
import * as store from '../store.ts'
import type { AddendumRow, NoteRow } from '../tables.ts'

type Shown = ReplyOf<typeof door.recordGet>
type Note = Shown['notes'][number]

/** A note with what was added to it, as its reader sees it. */
export function noteShown(ctx: Ctx, row: NoteRow, addenda: readonly AddendumRow[]): Note {
  return {
    ...{ id: row.id, caseId: row.case_id, authorId: row.author_id, authorName: row.author_name, format: row.format },
    ...{ mode: row.mode, minutes: row.minutes, attendance: row.attendance, risk: row.risk, goals: [...row.goals] },
    fields: unsealJson<Note['fields']>(ctx, 'case_note.fields', row.id, row.fields_sealed)!,
    ...{ sessionAt: row.session_at.toISOString(), revision: row.revision, savedAt: row.saved_at.toISOString() },
    ...{ signedAt: row.signed_at?.toISOString() ?? null, signedHash: row.signed_hash },
    ...{ mine: row.author_id === mustBeStaff(ctx).id, late: isLate(row, ctx.now) },
    addenda: addenda
      .filter((one) => one.note_id === row.id)
      .map((one) => ({
        ...{ id: one.id, authorName: one.author_name, at: one.at.toISOString() },
        text: unseal(ctx, 'case_addendum.text', one.id, one.text_sealed) ?? '',
      })),
  }
}

function outcomeShown({ definition, points, outcome }: Measured): Shown['outcomes'][number] {
  const shown = points.map(({ total, at }) => ({ total, at: at.toISOString() }))
  const { scoring, change } = definition
  return {
    ...{ instrument: definition.id, title: definition.title, outcome, points: shown },
    ...{ first: shown[0]!, last: shown.at(-1)! },
    ...{ max: scoring.range?.max ?? Math.max(...points.map(({ total }) => total)), min: scoring.range?.min ?? 0 },
    ...{
      caseness: change?.caseness ?? null,
      lowerIsWorse: scoring.worse === 'lower',
      needed: change?.reliable ?? null,
    },
  }
}

/** Notes, outcomes and heads of working notes of one case. @throws Refusal NOT_FOUND */
export async function readRecord(ctx: Ctx, { params }: Input<typeof door.recordGet>): Promise<Shown> {
  const row = await mustOpenCase(ctx, params.id)
  const [{ notes, addenda, working }, measured] = await Promise.all([
    store.readWritten(ctx, row.id),
    listMeasured(ctx, row.resident_id, row.opened_at),
  ])
  const { id } = mustBeStaff(ctx)
  return {
    notes: notes.map((note) => noteShown(ctx, note, addenda)),
    outcomes: measured.map(outcomeShown),
    offTrack: offTrack(row.sessions, measured),
    workingNotes: working.map((one) => ({
      ...{ id: one.id, authorId: one.author_id, authorName: one.author_name, revision: one.revision },
      ...{ at: one.at.toISOString(), mine: one.author_id === id },
    })),
  }
}
