import type * as contract from '@anxin/contract/companion-own.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { unsealJson } from '../../../platform/privacy.ts'
import { noteForPerson } from '../../crisis/door.ts'
import { tellWords } from '../../safeguard/door.ts'
import * as own from '../store-own.ts'
import type { ConversationRow } from '../tables.ts'
import { mustFindMine } from './attend.ts'
import { switchOffHurtful } from './model.ts'
import { proposeSummary } from './summary.ts'

type Reply = ReplyOf<typeof contract.packetGet>

async function sentPacket(ctx: Ctx, c: ConversationRow): Promise<Reply['packet'] | undefined> {
  const row = await own.findPacket(ctx, c.id)
  const fields = row && unsealJson<own.Packet>(ctx, 'companion_packet.fields', c.id, row.fields_sealed)
  return row && fields ? { ...fields, sentAt: row.sent_at.toISOString() } : undefined
}

/** What went already, or else what would go: nobody but the resident sees a proposal. */
export async function readPacket(ctx: Ctx): Promise<Reply> {
  const conversation = await mustFindMine(ctx)
  const sent = await sentPacket(ctx, conversation)
  if (sent) return { packet: sent }
  const summary = await proposeSummary(ctx, conversation)
  return { packet: { summary, wish: null, callAt: null, sentAt: null } }
}

/** Sent again, it tells nobody anew. */
const saysTheSame = (a: own.Packet, b: own.Packet): boolean =>
  a.summary === b.summary && a.wish === b.wish && a.callAt === b.callAt

/** Lets the summary go to whoever comes. Safe to repeat. @throws Refusal NOT_FOUND when nobody was asked to come */
export async function sendPacket(ctx: Ctx, { body }: Input<typeof contract.packetPut>): Promise<Reply> {
  const conversation = await mustFindMine(ctx)
  if (conversation.presence === 'program') throw new Refusal('NOT_FOUND')
  const before = await sentPacket(ctx, conversation)
  if (before && saysTheSame(before, body)) return { packet: before }
  await own.keepPacket(ctx, conversation, body)
  await noteForPerson(ctx, conversation.resident_id, 'crisis.packet_sent')
  await hearPacket(ctx, conversation, [body.summary, body.wish ?? ''].join('\n'))
  return { packet: (await sentPacket(ctx, conversation))! }
}

/** What goes to a person is heard like everything else: danger in it raises the event that is open. */
async function hearPacket(ctx: Ctx, c: ConversationRow, text: string): Promise<void> {
  const resident = (await readResident(ctx, c.resident_id))!
  await tellWords(ctx, resident, { unitId: c.unit_id, conversationId: c.id, source: 'chat' }, text)
}

/** What the resident thinks of a line of the program. @throws Refusal NOT_FOUND for any other line */
export async function thumbLine(ctx: Ctx, { params, body }: Input<typeof contract.thumbPut>): Promise<{ done: true }> {
  const conversation = await mustFindMine(ctx)
  if (!(await own.isProgramLine(ctx, params.id))) throw new Refusal('NOT_FOUND')
  if (!body.thumb) await own.dropThumb(ctx, params.id)
  else
    await own.keepThumb(ctx, {
      ...{ message_id: params.id, tenant_id: conversation.tenant_id, resident_id: conversation.resident_id },
      ...{ up: body.thumb === 'up', reason: body.thumb === 'down' ? body.reason : null, at: ctx.now },
    })
  if (body.thumb === 'down' && body.reason === 'hurt') await switchOffHurtful(ctx)
  return { done: true }
}
