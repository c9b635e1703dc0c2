import { findingsFrom } from '@anxin/core/care/from-scores.ts'
import { minorRuleOf } from '@anxin/core/care/plan/minors.ts'
import { youngWords } from '@anxin/core/care/plan/young.words.ts'
import { recommendCare } from '@anxin/core/care/recommend.ts'
import {
  resultWordsEn,
  screeningNotDiagnosisEn,
  yellowWithoutNumberEn,
} from '@anxin/core/care/result.words.en.ts'
import { resultWords, screeningNotDiagnosis, yellowWithoutNumber } from '@anxin/core/care/result.words.ts'
import { serviceLevelOf } from '@anxin/core/care/sla.ts'
import type { Answers } from '@anxin/core/scale/answers.ts'
import { scoreAnswers } from '@anxin/core/scale/score.ts'
import { definitionIn } from '../../check/course.ts'
import { courseOf, type Run } from '../../check/run.ts'

/** What a tablet without a network can say by itself: the same scorer and the same table as the house, in the same words. */
export function resultHere(run: Run): { title: string; body: string; note: string } {
  const course = courseOf(run)
  const age = run.age ?? undefined
  const filled = Object.entries(run.given).flatMap(([instrument, answers]: [string, Answers]) => {
    const definition = definitionIn(course, instrument)
    if (!definition) return []
    const score = scoreAnswers(definition, answers, age === undefined ? {} : { age })
    return [{ definition, answers, score, done: true }]
  })
  const care = recommendCare({
    ...(age === undefined ? {} : { age }),
    ...(run.sex ? { sex: run.sex } : {}),
    ...findingsFrom(filled),
    ...(run.danger && !run.given.asq ? { safety_unfinished: true } : {}),
  })
  const english = run.locale === 'en'
  const young = minorRuleOf(age).plainResult ? youngWords[run.locale] : undefined
  const words = (young?.titles ?? (english ? resultWordsEn : resultWords))[care.colour]
  const contact = serviceLevelOf(care.colour, care.rule)?.contact
  const hours = contact && 'hours' in contact ? contact.hours : 72
  const unnamed = young?.withoutNumber ?? (english ? yellowWithoutNumberEn : yellowWithoutNumber)
  return {
    title: words.title,
    body: (care.colour === 'YELLOW' ? unnamed : words.body).replace('{hours}', String(hours)),
    note: young?.note ?? (english ? screeningNotDiagnosisEn : screeningNotDiagnosis),
  }
}
