import {
  type Desk,
  type Draft,
  draft,
  draftOn,
  isBoundary,
  type NormalText,
  point,
  put,
  putWord,
  signs,
  spaces,
  widen,
} from './draft.ts'
import { emojiWords, simplified, spellings } from './lexicon/characters.ts'
import { apart, Book } from './pattern/book.ts'
import type { Match } from './pattern/layer.ts'
import { emptySpots } from './pattern/word-table.ts'

function isInvisible(code: number): boolean {
  return (
    (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) ||
    code === 0x7f ||
    code === 0xad ||
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0x3164 ||
    code === 0x180e ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code >= 0xe0000
  )
}

const stops = '。！？!?；;…\n\r'
const commas = '，,、：:—'
const quotes: ReadonlyMap<string, string> = new Map([
  ['“', '“'],
  ['”', '”'],
  ['「', '“'],
  ['」', '”'],
  ['『', '“'],
  ['』', '”'],
  ['《', '《'],
  ['》', '》'],
  ['"', '"'],
  ['\u2019', "'"],
])

const kept = /[\p{L}\p{N}'%.]/u

/** The normal form of one character; '' when it says nothing. */
function plain(char: string, code: number): string {
  const word = emojiWords.get(char)
  if (word !== undefined) return word
  if (isInvisible(code)) return ''
  if (stops.includes(char)) return '。'
  if (commas.includes(char)) return '，'
  const quote = quotes.get(char)
  if (quote !== undefined) return quote
  if (spaces.test(char)) return ' '
  if (code >= 0xff01 && code <= 0xff5e) return plain(String.fromCharCode(code - 0xfee0), code - 0xfee0)
  if (code < 0x80) return kept.test(char) ? char.toLowerCase() : ''
  if (code < 0x250) return kept.test(char) ? char.normalize('NFD').charAt(0).toLowerCase() : ''
  if (code >= 0x1d400 && code <= 0x1d7ff) return char.normalize('NFKD').toLowerCase()
  return simplified.get(char) ?? (kept.test(char) ? char : '')
}

// One entry a unit: its single normal unit, 0 when it says nothing, or a mark. Filled as characters are met.
const normalUnits = new Uint16Array(0x10000).fill(0xffff)
const unknown = 0xffff
const several = 0xfffe

function learn(code: number): number {
  const form = plain(String.fromCharCode(code), code)
  const unit = form.length === 0 ? 0 : form.length === 1 ? form.charCodeAt(0) : several
  normalUnits[code] = unit
  return unit
}

function readCharacters(source: string, desk: Desk | undefined): Draft {
  const out = draftOn(desk?.first, source.length + source.length / 8 + 8)
  let { codes, starts, ends } = out
  let length = 0
  const spell = (word: string, start: number, end: number): void => {
    out.length = length
    putWord(out, word, start, end)
    // Room for the rest, which is spelt by one unit each unless it comes here too.
    if (out.length + source.length - end > out.codes.length) widen(out)
    ;({ codes, starts, ends, length } = out)
  }
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (code >= 0xd800 && code <= 0xdbff) {
      const whole = source.codePointAt(at)!
      if (whole <= 0xffff) continue
      spell(plain(String.fromCodePoint(whole), whole), at, at + 2)
      at += 1
      continue
    }
    const known = normalUnits[code]!
    const unit = known === unknown ? learn(code) : known
    if (unit === several) spell(plain(source.charAt(at), code), at, at + 1)
    else if (unit !== 0) {
      codes[length] = unit
      starts[length] = at
      ends[length] = at + 1
      length += 1
    }
  }
  out.length = length
  return out
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || isDigit(code) || code === 0x27
}

/** True when fewer than two characters stand together at `from`, going by `step`. */
function isLone(
  { codes, length }: { codes: Uint16Array; length: number },
  from: number,
  step: 1 | -1,
): boolean {
  for (let n = 0; n < 2; n += 1) {
    const at = from + n * step
    if (at < 0 || at >= length || isBoundary(codes[at]!)) return true
  }
  return false
}

/** What a blank between `before` and `after` becomes; 0 when nothing. */
function blankAt(from: Draft, i: number, before: number, after: number): number {
  if (after === signs.space || after === 0 || before === 0 || isBoundary(before)) return 0
  const latin = isLatin(before)
  if (latin !== isLatin(after)) return 0
  if (latin) return signs.space
  return isLone(from, i - 1, -1) || isLone(from, i + 1, 1) ? 0 : signs.comma
}

function pointAt(before: number, after: number): number {
  if (isDigit(before) && isDigit(after)) return point
  return isLatin(before) ? signs.stop : signs.comma
}

function hasBlank({ codes, length }: Draft): boolean {
  for (let i = 0; i < length; i += 1) if (codes[i] === signs.space || codes[i] === point) return true
  return false
}

/**
 * Decides what a blank means: nothing inside spaced-out characters, a comma between Chinese clauses,
 * a word boundary between Latin words. A full stop between two Chinese characters is a spacer too.
 */
function settleBlanks(from: Draft, desk: Desk | undefined): Draft {
  const { codes, length } = from
  if (!hasBlank(from)) return from
  const out = draftOn(desk?.second, length)
  for (let i = 0; i < length; i += 1) {
    const code = codes[i]!
    let settled = code
    if (code === signs.space || code === point) {
      const before = out.length === 0 ? 0 : out.codes[out.length - 1]!
      const after = i + 1 < length ? codes[i + 1]! : 0
      settled = code === point ? pointAt(before, after) : blankAt(from, i, before, after)
    }
    if (settled !== 0) put(out, settled, from.starts[i]!, from.ends[i]!)
  }
  return out
}

/** Patterns of the disguised spellings, in the order in which they are tried. */
export const spellingSources: readonly string[] = spellings.map(([pattern]) => pattern)

/** A spelling may complete another one, but not for ever. */
export const mostRounds = 4

/** The disguised words to spell out, none overlapping; where two do, the one that is listed first stands. */
function chosen(found: readonly Match[]): Match[] {
  const ordered = apart(found, spellings.length).sort((a, b) => a.pattern - b.pattern || a.start - b.start)
  const taken: Match[] = []
  for (const match of ordered)
    if (!taken.some((one) => match.start < one.end && one.start < match.end)) taken.push(match)
  return taken.sort((a, b) => a.start - b.start)
}

/** Spells out the disguises found in a text, which are numbered as in `spellingSources` and in order. */
export function spellOut(text: NormalText, found: readonly Match[]): NormalText {
  const words = chosen(found)
  const out = draft(text.length + words.length * 6)
  let done = 0
  const copy = (until: number): void => {
    for (; done < until; done += 1) put(out, text.codes[done]!, text.starts[done]!, text.ends[done]!)
  }
  for (const { pattern, start, end } of words) {
    copy(start)
    putWord(out, spellings[pattern]![1], text.starts[start]!, text.ends[end - 1]!)
    done = end
  }
  copy(text.length)
  return out
}

let spellingBook: Book | undefined

/** Spells known disguises out; the very same text when there are none. */
function respell(from: NormalText): NormalText {
  spellingBook ??= new Book([spellingSources])
  const spots = emptySpots()
  let text = from
  for (let round = 0; round < mostRounds; round += 1) {
    spellingBook.words.find(text.codes, 0, text.length, spots)
    const found = spellingBook.matches(0, spots, text.codes, text.length)
    if (found.length === 0) return text
    text = spellOut(text, found)
  }
  return text
}

/**
 * A message in plain characters: simplified, half width, lower case, invisible characters and symbols dropped; clause
 * marks become '，' and '。'. Offsets lead back to the original.
 */
export function plainForm(source: string, desk?: Desk): NormalText {
  return settleBlanks(readCharacters(source, desk), desk)
}

/** Normalises a message: its plain form with known disguises spelt out. */
export function normalise(source: string): NormalText {
  return respell(plainForm(source))
}
