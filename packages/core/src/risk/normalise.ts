import { emojiWords, simplified, spellings } from './lexicon/characters.ts'
import { apart, Book } from './pattern/book.ts'
import type { Match } from './pattern/layer.ts'
import { emptySpots } from './pattern/word-table.ts'

/** Normalised text as UTF-16 units with, for every unit, the part of the original it came from. */
export interface NormalText {
  readonly codes: Uint16Array
  readonly length: number
  /** starts[i]: first original UTF-16 offset of unit i. */
  readonly starts: Int32Array
  /** ends[i]: original UTF-16 offset just after unit i. */
  readonly ends: Int32Array
}

interface Draft {
  codes: Uint16Array
  starts: Int32Array
  ends: Int32Array
  length: number
}

/** Unit codes of the signs that a normalised text can hold besides words. */
export const signs = {
  stop: 0x3002,
  comma: 0xff0c,
  space: 0x20,
  quote: 0x22,
  open: 0x201c,
  close: 0x201d,
} as const

const point = 0x2e
const openTitle = 0x300a
const closeTitle = 0x300b

function draft(units: number): Draft {
  const room = Math.ceil(units)
  const bytes = new ArrayBuffer(room * 10)
  return {
    codes: new Uint16Array(bytes, room * 8, room),
    starts: new Int32Array(bytes, 0, room),
    ends: new Int32Array(bytes, room * 4, room),
    length: 0,
  }
}

/** Drafts of common size that are written over by the next text, where the caller keeps none. */
export interface Desk {
  readonly first: Draft
  readonly second: Draft
  readonly third: Draft
}

const deskUnits = 1024

/** A desk for a caller that is done with one text before it reads the next. */
export function emptyDesk(): Desk {
  return { first: draft(deskUnits), second: draft(deskUnits), third: draft(deskUnits) }
}

/** The draft that lies there when it is wide enough, else a new one. */
function draftOn(there: Draft | undefined, units: number): Draft {
  if (there === undefined || units > deskUnits) return draft(units)
  there.length = 0
  return there
}

function put(into: Draft, code: number, start: number, end: number): void {
  const at = into.length
  into.codes[at] = code
  into.starts[at] = start
  into.ends[at] = end
  into.length = at + 1
}

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

const spaces = /[\s\u3000\u00a0]/
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

/** A few signs are spelt by more units than they have themselves. */
function widen(into: Draft): void {
  const wider = draft(into.codes.length * 2)
  wider.codes.set(into.codes)
  wider.starts.set(into.starts)
  wider.ends.set(into.ends)
  into.codes = wider.codes
  into.starts = wider.starts
  into.ends = wider.ends
}

function putWord(into: Draft, word: string, start: number, end: number): void {
  if (into.length + word.length > into.codes.length) widen(into)
  for (let i = 0; i < word.length; i += 1) put(into, word.charCodeAt(i), start, end)
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

function isBoundary(code: number): boolean {
  // Nearly every character is Chinese: answered first.
  if (code >= 0x4e00 && code < 0xff00) return false
  return (
    code === signs.space ||
    code === signs.comma ||
    code === signs.stop ||
    code === signs.open ||
    code === signs.close ||
    code === signs.quote ||
    code === openTitle ||
    code === closeTitle
  )
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

const sighs = new Set([...'唉哎嗯哦啊诶呃好行对喂嘿哈呵'].map((char) => char.charCodeAt(0)))

/**
 * True for a sign beside a single character that is no sigh, between two pieces of two, or for a blank beside a piece of
 * three: so words are pulled apart. `before` and `after` are the lengths of the pieces on its two sides.
 */
function isSpacer(
  { codes, starts }: NormalText,
  source: string,
  at: number,
  before: number,
  after: number,
): boolean {
  const code = codes[at]!
  if (code === openTitle || code === closeTitle || before === 0 || after === 0) return false
  if ((before === 1 && !sighs.has(codes[at - 1]!)) || (after === 1 && !sighs.has(codes[at + 1]!))) return true
  if (code === signs.stop) return false
  return (
    (before === 2 && after === 2) || (Math.min(before, after) < 4 && spaces.test(source.charAt(starts[at]!)))
  )
}

/** The place of the next boundary from `from` on. */
function boundaryFrom({ codes, length }: NormalText, from: number): number {
  let at = from
  while (at < length && !isBoundary(codes[at]!)) at += 1
  return at
}

/** Places of the signs by which words are pulled apart, in their order. */
function spacersIn(normal: NormalText, source: string): readonly number[] {
  const out: number[] = []
  let last = -1
  let at = boundaryFrom(normal, 0)
  while (at < normal.length) {
    const next = boundaryFrom(normal, at + 1)
    if (isSpacer(normal, source, at, at - last - 1, next - at - 1)) out.push(at)
    last = at
    at = next
  }
  return out
}

/**
 * The sentences in which words may be pulled apart by signs (“自，杀”), without those signs; undefined when there are
 * none.
 */
export function compact(normal: NormalText, source: string, desk?: Desk): NormalText | undefined {
  const spacers = spacersIn(normal, source)
  if (spacers.length === 0) return undefined
  const out = draftOn(desk?.third, normal.length)
  let kept = 0
  let dropped = false
  let met = 0
  for (let i = 0; i < normal.length; i += 1) {
    if (spacers[met] === i) {
      dropped = true
      met += 1
    } else put(out, normal.codes[i]!, normal.starts[i]!, normal.ends[i]!)
    if (normal.codes[i] !== signs.stop && i + 1 < normal.length) continue
    if (out.codes[out.length - 1] !== signs.stop && i + 1 < normal.length) continue
    if (!dropped) out.length = kept
    kept = out.length
    dropped = false
  }
  return out.length === 0 ? undefined : out
}

/** A stretch of a normalised text as a string. */
export function wordsOf({ codes, length }: NormalText, from = 0, to = length): string {
  let out = ''
  for (let at = from; at < to; at += 4096)
    out += String.fromCharCode(...codes.subarray(at, Math.min(to, at + 4096)))
  return out
}
