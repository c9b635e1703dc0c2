import { atLeast } from '../risk/level.ts'
import { screen } from '../risk/screen.ts'
import { type Wrong, wrongWords } from './refusals.zh.ts'

/** Why a sentence is not shown; null when it may be. */
export type Verdict = Wrong | 'risk' | 'too_long' | 'other_language' | 'empty' | null

/** A whole answer has at most this many characters. @source domain specification 4.7 */
export const longestAnswer = 200
/** One sentence; longer ones are hard to read for somebody who hurts. */
const longestSentence = 90

const patterns = (
  Object.entries(wrongWords) as [Exclude<Wrong, 'contact' | 'picture'>, readonly string[]][]
).map(([wrong, words]) => [wrong, new RegExp(words.join('|'), 'i')] as const)
/** Numbers of five or more digits are phones, accounts, amounts: the house gives numbers itself, from its directory. */
const contact =
  /\d{3,}|https?:|www\.|[\w.]@[\w]|(?:零|一|二|三|四|五|六|七|八|九|幺){5,}|微信|二维码|app|链接/i
const picture =
  /\p{Extended_Pictographic}|[*#_`]{2,}|<[a-z/]|[（(][^）)]{0,12}(?:笑|抱|摸|牵|递)[^）)]{0,12}[）)]/u
const spaced = /[\s·.,，。、_\-—~*|/\\]+/gu

/**
 * Judges one sentence of a language model. What is written with spaces or signs between its characters is read
 * without them as well. @source domain specification 4.7 (post-check)
 */
export function checkSentence(sentence: string): Verdict {
  const text = sentence.normalize('NFKC').trim()
  if (text.length === 0) return 'empty'
  if (text.length > longestSentence) return 'too_long'
  const dense = text.replace(spaced, '')
  for (const [wrong, pattern] of patterns) if (pattern.test(text) || pattern.test(dense)) return wrong
  if (contact.test(text) || contact.test(dense)) return 'contact'
  if (picture.test(text)) return 'picture'
  if (!isChinese(text)) return 'other_language'
  return atLeast(screen(text).level, 'L2') ? 'risk' : null
}

/** Mostly Chinese: an answer that changes language has slipped its rails. */
const isChinese = (text: string): boolean => {
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0
  const characters = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  return characters >= 2 && letters <= characters
}

/** Cuts a growing text into whole sentences as they become whole; what is left stays for the next piece. */
export class Sentences {
  #rest = ''

  add(piece: string): readonly string[] {
    this.#rest += piece
    const whole: string[] = []
    for (;;) {
      const end = this.#rest.search(/[。！？!?\n；;]/)
      if (end < 0) return whole
      const sentence = this.#rest.slice(0, end + 1).trim()
      this.#rest = this.#rest.slice(end + 1)
      if (sentence) whole.push(sentence)
    }
  }

  /** What was said after the last full stop. */
  end(): string {
    const rest = this.#rest.trim()
    this.#rest = ''
    return rest
  }
}
