import type * as contract from '@anxin/contract/companion-own.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type DialogueState, openingState } from '@anxin/core/dialogue/state.ts'
import { type Ctx, mustBeResident } from '../../../platform/ctx.ts'
import type { Input } from '../../../platform/http/server.ts'
import { keepConsent } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import * as store from '../store.ts'
import * as own from '../store-own.ts'
import type { FactRow } from '../tables.ts'
import { factText } from './remembered.ts'

type Memory = ReplyOf<typeof contract.memoryGet>

/** Everything the companion remembers of whoever asks. */
export async function readMemory(ctx: Ctx): Promise<Memory> {
  const { id } = mustBeResident(ctx)
  const resident = await readResident(ctx, id)
  const facts = (await own.listFacts(ctx, id)).map((row) => ({
    ...{ id: row.id, kind: row.kind, edited: row.edited, at: row.at.toISOString() },
    text: factText(ctx, row),
  }))
  return { remembers: resident!.allows.includes('memory'), facts }
}

/** @throws Refusal NOT_FOUND */
async function mustFindFact(ctx: Ctx, id: string): Promise<FactRow> {
  const fact = await own.findFact(ctx, id)
  if (!fact || fact.resident_id !== mustBeResident(ctx).id) throw new Refusal('NOT_FOUND')
  return fact
}

export async function correctMemory(ctx: Ctx, { params, body }: Input<typeof contract.memoryPut>): Promise<Memory> {
  const fact = await mustFindFact(ctx, params.id)
  await own.correctFact(ctx, fact.id, body.text)
  await forgetInTalk(ctx)
  return readMemory(ctx)
}

/** Safe to repeat: what is gone already stays gone. */
export async function eraseMemory(ctx: Ctx, { params }: Input<typeof contract.memoryDrop>): Promise<Memory> {
  await own.dropFact(ctx, params.id)
  await forgetInTalk(ctx)
  return readMemory(ctx)
}

export async function clearMemory(ctx: Ctx): Promise<Memory> {
  await own.dropFacts(ctx, mustBeResident(ctx).id)
  await forgetInTalk(ctx)
  return readMemory(ctx)
}

/** “No” erases what there is, in the same transaction. */
export async function chooseMemory(ctx: Ctx, { body }: Input<typeof contract.memorySwitch>): Promise<Memory> {
  await keepConsent(ctx, 'memory', body.remembers)
  return body.remembers ? readMemory(ctx) : clearMemory(ctx)
}

/** What must outlive a memory: how dangerous it was, what was asked, who is there, which lines were said. */
const withoutWords = (state: DialogueState): DialogueState => ({
  ...openingState,
  ...{ turns: state.turns, disclosed: state.disclosed, recent: state.recent, human: state.human },
  ...{ floor: state.floor, cardLevel: state.cardLevel, crisis: state.crisis, answered: state.answered },
  ...{ askedDirect: state.askedDirect, askedPlan: state.askedPlan },
  ...{ askedAlone: state.askedAlone, askedRecent: state.askedRecent },
})

/** What was erased or put right is not said again from the talk that is still open; safety is never forgotten. */
async function forgetInTalk(ctx: Ctx): Promise<void> {
  const conversation = await store.findConversation(ctx, mustBeResident(ctx).id)
  if (!conversation) return
  const dialogue = withoutWords(store.dialogueOf(ctx, conversation))
  store.keepLines(ctx, conversation, [], { dialogue })
}
