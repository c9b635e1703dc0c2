import { satisfactionWords } from '../../casework/satisfaction.words.ts'
import type { Definition, Item } from '../definition.ts'
import { itemsOf, optionsFrom, release, when } from './build.ts'
import { licences } from './licences.ts'
import {
  childMoodWords,
  feedbackWords,
  functionWords,
  griefWords,
  moodWords,
  ownMark,
  problemWords,
  strainWords,
} from './own.words.ts'

const own = {
  ...release,
  pack: 'on',
  textFrom: [],
  wording: 'own',
  mark: ownMark,
  bands: [],
  triggers: [],
  licence: licences.own,
  source: 'Domain specification 1.2: written by the project, not standardised, no cut-offs',
  certainty: 'D',
} as const
const record = (allowed = 0) =>
  ({ method: 'record', worse: 'none', missing: { allowed, how: 'prorate' } }) as const
const kept = { valid: true, total: null, band: null } as const

/** F1–F3 are scored, F4 is the duration. @source domain specification 1.4 */
export const functionCheck: Definition = {
  ...own,
  id: 'function',
  title: '功能自评',
  stem: functionWords.stem,
  items: [
    ...functionWords.items.map((text, at): Item => ({ id: `F${at + 1}`, alias: String(at + 1), text })),
    {
      id: 'F4',
      alias: '4',
      text: functionWords.duration,
      options: optionsFrom(0, functionWords.durations),
      unscored: true,
    },
  ],
  options: optionsFrom(0, functionWords.options),
  scoring: {
    method: 'function',
    range: { min: 0, max: 9 },
    worse: 'higher',
    missing: { allowed: 0, how: 'prorate' },
  },
  bands: [
    { id: 'none', label: '不受影响' },
    { id: 'mild', label: '有一点' },
    { id: 'moderate', label: '不少' },
    { id: 'severe', label: '很大' },
  ],
  triggers: [when('MIN_ORANGE', ['F3', 3])],
  recall: '过去两周',
  rescreenMinDays: 0,
  source: 'Domain specification 1.4; project form; no rescreen interval is given',
  golden: [
    { answers: [1, 0, 0, null], valid: true, total: 1, band: 'none' },
    { answers: [1, 1, 1, 0], valid: true, total: 3, band: 'mild' },
    { answers: [2, 0, 0, 0], valid: true, total: 2, band: 'moderate' },
    { answers: [2, 2, 2, 0], valid: true, total: 6, band: 'severe' },
    { answers: [0, 0, 3, 4], valid: true, total: 3, band: 'severe', triggers: ['MIN_ORANGE'] },
    { answers: [0, 0, null, null], valid: false, total: null, band: null },
  ],
}

export const dailyMood: Definition = {
  ...own,
  id: 'mood',
  title: '今天的心情',
  stem: moodWords.stem,
  items: itemsOf(moodWords.items),
  options: optionsFrom(1, moodWords.options),
  scoring: record(),
  recall: '今天',
  rescreenMinDays: 0,
  golden: [{ answers: [3], ...kept }],
}

export const griefCheck: Definition = {
  ...own,
  id: 'grief',
  title: '哀伤小问',
  stem: griefWords.stem,
  items: griefWords.items.map((text, at): Item => {
    return { id: String(at + 1), text, options: optionsFrom(0, griefWords.options[at] ?? []) }
  }),
  options: [],
  scoring: record(4),
  recall: '过去两周',
  rescreenMinDays: 0,
  golden: [{ answers: [1, 0, 2, 3], ...kept }],
}

export const personalProblem: Definition = {
  ...own,
  id: 'problem',
  title: '我自己的问题',
  stem: problemWords.stem,
  items: itemsOf(problemWords.items),
  options: optionsFrom(0, 11),
  scoring: record(1),
  recall: '过去一周',
  rescreenMinDays: 0,
  golden: [{ answers: [10, null], ...kept }],
}

export const sessionFeedback: Definition = {
  ...own,
  id: 'feedback',
  title: '谈话反馈',
  stem: feedbackWords.stem,
  items: itemsOf(feedbackWords.items),
  options: optionsFrom(0, feedbackWords.options),
  scoring: record(4),
  recall: '今天这次',
  rescreenMinDays: 0,
  golden: [{ answers: [3, 2, null, 1], ...kept }],
}

export const satisfaction: Definition = {
  ...own,
  id: 'satisfaction',
  title: '服务满意度',
  // the first words had other questions, answered 0–3
  version: '2.0.0',
  stem: satisfactionWords.zh.stem,
  items: itemsOf(satisfactionWords.zh.items),
  options: optionsFrom(1, satisfactionWords.zh.options),
  scoring: record(6),
  recall: '这段服务',
  rescreenMinDays: 0,
  golden: [{ answers: [5, 4, 3, 5, 5, 4], ...kept }],
}

export const strainCheck: Definition = {
  ...own,
  id: 'strain',
  title: '工作人员疲劳自查',
  stem: strainWords.stem,
  items: itemsOf(strainWords.items),
  options: optionsFrom(0, strainWords.options),
  scoring: record(4),
  forWhom: '工作人员，自愿；结果不给单位',
  recall: '最近一周',
  rescreenMinDays: 0,
  golden: [{ answers: [1, 2, 0, 3], ...kept }],
}

export const childMood: Definition = {
  ...own,
  id: 'childmood',
  title: '小朋友的心情脸',
  stem: childMoodWords.stem,
  items: itemsOf(childMoodWords.items),
  options: optionsFrom(1, childMoodWords.options),
  scoring: record(4),
  recall: '今天',
  rescreenMinDays: 0,
  golden: [{ answers: [3, 3, 4, 2], ...kept }],
}
