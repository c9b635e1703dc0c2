import { createHash, randomInt } from 'node:crypto'
import type * as contract from '@anxin/contract/companion.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type { Grade, SignalSource } from '@anxin/core/crisis/grade.ts'
import { humanLine, opening, reply } from '@anxin/core/dialogue/reply.ts'
import {
  type DialogueReply,
  type DialogueState,
  type Heard as HeardWords,
  type KeptDialogue,
  nothingHeard,
} from '@anxin/core/dialogue/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { accumulate } from '@anxin/core/risk/accumulate.ts'
import { atLeast, type RiskLevel, type Screening } from '@anxin/core/risk/level.ts'
import { type Ctx, newId } from '../../../platform/ctx.ts'
import type { Answer } from '../../../platform/db/engine.ts'
import { wakeAfterCommit } from '../../../platform/events.ts'
import type { Input } from '../../../platform/http/server.ts'
import { isMinor, mustBeSomebody } from '../../../platform/identity/resident.ts'
import type { ResidentRow } from '../../../platform/identity/resident-store.ts'
import { beginResidentSession } from '../../../platform/identity/session.ts'
import { seal, sealJson, unseal, unsealJson } from '../../../platform/privacy.ts'
import { hearResident, raiseAlert, type Signal } from '../../crisis/door.ts'
import { gradeOfTurn } from '../policy.ts'
import * as store from '../store.ts'
import { type LineRow, type PastLine, readTalk } from '../store-talk.ts'
import type { ConversationRow } from '../tables.ts'
import { type Heard, hear, screenSafely } from './listen.ts'
import { type Shown, shownWith } from './view.ts'

type Asked = { readonly locale?: 'zh' | 'en' | undefined; readonly cabin?: string | undefined }

export const streamOf = (conversationId: Id): string => `conversation:${conversationId}`

/** Easy to read aloud: no 0/O, 1/I/L. */
const claimLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const newClaimCode = (): string =>
  Array.from({ length: 8 }, () => claimLetters[randomInt(claimLetters.length)]).join('')
export const claimIndex = (ctx: Ctx, code: string): Buffer =>
  ctx.floor.keys.blindIndex(`claim:${code.toUpperCase().replace(/[\s-]/g, '')}`)

interface Here {
  readonly resident: ResidentRow
  readonly conversation: ConversationRow
  readonly minor: boolean
  readonly lines: readonly LineRow[]
  readonly past: readonly PastLine[]
  /** What was looked up for an alert, if it was. */
  readonly looked: readonly Answer[]
}

/** The resident and their conversation; both are begun when there are none. */
async function enter(ctx: Ctx, asked: Asked, messageId: Id | null): Promise<Here> {
  await mustBeSomebody(ctx, asked)
  const { resident, conversation, lines, past, more } = await readTalk(ctx, messageId)
  // whoever speaks has a row: their session hangs on it
  const minor = isMinor(unseal(ctx, 'resident.birth', resident!.id, resident!.birth_sealed), ctx.now)
  const begun = conversation ? { conversation, lines } : begin(ctx, resident!, minor)
  return { resident: resident!, minor, past, looked: more, ...begun }
}

/** A device that lost the reply to its first message repeats it without a cookie: it is still the same visit. */
async function resume(ctx: Ctx, messageId: Id): Promise<void> {
  if (ctx.who.kind !== 'nobody') return
  const known = await store.findSpeaker(ctx, messageId)
  if (known) await beginResidentSession(ctx, known.tenantId, known.residentId, false)
}

function begin(ctx: Ctx, resident: ResidentRow, minor: boolean): store.Kept {
  const id = newId(ctx)
  const code = resident.kind === 'anonymous' ? newClaimCode() : undefined
  const greeting = opening({ locale: resident.locale, elder: resident.elder, minor, seed: seedOf(id) })
  const conversation = store.insertConversation(ctx, resident.tenant_id, {
    id,
    residentId: resident.id,
    unitId: resident.unit_id,
    dialogue: keptDialogue(ctx, id, greeting.state),
    claim: code ? { index: claimIndex(ctx, code), sealed: seal(ctx, 'conversation.claim', id, code) } : null,
  })
  return store.keepLines(ctx, conversation, programLines(greeting))
}

/** What was heard is the resident's words: it is kept sealed, unlike the codes and counters beside it. */
function keptDialogue(ctx: Ctx, id: Id, { heard, ...codes }: DialogueState): KeptDialogue {
  const isEmpty = JSON.stringify(heard) === JSON.stringify(nothingHeard)
  return isEmpty ? codes : { ...codes, heard: sealJson(ctx, 'conversation.heard', id, heard).toString('base64') }
}

function heardBefore(ctx: Ctx, { id, dialogue }: ConversationRow): DialogueState {
  const { heard, ...codes } = dialogue
  const sealed = heard === undefined ? null : Buffer.from(heard, 'base64')
  return { ...codes, heard: unsealJson<HeardWords>(ctx, 'conversation.heard', id, sealed) ?? nothingHeard }
}

const programLines = (said: DialogueReply): store.NewLine[] =>
  said.lines.map((line) => ({
    sender: 'program' as const,
    text: line.text,
    ...(line.card ? { card: line.card } : {}),
    ...(line.choices ? { choices: line.choices } : {}),
  }))

/** The same message always draws the same words. */
const seedOf = (id: Id): number => createHash('sha256').update(id).digest().readUInt32BE(0)

/** Opens the conversation; an anonymous one is begun when there is none. */
export async function openConversation(ctx: Ctx, { params }: Input<typeof contract.conversationGet>): Promise<Shown> {
  const { conversation, lines } = await enter(ctx, params, null)
  return shownWith(ctx, conversation, lines)
}

interface Said {
  readonly id: Id
  readonly text: string
  readonly choice?: string | undefined
  readonly source: SignalSource
  readonly heard: Heard
  /** At least this level and grade, whatever the words say: a pressed button. */
  readonly least?: { readonly level: RiskLevel; readonly grade: Grade }
}

/**
 * Load, decide, save, tell: what the resident said, the program's answer and, when it is risky, the alert
 * are one transaction. Safe to repeat with the same id.
 */
async function speak(ctx: Ctx, asked: Asked, said: Said): Promise<{ conversation: Shown }> {
  await resume(ctx, said.id)
  const here = await enter(ctx, asked, said.id)
  const { conversation, past } = here
  if (past.some((line) => line.id === said.id)) return { conversation: shownWith(ctx, conversation, here.lines) }
  const { screening, fault } = said.heard
  const level = levelOf(ctx, screening, past, said.least?.level)
  const answer = reply({
    text: said.text,
    ...(said.choice ? { choice: said.choice } : {}),
    screening,
    level,
    state: { ...heardBefore(ctx, conversation), human: conversation.presence === 'person' },
    locale: here.resident.locale,
    elder: here.resident.elder,
    minor: here.minor,
    seed: seedOf(said.id),
  })
  const mine: store.NewLine = {
    id: said.id,
    sender: 'resident',
    text: said.text,
    screening: { ...screening, level: answer.level },
  }
  const raised = await tell(ctx, here, said, screening, answer, fault)
  const paged = raised?.waiting && conversation.presence === 'program'
  const lines = [mine, ...programLines(answer), ...(paged ? [noteLine(here, 'paged')] : [])]
  const kept = store.keepLines(ctx, conversation, lines, {
    dialogue: keptDialogue(ctx, conversation.id, answer.state),
    ...(paged ? { presence: 'paged', pagedAt: ctx.now } : {}),
    ...(raised ? { crisis: answer.state.crisis || conversation.crisis } : {}),
  })
  await wakeAfterCommit(ctx, streamOf(conversation.id), kept.conversation.presence !== 'program')
  return { conversation: shownWith(ctx, kept.conversation, [...here.lines, ...kept.lines]) }
}

function levelOf(ctx: Ctx, screening: Screening, past: readonly PastLine[], least: RiskLevel | undefined): RiskLevel {
  const before = past.map((line) => ({
    level: line.level ?? ('L0' as const),
    cues: line.cues ?? [],
    minutesAgo: (ctx.now.getTime() - line.at.getTime()) / 60_000,
  }))
  const level = accumulate(before, screening)
  return least && !atLeast(level, least) ? least : level
}

const noteLine = ({ resident, minor }: Here, kind: 'paged'): store.NewLine => ({
  sender: 'note',
  text: humanLine(kind, { locale: resident.locale, minor }),
})

/** Raises the alert this turn asks for, or lets the person on call know that the resident wrote. */
async function tell(
  ctx: Ctx,
  here: Here,
  said: Said,
  screening: Screening,
  answer: DialogueReply,
  fault: boolean,
): Promise<{ waiting: boolean } | undefined> {
  const { conversation, minor, resident } = here
  const wantsPerson = answer.wants.includes('human') || said.source === 'asked_for_person'
  const inCrisis = conversation.dialogue.crisis
  const told = gradeOfTurn({ screened: screening.level, level: answer.level, wantsPerson, inCrisis, minor })
  const grade = said.least?.grade ?? told
  if (!grade) {
    if (conversation.presence !== 'program') await hearResident(ctx, resident.id)
    return undefined
  }
  const onlyAsked = wantsPerson && !atLeast(answer.level, 'L2')
  const signal: Signal = {
    residentId: resident.id,
    unitId: conversation.unit_id,
    conversationId: conversation.id,
    messageId: said.id,
    source: fault ? 'screening_fault' : onlyAsked && said.source === 'chat' ? 'asked_for_person' : said.source,
    level: answer.level,
    grade,
    subject: screening.subject,
    minor,
    quotes: screening.evidence.length > 0 ? [...new Set(screening.evidence.map((one) => one.quote))] : [said.text],
  }
  return raiseAlert(ctx, signal, here.looked)
}

export const sendMessage = (
  ctx: Ctx,
  { body }: Input<typeof contract.messageSend>,
): Promise<ReplyOf<typeof contract.messageSend>> =>
  speak(ctx, body, { id: body.id, text: body.text, choice: body.choice, source: 'chat', heard: hear(body) })

/** What a pressed button says in the conversation. */
const pressed = {
  sos: { zh: '我现在很危险', en: 'I am in danger now' },
  person: { zh: '请找一位真人来', en: 'Please find a person for me' },
} as const

/** "我现在很危险" is RED_E by itself: the resident says there is danger now. @source domain specification 3.1, R1 */
export const pressSos = (
  ctx: Ctx,
  { body }: Input<typeof contract.sosPress>,
): Promise<ReplyOf<typeof contract.sosPress>> =>
  speak(ctx, body, {
    id: body.id,
    text: pressed.sos[body.locale],
    source: 'sos_button',
    heard: screenSafely(pressed.sos[body.locale]),
    least: { level: 'L4', grade: 'RED_E' },
  })

export const requestPerson = (
  ctx: Ctx,
  { body }: Input<typeof contract.personRequest>,
): Promise<ReplyOf<typeof contract.personRequest>> =>
  speak(ctx, body, {
    id: body.id,
    text: pressed.person[body.locale],
    choice: 'human.yes',
    source: 'asked_for_person',
    heard: screenSafely(pressed.person[body.locale]),
  })
