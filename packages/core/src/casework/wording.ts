/**
 * Words only a doctor may say of somebody, and words that mark a person. What residents read never has them (a house
 * test looks); what staff write is warned of them, with what may stand instead.
 * @source 精神卫生法; feature A09
 */
export const diagnosticWords = [
  '抑郁症|焦虑症|强迫症|恐惧症|恐怖症|疑病症|神经症|癔症|双相|躁狂|躁郁|精神分裂|分裂症|自闭症|孤独症|多动症|痴呆症',
  '障碍|综合征|应激反应症|精神病|神经病|变态|人格分裂|患者|病人|病患|病情|病症|患有|确诊|发病|犯病|疑似|重度|中度|轻度',
] as const
export const diagnosticWordsEn = [
  'disorder|depressi(?:on|ve)|anxiety|bipolar|schizo\\w*|psycho(?:sis|tic)|mania|manic|ptsd|syndrome|mentally ill|mental illness',
  'patients?|diagnosed|severe|moderate|mild|abnormal|insane|crazy',
] as const

/** In a worker's sentence these are ordinary words, or the name of an aid: 无障碍, 轻度 of a walk. */
const harmless = /无障碍|障碍人士通道|视力障碍|听力障碍|行动障碍|言语障碍/g
const staffZh = new RegExp(diagnosticWords.join('|'), 'g')
const staffEn =
  /\b(?:disorder|depressive|bipolar|schizo\w*|psychosis|psychotic|manic|ptsd|syndrome|mentally ill|mental illness|diagnosed|insane|crazy)\b/gi

/** Diagnostic words in what somebody writes, each once, in the order of the text. */
export function findDiagnosticWords(text: string): string[] {
  const plain = text.replace(harmless, (word) => '　'.repeat(word.length))
  const found = [...plain.matchAll(staffZh), ...plain.matchAll(staffEn)].sort((a, b) => a.index - b.index)
  return [...new Set(found.map(([word]) => word))]
}
