import type { Id } from '@anxin/core/ids.ts'
import { type Ctx, newId } from '../../platform/ctx.ts'
import { send } from '../../platform/db/window.ts'
import { seal, sealJson } from '../../platform/privacy.ts'
import { type ConversationRow, db, type FactRow, type PacketRow, type ThumbRow } from './tables.ts'

/** What is remembered of a resident, newest first. */
export const listFacts = (ctx: Ctx, residentId: Id): Promise<FactRow[]> =>
  db(ctx)
    .selectFrom('memory_fact')
    .selectAll()
    .where('resident_id', '=', residentId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostFacts)
    .execute()

/** More than this is not remembered: the oldest are left out. */
export const mostFacts = 60

/** Remembers; what the resident put right themselves stands. */
export function keepFact(ctx: Ctx, c: ConversationRow, fact: Pick<FactRow, 'key' | 'kind'> & { text: string }): void {
  const id = newId(ctx)
  send(
    ctx,
    db(ctx)
      .insertInto('memory_fact')
      .values({
        ...{ id, tenant_id: c.tenant_id, resident_id: c.resident_id, key: fact.key, kind: fact.kind },
        ...{ text_sealed: seal(ctx, 'memory_fact.text', id, fact.text), edited: false, at: ctx.now },
      })
      // sealed to its row: a changed memory is a new row under the old key
      .onConflict((on) =>
        on
          .columns(['resident_id', 'key'])
          .doUpdateSet((e) => ({ id: e.ref('excluded.id'), text_sealed: e.ref('excluded.text_sealed'), at: ctx.now }))
          .where('memory_fact.edited', '=', false),
      ),
  )
}

export const findFact = (ctx: Ctx, id: Id): Promise<FactRow | undefined> =>
  db(ctx).selectFrom('memory_fact').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const correctFact = (ctx: Ctx, id: Id, text: string): Promise<unknown> =>
  db(ctx)
    .updateTable('memory_fact')
    .set({ text_sealed: seal(ctx, 'memory_fact.text', id, text), edited: true, at: ctx.now })
    .where('id', '=', id)
    .execute()

export const dropFact = (ctx: Ctx, id: Id): Promise<unknown> =>
  db(ctx).deleteFrom('memory_fact').where('id', '=', id).execute()

export const dropFacts = (ctx: Ctx, residentId: Id): Promise<unknown> =>
  db(ctx).deleteFrom('memory_fact').where('resident_id', '=', residentId).execute()

export const findPacket = (ctx: Ctx, conversationId: Id): Promise<PacketRow | undefined> =>
  db(ctx).selectFrom('companion_packet').selectAll().where('conversation_id', '=', conversationId).executeTakeFirst()

/** What the resident lets go for whoever comes. */
export interface Packet {
  readonly summary: string
  readonly wish: string | null
  readonly callAt: string | null
}

export async function keepPacket(ctx: Ctx, c: ConversationRow, packet: Packet): Promise<void> {
  const fields_sealed = sealJson(ctx, 'companion_packet.fields', c.id, packet)
  await db(ctx)
    .insertInto('companion_packet')
    .values({
      ...{ conversation_id: c.id, tenant_id: c.tenant_id, resident_id: c.resident_id },
      ...{ fields_sealed, sent_at: ctx.now },
    })
    .onConflict((on) => on.column('conversation_id').doUpdateSet({ fields_sealed, sent_at: ctx.now }))
    .execute()
}

export const dropPacket = (ctx: Ctx, conversationId: Id): Promise<unknown> =>
  db(ctx).deleteFrom('companion_packet').where('conversation_id', '=', conversationId).execute()

export const isProgramLine = async (ctx: Ctx, id: Id): Promise<boolean> =>
  (await db(ctx)
    .selectFrom('message')
    .select('id')
    .where('id', '=', id)
    .where('sender', '=', 'program')
    .executeTakeFirst()) !== undefined

export const keepThumb = (ctx: Ctx, thumb: ThumbRow): Promise<unknown> =>
  db(ctx)
    .insertInto('line_thumb')
    .values(thumb)
    .onConflict((on) => on.column('message_id').doUpdateSet({ up: thumb.up, reason: thumb.reason, at: thumb.at }))
    .execute()

export const dropThumb = (ctx: Ctx, messageId: Id): Promise<unknown> =>
  db(ctx).deleteFrom('line_thumb').where('message_id', '=', messageId).execute()
