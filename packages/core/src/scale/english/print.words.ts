import { bandsInEnglish } from './bands.words.ts'

/** What stands on the page of measures, for staff. */
export interface PrintWords {
  readonly title: string
  readonly nameless: string
  readonly legend: string
  readonly modes: Readonly<Record<string, string>>
  readonly invalid: string
  readonly prorated: string
  /** There is nothing before it to compare with. */
  readonly first: string
  readonly about: (day: string) => string
  readonly more: (count: number) => string
  readonly marked: (mark: string) => string
  /** A band by the label of its definition. */
  readonly band: (label: string) => string
  /** @param reliable null where nothing says how large a change must be */
  readonly moved: (delta: number, reliable: boolean | null) => string
}

const signed = (delta: number): string => `${delta > 0 ? '+' : ''}${delta}`

const zh: PrintWords = {
  title: '测评变化',
  nameless: '匿名居民',
  legend: '● 本人或协助作答　○ 家人等代答，只与同一人的代答相比　■ 可靠变差',
  modes: { self: '本人', assisted: '协助', interviewer: '访谈', proxy: '代答' },
  invalid: '无效，请补全',
  prorated: '按比例折算',
  first: '没有可比的上一次',
  about: (day) => `打印于 ${day} · 这是筛查，不是诊断 · 仅供为本人服务的同事使用`,
  more: (count) => `另有 ${count} 种未印在本页`,
  marked: (mark) => `（${mark}）`,
  band: (label) => label,
  moved: (delta, reliable) =>
    `较上次 ${signed(delta)}${reliable === null ? '' : reliable ? '（可靠变化）' : '（在测量误差内）'}`,
}

const en: PrintWords = {
  title: 'Measures over time',
  nameless: 'resident without a name',
  legend:
    '● answered by themselves or with help    ○ answered for them, compared only with the same person’s answers    ■ reliably worse',
  modes: { self: 'themselves', assisted: 'with help', interviewer: 'interview', proxy: 'answered for them' },
  invalid: 'too much missing, not scored',
  prorated: 'prorated',
  first: 'nothing before it to compare with',
  about: (day) =>
    `Printed ${day} · A screening, not a diagnosis · Only for colleagues who work with this person`,
  more: (count) => `${count} more not printed on this page`,
  marked: (mark) => ` (${mark})`,
  band: (label) => bandsInEnglish[label] ?? label,
  moved: (delta, reliable) =>
    `${signed(delta)} against the time before${reliable === null ? '' : reliable ? ' (reliable change)' : ' (within the error of measurement)'}`,
}

export const printWords: Readonly<Record<'zh' | 'en', PrintWords>> = { zh, en }
