import { asqText } from '../../../content/instruments/asq/text.zh-cn.ts'
import { gds15Text } from '../../../content/instruments/gds15/text.zh-cn.ts'
import type { Definition, Trigger } from '../definition.ts'
import { band, itemsOf, optionsFrom, release, same, when, yesNo, yesNoRefused } from './build.ts'
import { licences } from './licences.ts'

/** "No" counts on 1, 5, 7, 11 and 13. @source domain specification 1.3, row GDS-15 */
export const gds15: Definition = {
  ...release,
  id: 'gds15',
  title: 'GDS-15',
  pack: 'on',
  textFrom: ['gds15'],
  wording: 'MEDIUM-HIGH',
  stem: gds15Text.stem,
  items: itemsOf(gds15Text.items, { reverse: [1, 5, 7, 11, 13] }),
  options: yesNo,
  scoring: {
    method: 'sum',
    range: { min: 0, max: 15 },
    worse: 'higher',
    missing: { allowed: 3, how: 'prorate' },
  },
  bands: [
    band('normal', '0–4', 0, 4),
    band('mild', '轻度', 5, 8),
    band('moderate', '中度', 9, 11),
    band('severe', '重度', 12, 15),
  ],
  cutoffs: [
    { population: 'any', min: 5, certainty: 'K', source: 'screen-positive; Hong Kong studies from 8' },
  ],
  triggers: [when('PROMPT_ASQ', ['12', 1], ['14', 1])],
  change: { reliable: 4, caseness: 5, certainty: 'D', source: 'Domain specification 1.3 [D]' },
  licence: licences.gds,
  minAge: 55,
  recall: '最近一周',
  rescreenMinDays: 28,
  source: 'Domain specification 1.3 and 1.6; 唐丹 2013: alpha .79, retest .73',
  certainty: 'V',
  note: '一般用于 60 岁及以上，55 岁起可用；明显认知障碍时无效。',
  golden: [
    { answers: [1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0], valid: true, total: 0, band: 'normal' },
    {
      answers: [0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1],
      valid: true,
      total: 15,
      band: 'severe',
      triggers: ['PROMPT_ASQ'],
    },
    { answers: same(15, 0), valid: true, total: 5, band: 'mild' },
    {
      answers: same(15, 1),
      valid: true,
      total: 10,
      band: 'moderate',
      triggers: ['PROMPT_ASQ'],
    },
    {
      answers: [null, null, null, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0],
      valid: true,
      total: 6,
      prorated: true,
      band: 'mild',
    },
  ],
}

const firstFour = ['1', '2', '3', '4'] as const
const asqTriggers: readonly Trigger[] = [
  ...firstFour.flatMap((id) => [when('SAFETY', [id, 1]), when('MIN_ORANGE', [id, 1])]),
  when('SAFETY', ['5', 1]),
  when('MIN_ORANGE', ['5', 2]),
  { action: 'MIN_RED', items: [{ id: '5', min: 1, max: 1 }] },
  ...firstFour.map(
    (id): Trigger => ({
      action: 'MIN_RED',
      items: [
        { id, min: 1, max: 1 },
        { id: '5', min: 2 },
      ],
    }),
  ),
]

/** Refusing counts as positive. @source domain specification 1.3, row ASQ, and 2.3 R2, O1 */
export const asq: Definition = {
  ...release,
  id: 'asq',
  title: 'ASQ',
  pack: 'on',
  textFrom: ['asq'],
  wording: 'LOW',
  mark: '翻译稿',
  items: itemsOf(asqText.items),
  options: yesNoRefused,
  scoring: { method: 'asq', worse: 'none', missing: { allowed: 5, how: 'prorate' } },
  bands: [
    { id: 'negative', label: '都没有' },
    { id: 'non_acute_positive', label: '有或不愿回答' },
    { id: 'acute_positive', label: '现在有' },
  ],
  triggers: asqTriggers,
  licence: licences.asq,
  minAge: 8,
  recall: '过去几周；第 4 题为一生',
  rescreenMinDays: 0,
  source: 'Domain specification 1.3 and 1.6; adult inpatients: sensitivity 100 %, specificity 89 %',
  certainty: 'V',
  golden: [
    { answers: [0, 0, 0, 0, null], valid: true, total: null, band: 'negative' },
    {
      answers: [0, 0, 0, 1, 0],
      valid: true,
      total: null,
      band: 'non_acute_positive',
      triggers: ['SAFETY', 'MIN_ORANGE'],
    },
    {
      answers: [2, 2, 2, 2, 2],
      valid: true,
      total: null,
      band: 'non_acute_positive',
      triggers: ['SAFETY', 'MIN_ORANGE'],
    },
    {
      answers: [0, 0, 1, 0, 1],
      valid: true,
      total: null,
      band: 'acute_positive',
      triggers: ['SAFETY', 'MIN_ORANGE', 'MIN_RED'],
    },
    {
      answers: [0, 1, 0, 0, 2],
      valid: true,
      total: null,
      band: 'non_acute_positive',
      triggers: ['SAFETY', 'MIN_ORANGE', 'MIN_RED'],
    },
  ],
}

/** @source domain specification 1.3, row C-SSRS, and 3.4 for what each answer asks for */
export const cssrs: Definition = {
  ...release,
  id: 'cssrs',
  title: 'C-SSRS screener',
  pack: 'off',
  textFrom: [],
  wording: 'scoring_only',
  items: [...itemsOf(6), { id: '6a' }],
  options: yesNo,
  scoring: { method: 'cssrs', worse: 'none', missing: { allowed: 0, how: 'prorate' } },
  bands: [
    { id: 'none', label: '都没有' },
    { id: 'LOW', label: 'LOW' },
    { id: 'MODERATE', label: 'MODERATE' },
    { id: 'HIGH', label: 'HIGH' },
  ],
  triggers: [
    ...['1', '2', '3', '4', '5', '6', '6a'].map((id) => when('SAFETY', [id, 1])),
    ...['1', '2', '3', '6'].map((id) => when('MIN_ORANGE', [id, 1])),
    ...['4', '5', '6a'].map((id) => when('MIN_RED', [id, 1])),
  ],
  licence: licences.cssrs,
  minAge: 12,
  recall: '过去一个月；行为：一生与过去三个月',
  rescreenMinDays: 0,
  source: 'Domain specification 1.3; permission required, so scoring only. 6a: within the last three months',
  certainty: 'K',
  golden: [
    { answers: [0, 0, null, null, null, 0, null], valid: true, total: null, band: 'none' },
    {
      answers: [1, 0, null, null, null, 0, null],
      valid: true,
      total: null,
      band: 'LOW',
      triggers: ['SAFETY', 'MIN_ORANGE'],
    },
    {
      answers: [0, 0, null, null, null, 1, 0],
      valid: true,
      total: null,
      band: 'MODERATE',
      triggers: ['SAFETY', 'MIN_ORANGE'],
    },
    {
      answers: [0, 0, null, null, null, 1, 1],
      valid: true,
      total: null,
      band: 'HIGH',
      triggers: ['SAFETY', 'MIN_ORANGE', 'MIN_RED'],
    },
    {
      answers: [1, 1, 0, 0, 0, null, null],
      valid: false,
      total: null,
      band: null,
      triggers: ['SAFETY', 'MIN_ORANGE', 'ASK_HUMAN'],
    },
  ],
}

/** @source domain specification 1.3, row UCLA-3 */
export const ucla3: Definition = {
  ...release,
  id: 'ucla3',
  title: 'UCLA-3',
  pack: 'on',
  textFrom: [],
  wording: 'scoring_only',
  items: itemsOf(3),
  options: optionsFrom(1, 3),
  scoring: {
    method: 'sum',
    range: { min: 3, max: 9 },
    worse: 'higher',
    missing: { allowed: 0, how: 'prorate' },
  },
  bands: [band('not_lonely', '3–5', 3, 5), band('lonely', '孤独', 6, 9)],
  cutoffs: [{ population: 'any', min: 6, certainty: 'K', source: 'Domain specification 1.3' }],
  triggers: [],
  licence: licences.ucla,
  minAge: 16,
  recall: '现在',
  rescreenMinDays: 28,
  source: 'Domain specification 1.3; no wording given, so scoring only',
  certainty: 'K',
  note: '老年组默认开启，其他组默认关闭。',
  golden: [
    { answers: [1, 2, 2], valid: true, total: 5, band: 'not_lonely' },
    { answers: [2, 2, 2], valid: true, total: 6, band: 'lonely' },
    { answers: [3, 3, null], valid: false, total: null, band: null },
  ],
}
