import type { Definition } from '../definition.ts'
import { band, ids, itemsOf, optionsFrom, release, same, when } from './build.ts'
import { licences } from './licences.ts'

const scoringOnly = { ...release, textFrom: [], wording: 'scoring_only', triggers: [] } as const
const prorateUpTo = (allowed: number) => ({ allowed, how: 'prorate' }) as const

/** @source domain specification 1.3, row CES-D */
export const cesd: Definition = {
  ...scoringOnly,
  id: 'cesd',
  title: 'CES-D',
  pack: 'on',
  items: itemsOf(20, { reverse: [4, 8, 12, 16] }),
  options: optionsFrom(0, 4),
  scoring: { method: 'sum', range: { min: 0, max: 60 }, worse: 'higher', missing: prorateUpTo(4) },
  bands: [band('low', '0–15', 0, 15), band('possible', '16–19', 16, 19), band('probable', '20–60', 20, 60)],
  cutoffs: [{ population: 'any', min: 16, certainty: 'K', source: 'China customarily 16 or 20' }],
  change: { reliable: 9, caseness: 16, certainty: 'D', source: 'Domain specification 1.3 [D]' },
  licence: licences.cesd,
  minAge: 18,
  recall: '最近一周',
  rescreenMinDays: 28,
  source: 'Domain specification 1.3; no wording given, so scoring only',
  certainty: 'K',
  golden: [
    { answers: same(20, 0), valid: true, total: 12, band: 'low' },
    { answers: same(20, 3), valid: true, total: 48, band: 'probable' },
    {
      answers: [2, 2, 0, 3, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 0],
      valid: true,
      total: 4,
      band: 'low',
    },
    {
      answers: [...same(16, 1), null, null, null, null],
      valid: true,
      total: 25,
      prorated: true,
      band: 'probable',
    },
  ],
}

/** @source domain specification 1.3, row CES-DC */
export const cesdc: Definition = {
  ...scoringOnly,
  id: 'cesdc',
  title: 'CES-DC',
  pack: 'on',
  items: itemsOf(20, { reverse: [4, 8, 12, 16] }),
  options: optionsFrom(0, 4),
  scoring: { method: 'sum', range: { min: 0, max: 60 }, worse: 'higher', missing: prorateUpTo(4) },
  bands: [band('negative', '0–14', 0, 14), band('positive', '15–60', 15, 60)],
  cutoffs: [{ population: 'any', min: 15, certainty: 'K', source: 'Domain specification 1.3' }],
  licence: licences.cesd,
  minAge: 8,
  maxAge: 17,
  recall: '最近一周',
  rescreenMinDays: 28,
  source: 'Domain specification 1.3; no wording given, so scoring only',
  certainty: 'K',
  note: '须与 ASQ 同用，由工作人员单独询问。',
  golden: [
    { answers: same(20, 0), valid: true, total: 12, band: 'negative' },
    { answers: [1, 1, 1, 0, ...same(16, 0)], valid: true, total: 15, band: 'positive' },
    { answers: [...same(15, 1), null, null, null, null, null], valid: false, total: null, band: null },
  ],
}

/**
 * Answers are the place of the option on the form, 0 first; items 3 and 5–10 are keyed 3 → 0.
 * @source domain specification 1.3, row EPDS
 */
export const epds: Definition = {
  ...scoringOnly,
  id: 'epds',
  title: 'EPDS',
  pack: 'off',
  items: itemsOf(10, { reverse: [3, 5, 6, 7, 8, 9, 10], safety: [10] }),
  options: optionsFrom(0, 4),
  scoring: { method: 'sum', range: { min: 0, max: 30 }, worse: 'higher', missing: prorateUpTo(1) },
  bands: [band('low', '0–9', 0, 9), band('possible', '10–12', 10, 12), band('probable', '13–30', 13, 30)],
  cutoffs: [{ population: 'any', min: 10, certainty: 'K', source: 'mainland 9.5' }],
  triggers: [when('SAFETY', ['10', 1])],
  change: { reliable: 4, caseness: 10, certainty: 'K', source: 'Domain specification 1.3' },
  licence: licences.epds,
  forWhom: '孕产期',
  recall: '过去7天',
  rescreenMinDays: 14,
  source: 'Domain specification 1.3; no wording given, so scoring only',
  certainty: 'K',
  golden: [
    { answers: same(10, 0), valid: true, total: 21, band: 'probable', triggers: ['SAFETY'] },
    { answers: [0, 0, 3, 0, 3, 3, 3, 3, 3, 3], valid: true, total: 0, band: 'low' },
    {
      answers: [3, 3, 0, 3, 0, 0, 0, 0, 0, 0],
      valid: true,
      total: 30,
      band: 'probable',
      triggers: ['SAFETY'],
    },
    {
      answers: [2, 2, 2, 1, 2, 2, 2, 2, 2, null],
      valid: true,
      total: 11,
      band: 'possible',
      triggers: ['SAFETY_UNKNOWN'],
    },
  ],
}

/** @source domain specification 1.3, row AUDIT-C: men from 4, women and unknown from 3; 8 and more is high */
export const auditc: Definition = {
  ...scoringOnly,
  id: 'auditc',
  title: 'AUDIT-C',
  pack: 'on',
  items: itemsOf(3),
  options: optionsFrom(0, 5),
  scoring: { method: 'sum', range: { min: 0, max: 12 }, worse: 'higher', missing: prorateUpTo(0) },
  bands: [
    band('low', '低', 0, 2),
    band('low', '低', 3, 3, { sex: ['m'] }),
    band('risky', '有风险', 3, 7),
    band('high', '高', 8, 12),
  ],
  licence: licences.audit,
  minAge: 16,
  recall: '过去12个月',
  rescreenMinDays: 90,
  source: 'Domain specification 1.3; no wording given, so scoring only',
  certainty: 'K',
  note: '1 标准杯 = 10 克酒精（约啤酒 250 毫升、52 度白酒 25 毫升）。',
  golden: [
    { answers: [1, 1, 1], valid: true, total: 3, band: 'risky' },
    { answers: [1, 1, 1], context: { sex: 'm' }, valid: true, total: 3, band: 'low' },
    { answers: [2, 1, 1], context: { sex: 'm' }, valid: true, total: 4, band: 'risky' },
    { answers: [4, 4, 0], valid: true, total: 8, band: 'high' },
    { answers: [4, 4, null], valid: false, total: null, band: null },
  ],
}

/** Means to two decimals; the table's 1–2.9, 3–5, 5.1–7 leave no gap for twelve items. @source domain specification 1.3 */
export const mspss: Definition = {
  ...scoringOnly,
  id: 'mspss',
  title: 'MSPSS',
  pack: 'off',
  items: itemsOf(12),
  options: optionsFrom(1, 7),
  scoring: {
    method: 'mean',
    range: { min: 1, max: 7 },
    worse: 'lower',
    subscales: [
      { id: 'family', items: ids(3, 4, 8, 11) },
      { id: 'friends', items: ids(6, 7, 9, 12) },
      { id: 'other', items: ids(1, 2, 5, 10) },
    ],
    missing: prorateUpTo(2),
  },
  bands: [band('low', '低', 1, 2.99), band('middle', '中', 3, 5), band('high', '高', 5.01, 7)],
  licence: licences.mspss,
  minAge: 12,
  recall: '现在',
  rescreenMinDays: 90,
  source: 'Domain specification 1.3; no wording given, so scoring only',
  certainty: 'K',
  note: '低且独居时给工作人员留言。',
  golden: [
    {
      answers: same(12, 3),
      valid: true,
      total: 3,
      band: 'middle',
      subscales: { family: 3, friends: 3, other: 3 },
    },
    {
      answers: [6, ...same(11, 5)],
      valid: true,
      total: 5.08,
      band: 'high',
      subscales: { family: 5, friends: 5, other: 5.25 },
    },
    {
      answers: [null, null, ...same(10, 2)],
      valid: true,
      total: 2,
      prorated: true,
      band: 'low',
      subscales: { family: 2, friends: 2, other: null },
    },
  ],
}

/** @source domain specification 1.3, row BRS */
export const brs: Definition = {
  ...scoringOnly,
  id: 'brs',
  title: 'BRS',
  pack: 'off',
  items: itemsOf(6, { reverse: [2, 4, 6] }),
  options: optionsFrom(1, 5),
  scoring: { method: 'mean', range: { min: 1, max: 5 }, worse: 'lower', missing: prorateUpTo(1) },
  bands: [band('low', '低', 1, 2.99), band('normal', '中', 3, 4.3), band('high', '高', 4.31, 5)],
  licence: licences.brs,
  minAge: 16,
  recall: '现在',
  rescreenMinDays: 90,
  source: 'Domain specification 1.3; no wording given, so scoring only',
  certainty: 'K',
  golden: [
    { answers: [5, 1, 5, 1, 5, 1], valid: true, total: 5, band: 'high' },
    { answers: [5, 5, 5, 5, 5, 5], valid: true, total: 3, band: 'normal' },
    { answers: [2, 3, 3, 3, 3, 3], valid: true, total: 2.83, band: 'low' },
    { answers: [5, 2, 4, 2, 4, null], valid: true, total: 4.2, prorated: true, band: 'normal' },
  ],
}

/** @source domain specification 1.3, row PSS-10 */
export const pss10: Definition = {
  ...scoringOnly,
  id: 'pss10',
  title: 'PSS-10',
  pack: 'off',
  items: itemsOf(10, { reverse: [4, 5, 7, 8] }),
  options: optionsFrom(0, 5),
  scoring: { method: 'sum', range: { min: 0, max: 40 }, worse: 'higher', missing: prorateUpTo(2) },
  bands: [band('low', '0–13', 0, 13), band('moderate', '14–26', 14, 26), band('high', '27–40', 27, 40)],
  licence: licences.pss,
  minAge: 12,
  recall: '过去一个月',
  rescreenMinDays: 28,
  source: 'Domain specification 1.3; permission required, so scoring only',
  certainty: 'K',
  golden: [
    { answers: same(10, 0), valid: true, total: 16, band: 'moderate' },
    { answers: [4, 4, 4, 0, 0, 4, 0, 0, 4, 4], valid: true, total: 40, band: 'high' },
    { answers: [0, 0, 0, 4, 4, 0, 4, 4, null, null], valid: true, total: 0, prorated: true, band: 'low' },
  ],
}

/** @source domain specification 1.3, row ISI */
export const isi: Definition = {
  ...scoringOnly,
  id: 'isi',
  title: 'ISI',
  pack: 'off',
  items: itemsOf(7),
  options: optionsFrom(0, 5),
  scoring: { method: 'sum', range: { min: 0, max: 28 }, worse: 'higher', missing: prorateUpTo(0) },
  bands: [
    band('none', '0–7', 0, 7),
    band('subthreshold', '8–14', 8, 14),
    band('moderate', '15–21', 15, 21),
    band('severe', '22–28', 22, 28),
  ],
  cutoffs: [{ population: 'community', min: 10, certainty: 'V', source: 'community: .861/.877' }],
  change: { reliable: 6, caseness: 10, certainty: 'K', source: 'minimal important difference 6; 8 moderate' },
  licence: licences.isi,
  minAge: 17,
  recall: '过去两周',
  rescreenMinDays: 14,
  source: 'Domain specification 1.3; text must not be embedded without permission',
  certainty: 'V',
  golden: [
    { answers: same(7, 1), valid: true, total: 7, band: 'none' },
    { answers: same(7, 4), valid: true, total: 28, band: 'severe' },
    { answers: [4, 4, 4, 4, 4, 4, null], valid: false, total: null, band: null },
  ],
}

/** @source domain specification 1.3, row WHODAS-12; bands [D] */
export const whodas12: Definition = {
  ...scoringOnly,
  id: 'whodas12',
  title: 'WHODAS 2.0 (12)',
  pack: 'off',
  items: itemsOf(12),
  options: optionsFrom(0, 5),
  scoring: { method: 'sum', range: { min: 0, max: 48 }, worse: 'higher', missing: prorateUpTo(1) },
  bands: [
    band('none', '0–4', 0, 4),
    band('mild', '5–9', 5, 9),
    band('moderate', '10–19', 10, 19),
    band('severe', '20–48', 20, 48),
  ],
  licence: licences.whodas,
  minAge: 18,
  recall: '过去30天',
  rescreenMinDays: 28,
  source: 'Domain specification 1.3; permission required, so scoring only',
  certainty: 'D',
  golden: [
    { answers: same(12, 0), valid: true, total: 0, band: 'none' },
    { answers: [...same(11, 1), null], valid: true, total: 12, prorated: true, band: 'moderate' },
    { answers: [...same(10, 4), null, null], valid: false, total: null, band: null },
  ],
}
