import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type * as door from '@anxin/contract/outing.ts'
import { largestPaper } from '@anxin/contract/outing.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { noShowAfterMinutes } from '@anxin/core/appointment/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { VisitForm } from '@anxin/core/outing/form.ts'
import { type Ctx, minutesLater, mustBeStaff } from '../../../platform/ctx.ts'
import { Download } from '../../../platform/http/download.ts'
import type { Input } from '../../../platform/http/server.ts'
import { sealBytes, unsealBytes } from '../../../platform/privacy.ts'
import { arriveHome, leaveAppointment, noteNoShow } from '../../appointment/door.ts'
import { mustOpenCase } from '../../casework/door.ts'
import { keepNote, signNote } from '../../record/door.ts'
import { mustBeInside, mustBePicture, mustBeSignable, mustSee } from '../policy.ts'
import * as store from '../store.ts'
import { type Form, formOf, mustWrite } from './see.ts'

type Row = store.VisitRow & { outing_id: Id }

const writtenIn = (form: Form): VisitForm =>
  Object.fromEntries(form.fields.map(({ said }) => [said.field, said.value])) as VisitForm

const attendance = { met: 'came', not_home: 'no_show', refused: 'cancelled' } as const

/** How long they were inside, by what they said of it. */
async function minutesThere(ctx: Ctx, row: Row): Promise<number | null> {
  const [timer] = await store.findTimers(ctx, [row.outing_id])
  if (!timer?.arrived_at || !timer.safe_at) return null
  return Math.min(600, Math.max(0, Math.round((timer.safe_at.getTime() - timer.arrived_at.getTime()) / 60_000)))
}

/** The record of the case: a note of a visit at home, signed by whoever signs here. */
async function keepInCase(ctx: Ctx, row: Row, caseId: Id, form: VisitForm): Promise<void> {
  const opened = await mustOpenCase(ctx, caseId)
  const me = mustBeStaff(ctx).id
  // a record is signed by somebody of the case, as every note is
  if (!opened.team.some(({ staffId, part }) => staffId === me && part !== 'volunteer'))
    throw new Refusal('FORBIDDEN', { field: 'team' })
  const { mood = null, risk, seen = '', needs = '', next = '' } = form
  const kept = await keepNote(ctx, {
    params: { id: row.outing_id },
    body: {
      ...{ caseId, format: 'dap', mode: 'home', minutes: await minutesThere(ctx, row), goals: [] },
      ...{
        attendance: attendance[form.met!],
        risk: risk?.answer ?? 'not_asked',
        sessionAt: row.starts_at.toISOString(),
      },
      fields: { said: '', seen, thought: '', plan: needs, next, mood, problems: [], riskWords: risk?.words ?? '' },
    },
  })
  if (kept.revision === 0) throw new Refusal('CONSENT_NEEDED', { field: 'case_record' })
  await signNote(ctx, { params: { id: row.outing_id }, body: {} })
}

/** Met, the appointment is over; nobody at home, what is owed then is owed. */
async function endAppointment(ctx: Ctx, row: Row, met: NonNullable<VisitForm['met']>): Promise<void> {
  if (met === 'met') {
    await arriveHome(ctx, row.appointment_id)
    return leaveAppointment(ctx, row.appointment_id)
  }
  const late = ctx.now >= minutesLater(row.starts_at, noShowAfterMinutes)
  if (met === 'not_home' && row.state === 'CONFIRMED' && late)
    await noteNoShow(ctx, { params: { id: row.appointment_id } })
}

/** @throws Refusal GATE_NOT_MET, FORBIDDEN for whoever is not on the team of the case, CONSENT_NEEDED */
export async function signVisit(
  ctx: Ctx,
  { params }: Input<typeof door.visitSign>,
): Promise<ReplyOf<typeof door.visitSign>> {
  const row = await mustWrite(ctx, params.id)
  const form = await formOf(ctx, row)
  if (row.signed_at) return { form }
  const written = writtenIn(form)
  mustBeSignable(written, form.clashes.length)
  if (row.case_id) await keepInCase(ctx, row, row.case_id, written)
  const who = mustBeStaff(ctx)
  store.changeOuting(ctx, row.outing_id, { signed_at: ctx.now, signed_by: who.id })
  await endAppointment(ctx, row, written.met!)
  ctx.about = { id: row.outing_id, residentId: row.resident_id }
  return { form: { ...form, signedAt: ctx.now.toISOString(), signedBy: who.name } }
}

/** Base64 makes a third more of it, and there is an id beside. */
export const paperBodyLimit = Math.ceil((largestPaper * 4) / 3) + 1024

/** @throws Refusal FILE_TOO_BIG, FILE_NOT_ALLOWED for what is no picture */
export async function keepPaper(
  ctx: Ctx,
  { params, body }: Input<typeof door.paperPut>,
): Promise<ReplyOf<typeof door.paperPut>> {
  const row = await mustWrite(ctx, params.id)
  const who = mustBeStaff(ctx)
  const bytes = Buffer.from(body.bytes, 'base64')
  if (bytes.length > largestPaper) throw new Refusal('FILE_TOO_BIG')
  await store.insertPaper(ctx, {
    ...{ id: body.id, outing_id: row.outing_id, tenant_id: row.tenant_id, unit_id: row.unit_id, case_id: row.case_id },
    ...{ resident_id: row.resident_id, kind: mustBePicture(bytes), size: bytes.length },
    ...{
      body_sealed: sealBytes(ctx, 'outing_paper.body', body.id, bytes),
      by_id: who.id,
      by_name: who.name,
      at: ctx.now,
    },
  })
  return { form: await formOf(ctx, row) }
}

export async function readPaper(ctx: Ctx, { params }: Input<typeof door.paperGet>): Promise<Download> {
  const who = mustBeStaff(ctx)
  const found = await store.findVisit(ctx, params.id)
  const row = mustSee(who, found, found?.on_team ?? false)
  mustBeInside(who, row, row.on_team)
  ctx.about = { id: params.paperId, residentId: row.resident_id }
  const paper = await store.findPaper(ctx, params.id, params.paperId)
  if (!paper) throw new Refusal('NOT_FOUND')
  return new Download(
    `${paper.id}.${paper.kind.slice('image/'.length)}`,
    unsealBytes(ctx, 'outing_paper.body', paper.id, paper.body_sealed),
  )
}
