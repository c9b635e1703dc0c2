import type { FilledForm } from '@anxin/core/care/from-scores.ts'
import { type CareInput, contexts, histories, observations } from '@anxin/core/care/input.ts'
import { formsOfPack, type MayAsk, orderOfForms } from '@anxin/core/care/plan/packs.ts'
import type { Id } from '@anxin/core/ids.ts'
import { levelRank } from '@anxin/core/risk/level.ts'
import type { Answers } from '@anxin/core/scale/answers.ts'
import type { Definition, ScoreContext } from '@anxin/core/scale/definition.ts'
import { mustFindInstrument } from '@anxin/core/scale/registry.ts'
import { scoreAnswers } from '@anxin/core/scale/score.ts'
import { ageOn, shanghaiDay } from '../../../../platform/clock.ts'
import { type Ctx, minutesLater } from '../../../../platform/ctx.ts'
import { unseal, unsealJson } from '../../../../platform/privacy.ts'
import { mayAskHere } from '../../policy.ts'
import {
  type FormKept,
  listOwnDefinitions,
  noProfile,
  type ProfileFields,
  type SiteKept,
  type SittingKept,
} from '../../store.ts'
import type { ProfileRow } from '../../tables.ts'

/** How long words of the chat count beside a form, in days. @source decision 009 */
const chatCountsDays = 7

/** Definitions as this agency has them: its own newest where it loaded one, the release's otherwise. */
export interface Shelf {
  readonly current: (instrument: string) => Definition | undefined
  readonly version: (instrument: string, version: string) => Definition | undefined
}

function releaseOf(instrument: string): Definition | undefined {
  try {
    return mustFindInstrument(instrument)
  } catch {
    return undefined
  }
}

export async function shelfOf(ctx: Ctx, site: SiteKept): Promise<Shelf> {
  // most agencies own no text: the release needs no question to the database
  const own = site.loadedTexts.length > 0 ? await listOwnDefinitions(ctx) : []
  return {
    current: (instrument) => own.find((one) => one.id === instrument) ?? releaseOf(instrument),
    version: (instrument, version) =>
      [...own, releaseOf(instrument)].find((one) => one?.id === instrument && one.version === version),
  }
}

export interface Filled extends FilledForm {
  readonly kept: FormKept
}

/** A sitting, read and scored. */
export interface Known extends SittingKept {
  readonly age: number | undefined
  readonly shelf: Shelf
  readonly mayAsk: MayAsk
  readonly fields: ProfileFields
  readonly filled: readonly Filled[]
}

/** Whole years today; what somebody without a name told stands where no birth date is known. */
export function ageOf(
  ctx: Ctx,
  residentId: Id,
  birthSealed: Uint8Array | null,
  told: number | null,
): number | undefined {
  const birth = unseal(ctx, 'resident.birth', residentId, birthSealed)
  return birth ? ageOn(birth, shanghaiDay(ctx.now)) : (told ?? undefined)
}

export const fieldsOf = (ctx: Ctx, residentId: Id, sealed: Uint8Array | null): ProfileFields =>
  unsealJson<ProfileFields>(ctx, 'care_profile.fields', residentId, sealed) ?? noProfile

export function contextOf(
  known: Pick<Known, 'age' | 'sitting' | 'fields' | 'last'>,
  instrument: string,
  seconds: Readonly<Record<string, number>>,
  now: Date,
): ScoreContext {
  const { age, sitting, fields, last } = known
  const sex = fields.sex ?? sitting.sex ?? undefined
  const before = last[instrument]
  return {
    ...(age === undefined ? {} : { age }),
    ...(sex ? { sex } : {}),
    population: sitting.config,
    phase: sitting.phase,
    secondsPerItem: Object.values(seconds),
    ...(before ? { daysSinceLast: (now.getTime() - before.at.getTime()) / 86_400_000 } : {}),
  }
}

export async function know(ctx: Ctx, loaded: SittingKept): Promise<Known> {
  const { sitting, resident } = loaded
  const age = ageOf(ctx, sitting.resident_id, resident.birthSealed, sitting.age)
  const shelf = await shelfOf(ctx, loaded.site)
  const fields = fieldsOf(ctx, sitting.resident_id, loaded.profile.fields_sealed)
  const base = { ...loaded, age, shelf, fields, mayAsk: mayAskHere(shelf.current, loaded.site, age) }
  const filled = loaded.forms.flatMap((kept): Filled[] => {
    const definition = shelf.version(kept.instrument, kept.version)
    if (!definition) return []
    const answers = unsealJson<Answers>(ctx, 'response.answers', kept.id, kept.answersSealed) ?? {}
    const score = scoreAnswers(definition, answers, contextOf(base, kept.instrument, kept.seconds, ctx.now))
    return [{ kept, definition, answers, score, done: kept.done }]
  })
  return { ...base, filled }
}

/** Forms in the order of asking, as far as it is known now. A form that is not done says nothing of what comes next but safety. */
export function orderOf(known: Pick<Known, 'sitting' | 'mayAsk' | 'filled'>): readonly string[] {
  const scores = new Map(
    known.filled.map(({ definition, score, done }) => [
      definition.id,
      { triggers: score.triggers.filter((one) => one.action !== 'SAFETY_UNKNOWN'), next: done ? score.next : [] },
    ]),
  )
  return orderOfForms(formsOfPack(known.sitting.pack, known.mayAsk), scores, known.mayAsk)
}

const known = <T extends string>(words: readonly T[], said: readonly string[]): T[] =>
  words.filter((one) => said.includes(one))

/** What is known of the person beside the forms, in the words of the table. */
export function circumstances(
  ctx: Ctx,
  fields: ProfileFields,
  profile: Pick<ProfileRow, 'chat_level' | 'chat_at'>,
  age: number | undefined,
): CareInput {
  const chat =
    profile.chat_at && profile.chat_at > minutesLater(ctx.now, -chatCountsDays * 1440) ? profile.chat_level : null
  return {
    ...(age === undefined ? {} : { age }),
    ...(fields.sex ? { sex: fields.sex } : {}),
    ...(chat && levelRank(chat) > 0 ? { chat } : {}),
    history: known(histories, fields.history),
    context: known(contexts, fields.context),
    observed: known(observations, fields.observed),
    protective: fields.protective,
  }
}
