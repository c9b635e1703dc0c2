import { type AbuseWord, abuseGravestFirst, ruleOfAbuse, saidAt } from '@anxin/core/care/talk.ts'
import type { Id } from '@anxin/core/ids.ts'
import { atLeast, levelRank, type RiskLevel, type Subject } from '@anxin/core/risk/level.ts'
import { screenSafely } from '@anxin/core/risk/screen-safely.ts'
import { hearAbuse } from '@anxin/core/safeguard/abuse.ts'
import { abuseWordOf } from '@anxin/core/safeguard/heard-as.ts'
import { suspectsHome } from '@anxin/core/safeguard/home.ts'
import { type Ctx, mustBeResident } from '../../../platform/ctx.ts'
import { isMinorToday } from '../../../platform/identity/resident.ts'
import { readResident } from '../../../platform/identity/resident-store.ts'
import { raiseAlert } from '../../crisis/door.ts'
import { hearHarm, keepFromHome } from '../../safeguard/door.ts'
import { hearTalk } from '../../worklist/door.ts'
import { dangerOf } from '../policy.ts'

/** What the screener found in everything that came in one request. */
export interface Heard {
  readonly level: RiskLevel
  readonly subject: Subject
  /** The words that decided, verbatim. */
  readonly quotes: readonly string[]
  readonly fault: boolean
  /** Harm by others was told of: by somebody at home, as far as the words go. */
  readonly harm: 'none' | 'elsewhere' | 'home'
  /** Abuse, as far as an adult tells of it as their own or of somebody frail. */
  readonly abuse: { readonly word: AbuseWord; readonly atHome: boolean } | null
}

const silent: Heard = { level: 'L0', subject: 'self', quotes: [], fault: false, harm: 'none', abuse: null }

function hearOne(text: string): Heard {
  const { screening, fault } = screenSafely(text)
  const { level, subject, evidence } = screening
  const said = evidence.length > 0 ? [...new Set(evidence.map((one) => one.quote))] : [text]
  const harmed = screening.concerns.includes('harm_from_others')
  const harm = harmed ? (suspectsHome(screening, text) ? 'home' : 'elsewhere') : 'none'
  const told = hearAbuse(text, screening)
  const word = abuseWordOf(told)
  const abuse = told && word ? { word, atHome: told.atHome } : null
  return { level, subject, quotes: atLeast(level, 'L2') || harmed || abuse ? said : [], fault, harm, abuse }
}

/** Never throws. The gravest text decides; what other dangerous texts said comes along. */
export function hearTexts(texts: readonly (string | null)[]): Heard {
  const heard = texts.filter((text) => text !== null && text.trim() !== '').map((text) => hearOne(text as string))
  const gravest = [...heard].sort((a, b) => levelRank(b.level) - levelRank(a.level))[0] ?? silent
  const harms = heard.map((one) => one.harm)
  const harm = harms.includes('home') ? 'home' : harms.includes('elsewhere') ? 'elsewhere' : 'none'
  const abuses = heard.flatMap((one) => one.abuse ?? [])
  const word = abuseGravestFirst.find((one) => abuses.some((told) => told.word === one))
  return {
    ...{ ...gravest, quotes: heard.flatMap((one) => one.quotes), fault: heard.some((one) => one.fault), harm },
    abuse: word ? { word, atHome: abuses.some((one) => one.atHome) } : null,
  }
}

export type Fields = Readonly<Record<string, string | number | boolean | null>>
export const textsOf = (fields: Fields): string[] =>
  Object.values(fields).filter((value): value is string => typeof value === 'string')

/** Every text a request of this room may carry. */
interface Spoken {
  readonly note?: string | null
  readonly step?: string | null
  readonly reason?: string | null
  readonly fields?: Fields
}
/** What was heard at the door is not screened again inside; it is forgotten with the request. */
const heardAtDoor = new WeakMap<object, Heard>()

/** The screening of a request, made once. */
export function hear(body: Spoken): Heard {
  const known = heardAtDoor.get(body)
  if (known) return known
  const heard = hearTexts([body.note ?? null, body.step ?? null, body.reason ?? null, ...textsOf(body.fields ?? {})])
  heardAtDoor.set(body, heard)
  return heard
}

/** Words in which danger or abuse is heard are never shed. */
export const soundsRisky = (body: Spoken): boolean => atLeast(hear(body).level, 'L2') || hear(body).abuse !== null

/** The resident who speaks. */
export interface Me {
  readonly id: Id
  readonly tenantId: Id
  readonly unitId: Id
  readonly minor: boolean
  /** Only somebody with a name stands on the list. */
  readonly named: boolean
}

export async function mustKnowMe(ctx: Ctx): Promise<Me> {
  const { id } = mustBeResident(ctx)
  // whoever speaks has a row: their session hangs on it
  const row = (await readResident(ctx, id))!
  const minor = isMinorToday(ctx, row)
  return { id, tenantId: row.tenant_id, unitId: row.unit_id, minor, named: row.kind === 'registered' }
}

/**
 * Tells whoever is on call and the list, in this transaction, when what came in is dangerous and was not there before.
 * @param stopped the exercise ended because danger was heard on the device
 * @returns whether it is dangerous, told now or before
 */
export async function tellDanger(
  ctx: Ctx,
  me: Me,
  heard: Heard,
  isNews: boolean,
  stopped: string | null = null,
): Promise<boolean> {
  const harmed = me.minor && heard.harm !== 'none'
  const abuse = me.minor ? null : heard.abuse
  const danger = dangerOf(heard.level, stopped !== null, me.minor, harmed ? 'abuse' : abuse?.word)
  if (!danger) return false
  if (!isNews) return true
  const { eventId } = await raiseAlert(ctx, {
    ...{ residentId: me.id, unitId: me.unitId, conversationId: null, messageId: null },
    source: heard.fault ? 'screening_fault' : 'selfhelp',
    ...{ grade: danger.grade, subject: heard.subject, minor: me.minor },
    level: abuse && !atLeast(danger.level, 'L2') ? ruleOfAbuse[abuse.word] : danger.level,
    quotes: heard.quotes.length > 0 || stopped === null ? heard.quotes : [stopped],
  })
  if (harmed) await hearHarm(ctx, { residentId: me.id, eventId, atHome: heard.harm === 'home' })
  if (abuse?.atHome) keepFromHome(ctx, me.id)
  const said = saidAt(danger.level, abuse?.word, ctx.now)
  if (said && me.named)
    await hearTalk(ctx, {
      ...{ tenantId: me.tenantId, residentId: me.id, said },
      alert: { eventId, grade: danger.grade, source: 'selfhelp' },
    })
  return true
}
