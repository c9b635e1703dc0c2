import { type AbuseWord, gravestFirst, saidAt, type TalkSaid, talkCountsSince } from '@anxin/core/care/talk.ts'
import type { Grade } from '@anxin/core/crisis/grade.ts'
import type { Id } from '@anxin/core/ids.ts'
import type { RiskLevel } from '@anxin/core/risk/level.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { hearTalk } from '../../worklist/door.ts'
import { newestByWord } from '../store-talk.ts'
import type { Here } from './enter.ts'

/**
 * Words of danger, and abuse that is told of, count beside the forms of whoever said them, by level and time. Somebody without a name is the
 * alert's alone until they have one: see `countTalkOf`.
 */
export async function countTalk(
  ctx: Ctx,
  { resident }: Pick<Here, 'resident'>,
  level: RiskLevel,
  eventId: Id,
  grade: Grade,
  abuse: AbuseWord | undefined,
): Promise<void> {
  const said = saidAt(level, abuse, ctx.now)
  if (resident.kind !== 'registered' || !said) return
  await hearTalk(ctx, { tenantId: resident.tenant_id, residentId: resident.id, said, alert: { eventId, grade } })
}

/** Somebody has a name now: what they said without one counts from the time it was said. */
export async function countTalkOf(ctx: Ctx, tenantId: Id, residentId: Id): Promise<void> {
  const newest = await newestByWord(ctx, residentId, gravestFirst, talkCountsSince(ctx.now))
  if (newest.length === 0) return
  const said = Object.fromEntries(newest.map((one) => [one.word, one.at.toISOString()])) as TalkSaid
  await hearTalk(ctx, { tenantId, residentId, said, alert: null })
}
