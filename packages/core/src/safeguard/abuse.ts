import { wordsOf } from '../risk/draft.ts'
import type { Concern, Screening } from '../risk/level.ts'
import { normalise } from '../risk/normalise.ts'
import { screen } from '../risk/screen.ts'
import * as en from './abuse.en.ts'
import * as zh from './abuse.zh.ts'

/** Violence, abuse or neglect somebody told of. */
export interface AbuseTold {
  /** Who suffers it: whoever writes; somebody who cannot see to their own safety; or another adult. */
  readonly whose: 'self' | 'dependant' | 'other'
  /** It is happening, a weapon is there, or nobody can get away: R3, not O2. */
  readonly now: boolean
  /** It may come from home, so that nobody from there is told by the house itself. */
  readonly atHome: boolean
}

/** Where something stands; sentences end in 。 */
interface Place {
  readonly sentence: string
  /** All of the sentence up to the words that were found. */
  readonly before: string
}

const blankOut = (text: string, harmless: readonly RegExp[]): string =>
  harmless.reduce((left, one) => left.replace(one, (found) => '□'.repeat(found.length)), text)

function placeOf(text: string, at: number): Place {
  const from = text.lastIndexOf('。', at) + 1
  const to = text.indexOf('。', at)
  return { sentence: text.slice(from, to < 0 ? text.length : to), before: text.slice(from, at) }
}

const isTheme = (sentence: string): boolean => zh.theme.test(sentence) && !zh.mineToo.test(sentence)

/** What only seems to be told: denied, supposed, read or dreamt, or over for many years. */
function isTold(text: string, { sentence, before }: Place): boolean {
  if (zh.denied.test(before) && !zh.promised.test(before.replace(zh.denied, ''))) return false
  if (zh.supposed.test(before)) return false
  if (isTheme(sentence)) return false
  return !zh.longAgo.test(sentence) || zh.goesOn.test(text)
}

/** The first place where it is really told; every place is looked at, for the first may be denied and the next not. */
function findTold(text: string, source: RegExp): Place | undefined {
  for (const match of text.matchAll(new RegExp(source.source, 'g'))) {
    const place = placeOf(text, match.index)
    if (isTold(text, place)) return place
  }
  return undefined
}

function whoseZh(text: string): AbuseTold['whose'] | undefined {
  const me = findTold(text, zh.toldOfMe)
  if (me)
    return zh.quotedByOther.test(text.slice(0, text.indexOf(me.before) + me.before.length + 1))
      ? 'other'
      : 'self'
  if (findTold(text, zh.toldOfDependant)) return 'dependant'
  if (findTold(text, zh.toldOfOther)) return 'other'
  return findTold(text, zh.toldOfHome) ? 'self' : undefined
}

function readZh(written: string): AbuseTold | undefined {
  const text = blankOut(written, zh.harmless)
  const whose = whoseZh(text)
  if (!whose) return undefined
  const now = text.split('。').some((one) => zh.happeningNow.test(one) && !zh.toldOfThen.test(one))
  return { whose, now, atHome: zh.fromHome.test(text) || !zh.fromElsewhere.test(text) }
}

function readEn(text: string, concerns: readonly Concern[]): AbuseTold | undefined {
  if (!concerns.includes('harm_from_others') || !en.abuse.test(text)) return undefined
  if (en.theme.test(text) && !en.mineToo.test(text)) return undefined
  if (en.longAgo.test(text) && !en.goesOn.test(text)) return undefined
  if (!en.writer.test(text)) return { whose: 'other', now: en.happeningNow.test(text), atHome: true }
  const atHome = !en.fromElsewhere.test(text) || en.fromHome.test(text)
  return { whose: 'self', now: en.happeningNow.test(text), atHome }
}

const isChinese = (text: string): boolean => /[\u4e00-\u9fff]/.test(text)

/**
 * Violence, abuse and neglect told in words of one’s own, with denial, supposition, quotation, idiom and third person
 * told apart. Pure, and bounded: no pattern looks further than its clause. @source domain specification 2.3 (O2, R3), 3.2
 */
export function hearAbuse(text: string, { concerns }: Pick<Screening, 'concerns'>): AbuseTold | undefined {
  const words = wordsOf(normalise(text))
  return isChinese(words) ? readZh(words) : readEn(words, concerns)
}

/**
 * The dangers of a text as an adult’s conversation takes them: abuse that the screener’s own words do not know is one,
 * and words that only sound like it are none.
 */
export function concernsWith(
  abuse: AbuseTold | undefined,
  text: string,
  { concerns }: Pick<Screening, 'concerns'>,
): readonly Concern[] {
  const heard = concerns.includes('harm_from_others')
  if (abuse) return heard ? concerns : [...concerns, 'harm_from_others']
  if (!heard) return concerns
  const words = wordsOf(normalise(text))
  const left = blankOut(words, zh.harmless)
    .split('。')
    .filter((one) => !isTheme(one))
    .join('。')
  if (left === words) return concerns
  return screen(left).concerns.includes('harm_from_others')
    ? concerns
    : concerns.filter((one) => one !== 'harm_from_others')
}
