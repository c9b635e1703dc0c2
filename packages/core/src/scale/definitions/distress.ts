import { k6Text } from '../../../content/instruments/k6/text.zh-cn.ts'
import { srq20Text } from '../../../content/instruments/srq20/text.zh-cn.ts'
import { who5Text } from '../../../content/instruments/who5/text.zh-cn.ts'
import type { Definition } from '../definition.ts'
import { band, itemsOf, optionsFrom, release, same, when, yesNo } from './build.ts'
import { licences } from './licences.ts'

/** @source domain specification 1.3, row K6 */
export const k6: Definition = {
  ...release,
  id: 'k6',
  title: 'K6',
  pack: 'on',
  textFrom: ['k6'],
  wording: 'MEDIUM-HIGH',
  stem: k6Text.stem,
  items: itemsOf(k6Text.items),
  options: optionsFrom(0, k6Text.options),
  scoring: {
    method: 'sum',
    range: { min: 0, max: 24 },
    worse: 'higher',
    missing: { allowed: 0, how: 'prorate' },
  },
  bands: [band('low', '低', 0, 4), band('moderate', '中等', 5, 12), band('serious', '严重', 13, 24)],
  cutoffs: [
    { population: 'any', min: 13, certainty: 'V', source: 'Chinese students and CFPS; local ROC advised' },
  ],
  triggers: [when('PROMPT_ASQ', ['2', 4], ['6', 4])],
  change: { reliable: 5, caseness: 13, certainty: 'V', source: 'SD 3.72, alpha about .85: 4.0, rounded up' },
  licence: licences.kessler,
  minAge: 12,
  recall: '过去30天',
  rescreenMinDays: 28,
  source: 'Domain specification 1.3 and 1.6; Harvard Mandarin form',
  certainty: 'V',
  golden: [
    { answers: [1, 1, 1, 1, 0, 0], valid: true, total: 4, band: 'low' },
    { answers: [3, 2, 2, 2, 2, 2], valid: true, total: 13, band: 'serious' },
    { answers: [0, 4, 0, 0, 0, 4], valid: true, total: 8, band: 'moderate', triggers: ['PROMPT_ASQ'] },
    { answers: [4, 4, 4, 4, 4, null], valid: false, total: null, band: null },
  ],
}

/** Hopeless is item 4 and worthless item 10 of the published form. @source domain specification 1.3, row K10 */
export const k10: Definition = {
  ...release,
  id: 'k10',
  title: 'K10',
  pack: 'on',
  textFrom: [],
  wording: 'scoring_only',
  items: itemsOf(10),
  options: optionsFrom(1, 5),
  scoring: {
    method: 'sum',
    range: { min: 10, max: 50 },
    worse: 'higher',
    missing: { allowed: 2, how: 'prorate' },
  },
  bands: [
    band('low', '低', 10, 15),
    band('moderate', '中等', 16, 21),
    band('high', '高', 22, 29),
    band('very_high', '很高', 30, 50),
  ],
  triggers: [when('PROMPT_ASQ', ['4', 5], ['10', 5])],
  change: { reliable: 7, certainty: 'D', source: 'Domain specification 1.3 [D]' },
  licence: licences.kessler,
  minAge: 16,
  recall: '过去30天',
  rescreenMinDays: 28,
  source: 'Domain specification 1.3; no wording given, so scoring only',
  certainty: 'K',
  note: '第 4、10 题为“绝望”“无价值”，按公开发表的题序；装入题文时核对。',
  golden: [
    { answers: same(10, 1), valid: true, total: 10, band: 'low' },
    { answers: same(10, 3), valid: true, total: 30, band: 'very_high' },
    {
      answers: [2, 2, 2, 2, 2, 2, 2, 2, null, null],
      valid: true,
      total: 20,
      prorated: true,
      band: 'moderate',
    },
    {
      answers: [1, 1, 1, 5, 1, 1, 1, 1, 1, 5],
      valid: true,
      total: 18,
      band: 'moderate',
      triggers: ['PROMPT_ASQ'],
    },
  ],
}

/** Total is the raw sum times four. @source domain specification 1.3, row WHO-5 */
export const who5: Definition = {
  ...release,
  id: 'who5',
  title: 'WHO-5',
  pack: 'on',
  textFrom: ['who5'],
  wording: 'HIGH',
  stem: who5Text.stem,
  items: itemsOf(who5Text.items),
  options: optionsFrom(0, who5Text.options),
  scoring: {
    method: 'sum',
    range: { min: 0, max: 100 },
    worse: 'lower',
    multiply: 4,
    missing: { allowed: 0, how: 'prorate' },
  },
  bands: [
    band('probable_depression', '很低', 0, 28),
    band('low_wellbeing', '偏低', 32, 48),
    band('ok', '良好', 52, 100),
  ],
  cutoffs: [{ population: 'any', max: 48, certainty: 'K', source: 'below 50; local studies vary' }],
  triggers: [
    {
      action: 'PROMPT_ASQ',
      items: ['1', '2', '3', '4', '5'].map((id) => ({ id, max: 0 })),
    },
  ],
  followUps: [{ instrument: 'phq9', max: 48 }],
  change: { reliable: 10, caseness: 48, certainty: 'K', source: '10 points [K]; caseness below 50' },
  licence: licences.who5,
  minAge: 9,
  recall: '过去两周',
  rescreenMinDays: 14,
  source: 'Domain specification 1.3 and 1.6; WHO/UCN/MSD/MHE/2024.1',
  certainty: 'V',
  golden: [
    { answers: same(5, 0), valid: true, total: 0, band: 'probable_depression', triggers: ['PROMPT_ASQ'] },
    { answers: [2, 2, 1, 1, 1], valid: true, total: 28, band: 'probable_depression' },
    { answers: [2, 2, 2, 1, 1], valid: true, total: 32, band: 'low_wellbeing' },
    { answers: [3, 3, 3, 2, 2], valid: true, total: 52, band: 'ok' },
    { answers: [5, 5, 5, 5, null], valid: false, total: null, band: null },
  ],
}

/** @source domain specification 1.3, row SRQ-20; positive from 8, from 7 in the emergency phase */
export const srq20: Definition = {
  ...release,
  id: 'srq20',
  title: 'SRQ-20',
  pack: 'on',
  textFrom: ['srq20'],
  wording: 'MEDIUM-HIGH',
  stem: srq20Text.stem,
  items: itemsOf(srq20Text.items, { safety: [17] }),
  options: yesNo,
  scoring: {
    method: 'sum',
    range: { min: 0, max: 20 },
    worse: 'higher',
    missing: { allowed: 2, how: 'count_as_no' },
  },
  bands: [
    band('low', '低', 0, 4),
    band('watch', '留意', 5, 6),
    band('positive', '达到', 7, 12, { phase: ['emergency'] }),
    band('watch', '留意', 7, 7),
    band('positive', '达到', 8, 12),
    band('high', '高', 13, 20),
  ],
  cutoffs: [
    { population: 'emergency_phase', min: 7, certainty: 'K', source: 'emergency-phase configuration' },
    { population: 'any', min: 8, certainty: 'K', source: 'China customarily 7/8' },
  ],
  triggers: [when('SAFETY', ['17', 1])],
  change: { reliable: 4, caseness: 8, certainty: 'D', source: 'Domain specification 1.3 [D]' },
  licence: licences.srq,
  minAge: 16,
  recall: '过去30天',
  rescreenMinDays: 28,
  source: 'Domain specification 1.3 and 1.6; two independent transcriptions',
  certainty: 'K',
  golden: [
    { answers: [...same(7, 1), ...same(13, 0)], valid: true, total: 7, band: 'watch' },
    {
      answers: [...same(7, 1), ...same(13, 0)],
      context: { phase: 'emergency' },
      valid: true,
      total: 7,
      band: 'positive',
    },
    { answers: [...same(16, 1), 1, 0, 0, 0], valid: true, total: 17, band: 'high', triggers: ['SAFETY'] },
    { answers: [...same(9, 1), ...same(9, 0), null, null], valid: true, total: 9, band: 'positive' },
    { answers: [...same(9, 1), ...same(8, 0), null, null, null], valid: false, total: null, band: null },
  ],
}
