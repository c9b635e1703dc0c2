import type { FilledForm } from '@anxin/core/care/from-scores.ts'
import { formsOfPack, type MayAsk, orderOfForms } from '@anxin/core/care/plan/packs.ts'
import type { Answers } from '@anxin/core/scale/answers.ts'
import type { Definition, ScoreContext } from '@anxin/core/scale/definition.ts'
import { mustFindInstrument } from '@anxin/core/scale/registry.ts'
import { scoreAnswers } from '@anxin/core/scale/score.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import type { Answer } from '../../../platform/db/engine.ts'
import { ageToday } from '../../../platform/identity/resident.ts'
import { unsealJson } from '../../../platform/privacy.ts'
import { fieldsOf, type ProfileFields, readStanding, type Standing } from '../../worklist/door.ts'
import { mayAskHere } from '../policy.ts'
import { type FormKept, findDefinition, listOwnDefinitions, type SiteKept, type SittingKept } from '../store.ts'

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
export interface Known extends SittingKept, Standing {
  readonly age: number | undefined
  readonly shelf: Shelf
  readonly mayAsk: MayAsk
  readonly fields: ProfileFields
  readonly filled: readonly Filled[]
}

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

export async function know(ctx: Ctx, loaded: SittingKept, ahead?: Answer): Promise<Known> {
  const { sitting, resident } = loaded
  const age = ageToday(ctx, sitting.resident_id, resident.birthSealed, sitting.age)
  const standing = await readStanding(ctx, sitting.resident_id, ahead)
  const shelf = await shelfOf(ctx, loaded.site)
  const fields = fieldsOf(ctx, sitting.resident_id, standing.profile.fields_sealed)
  const base = { ...loaded, ...standing, age, shelf, fields, mayAsk: mayAskHere(shelf.current, loaded.site, age) }
  const filled: Filled[] = []
  for (const kept of loaded.forms) {
    // begun before a newer version came: it goes on, and counts, as it was asked
    const definition =
      shelf.version(kept.instrument, kept.version) ?? (await findDefinition(ctx, kept.instrument, kept.version))
    if (!definition) throw new Error(`${kept.instrument} ${kept.version} was asked and is not kept`)
    const answers = unsealJson<Answers>(ctx, 'response.answers', kept.id, kept.answersSealed) ?? {}
    const score = scoreAnswers(definition, answers, contextOf(base, kept.instrument, kept.seconds, ctx.now))
    filled.push({ kept, definition, answers, score, done: kept.done })
  }
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
  return orderOfForms(formsOfPack(known.sitting.pack, known.mayAsk, known.sitting.added), scores, known.mayAsk)
}
