import type * as contract from '@anxin/contract/companion.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import { ruleOfAbuse } from '@anxin/core/care/talk.ts'
import type { Grade, SignalSource } from '@anxin/core/crisis/grade.ts'
import { humanLine, reply } from '@anxin/core/dialogue/reply.ts'
import type { DialogueReply } from '@anxin/core/dialogue/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { accumulate } from '@anxin/core/risk/accumulate.ts'
import { atLeast, type RiskLevel, type Screening } from '@anxin/core/risk/level.ts'
import { type Heard, screenSafely } from '@anxin/core/risk/screen-safely.ts'
import { type HeardAs, hearAs } from '@anxin/core/safeguard/heard-as.ts'
import { suspectsHome } from '@anxin/core/safeguard/home.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { wakeAfterCommit } from '../../../platform/events.ts'
import type { Input } from '../../../platform/http/server.ts'
import { hearResident, raiseAlert, type Signal } from '../../crisis/door.ts'
import { hearHarm, keepFromHome, knowMinor } from '../../safeguard/door.ts'
import { gradeOfTurn } from '../policy.ts'
import * as store from '../store.ts'
import type { LineRow, PastLine } from '../store-talk.ts'
import type { ConversationRow } from '../tables.ts'
import { countTalk } from './count-talk.ts'
import {
  circumstancesOf,
  enter,
  greetAgain,
  type Here,
  hearAge,
  type Place,
  programLines,
  resume,
  seedOf,
} from './enter.ts'
import { followUp } from './follow-up.ts'
import { bookAnswer, mayGenerate } from './generate.ts'
import { askedOf, hear } from './listen.ts'
import { marksOf, markTurn } from './mark.ts'
import { restUntil, sittingOf } from './sitting.ts'
import { streamOf } from './stream-name.ts'
import { queueShown, readLastDay, type Shown, shownWith } from './view.ts'

/** Opens the conversation; an anonymous one is begun when there is none. */
export async function openConversation(ctx: Ctx, { params }: Input<typeof contract.conversationGet>): Promise<Shown> {
  const here = await enter(ctx, params, { messageId: null, after: 0 })
  const again = await greetAgain(ctx, here)
  const now = await shown(ctx, again?.conversation ?? here.conversation, [...here.lines, ...(again?.lines ?? [])])
  return { ...now, lastDay: await readLastDay(ctx) }
}

const shown = async (ctx: Ctx, c: ConversationRow, lines: readonly LineRow[]): Promise<Shown> =>
  shownWith(ctx, c, lines, await queueShown(ctx, c))

interface Said {
  readonly id: Id
  readonly text: string
  readonly choice?: string
  readonly source: SignalSource
  readonly heard: Heard
  /** At least this level and grade, whatever the words say: a pressed button. */
  readonly least?: { readonly level: RiskLevel; readonly grade: Grade }
}

/**
 * Load, decide, save, tell: what the resident said, the program's answer and, when it is risky, the alert
 * are one transaction. Safe to repeat with the same id.
 */
async function speak(
  ctx: Ctx,
  body: Place & Pick<Said, 'id'> & { after?: number | undefined },
  said: Said,
): Promise<{ conversation: Shown }> {
  await resume(ctx, said.id)
  const entered = await enter(ctx, body, askedOf(body))
  const { conversation, dialogue, past } = entered
  if (past.some((line) => line.id === said.id)) return { conversation: await shown(ctx, conversation, entered.lines) }
  const here = hearAge(ctx, entered, said)
  if (here.minor && !entered.minor) await knowMinor(ctx, here.resident.id)
  const heard = hearAs(said.text, said.heard, here.minor)
  const { screening } = heard
  const level = levelOf(ctx, screening, past, said.least?.level)
  const sitting = await sittingOf(ctx, here)
  const answer = reply({
    ...(await circumstancesOf(ctx, here, sitting)),
    text: said.text,
    ...(said.choice ? { choice: said.choice } : {}),
    screening,
    abuse: heard.abuse?.whose,
    level,
    state: { ...dialogue, human: conversation.presence === 'person' },
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
  const raised = await tell(ctx, here, said, heard, answer)
  // after an event was opened again nobody has it, whoever was there before
  const paged = raised?.waiting && conversation.presence !== 'paged'
  const spoken = programLines(answer)
  const thinkingUntil = (await mayGenerate(ctx, here, answer))
    ? await bookAnswer(ctx, conversation, said.id, spoken)
    : null
  const kept = store.keepLines(
    ctx,
    conversation,
    [mine, ...(thinkingUntil ? [] : spoken), ...(paged ? [noteLine(here, heard.word ? 'paged_harm' : 'paged')] : [])],
    {
      ...{ dialogue: answer.state, sittingAt: sitting.beganAt, thinkingUntil },
      ...(sitting.daysUsed ? { daysUsed: sitting.daysUsed } : {}),
      ...(answer.wants.includes('rest') ? { restUntil: restUntil(ctx, sitting) } : {}),
      ...(paged ? { presence: 'paged', personName: null, pagedAt: ctx.now, reach: 'calling' } : {}),
      ...(raised ? { crisis: answer.state.crisis || conversation.crisis } : {}),
    },
  )
  markTurn(ctx, conversation, said.id, marksOf(dialogue, answer))
  await followUp(ctx, here, answer)
  await wakeAfterCommit(ctx, streamOf(conversation.id), kept.conversation.presence !== 'program')
  return { conversation: await shown(ctx, kept.conversation, [...here.lines, ...kept.lines]) }
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

const noteLine = ({ resident, minor }: Here, kind: 'paged' | 'paged_harm'): store.NewLine => ({
  sender: 'note',
  text: humanLine(kind, { locale: resident.locale, minor }),
})

/** Raises the alert this turn asks for, or lets the person on call know that the resident wrote. */
async function tell(
  ctx: Ctx,
  here: Here,
  said: Said,
  { screening, fault, abuse, word }: HeardAs,
  answer: DialogueReply,
): Promise<{ waiting: boolean } | undefined> {
  const { conversation, minor, resident } = here
  const harmed = minor && (here.harmBefore === true || screening.concerns.includes('harm_from_others'))
  const atHome = harmed && (here.harmBefore === true || suspectsHome(screening, said.text))
  const wantsPerson = answer.wants.includes('human') || said.source === 'asked_for_person'
  const inCrisis = here.dialogue.crisis
  const harm = { harmed: harmed || word !== undefined, harmedNow: word === 'abuse_now' }
  const told = gradeOfTurn({ screened: screening.level, level: answer.level, wantsPerson, inCrisis, minor, ...harm })
  const grade = said.least?.grade ?? told
  if (!grade) {
    if (conversation.presence !== 'program') await hearResident(ctx, resident.id)
    return undefined
  }
  const isRisky = atLeast(answer.level, 'L2')
  const onlyAsked = wantsPerson && !isRisky && !word
  const signal: Signal = {
    residentId: resident.id,
    unitId: conversation.unit_id,
    conversationId: conversation.id,
    messageId: said.id,
    source: fault ? 'screening_fault' : onlyAsked && said.source === 'chat' ? 'asked_for_person' : said.source,
    level: word && !isRisky ? ruleOfAbuse[word] : answer.level,
    grade,
    subject: abuse?.whose === 'dependant' && !isRisky ? 'other' : screening.subject,
    minor,
    quotes:
      screening.evidence.length > 0 && (isRisky || !word)
        ? [...new Set(screening.evidence.map((one) => one.quote))]
        : [said.text],
  }
  const raised = await raiseAlert(ctx, signal, here.looked)
  await countTalk(ctx, here, answer.level, raised.eventId, grade, word)
  if (word && abuse?.atHome) keepFromHome(ctx, resident.id)
  if (harmed) await hearHarm(ctx, { residentId: resident.id, eventId: raised.eventId, atHome })
  return raised
}

export const sendMessage = (
  ctx: Ctx,
  { body }: Input<typeof contract.messageSend>,
): Promise<ReplyOf<typeof contract.messageSend>> =>
  speak(ctx, body, {
    ...{ id: body.id, text: body.text, source: 'chat', heard: hear(body) },
    ...(body.choice ? { choice: body.choice } : {}),
  })

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
