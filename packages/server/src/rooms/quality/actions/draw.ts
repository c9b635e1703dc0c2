import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, newId, tenantOf } from '../../../platform/ctx.ts'
import { sealJson, unseal } from '../../../platform/privacy.ts'
import * as store from '../store-draw.ts'
import { copyOf } from './copy.ts'

/** Talks drawn a week for an agency. @source issue: quality board (weekly sample) */
const mostDrawn = 20
/** A talk of one line says little about how the program speaks. */
const fewestLines = 2
const mostLines = 120
const dayMs = 86_400_000

/** Monday of the week before the one a moment lies in, in Asia/Shanghai, as `YYYY-MM-DD`. */
export function weekBefore(now: Date): string {
  const today = Date.parse(shanghaiDay(now))
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7
  return new Date(today - (sinceMonday + 7) * dayMs).toISOString().slice(0, 10)
}

/** Names that may stand in a talk: the resident’s own, and those of colleagues who answered. */
function namesIn(ctx: Ctx, talk: store.Drawn, lines: Awaited<ReturnType<typeof store.listTalk>>): string[] {
  const own = unseal(ctx, 'resident.name', talk.resident_id, talk.name_sealed)
  return [...new Set([own, ...lines.map((line) => line.staff_name)])].filter((name) => name !== null)
}

/** Draws last week’s sample once. @returns talks drawn */
export async function drawSample(ctx: Ctx): Promise<number> {
  const week = weekBefore(ctx.now)
  if (!(await store.beginDraw(ctx, week))) return 0
  const talks = await store.drawTalks(ctx, week, mostDrawn, fewestLines)
  for (const talk of talks) {
    const id = newId(ctx)
    const lines = await store.listTalk(ctx, talk, mostLines)
    const copy = copyOf(
      lines,
      (line) => unseal(ctx, 'message.text', line.id, line.text_sealed) ?? '',
      namesIn(ctx, talk, lines),
    )
    await store.insertSample(ctx, {
      ...{ id, tenant_id: tenantOf(ctx), resident_id: talk.resident_id, unit_id: talk.unit_id },
      ...{ conversation_id: talk.conversation_id, week, readings: 0, drawn_at: ctx.now },
      lines_sealed: sealJson(ctx, 'quality_sample.lines', id, copy),
    })
  }
  await store.noteDrawn(ctx, week, talks.length)
  return talks.length
}
