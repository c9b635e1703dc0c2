import type { DialogueReply, DialogueState } from '@anxin/core/dialogue/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, write } from '../../../platform/ctx.ts'
import type { ConversationRow } from '../tables.ts'

export type TurnMark = 'reminder' | 'misunderstood' | 'exercise'

/** What a turn did beside its words. */
export function marksOf(before: Pick<DialogueState, 'notUnderstood'>, answer: DialogueReply): TurnMark[] {
  return [
    ...(answer.wants.includes('remind') ? (['reminder'] as const) : []),
    ...(answer.wants.includes('breathing') ? (['exercise'] as const) : []),
    ...(answer.state.notUnderstood > before.notUnderstood ? (['misunderstood'] as const) : []),
  ]
}

/**
 * Keeps what a turn did beside its words, at the resident's line of it, which has been written: reminders as evidence,
 * all of them to be counted. @source domain specification 4.1 (reminder events stored as evidence)
 */
export function markTurn(ctx: Ctx, c: ConversationRow, messageId: Id, marks: readonly TurnMark[]): void {
  for (const kind of marks)
    write(
      ctx,
      'insert into talk_mark (message_id, kind, tenant_id, resident_id, at) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [messageId, kind, c.tenant_id, c.resident_id, ctx.now],
    )
}
