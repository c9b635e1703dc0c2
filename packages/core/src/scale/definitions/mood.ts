import { gad7Text } from '../../../content/instruments/gad7/text.zh-cn.ts'
import { phq9Text } from '../../../content/instruments/phq9/text.zh-cn.ts'
import type { Definition } from '../definition.ts'
import { band, ids, itemsOf, optionsFrom, release, same, when } from './build.ts'
import { licences } from './licences.ts'

const twoWeeks = {
  ...release,
  pack: 'on',
  wording: 'HIGH',
  stem: phq9Text.stem,
  options: optionsFrom(0, phq9Text.options),
  licence: licences.phq,
  minAge: 12,
  recall: '过去两个星期',
} as const
const complete = { allowed: 0, how: 'prorate' } as const

/** @source domain specification 1.3, row PHQ-9 */
export const phq9: Definition = {
  ...twoWeeks,
  id: 'phq9',
  title: 'PHQ-9',
  textFrom: ['phq9'],
  items: [
    ...itemsOf(phq9Text.items, { safety: [9] }),
    {
      id: '10',
      text: phq9Text.difficulty,
      options: optionsFrom(0, phq9Text.difficultyOptions),
      unscored: true,
    },
  ],
  scoring: {
    method: 'sum',
    range: { min: 0, max: 27 },
    worse: 'higher',
    missing: { allowed: 2, how: 'prorate' },
  },
  bands: [
    band('minimal', '无或极轻', 0, 4),
    band('mild', '轻度', 5, 9),
    band('moderate', '中度', 10, 14),
    band('moderately_severe', '中重度', 15, 19),
    band('severe', '重度', 20, 27),
  ],
  cutoffs: [
    { population: 'community', min: 7, certainty: 'V', source: 'Wang 2014, Shanghai, n = 1 045' },
    { population: 'primary_care', min: 10, certainty: 'V', source: 'Hangzhou, n = 2 639: .87/.81' },
    { population: 'rural_elder', min: 8, certainty: 'V', source: 'Liu 2016, rural, from 60 years: .97/.89' },
    { population: 'any', min: 10, certainty: 'V', source: 'NHS Talking Therapies caseness' },
  ],
  triggers: [when('SAFETY', ['9', 1]), when('MIN_ORANGE', ['9', 2])],
  change: {
    reliable: 6,
    caseness: 10,
    certainty: 'V',
    source: 'NHS Talking Therapies; MCID 5 [K]',
  },
  rescreenMinDays: 14,
  rescreenInCaseDays: 7,
  source: 'Domain specification 1.3 and 1.6; official PHQ Screeners zh-CN form',
  certainty: 'V',
  note: '12–17 岁按 PHQ-A 用法并遵守监护规则。第 10 题不计分，措辞把握中等。',
  golden: [
    { answers: [...same(9, 0), null], valid: true, total: 0, band: 'minimal' },
    {
      answers: [...same(9, 3), 3],
      valid: true,
      total: 27,
      band: 'severe',
      triggers: ['SAFETY', 'MIN_ORANGE'],
    },
    {
      answers: [2, 2, null, 2, 3, 2, null, 3, 0, null],
      valid: true,
      total: 18,
      prorated: true,
      band: 'moderately_severe',
    },
    {
      answers: [0, 0, 0, 0, 0, 0, 0, 0, 1, null],
      valid: true,
      total: 1,
      band: 'minimal',
      triggers: ['SAFETY'],
    },
    {
      answers: [2, 2, 2, 2, 2, 1, 1, 0, null, null],
      valid: true,
      total: 12,
      band: 'moderate',
      triggers: ['SAFETY_UNKNOWN'],
    },
    { answers: [1, 1, null, null, null, 1, 1, 1, 0, null], valid: false, total: null, band: null },
  ],
}

/** @source domain specification 1.3, row PHQ-2 */
export const phq2: Definition = {
  ...twoWeeks,
  id: 'phq2',
  title: 'PHQ-2',
  textFrom: ['phq9'],
  items: itemsOf(phq9Text.items.slice(0, 2)),
  scoring: { method: 'sum', range: { min: 0, max: 6 }, worse: 'higher', missing: complete },
  bands: [band('negative', '未达', 0, 2), band('positive', '达到', 3, 6)],
  cutoffs: [{ population: 'any', min: 3, certainty: 'V', source: 'rural elders: .90/.90' }],
  triggers: [],
  followUps: [{ instrument: 'phq9', min: 3 }],
  rescreenMinDays: 7,
  source: 'Domain specification 1.3 and 1.6; PHQ-9 items 1–2',
  certainty: 'V',
  golden: [
    { answers: [1, 1], valid: true, total: 2, band: 'negative' },
    { answers: [1, 2], valid: true, total: 3, band: 'positive' },
    { answers: [3, null], valid: false, total: null, band: null },
  ],
}

/** @source domain specification 1.3, row GAD-7 */
export const gad7: Definition = {
  ...twoWeeks,
  id: 'gad7',
  title: 'GAD-7',
  textFrom: ['gad7', 'phq9'],
  items: itemsOf(gad7Text.items),
  scoring: {
    method: 'sum',
    range: { min: 0, max: 21 },
    worse: 'higher',
    missing: { allowed: 1, how: 'prorate' },
  },
  bands: [
    band('minimal', '无或极轻', 0, 4),
    band('mild', '轻度', 5, 9),
    band('moderate', '中度', 10, 14),
    band('severe', '重度', 15, 21),
  ],
  cutoffs: [{ population: 'any', min: 10, certainty: 'V', source: 'cardiology outpatients: .864/.858' }],
  triggers: [],
  change: { reliable: 4, caseness: 8, certainty: 'V', source: 'NHS Talking Therapies' },
  rescreenMinDays: 14,
  rescreenInCaseDays: 7,
  source: 'Domain specification 1.3 and 1.6; official PHQ Screeners zh-CN form',
  certainty: 'V',
  golden: [
    { answers: same(7, 3), valid: true, total: 21, band: 'severe' },
    { answers: [2, 2, 2, 2, 1, 1, 0], valid: true, total: 10, band: 'moderate' },
    { answers: [1, 1, 1, 1, 1, 1, null], valid: true, total: 7, prorated: true, band: 'mild' },
    { answers: [3, 3, 3, 3, 3, null, null], valid: false, total: null, band: null },
  ],
}

/** @source domain specification 1.3, row GAD-2 */
export const gad2: Definition = {
  ...twoWeeks,
  id: 'gad2',
  title: 'GAD-2',
  textFrom: ['gad7', 'phq9'],
  items: itemsOf(gad7Text.items.slice(0, 2)),
  scoring: { method: 'sum', range: { min: 0, max: 6 }, worse: 'higher', missing: complete },
  bands: [band('negative', '未达', 0, 2), band('positive', '达到', 3, 6)],
  cutoffs: [{ population: 'any', min: 3, certainty: 'V', source: 'cardiology outpatients: .973/.591' }],
  triggers: [],
  followUps: [{ instrument: 'gad7', min: 3 }],
  rescreenMinDays: 7,
  source: 'Domain specification 1.3 and 1.6; GAD-7 items 1–2',
  certainty: 'V',
  golden: [
    { answers: [2, 0], valid: true, total: 2, band: 'negative' },
    { answers: [0, 3], valid: true, total: 3, band: 'positive' },
    { answers: [null, 3], valid: false, total: null, band: null },
  ],
}

/** Items 1–2 are PHQ-2, 3–4 GAD-2. @source domain specification 1.3, row PHQ-4 */
export const phq4: Definition = {
  ...twoWeeks,
  id: 'phq4',
  title: 'PHQ-4',
  textFrom: ['phq9', 'gad7'],
  items: itemsOf([...phq9Text.items.slice(0, 2), ...gad7Text.items.slice(0, 2)]),
  scoring: {
    method: 'sum',
    range: { min: 0, max: 12 },
    worse: 'higher',
    subscales: [
      { id: 'dep', items: ids(1, 2) },
      { id: 'anx', items: ids(3, 4) },
    ],
    missing: { ...complete, perSubscale: 0 },
  },
  bands: [
    band('none', '0–2', 0, 2),
    band('mild', '3–5', 3, 5),
    band('moderate', '6–8', 6, 8),
    band('severe', '9–12', 9, 12),
  ],
  triggers: [],
  followUps: [
    { instrument: 'phq9', subscale: 'dep', min: 3 },
    { instrument: 'gad7', subscale: 'anx', min: 3 },
  ],
  rescreenMinDays: 7,
  source: 'Domain specification 1.3: PHQ-2 and GAD-2 together',
  certainty: 'K',
  golden: [
    { answers: [1, 1, 0, 0], valid: true, total: 2, band: 'none', subscales: { dep: 2, anx: 0 } },
    { answers: [3, 3, 1, 2], valid: true, total: 9, band: 'severe', subscales: { dep: 6, anx: 3 } },
    { answers: [3, 3, 1, null], valid: false, total: null, band: null, subscales: { dep: 6, anx: null } },
  ],
}
