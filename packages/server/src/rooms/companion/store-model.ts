import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Ctx, minutesLater, newId, tenantOf } from '../../platform/ctx.ts'
import { notHeld } from '../../platform/db/window.ts'
import { seal } from '../../platform/privacy.ts'
import { keepSetting, lockSetting, readSetting } from '../../platform/settings.ts'
import { db, type ModelAnswerRow } from './tables.ts'

const key = 'companion.model'

export interface Trial {
  readonly at: string
  /** Of which model with which rules. */
  readonly of: string
  readonly state: 'running' | 'passed' | 'failed'
  readonly asked: number
  readonly unsafe: number
  readonly broken: number
}

/** The language model an agency has named. */
export interface ModelSetting {
  readonly url: string
  readonly name: string
  /** Sealed, base64. */
  readonly key: string | null
  readonly on: boolean
  readonly offBecause: 'person' | 'unsafe' | 'complaints' | null
  readonly changedBy: string | null
  readonly changedAt: string
  readonly trial: Trial | null
}

export const readModel = (ctx: Ctx): Promise<ModelSetting | undefined> => lockSetting<ModelSetting>(ctx, key)

/** Whether it is on, not locked: asked for with every message a model might answer. */
export const isModelOn = async (ctx: Ctx): Promise<boolean> => (await readSetting<ModelSetting>(ctx, key))?.on === true

export const keepModel = (ctx: Ctx, setting: ModelSetting): void => keepSetting(ctx, key, setting)

export interface Answered extends Pick<ModelAnswerRow, 'resident_id' | 'message_id' | 'outcome' | 'reason'> {
  readonly model: string
  readonly promptVersion: string
  readonly milliseconds: number
  readonly prompt: string
  readonly output: string
}

/** Prompt and output are redacted before they come here. */
export async function keepAnswer(ctx: Ctx, answer: Answered): Promise<void> {
  const id = newId(ctx)
  await db(ctx)
    .insertInto('model_answer')
    .values({
      ...{ id, tenant_id: tenantOf(ctx), resident_id: answer.resident_id, message_id: answer.message_id },
      ...{ model: answer.model, prompt_version: answer.promptVersion, outcome: answer.outcome },
      ...{ reason: answer.reason, milliseconds: Math.round(answer.milliseconds), at: ctx.now },
      prompt_hash: createHash('sha256').update(answer.prompt).digest('hex'),
      prompt_sealed: seal(ctx, 'model_answer.prompt', id, answer.prompt),
      output_sealed: seal(ctx, 'model_answer.output', id, answer.output),
    })
    .execute()
}

const monthMinutes = 30 * 24 * 60

/** Answers of the last thirty days by how they ended, and why sentences were held back; most frequent first. */
export async function countAnswers(ctx: Ctx): Promise<{
  answers: { outcome: ModelAnswerRow['outcome']; count: number }[]
  heldBack: { reason: string; count: number }[]
}> {
  const recent = db(ctx).selectFrom('model_answer').where('at', '>', minutesLater(ctx.now, -monthMinutes))
  const count = sql<number>`count(*)::int`.as('count')
  const answers = await recent.select(['outcome', count]).groupBy('outcome').orderBy('count', 'desc').execute()
  const reasons = await recent
    .where('reason', 'is not', null)
    .select(['reason', count])
    .groupBy('reason')
    .orderBy('count', 'desc')
    .limit(12)
    .execute()
  return { answers, heldBack: reasons.map((row) => ({ reason: row.reason!, count: row.count })) }
}

const weekMinutes = 7 * 24 * 60

/** Residents who found a generated line hurtful in the last seven days. */
export async function countHurt(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.line.query(
    `select count(distinct t.resident_id)::int as n from line_thumb t join message m on m.id = t.message_id
     where m.generated and not t.up and t.reason = 'hurt' and t.at > $1`,
    [minutesLater(ctx.now, -weekMinutes)],
  )
  return Number(rows[0]?.n ?? 0)
}

/** Kept for half a year. @source domain specification 4.1 (GB 45438: logs at least six months) */
export const deleteOldAnswers = (ctx: Ctx, before: Date): Promise<unknown> =>
  db(ctx).deleteFrom('model_answer').where('at', '<', before).where(notHeld).execute()
