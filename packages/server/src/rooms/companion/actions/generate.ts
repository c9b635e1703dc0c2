import type { DialogueReply } from '@anxin/core/dialogue/state.ts'
import { checkSentence, longestAnswer, Sentences, type Verdict } from '@anxin/core/guard/check.ts'
import { type PromptTurn, promptFor, promptTurns, promptVersion } from '@anxin/core/guard/prompt.ts'
import { redact } from '@anxin/core/guard/redact.ts'
import type { Id } from '@anxin/core/ids.ts'
import { atLeast } from '@anxin/core/risk/level.ts'
import { type Ctx, type Floor, minutesLater } from '../../../platform/ctx.ts'
import { inTransaction } from '../../../platform/db/transaction.ts'
import { wakeAfterCommit } from '../../../platform/events.ts'
import { book, type OuterWork } from '../../../platform/jobs.ts'
import { askModel, type ModelMessage, type ModelPlace } from '../../../platform/model.ts'
import { readKnownNames } from '../../../platform/outside/known-names.ts'
import { sealJson, unseal, unsealJson } from '../../../platform/privacy.ts'
import { listHouseNames } from '../../household/door.ts'
import * as store from '../store.ts'
import { type Answered, isModelOn, keepAnswer, readModel } from '../store-model.ts'
import type { ConversationRow } from '../tables.ts'
import type { Here } from './enter.ts'
import { openKey, switchOffUnsafe } from './model.ts'
import { streamOf } from './stream-name.ts'

/** The model has this long for everything it says. @source domain specification 4.7 */
const limitMs = 6000
/** After this the reviewed words are said, whatever has become of the model. */
const thinkingMinutes = 8 / 60
const mostSentences = 3

type Body = { readonly conversationId: Id; readonly messageId: Id; readonly instead: string }

/** Acts that only listen: reviewed words of any other act are never replaced. */
const listening: ReadonlySet<string> = new Set([
  ...['reflect', 'reflect_content', 'mirror', 'mirror_why', 'quote', 'attend', 'encourage', 'validate', 'normalise'],
  ...[
    'ask_open',
    'ask_more',
    'ask_topic',
    'ack_since',
    'ack_who',
    'ack_story',
    'ack_short',
    'ack_hardest',
    'come_back',
  ],
])

/**
 * Whether a language model may answer this turn: switched on, an adult who agreed, nothing risky now or before, nobody
 * else in the room, and nothing but listening to replace. @source domain specification 4.7
 */
export async function mayGenerate(ctx: Ctx, here: Here, answer: DialogueReply): Promise<boolean> {
  const { resident, conversation: c, minor, past } = here
  if (resident.kind !== 'registered' || !resident.allows.includes('model') || minor || !resident.birth_sealed)
    return false
  const calm = !atLeast(answer.level, 'L2') && !atLeast(answer.state.floor, 'L2') && !answer.state.crisis && !c.crisis
  const before = past.every((line) => !line.level || !atLeast(line.level, 'L2'))
  const only = answer.lines.every((line) => listening.has(line.act) && !line.card && !line.choices)
  if (!calm || !before || !only || answer.wants.length > 0 || c.presence !== 'program') return false
  return isModelOn(ctx)
}

/**
 * Leaves the answer to a language model. The reviewed lines that stand in for it are kept, sealed, with the work: if
 * the model, this process or the network fails, they are said a moment later by whoever is left.
 * @returns until when words are looked for
 */
export async function bookAnswer(
  ctx: Ctx,
  c: ConversationRow,
  messageId: Id,
  instead: readonly store.NewLine[],
): Promise<Date> {
  const until = minutesLater(ctx.now, thinkingMinutes)
  const sealed = sealJson(ctx, 'job.instead', messageId, instead).toString('base64')
  const body: Body = { conversationId: c.id, messageId, instead: sealed }
  await book(ctx, 'companion.answer', { ...body })
  await book(ctx, 'companion.answer_late', { ...body }, until)
  return until
}

/** The conversation, locked, if the answer to this message is still owed. */
async function findOwed(ctx: Ctx, { conversationId, messageId }: Body): Promise<ConversationRow | undefined> {
  const c = await store.lockConversation(ctx, conversationId)
  if (!c || c.thinking_until === null || c.presence !== 'program') return undefined
  return (await store.lastOfResident(ctx, c.id)) === messageId ? c : undefined
}

async function sayInstead(ctx: Ctx, c: ConversationRow, body: Body): Promise<void> {
  const sealed = Buffer.from(body.instead, 'base64')
  const lines = unsealJson<store.NewLine[]>(ctx, 'job.instead', body.messageId, sealed) ?? []
  store.keepLines(ctx, c, lines, { thinkingUntil: null })
  await wakeAfterCommit(ctx, streamOf(c.id), true)
}

/** The model has not answered in time: the reviewed words are said. Nothing happens when it has. */
export async function answerLate(ctx: Ctx, body: Readonly<Record<string, unknown>>): Promise<void> {
  const owed = await findOwed(ctx, body as Body)
  if (owed) await sayInstead(ctx, owed, body as Body)
}

interface Question {
  readonly place: ModelPlace
  readonly messages: readonly ModelMessage[]
  readonly residentId: Id
  readonly names: readonly string[]
}

/**
 * The last turns of this sitting, redacted. Earlier sittings stay here: danger may have been spoken of in them, and
 * nothing of that is ever sent to a model. @source domain specification 4.7 (L2 and above bypass the model entirely)
 */
async function turnsOf(ctx: Ctx, c: ConversationRow, names: readonly string[]): Promise<PromptTurn[]> {
  const lines = (await store.listLines(ctx, c.id)).filter((line) => c.sitting_at !== null && line.at >= c.sitting_at)
  const said = lines.flatMap((line) =>
    line.sender === 'resident' || line.sender === 'program' ? [{ line, from: line.sender }] : [],
  )
  return said.slice(-promptTurns).map(({ line, from }) => ({
    from,
    text: redact(unseal(ctx, 'message.text', line.id, line.text_sealed) ?? '', names).text,
  }))
}

/** What is asked, with nothing in it that tells who asks; undefined when no answer is owed or the model is off. */
async function questionOf(ctx: Ctx, body: Body): Promise<Question | undefined> {
  const owed = await findOwed(ctx, body)
  if (!owed) return undefined
  const setting = await readModel(ctx)
  if (!setting?.on) {
    await sayInstead(ctx, owed, body)
    return undefined
  }
  const instead = unsealJson<store.NewLine[]>(ctx, 'job.instead', body.messageId, Buffer.from(body.instead, 'base64'))
  const names = [...(await readKnownNames(ctx, owed.resident_id)), ...(await listHouseNames(ctx, owed.resident_id))]
  const messages = promptFor(
    await turnsOf(ctx, owed, names),
    (instead ?? []).map((line) => line.text),
  )
  const place = { url: setting.url, name: setting.name, key: openKey(ctx, setting) }
  return { place, messages, names, residentId: owed.resident_id }
}

interface Outcome {
  readonly outcome: Answered['outcome']
  readonly reason: string | null
  readonly output: string
}

/** Says each sentence as soon as it has passed the check; stops at the first that does not. */
async function converse(
  floor: Floor,
  tenantId: Id,
  body: Body,
  question: Question,
  signal: AbortSignal,
): Promise<Outcome> {
  const sentences = new Sentences()
  let output = ''
  let said = 0
  const take = async (sentence: string): Promise<Verdict | 'overtaken'> => {
    const verdict = output.length > longestAnswer ? 'too_long' : checkSentence(sentence)
    if (verdict !== null) return verdict
    const kept = await inTransaction(floor, { as: 'tenant', tenantId }, (ctx) => saySentence(ctx, body, sentence))
    if (kept) said += 1
    return kept ? null : 'overtaken'
  }
  const ended = (outcome: Outcome['outcome'], reason: string | null): Outcome => ({ outcome, reason, output })
  try {
    for await (const piece of askModel(question.place, question.messages, signal)) {
      output += piece
      for (const sentence of sentences.add(piece)) {
        const wrong = await take(sentence)
        if (wrong === 'overtaken') return ended('overtaken', null)
        if (wrong !== null) return ended(said > 0 ? 'cut_short' : 'refused', wrong)
        if (said >= mostSentences) return ended('shown', null)
      }
    }
    const rest = sentences.end()
    const wrong = rest ? await take(rest) : null
    if (wrong === 'overtaken') return ended('overtaken', null)
    if (wrong !== null) return ended(said > 0 ? 'cut_short' : 'refused', wrong)
    return said > 0 ? ended('shown', null) : ended('refused', 'empty')
  } catch (error) {
    if (signal.aborted) return ended('too_late', null)
    return ended('broken', (error as Error).name)
  }
}

async function saySentence(ctx: Ctx, body: Body, text: string): Promise<boolean> {
  const owed = await findOwed(ctx, body)
  if (!owed) return false
  store.keepLines(ctx, owed, [{ sender: 'program', text, generated: true }])
  await wakeAfterCommit(ctx, streamOf(owed.id), true)
  return true
}

/** Closes the answer: the reviewed words where nothing of the model was said, and the record of how it ended. */
async function finish(ctx: Ctx, body: Body, question: Question, end: Outcome, milliseconds: number): Promise<void> {
  const owed = await findOwed(ctx, body)
  const spoke = end.outcome === 'shown' || end.outcome === 'cut_short'
  if (owed && (spoke || (await store.hasGenerated(ctx, owed.id, body.messageId))))
    store.keepLines(ctx, owed, [], { thinkingUntil: null })
  else if (owed) await sayInstead(ctx, owed, body)
  if (owed) await wakeAfterCommit(ctx, streamOf(owed.id), true)
  await keepAnswer(ctx, {
    ...{ resident_id: question.residentId, message_id: body.messageId, outcome: end.outcome, reason: end.reason },
    ...{ model: question.place.name, promptVersion, milliseconds },
    prompt: redact(JSON.stringify(question.messages), question.names).text,
    output: redact(end.output, question.names).text,
  })
  await switchOffUnsafe(ctx, end.reason)
}

/** Asks the model and says what passed. Talks to the outside; safe to repeat: an answer that is there is not asked for again. */
export const answerWithModel: OuterWork = async (floor, tenantId, raw) => {
  const body = raw as Body
  const question = await inTransaction(floor, { as: 'tenant', tenantId }, (ctx) => questionOf(ctx, body))
  if (!question) return
  const began = performance.now()
  const end = await converse(floor, tenantId, body, question, AbortSignal.timeout(limitMs))
  await inTransaction(floor, { as: 'tenant', tenantId }, (ctx) =>
    finish(ctx, body, question, end, performance.now() - began),
  )
}
