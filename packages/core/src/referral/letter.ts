/**
 * The letter: situation, background, assessment, request; one page, no more than is needed.
 * Author 安心小屋项目组; reviewer 待临床审阅. @source domain specification 5.4
 */
export const letterFields = [
  'calledName',
  'phone',
  'reason',
  'asked',
  'ageBand',
  'history',
  'medicines',
  'supports',
  'group',
  'scales',
  'risk',
  'function',
  'observed',
  'contact',
  'safetyPlan',
  'knows',
  'language',
  'sessionNotes',
  'chatText',
  'thirdParties',
  'politics',
  'employer',
] as const
export type LetterField = (typeof letterFields)[number]
export type LetterPart = 'S' | 'B' | 'A' | 'R' | 'X'

interface Rule {
  readonly part: LetterPart
  /** Leaves unless it is taken out, leaves only when ticked, or never leaves by this letter. */
  readonly leaves: 'usually' | 'ticked'
  /** A receiver cannot act without it. */
  readonly needed?: true
}
export const letterRules: Readonly<Record<LetterField, Rule>> = {
  calledName: { part: 'S', leaves: 'usually', needed: true },
  phone: { part: 'S', leaves: 'usually' },
  reason: { part: 'S', leaves: 'usually', needed: true },
  asked: { part: 'S', leaves: 'usually', needed: true },
  ageBand: { part: 'B', leaves: 'usually' },
  history: { part: 'B', leaves: 'usually' },
  medicines: { part: 'B', leaves: 'usually' },
  supports: { part: 'B', leaves: 'usually' },
  group: { part: 'B', leaves: 'ticked' },
  scales: { part: 'A', leaves: 'usually' },
  risk: { part: 'A', leaves: 'usually' },
  function: { part: 'A', leaves: 'usually' },
  observed: { part: 'A', leaves: 'usually' },
  contact: { part: 'R', leaves: 'usually', needed: true },
  safetyPlan: { part: 'R', leaves: 'usually' },
  knows: { part: 'R', leaves: 'usually' },
  language: { part: 'R', leaves: 'usually' },
  sessionNotes: { part: 'X', leaves: 'ticked' },
  chatText: { part: 'X', leaves: 'ticked' },
  thirdParties: { part: 'X', leaves: 'ticked' },
  politics: { part: 'X', leaves: 'ticked' },
  employer: { part: 'X', leaves: 'ticked' },
}

export type LetterWords = Readonly<Partial<Record<LetterField, string>>>

/** Of these fields, those that have words and are chosen, in the order of the letter. */
export const leaving = (words: LetterWords, chosen: readonly LetterField[]): LetterField[] =>
  letterFields.filter((field) => chosen.includes(field) && (words[field] ?? '').trim() !== '')

/** Fields a new letter chooses by itself. */
export const usualFields: readonly LetterField[] = letterFields.filter(
  (one) => letterRules[one].leaves === 'usually',
)

/** In danger nothing leaves but what is needed to come and help. @source domain specification 3.7, 5.5 (packet minimal) */
export const urgentFields: readonly LetterField[] = [
  'calledName',
  'phone',
  'reason',
  'asked',
  'risk',
  'observed',
  'contact',
]

/** What a receiver cannot do without and what is still missing. */
export const missingIn = (words: LetterWords, chosen: readonly LetterField[]): LetterField[] =>
  letterFields.filter((one) => letterRules[one].needed && !leaving(words, chosen).includes(one))

/** Names of illnesses and marks on a person: only a doctor says those. @source 精神卫生法; domain specification 5.4, 5.5 */
const diagnostic =
  /抑郁症|焦虑症|强迫症|恐惧症|恐怖症|疑病症|神经症|癔症|双相|躁狂|躁郁|精神分裂|分裂症|分裂情感|偏执性|自闭症|孤独症|多动症|痴呆|精神发育迟滞|障碍|综合征|精神病|神经病|人格分裂|病人|患者|患有|确诊|疑似|武疯子|疯子|肇事肇祸/gu

/** What somebody is before the law: it stands in no letter. @source domain specification 2.5 (corrections); journey J4 */
const standing = /社区矫正|社矫|矫正对象|矫正人员|司法所|服刑|刑满|刑释|假释|缓刑|前科|犯罪记录|戒毒/gu
const unsaid = new RegExp(`${diagnostic.source}|${standing.source}`, 'gu')

export interface Linted {
  readonly field: LetterField
  readonly word: string
}

/** Words no letter has, field by field, in order; each word once a field. A letter with any does not leave. */
export function lintLetter(words: LetterWords): Linted[] {
  return letterFields.flatMap((field) =>
    [...new Set((words[field] ?? '').match(unsaid) ?? [])].map((word) => ({ field, word })),
  )
}
/** The same for one text. */
export const lintText = (text: string): string[] => [...new Set(text.match(unsaid) ?? [])]

/** Ten years wide, so that a letter tells no birthday. */
export function ageBand(age: number): string {
  if (age < 14) return '14 岁以下'
  if (age < 18) return '14–17 岁'
  const from = Math.floor(age / 10) * 10
  return age >= 80 ? '80 岁及以上' : `${Math.max(18, from)}–${from + 9} 岁`
}
