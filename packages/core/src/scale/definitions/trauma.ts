import { pcptsd5Text } from '../../../content/instruments/pcptsd5/text.zh-cn.ts'
import type { Definition } from '../definition.ts'
import { band, ids, idsBetween, itemsOf, optionsFrom, release, same, when, yesNo } from './build.ts'
import { licences } from './licences.ts'

/** @source domain specification 1.3, row PC-PTSD-5 */
export const pcptsd5: Definition = {
  ...release,
  id: 'pcptsd5',
  title: 'PC-PTSD-5',
  pack: 'on',
  textFrom: ['pcptsd5'],
  wording: 'LOW',
  mark: '翻译稿',
  stem: pcptsd5Text.stem,
  items: [{ id: 'gate', alias: '0', text: pcptsd5Text.gate, unscored: true }, ...itemsOf(pcptsd5Text.items)],
  options: yesNo,
  scoring: {
    method: 'gated_sum',
    range: { min: 0, max: 5 },
    worse: 'higher',
    missing: { allowed: 0, how: 'prorate' },
  },
  bands: [band('negative', '未达', 0, 2), band('positive', '达到', 3, 5)],
  cutoffs: [
    {
      population: 'any',
      min: 3,
      certainty: 'K',
      source: 'community and women; from 4 is the optimally efficient cut',
    },
  ],
  triggers: [],
  followUps: [{ instrument: 'pcl5', min: 3 }],
  licence: licences.ptsd,
  minAge: 18,
  recall: '过去一个月',
  rescreenMinDays: 28,
  source: 'Domain specification 1.3 and 1.6; project translation, not validated',
  certainty: 'K',
  golden: [
    { answers: [0, null, null, null, null, null], valid: true, total: 0, band: 'negative' },
    { answers: [1, 1, 1, 0, 0, 0], valid: true, total: 2, band: 'negative' },
    { answers: [1, 1, 1, 1, 0, 0], valid: true, total: 3, band: 'positive' },
    { answers: [1, 1, 1, 1, 0, null], valid: false, total: null, band: null },
  ],
}

/** @source domain specification 1.3, row PCL-5 */
export const pcl5: Definition = {
  ...release,
  id: 'pcl5',
  title: 'PCL-5',
  pack: 'on',
  textFrom: [],
  wording: 'scoring_only',
  items: itemsOf(20),
  options: optionsFrom(0, 5),
  scoring: {
    method: 'sum',
    range: { min: 0, max: 80 },
    worse: 'higher',
    subscales: [
      { id: 'B', items: idsBetween(1, 5) },
      { id: 'C', items: idsBetween(6, 7) },
      { id: 'D', items: idsBetween(8, 14) },
      { id: 'E', items: idsBetween(15, 20) },
    ],
    missing: { allowed: 4, perSubscale: 1, how: 'prorate' },
  },
  bands: [
    band('low', '31 分以下', 0, 30),
    band('possible', '31–32 分', 31, 32),
    band('probable', '33 分及以上', 33, 80),
  ],
  cutoffs: [{ population: 'any', min: 33, certainty: 'V', source: '31–33; 33 by default' }],
  triggers: [],
  change: { reliable: 15, caseness: 29, certainty: 'K', source: 'recovered from 28 down' },
  licence: licences.ptsd,
  minAge: 18,
  recall: '过去一个月',
  rescreenMinDays: 28,
  source: 'Domain specification 1.3; no wording given, so scoring only',
  certainty: 'V',
  golden: [
    { answers: same(20, 0), valid: true, total: 0, band: 'low', subscales: { B: 0, C: 0, D: 0, E: 0 } },
    {
      answers: [...same(13, 2), ...same(7, 1)],
      valid: true,
      total: 33,
      band: 'probable',
      subscales: { B: 10, C: 4, D: 13, E: 6 },
    },
    {
      answers: [null, ...same(4, 2), null, 2, null, ...same(6, 2), null, ...same(5, 2)],
      valid: true,
      total: 40,
      prorated: true,
      band: 'probable',
      subscales: { B: 10, C: 4, D: 14, E: 12 },
    },
    {
      answers: [null, null, ...same(18, 2)],
      valid: false,
      total: null,
      band: null,
      subscales: { B: null, C: 4, D: 14, E: 12 },
    },
  ],
}

/** Symptoms 1–10 are questions 3–12 of the form; the meaning of life is the ninth. @source domain specification 1.3 */
export const pg13r: Definition = {
  ...release,
  id: 'pg13r',
  title: 'PG-13-R',
  pack: 'off',
  textFrom: [],
  wording: 'scoring_only',
  items: [
    { id: 'loss', unscored: true, options: yesNo },
    { id: 'time', unscored: true, options: yesNo },
    ...itemsOf(10),
    { id: 'impairment', unscored: true, options: yesNo },
  ],
  options: optionsFrom(1, 5),
  scoring: {
    method: 'grief',
    range: { min: 10, max: 50 },
    worse: 'higher',
    missing: { allowed: 1, how: 'prorate' },
  },
  bands: [
    { id: 'negative', label: '未达' },
    { id: 'probable', label: '达到' },
  ],
  triggers: [when('PROMPT_ASQ', ['9', 4])],
  licence: licences.grief,
  minAge: 18,
  recall: '过去一个月',
  rescreenMinDays: 60,
  source: 'Domain specification 1.3; permission required, so scoring only',
  certainty: 'K',
  note: '“time” 指丧亲满 12 个月（ICD-11 为 6 个月）。第 9 题为“生活没有意义”，装入题文时核对题序。',
  golden: [
    { answers: [1, 1, ...same(10, 3), 1], valid: true, total: 30, band: 'probable' },
    { answers: [1, 0, ...same(10, 3), 1], valid: true, total: 30, band: 'negative' },
    { answers: [1, 1, ...same(9, 3), 2, 1], valid: true, total: 29, band: 'negative' },
    {
      answers: [1, 1, ...same(8, 1), 4, 1, 0],
      valid: true,
      total: 13,
      band: 'negative',
      triggers: ['PROMPT_ASQ'],
    },
    { answers: [1, 1, ...same(10, 3), null], valid: false, total: null, band: null },
  ],
}

const level = (): ReturnType<typeof band>[] => [
  band('low', '低', 10, 22),
  band('average', '中', 23, 41),
  band('high', '高', 42, 50),
]

const invite = { action: 'SUPERVISOR_INVITE', min: 42 } as const

/** @source domain specification 1.3, row ProQOL 5 */
export const proqol5: Definition = {
  ...release,
  id: 'proqol5',
  title: 'ProQOL 5',
  pack: 'off',
  textFrom: [],
  wording: 'scoring_only',
  items: itemsOf(30, { reverse: [1, 4, 15, 17, 29] }),
  options: optionsFrom(1, 5),
  scoring: {
    method: 'subscales',
    worse: 'none',
    subscales: [
      { id: 'CS', items: ids(3, 6, 12, 16, 18, 20, 22, 24, 27, 30), bands: level() },
      { id: 'BO', items: ids(1, 4, 8, 10, 15, 17, 19, 21, 26, 29), bands: level(), trigger: invite },
      { id: 'STS', items: ids(2, 5, 7, 9, 11, 13, 14, 23, 25, 28), bands: level(), trigger: invite },
    ],
    missing: { allowed: 6, perSubscale: 2, how: 'prorate' },
  },
  bands: [],
  triggers: [],
  licence: licences.proqol,
  forWhom: '工作人员，自愿；结果不给单位',
  recall: '过去30天',
  rescreenMinDays: 60,
  source: 'Domain specification 1.3; no wording given, so scoring only',
  certainty: 'K',
  note: 'BO 或 STS 达 42 时给自我照顾内容，并可自愿邀请督导。',
  golden: [
    {
      answers: same(30, 3),
      valid: true,
      total: null,
      band: null,
      subscales: { CS: 30, BO: 30, STS: 30 },
    },
    {
      answers: same(30, 5),
      valid: true,
      total: null,
      band: null,
      subscales: { CS: 50, BO: 30, STS: 50 },
      triggers: ['SUPERVISOR_INVITE'],
    },
  ],
}
