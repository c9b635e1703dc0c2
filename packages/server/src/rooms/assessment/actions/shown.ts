import type * as door from '@anxin/contract/assessment.ts'
import type { ReplyOf } from '@anxin/contract/endpoint.ts'
import type { Colour } from '@anxin/core/care/colour.ts'
import { nextStep } from '@anxin/core/care/plan/next-step.words.ts'
import { youngWords } from '@anxin/core/care/plan/young.words.ts'
import { resultWordsEn, screeningNotDiagnosisEn, yellowWithoutNumberEn } from '@anxin/core/care/result.words.en.ts'
import { resultWords, screeningNotDiagnosis, yellowWithoutNumber } from '@anxin/core/care/result.words.ts'
import { serviceLevelOf } from '@anxin/core/care/sla.ts'
import type { RuleId } from '@anxin/core/care/table.ts'
import { isServiceTime } from '@anxin/core/care/working-days.ts'
import type { Definition } from '@anxin/core/scale/definition.ts'
import { formIn } from '@anxin/core/scale/form-in.ts'
import { formShown } from '@anxin/core/scale/form-shown.ts'
import type { DayExceptions } from '@anxin/core/working-days.ts'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/ctx.ts'
import { unseal } from '../../../platform/privacy.ts'
import { isPlain } from '../policy.ts'
import type { SittingRow } from '../tables.ts'
import { type Known, orderOf } from './known.ts'

export type SittingShown = ReplyOf<typeof door.sittingGet>['sitting']
type Result = z.input<typeof door.resultWords>

const actionsOf: Readonly<Record<Colour, Result['actions']>> = {
  'RED-E': ['call_120', 'call_110', 'call_12356', 'person_now'],
  RED: ['call_120', 'call_110', 'call_12356', 'person_now'],
  ORANGE: ['person_now', 'call_12356'],
  YELLOW: ['ask_worker', 'self_help'],
  'GREEN+': ['exercise', 'ask_worker'],
  GREEN: ['self_help', 'ask_worker'],
}

/**
 * What the resident reads: no colour, no label, no score, and no call that nobody could make.
 * @source domain specification 2.6
 */
export function wordsFor(
  {
    locale,
    reachable,
    age,
  }: { readonly locale: 'zh' | 'en'; readonly reachable: boolean; readonly age: number | undefined },
  colour: Colour,
  rule: RuleId,
  now: Date,
  calendar: DayExceptions,
): Result {
  const young = isPlain(age) ? youngWords[locale] : undefined
  const words = (young?.titles ?? (locale === 'en' ? resultWordsEn : resultWords))[colour]
  const level = serviceLevelOf(colour, rule)
  const term = level && (isServiceTime(now, calendar) ? level.contact : (level.contactOffHours ?? level.contact))
  const hours = term && 'hours' in term ? term.hours : 72
  const withoutNumber = young?.withoutNumber ?? (locale === 'en' ? yellowWithoutNumberEn : yellowWithoutNumber)
  const body = colour === 'YELLOW' && !reachable ? withoutNumber : words.body
  return {
    title: words.title,
    body: body.replace('{hours}', String(hours)),
    note: young?.note ?? (locale === 'en' ? screeningNotDiagnosisEn : screeningNotDiagnosis),
    actions: actionsOf[colour],
    next: (young?.next ?? nextStep[locale])[colour],
  }
}

/** Registered, or with a number left to be called on. */
export const isReachable = ({ resident, entry }: Pick<Known, 'resident' | 'entry'>): boolean =>
  resident.kind === 'registered' || (entry?.contact_sealed ?? null) !== null

export function sittingShown(
  ctx: Ctx,
  known: Known,
  calendar: DayExceptions,
  now: Partial<SittingRow> = {},
): SittingShown {
  const sitting = { ...known.sitting, ...now }
  const done = sitting.state === 'finished' && sitting.colour !== null && sitting.rule !== null
  return {
    id: sitting.id,
    ...{ pack: sitting.pack, mode: sitting.mode, state: sitting.state, startedAt: sitting.started_at.toISOString() },
    order: [...orderOf(known)],
    forms: known.filled.map(({ definition, answers, done: isDone }) => ({
      ...{ instrument: definition.id, version: definition.version, answers, done: isDone },
    })),
    safety: sitting.safety,
    result: done
      ? wordsFor(
          { locale: known.resident.locale, reachable: isReachable(known), age: known.age },
          sitting.colour!,
          sitting.rule!,
          sitting.finished_at ?? ctx.now,
          calendar,
        )
      : null,
    claimCode: unseal(ctx, 'sitting.claim', sitting.id, sitting.claim_sealed),
  }
}

/** A form in the words of its version, as whoever asks reads it: English where the page is in English and the form has it. */
export const wordsOf = (ctx: Pick<Ctx, 'tongue'>, definition: Definition) =>
  formIn(formShown(definition), ctx.tongue === 'en' ? 'en' : 'zh')
