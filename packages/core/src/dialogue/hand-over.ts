import { handOverWords } from './phrases/hand-over.phrases.ts'
import type { Fact, Locale } from './state.ts'

/** One line of the talk, as the caller keeps it. */
export interface SaidLine {
  readonly from: 'resident' | 'program'
  readonly text: string
}

/** What the person who takes over is told; shown to the resident first unless danger is imminent. */
export interface HandOver {
  readonly intro: string
  /** One heading with the resident's own words each, in reading order. */
  readonly parts: readonly { readonly heading: string; readonly text: string }[]
}

/** What else the caller may know. */
export interface HandOverExtras {
  /** What the resident wants from the person, in their words. */
  readonly wish?: string
  /** The last mood, 1–5. */
  readonly mood?: number
  /** ISO day of the last check. */
  readonly checkedOn?: string
}

/** Resident lines in a summary. @source domain specification 4.4 */
export const summaryTurns = 5

const longest = 80

const clip = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

/** A short summary in the resident's own words: topic, who, since when, last five turns, wish. */
export function handOverSummary(
  facts: readonly Fact[],
  lastTurns: readonly SaidLine[],
  locale: Locale,
  extras: HandOverExtras = {},
): HandOver {
  const words = handOverWords[locale]
  const latest = (kind: Fact['kind']): string => facts.findLast((fact) => fact.kind === kind)?.text ?? ''
  const own = lastTurns
    .filter((line) => line.from === 'resident' && line.text.trim() !== '')
    .slice(-summaryTurns)
  const said = own.map((line) => `“${clip(line.text.trim())}”`).join(locale === 'zh' ? '' : ' ')
  const rows: readonly (readonly [string, string])[] = [
    [words.topic, latest('topic')],
    [words.who, latest('who')],
    [words.since, latest('since')],
    [words.mood, extras.mood === undefined ? '' : String(extras.mood)],
    [words.checked, extras.checkedOn ?? ''],
    [words.said, said === '' ? words.none : said],
    [words.helped, latest('helped')],
    [words.wish, clip(extras.wish ?? latest('plan'))],
  ]
  const parts = rows.filter(([, text]) => text !== '').map(([heading, text]) => ({ heading, text }))
  return { intro: words.intro, parts }
}
