import type * as door from '@anxin/contract/live.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { gradeOfAbuse, ruleOfAbuse, saidAt } from '@anxin/core/care/talk.ts'
import { gradeOfLevel, worseGrade } from '@anxin/core/crisis/grade.ts'
import type { Id } from '@anxin/core/ids.ts'
import { accumulate } from '@anxin/core/risk/accumulate.ts'
import { atLeast, type RiskLevel } from '@anxin/core/risk/level.ts'
import { relayedDanger } from '@anxin/core/risk/relayed.ts'
import { type Heard, screenSafely } from '@anxin/core/risk/screen-safely.ts'
import { hearAs } from '@anxin/core/safeguard/heard-as.ts'
import { suspectsHome } from '@anxin/core/safeguard/home.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { wakeAfterCommit } from '../../../platform/events.ts'
import { isMinorToday } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { book } from '../../../platform/jobs.ts'
import { seal, sealJson } from '../../../platform/privacy.ts'
import { raiseAlert } from '../../crisis/door.ts'
import { hearHarm, keepFromHome } from '../../safeguard/door.ts'
import { mustBeIn, mustBeOpen } from '../policy.ts'
import * as store from '../store.ts'
import { keep, type SessionRow, type Side } from '../tables.ts'
import { type Asked, type Shown, sessionShown, streamOf } from './view.ts'

/** Words of danger are never shed at the door. */
export const soundsBad = (body: { text: string }): boolean => atLeast(screenSafely(body.text).screening.level, 'L2')

interface Found {
  readonly level: RiskLevel
  readonly cues: string[]
  readonly danger: boolean
}

/** Danger that a colleague writes down is told as well: on a call the words themselves are nowhere else. */
async function listenToStaff(ctx: Ctx, row: SessionRow, text: string): Promise<Found | undefined> {
  const relayed = relayedDanger(text)
  return relayed && listen(ctx, row, text, relayed)
}

/**
 * Screens what a resident says, together with what was said before; danger tells whoever is on call, now, and the list
 * right after, as the companion's words do.
 */
async function listen(ctx: Ctx, row: SessionRow, text: string, heard?: Heard): Promise<Found> {
  // a meeting may stand under another record of theirs: the alert is about whoever speaks
  const resident = (await readResident(ctx, ctx.who.kind === 'resident' ? ctx.who.id : row.resident_id))!
  const minor = isMinorToday(ctx, resident)
  const { screening, fault, abuse, word } = hearAs(text, heard ?? screenSafely(text), minor)
  const past = (await store.listScreened(ctx, row.id)).map((line) => ({
    level: (line.level ?? 'L0') as RiskLevel,
    cues: line.cues,
    minutesAgo: (ctx.now.getTime() - line.at.getTime()) / 60_000,
  }))
  const level = accumulate(past, screening)
  const cues = screening.evidence.map((one) => one.cue)
  const harmed = minor && screening.concerns.includes('harm_from_others')
  const byLevel = gradeOfLevel(level, minor)
  const byHarm = harmed ? ('ORANGE' as const) : word && gradeOfAbuse[word]
  const grade = byLevel && byHarm ? worseGrade(byLevel, byHarm) : (byLevel ?? byHarm)
  if (!grade) return { level, cues, danger: false }
  const quotes = [...new Set(screening.evidence.map((one) => one.quote))]
  const raised = await raiseAlert(ctx, {
    ...{ residentId: resident.id, unitId: row.unit_id, conversationId: null, messageId: null, minor, grade },
    level: word && !byLevel ? ruleOfAbuse[word] : level,
    ...{ source: fault ? 'screening_fault' : 'live', subject: screening.subject },
    quotes: quotes.length > 0 ? quotes : [text],
  })
  if (harmed)
    await hearHarm(ctx, {
      residentId: resident.id,
      eventId: raised.eventId,
      atHome: suspectsHome(screening, text),
    })
  if (word && abuse?.atHome) keepFromHome(ctx, resident.id)
  const said = saidAt(level, word, ctx.now)
  const alert = { eventId: raised.eventId, grade }
  if (said) await book(ctx, 'live.danger_said', { tenantId: row.tenant_id, residentId: resident.id, said, alert })
  return { level, cues, danger: true }
}

type Said = Asked<typeof door.liveSay>

async function fileOf(ctx: Ctx, sessionId: Id, fileId: Id | undefined): Promise<Id | null> {
  if (!fileId) return null
  if (!(await store.findFile(ctx, sessionId, fileId))) throw new Refusal('NOT_FOUND', { field: 'fileId' })
  return fileId
}

async function say(ctx: Ctx, { params, body }: Said): Promise<{ session: Shown; danger: boolean }> {
  const row = await store.lockSession(ctx, params.id)
  const side = mustBeIn(ctx.who, row)
  ctx.about = { id: params.id, residentId: row!.resident_id }
  if (await store.knowsLine(ctx, body.id)) return { session: await sessionShown(ctx, row!, side), danger: false }
  mustBeOpen(row!)
  const fileId = await fileOf(ctx, row!.id, body.fileId)
  const found = await (side === 'resident' ? listen(ctx, row!, body.text) : listenToStaff(ctx, row!, body.text))
  const seq = row!.seq + 1
  keep.insert(ctx, 'live_line', {
    ...{ id: body.id, tenant_id: row!.tenant_id, resident_id: row!.resident_id, session_id: row!.id, seq },
    ...{ sender: side, file_id: fileId, at: ctx.now, level: found?.level ?? null, cues: found?.cues ?? [] },
    text_sealed: seal(ctx, 'live_line.text', body.id, body.text),
  })
  const changes = side === 'resident' ? spoke('resident', seq, ctx.now) : spoke('staff', seq, ctx.now)
  keep.change(ctx, 'live_session', { id: row!.id }, changes)
  await wakeAfterCommit(ctx, streamOf(row!.id), true)
  return { session: await sessionShown(ctx, { ...row!, ...changes }, side), danger: found?.danger ?? false }
}

/** Whoever speaks is there, has read what was said before, and writes no more. */
const spoke = (side: Side, seq: number, now: Date): Partial<SessionRow> =>
  side === 'resident'
    ? { seq, resident_seen_at: now, resident_typing_at: null, resident_read: seq, resident_delivered: seq }
    : { seq, staff_seen_at: now, staff_typing_at: null, staff_read: seq, staff_delivered: seq }

export const sayAsStaff = async (ctx: Ctx, asked: Said): Promise<{ session: Shown }> => ({
  session: (await say(ctx, asked)).session,
})
export const sayAsResident = say

/** How far one has come; only ever forward. */
export async function giveReceipt(ctx: Ctx, { params, body }: Asked<typeof door.liveReceipt>): Promise<{ done: true }> {
  const row = await store.lockSession(ctx, params.id)
  const side = mustBeIn(ctx.who, row)
  const typing = body.typing ? ctx.now : null
  const upTo = (before: number, said: number): number => Math.max(before, Math.min(said, row!.seq))
  const changes: Partial<SessionRow> =
    side === 'resident'
      ? {
          ...{ resident_seen_at: ctx.now, resident_typing_at: typing },
          resident_delivered: upTo(row!.resident_delivered, Math.max(body.delivered, body.read)),
          resident_read: upTo(row!.resident_read, body.read),
        }
      : {
          ...{ staff_seen_at: ctx.now, staff_typing_at: typing },
          staff_delivered: upTo(row!.staff_delivered, Math.max(body.delivered, body.read)),
          staff_read: upTo(row!.staff_read, body.read),
        }
  keep.change(ctx, 'live_session', { id: row!.id }, changes)
  await wakeAfterCommit(ctx, streamOf(row!.id), true)
  return { done: true }
}

/** A signal holds addresses of a network: it is sealed, and forgotten soon. */
export async function passSignal(ctx: Ctx, { params, body }: Asked<typeof door.liveSignal>): Promise<{ done: true }> {
  const row = await store.lockSession(ctx, params.id)
  const side = mustBeIn(ctx.who, row)
  mustBeOpen(row!)
  const seq = row!.signal_seq + 1
  keep.change(ctx, 'live_session', { id: row!.id }, { signal_seq: seq })
  keep.insert(ctx, 'live_signal', {
    ...{
      session_id: row!.id,
      tenant_id: row!.tenant_id,
      resident_id: row!.resident_id,
      seq,
      sender: side,
      at: ctx.now,
    },
    body_sealed: sealJson(ctx, 'live_signal.body', row!.id, body),
  })
  await wakeAfterCommit(ctx, streamOf(row!.id), true)
  return { done: true }
}
