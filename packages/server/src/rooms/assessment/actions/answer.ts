import type * as door from '@anxin/contract/assessment.ts'
import type * as list from '@anxin/contract/assessment-staff.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { formsOfPack } from '@anxin/core/care/plan/packs.ts'
import { type Answers, readAnswers } from '@anxin/core/scale/answers.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import { englishOf } from '@anxin/core/scale/english/english.ts'
import type { FormLanguage } from '@anxin/core/scale/form-in.ts'
import { type Score, scoreAnswers } from '@anxin/core/scale/score.ts'
import type { z } from 'zod'
import { type Ctx, mustBeResident, mustBeStaff, newId } from '../../../platform/ctx.ts'
import type { Ask } from '../../../platform/db/engine.ts'
import type { Input } from '../../../platform/http/server.ts'
import { sealJson } from '../../../platform/privacy.ts'
import { readDayExceptions } from '../../../platform/working-days.ts'
import { keepRescreens, standingAsk } from '../../worklist/door.ts'
import { mustBeTheirs } from '../policy.ts'
import { findDefinition, loadSitting, sittingAsks } from '../store.ts'
import { keep, type SittingRow } from '../tables.ts'
import { judge, keepJudgement } from './judge.ts'
import { contextOf, type Filled, type Known, know, orderOf } from './known.ts'
import { type SittingShown, sittingShown } from './shown.ts'

type Body = z.output<typeof door.answersBody>

/** @throws Refusal NOT_FOUND for a sitting that is not there, or not the speaker's */
export async function mustKnow(ctx: Ctx, id: string): Promise<Known> {
  const [, read, standing] = ctx.ahead
  const loaded = await loadSitting(ctx, id, read)
  if (!loaded) throw new Refusal('NOT_FOUND')
  ctx.about = { id, residentId: loaded.sitting.resident_id }
  return know(ctx, loaded, standing)
}

/** Read together with BEGIN: the sitting, and how the resident who speaks stands. */
export const sittingAhead = ({ params }: Input<typeof door.answersSave>): readonly Ask[] => [
  ...sittingAsks(params.id),
  standingAsk(null),
]

export async function saveAnswers(
  ctx: Ctx,
  { params, body }: Input<typeof door.answersSave>,
): Promise<{ sitting: SittingShown }> {
  mustBeResident(ctx)
  return { sitting: await keepAnswers(ctx, await mustKnow(ctx, params.id), body) }
}

export async function saveStaffAnswers(
  ctx: Ctx,
  { params, body }: Input<typeof list.staffAnswersSave>,
): Promise<{ sitting: SittingShown }> {
  const who = mustBeStaff(ctx)
  const known = await mustKnow(ctx, params.id)
  mustBeTheirs(who, known.sitting)
  return { sitting: await keepAnswers(ctx, known, body) }
}

/**
 * The definition these answers are for: whatever version the device was given, as long as it was ever published. A
 * form that is begun goes on as it began. @throws Refusal BAD_INPUT for a form that is not asked, or a version nobody published
 */
async function mustBeAsked(ctx: Ctx, known: Known, { instrument, version }: Body): Promise<Definition> {
  const begun = known.filled.find((one) => one.definition.id === instrument)
  const current = begun?.definition ?? known.shelf.current(instrument)
  const isAsked =
    begun ||
    orderOf(known).includes(instrument) ||
    formsOfPack(known.sitting.pack, known.mayAsk, known.sitting.added).includes(instrument)
  if (!current || !isAsked) throw new Refusal('BAD_INPUT', { field: 'instrument' })
  if (current.version === version) return current
  const published = begun ? undefined : await findDefinition(ctx, instrument, version)
  if (!published) throw new Refusal('BAD_INPUT', { field: 'version' })
  return published
}

function mustRead(definition: Definition, raw: unknown): Answers {
  try {
    return readAnswers(definition, raw)
  } catch {
    throw new Refusal('BAD_INPUT', { field: 'answers' })
  }
}

const isSame = (before: Answers, now: Answers): boolean =>
  Object.entries(now).every(([id, value]) => (before[id] ?? null) === value)

/**
 * Keeps answers as they are given, scores what is done, and tells a person in the same transaction when an
 * answer is dangerous, whether or not the form is ever finished. Safe to repeat.
 * @throws Refusal BAD_INPUT, WRONG_STATE when a form that is done would change
 */
export async function keepAnswers(ctx: Ctx, known: Known, body: Body): Promise<SittingShown> {
  const definition = await mustBeAsked(ctx, known, body)
  const given = mustRead(definition, body.answers)
  const before = known.filled.find((one) => one.definition.id === definition.id)
  if (known.sitting.state === 'finished' || before?.done) {
    if (!before || !isSame(before.answers, given)) throw new Refusal('WRONG_STATE', { detail: { state: 'done' } })
    if (known.sitting.state === 'finished' || !body.finish) return shown(ctx, known)
    return close(ctx, known, { finished: body.finish })
  }
  const filled = fill(ctx, known, definition, before, given, body)
  const others = known.filled.filter((one) => one !== before)
  const now = { ...known, filled: [...others, filled] }
  return close(ctx, now, { finished: body.finish, ...(body.done ? { formDone: filled } : {}) })
}

const shown = async (ctx: Ctx, known: Known, now: Partial<SittingRow> = {}): Promise<SittingShown> =>
  sittingShown(
    ctx,
    known,
    now.state === 'finished' || known.sitting.state === 'finished' ? await readDayExceptions(ctx) : new Map(),
    now,
  )

async function close(
  ctx: Ctx,
  known: Known,
  settled: { readonly formDone?: Filled; readonly finished: boolean },
): Promise<SittingShown> {
  const { finished: finish } = settled
  const judgement = judge(ctx, known)
  const decision = await keepJudgement(ctx, known, judgement, settled)
  const now: Partial<SittingRow> = {
    safety: judgement.safety,
    ...(decision ? { colour: judgement.care.colour, rule: judgement.care.rule } : {}),
    ...(finish ? { state: 'finished', finished_at: ctx.now } : {}),
  }
  if (decision || judgement.safety !== known.sitting.safety) keep.change(ctx, 'sitting', { id: known.sitting.id }, now)
  if (decision) keepRescreens(ctx, { ...measured(known), answered: finish }, decision, judgement.care.colour)
  if (finish && known.sitting.code_index) {
    keep.change(ctx, 'campaign_code', { code_index: known.sitting.code_index }, { finished: true })
    keep.change(ctx, 'sitting', { id: known.sitting.id }, { code_index: null })
  }
  return shown(ctx, known, now)
}

/** Somebody as far as rescreens are concerned. */
export const measured = ({ sitting, resident, entry }: Known) => ({
  ...{ tenantId: sitting.tenant_id, residentId: sitting.resident_id, pack: sitting.pack, entry },
  registered: resident.kind === 'registered',
})

/** Merges what was given into the form, scores it, and keeps both with the triggers that fired. */
function fill(
  ctx: Ctx,
  known: Known,
  definition: Definition,
  before: Filled | undefined,
  given: Answers,
  body: Body,
): Filled {
  const { sitting } = known
  const answers = { ...before?.answers, ...given }
  const seconds = { ...before?.kept.seconds, ...body.seconds }
  const score = scoreAnswers(definition, answers, contextOf(known, definition.id, seconds, ctx.now))
  const id = before?.kept.id ?? newId(ctx)
  const answersSealed = sealJson(ctx, 'response.answers', id, answers)
  const result = {
    ...{
      answers_sealed: answersSealed,
      language: shownIn(definition, body.language),
      seconds: seconds as Record<string, number>,
      done: body.done,
    },
    ...(body.done ? doneWith(ctx, score) : {}),
  }
  if (before) keep.change(ctx, 'response', { id }, result)
  else
    keep.insert(ctx, 'response', {
      ...{ id, tenant_id: sitting.tenant_id, resident_id: sitting.resident_id, sitting_id: sitting.id },
      ...{ instrument: definition.id, version: definition.version, started_at: ctx.now },
      ...result,
    })
  const fired = score.triggers.filter((one) => body.done || one.action !== 'SAFETY_UNKNOWN')
  for (const one of fired)
    keep.insert(
      ctx,
      'trigger_event',
      {
        ...{ response_id: id, items: one.items.join(','), action: one.action },
        ...{ tenant_id: sitting.tenant_id, resident_id: sitting.resident_id, at: ctx.now },
      },
      'on conflict do nothing',
    )
  const kept = {
    id,
    instrument: definition.id,
    version: definition.version,
    answersSealed,
    seconds,
    done: body.done,
    startedAt: ctx.now,
  }
  return { kept, definition, answers, score, done: body.done }
}

/** What a device says was shown is kept only where the form can be read so. */
const shownIn = (definition: Definition, said: FormLanguage | undefined): FormLanguage =>
  said === 'en' && englishOf(definition) ? 'en' : 'zh'

const doneWith = (ctx: Ctx, score: Score) => ({
  ...{ valid: score.valid, total: score.total, band: score.band, positive: score.positive },
  ...{ prorated: score.prorated, subscales: score.subscales, flags: score.flags, ended_at: ctx.now },
})
