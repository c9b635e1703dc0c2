import { createHash, randomInt } from 'node:crypto'
import { saysMinor } from '@anxin/core/dialogue/listening/age.ts'
import { opening } from '@anxin/core/dialogue/reply.ts'
import { minorTap } from '@anxin/core/dialogue/safety/requests.ts'
import type { Circumstances, DialogueReply, DialogueState } from '@anxin/core/dialogue/state.ts'
import type { Id } from '@anxin/core/ids.ts'
import { shanghaiDay } from '../../../platform/clock.ts'
import { type Ctx, newId } from '../../../platform/ctx.ts'
import type { Answer } from '../../../platform/db/engine.ts'
import { isMinorToday, mustBeSomebody } from '../../../platform/identity/resident.ts'
import { keepMinorTold } from '../../../platform/identity/resident-store.ts'
import { beginResidentSession } from '../../../platform/identity/session.ts'
import { seal } from '../../../platform/privacy.ts'
import * as store from '../store.ts'
import { type Asked, type LineRow, type PastLine, readTalk, type Talker } from '../store-talk.ts'
import { readTemplateOwners } from '../store-templates.ts'
import type { ConversationRow } from '../tables.ts'
import { rememberedOf } from './remembered.ts'
import { isLateForMinors, type Sitting, sittingOf } from './sitting.ts'
import { isStopped } from './view.ts'

export type Place = { readonly locale?: 'zh' | 'en' | undefined; readonly cabin?: string | undefined }

/** Easy to read aloud: no 0/O, 1/I/L. */
const claimLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const newClaimCode = (): string =>
  Array.from({ length: 8 }, () => claimLetters[randomInt(claimLetters.length)]).join('')
export const claimIndex = (ctx: Ctx, code: string): Buffer =>
  ctx.floor.keys.blindIndex(`claim:${code.toUpperCase().replace(/[\s-]/g, '')}`)

/** The resident and their conversation, as they stand when something is said. */
export interface Here {
  readonly resident: Talker
  readonly conversation: ConversationRow
  readonly dialogue: DialogueState
  readonly minor: boolean
  readonly lines: readonly LineRow[]
  readonly past: readonly PastLine[]
  /** They have just said that they are not of age, and told of harm before: it counts from now on. */
  readonly harmBefore?: boolean
  /** What was looked up for an alert, if it was. */
  readonly looked: readonly Answer[]
}

/** The resident and their conversation; both are begun when there are none. */
export async function enter(ctx: Ctx, place: Place, asked: Asked): Promise<Here> {
  await mustBeSomebody(ctx, place)
  const { resident, conversation, lines, past, more } = await readTalk(ctx, asked)
  // whoever speaks has a row: their session hangs on it
  const minor = isMinorToday(ctx, resident!)
  const begun = conversation ? { conversation, lines } : begin(ctx, resident!, minor, await isStopped(ctx))
  const dialogue = store.dialogueOf(ctx, begun.conversation)
  return { resident: resident!, minor, past, looked: more, dialogue, ...begun }
}

/** A device that lost the reply to its first message repeats it without a cookie: it is still the same visit. */
export async function resume(ctx: Ctx, messageId: Id): Promise<void> {
  if (ctx.who.kind !== 'nobody') return
  const known = await store.findSpeaker(ctx, messageId)
  if (known) await beginResidentSession(ctx, known.tenantId, known.residentId, false)
}

/** Who has no name may say with one tap that they are not of age; nobody has to. */
const asksAge = (resident: Talker, minor: boolean): boolean => resident.kind === 'anonymous' && !minor

/** A child who says so is one from this very line on, also where nobody knows their name. */
export function hearAge(ctx: Ctx, here: Here, said: { readonly text: string; readonly choice?: string }): Here {
  const known = here.minor || here.resident.birth_sealed !== null
  if (known || (said.choice !== minorTap && !saysMinor(said.text))) return here
  keepMinorTold(ctx, here.resident.id)
  // what was looked up before it was known is looked up again
  return { ...here, minor: true, looked: [], harmBefore: here.dialogue.answered.includes('harm_from_others') }
}

function begin(ctx: Ctx, resident: Talker, minor: boolean, stopped: boolean): store.Kept {
  const id = newId(ctx)
  const code = resident.kind === 'anonymous' ? newClaimCode() : undefined
  const { locale, elder } = resident
  const greeting = opening({ ...{ locale, elder, minor, seed: seedOf(id) }, askAge: asksAge(resident, minor), stopped })
  const conversation = store.insertConversation(ctx, resident.tenant_id, {
    id,
    residentId: resident.id,
    unitId: resident.unit_id,
    dialogue: greeting.state,
    claim: code ? { index: claimIndex(ctx, code), sealed: seal(ctx, 'conversation.claim', id, code) } : null,
  })
  return store.keepLines(ctx, conversation, programLines(greeting))
}

export const programLines = (said: DialogueReply): store.NewLine[] =>
  said.lines.map((line) => ({
    sender: 'program' as const,
    text: line.text,
    ...(line.card ? { card: line.card } : {}),
    ...(line.choices ? { choices: line.choices } : {}),
  }))

/** The same message always draws the same words. */
export const seedOf = (id: Id): number => createHash('sha256').update(id).digest().readUInt32BE(0)

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

const daysAgo = (day: string | null, today: string): number | undefined =>
  day === null ? undefined : daysBetween(day, today)

/** What the engine may know of the resident beside their words. */
export async function circumstancesOf(ctx: Ctx, here: Here, sitting: Sitting): Promise<Circumstances> {
  const today = shanghaiDay(ctx.now)
  const used = sitting.daysUsed
  const suggestedDaysAgo = daysAgo(used?.suggestedOn ?? null, today)
  const refusedDaysAgo = daysAgo(used?.refusedOn ?? null, today)
  return {
    today,
    night: here.minor && isLateForMinors(ctx.now),
    templateOwners: await readTemplateOwners(ctx),
    stopped: await isStopped(ctx),
    ...(sitting.usage ? { usage: sitting.usage } : {}),
    ...(suggestedDaysAgo === undefined ? {} : { suggestedDaysAgo }),
    ...(refusedDaysAgo === undefined ? {} : { refusedDaysAgo }),
    ...(used ? { moods: used.moods } : {}),
  }
}

/**
 * Whoever comes back after half an hour is greeted again, told again that this is a program, and met with what is
 * remembered; once, and never in the middle of a crisis or while a person is there or asked for.
 * @source domain specification 4.1 (duties 18), 4.5
 */
export async function greetAgain(ctx: Ctx, here: Here): Promise<store.Kept | undefined> {
  const { conversation: c, dialogue, resident, minor } = here
  if (dialogue.turns === 0 || dialogue.crisis || c.crisis || c.presence !== 'program') return undefined
  const sitting = await sittingOf(ctx, here)
  if (!sitting.isNew) return undefined
  const today = shanghaiDay(ctx.now)
  const said = opening({
    ...{ locale: resident.locale, elder: resident.elder, minor, seed: seedOf(newId(ctx)) },
    askAge: asksAge(resident, minor),
    ...(await circumstancesOf(ctx, here, sitting)),
    memory: await rememberedOf(ctx, resident, c.sitting_at),
    opening: {
      returning: true,
      daysSinceDisclosure: c.disclosed_at ? daysBetween(shanghaiDay(c.disclosed_at), today) : Infinity,
    },
  })
  const disclosed = said.lines.some((line) => line.act === 'limits_alert')
  return store.keepLines(ctx, c, programLines(said), {
    dialogue: said.state,
    sittingAt: ctx.now,
    ...(sitting.daysUsed ? { daysUsed: sitting.daysUsed } : {}),
    ...(disclosed ? { disclosedAt: ctx.now } : {}),
  })
}
