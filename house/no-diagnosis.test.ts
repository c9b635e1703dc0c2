import { packWords } from '@anxin/core/care/plan/packs.words.ts'
import {
  beforeSafetyQuestionEn,
  resultWordsEn,
  screeningNotDiagnosisEn,
} from '@anxin/core/care/result.words.en.ts'
import { beforeSafetyQuestion, resultWords, screeningNotDiagnosis } from '@anxin/core/care/result.words.ts'
import { diagnosticWords, diagnosticWordsEn } from '@anxin/core/casework/wording.ts'
import { phrasesEn } from '@anxin/core/dialogue/phrases/en.phrases.ts'
import { topicLines } from '@anxin/core/dialogue/phrases/residents-read.ts'
import { phrasesZh } from '@anxin/core/dialogue/phrases/zh.phrases.ts'
import {
  childMoodWords,
  functionWords,
  griefWords,
  moodWords,
  problemWords,
  strainWords,
} from '@anxin/core/scale/definitions/own.words.ts'
import { programmeEn } from '@anxin/core/selfhelp/programme.words.en.ts'
import { programmeZh } from '@anxin/core/selfhelp/programme.words.zh.ts'
import { trackWords } from '@anxin/core/selfhelp/tracks.words.ts'
import { moduleWordsEn } from '@anxin/core/selfhelp/words/en.words.ts'
import { moduleWordsZh } from '@anxin/core/selfhelp/words/zh.words.ts'
import { refusalsEn } from '@anxin/kit/refusals.en.ts'
import { refusalsZh } from '@anxin/kit/refusals.zh.ts'
import { describe, expect, it } from 'vitest'
import { en as checkEn } from '../packages/resident/src/pages/check/words.en.ts'
import { zh as checkZh } from '../packages/resident/src/pages/check/words.zh.ts'
import { en as kioskEn } from '../packages/resident/src/pages/kiosk/words.en.ts'
import { zh as kioskZh } from '../packages/resident/src/pages/kiosk/words.zh.ts'
import { en as moodEn } from '../packages/resident/src/pages/mood/words.en.ts'
import { zh as moodZh } from '../packages/resident/src/pages/mood/words.zh.ts'
import { en as programmePageEn } from '../packages/resident/src/pages/programme/words.en.ts'
import { zh as programmePageZh } from '../packages/resident/src/pages/programme/words.zh.ts'
import { en as toolsEn } from '../packages/resident/src/pages/tools/words.en.ts'
import { zh as toolsZh } from '../packages/resident/src/pages/tools/words.zh.ts'
import { en } from '../packages/resident/src/words.en.ts'
import { zh } from '../packages/resident/src/words.zh.ts'
import { wordsFor } from '../packages/server/src/rooms/assessment/actions/shown.ts'

/** Names of colours and levels that staff see, and scores. */
const levels = ['红色|橙色|黄色|绿色|红橙黄|RED|ORANGE|YELLOW|GREEN|L[0-4]\\b|总分|得分|评分|分数']

const isForbidden = new RegExp([...diagnosticWords, ...levels].join('|'))
const isForbiddenEn = new RegExp(`\\b(?:${[...diagnosticWordsEn].join('|')})\\b`, 'i')

/** Every line in a words file; of lines that are made, one as it would stand. */
function linesIn(words: unknown, where: string): readonly (readonly [string, string])[] {
  if (typeof words === 'string') return [[where, words]]
  if (typeof words === 'function') {
    const made: unknown = (words as (...given: string[]) => unknown)(
      ...Array.from({ length: words.length }, () => '1'),
    )
    return linesIn(made, where)
  }
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, inside]) => linesIn(inside, `${where}.${key}`))
}

const found = (words: Readonly<Record<string, unknown>>, forbidden: RegExp): string[] =>
  linesIn(words, '')
    .filter(([, line]) => forbidden.test(line))
    .map(([where, line]) => `${where}: ${line}`)

/** Exercises, diary and sessions: what they hold and what stands around them. */
const selfhelpZh = {
  ...{ modules: moduleWordsZh.modules, course: programmeZh, tracks: trackWords.zh },
  ...{ tools: toolsZh, mood: moodZh, programme: programmePageZh },
}
const selfhelpEn = {
  ...{ modules: moduleWordsEn.modules, course: programmeEn, tracks: trackWords.en },
  ...{ tools: toolsEn, mood: moodEn, programme: programmePageEn },
}
const noHoliday = new Map() as unknown as Parameters<typeof wordsFor>[4]
const colours = Object.keys(resultWords) as (keyof typeof resultWords)[]
const rules = { 'RED-E': 'R1', RED: 'R2', ORANGE: 'O1', YELLOW: 'Y2', 'GREEN+': 'G1', GREEN: 'G0' } as const
const results = (locale: 'zh' | 'en') =>
  [12, 40].flatMap((age) =>
    colours.map((colour) => {
      const { actions: _actions, ...words } = wordsFor(
        { locale, reachable: true, age },
        colour,
        rules[colour],
        new Date(0),
        noHoliday,
      )
      return words
    }),
  )

describe('what residents read', () => {
  it('names no illness, no patient, no level and no score, in Chinese', () => {
    const own = { functionWords, moodWords, griefWords, problemWords, strainWords, childMoodWords }
    const core = {
      packs: packWords.zh,
      resultWords,
      screeningNotDiagnosis,
      beforeSafetyQuestion,
      results: results('zh'),
    }
    expect(
      found(
        {
          face: zh,
          check: checkZh,
          kiosk: kioskZh,
          refusals: refusalsZh,
          friend: phrasesZh.lines,
          topics: topicLines('zh'),
          core,
          own,
          selfhelpZh,
        },
        isForbidden,
      ),
    ).toEqual([])
  })

  it('names none in English either', () => {
    const core = {
      packs: packWords.en,
      resultWordsEn,
      screeningNotDiagnosisEn,
      beforeSafetyQuestionEn,
      results: results('en'),
    }
    expect(
      found(
        {
          face: en,
          check: checkEn,
          kiosk: kioskEn,
          refusals: refusalsEn,
          friend: phrasesEn.lines,
          topics: topicLines('en'),
          core,
          selfhelpEn,
        },
        isForbiddenEn,
      ),
    ).toEqual([])
  })

  it('would be caught, each by name', () => {
    for (const word of ['抑郁症', '焦虑症', '双相', '精神分裂', '障碍', '患者', '确诊', '病人'])
      expect(found({ words: { line: `您可能是${word}` } }, isForbidden)).toHaveLength(1)
    expect(found({ words: (name: string) => `${name}有抑郁症` }, isForbidden)).toHaveLength(1)
    expect(found({ line: 'You may have a depressive disorder' }, isForbiddenEn)).toHaveLength(1)
  })
})
