import { emojiWords, simplified, spellings } from './lexicon/characters.ts'

/** Normalised text with, for every character, the part of the original it came from. */
export interface NormalText {
  readonly text: string
  /** starts[i]: first original UTF-16 offset of character i. */
  readonly starts: readonly number[]
  /** ends[i]: original UTF-16 offset just after character i. */
  readonly ends: readonly number[]
}

interface Buffer {
  chars: string[]
  starts: number[]
  ends: number[]
}

const stop = '。'
const comma = '，'

function emptyBuffer(): Buffer {
  return { chars: [], starts: [], ends: [] }
}

function push(into: Buffer, text: string, start: number, end: number): void {
  // One entry per UTF-16 unit, so that regular expression offsets index the arrays directly.
  for (let i = 0; i < text.length; i += 1) {
    into.chars.push(text.charAt(i))
    into.starts.push(start)
    into.ends.push(end)
  }
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
  // Most characters are Chinese or plain Latin: answered first, the tables are only for the rest.
  if (code >= 0x4e00 && code <= 0x9fff) return simplified.get(char) ?? char
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) return char
  const word = emojiWords.get(char)
  if (word !== undefined) return word
  if (isInvisible(code)) return ''
  if (stops.includes(char)) return stop
  if (commas.includes(char)) return comma
  const quote = quotes.get(char)
  if (quote !== undefined) return quote
  if (spaces.test(char)) return ' '
  if (code >= 0xff01 && code <= 0xff5e) return plain(String.fromCharCode(code - 0xfee0), code - 0xfee0)
  if (code < 0x80) return kept.test(char) ? char.toLowerCase() : ''
  if (code < 0x250) return kept.test(char) ? char.normalize('NFD').charAt(0).toLowerCase() : ''
  if (code >= 0x1d400 && code <= 0x1d7ff) return char.normalize('NFKD').toLowerCase()
  return simplified.get(char) ?? (kept.test(char) ? char : '')
}

function readCharacters(source: string): Buffer {
  const out = emptyBuffer()
  for (let at = 0; at < source.length; ) {
    const code = source.codePointAt(at) ?? 0
    const width = code > 0xffff ? 2 : 1
    push(out, plain(source.slice(at, at + width), code), at, at + width)
    at += width
  }
  return out
}

const latin = /[a-z0-9']/
const boundary = /[ ，。“”"《》]/

function runLength(chars: readonly string[], from: number, step: 1 | -1): number {
  let n = 0
  for (let i = from; n < 2; i += step) {
    const char = chars[i]
    if (char === undefined || boundary.test(char)) break
    n += 1
  }
  return n
}

/**
 * Decides what a blank means: nothing inside spaced-out characters, a comma between Chinese clauses,
 * a word boundary between Latin words. A full stop between two Chinese characters is a spacer too.
 */
function settleBlanks(from: Buffer): Buffer {
  const out = emptyBuffer()
  for (let i = 0; i < from.chars.length; i += 1) {
    const char = from.chars[i] ?? ''
    const start = from.starts[i] ?? 0
    const end = from.ends[i] ?? 0
    const before = out.chars.at(-1) ?? ''
    const after = from.chars[i + 1] ?? ''
    if (char === ' ') {
      if (after === ' ' || after === '' || before === '' || boundary.test(before)) continue
      if (latin.test(before) && latin.test(after)) push(out, ' ', start, end)
      else if (!latin.test(before) && !latin.test(after)) {
        const spaced = runLength(from.chars, i - 1, -1) < 2 || runLength(from.chars, i + 1, 1) < 2
        if (!spaced) push(out, comma, start, end)
      }
    } else if (char === '.') {
      if (/\d/.test(before) && /\d/.test(after)) push(out, char, start, end)
      else if (latin.test(before)) push(out, stop, start, end)
      else push(out, comma, start, end)
    } else push(out, char, start, end)
  }
  return out
}

function respell(from: Buffer, text: string, pattern: RegExp, word: string): Buffer {
  if (text.search(pattern) < 0) return from
  const out = emptyBuffer()
  let done = 0
  const copy = (until: number): void => {
    for (let i = done; i < until; i += 1)
      push(out, from.chars[i] ?? '', from.starts[i] ?? 0, from.ends[i] ?? 0)
  }
  for (const match of text.matchAll(pattern)) {
    copy(match.index)
    done = match.index + match[0].length
    push(out, word, from.starts[match.index] ?? 0, from.ends[done - 1] ?? 0)
  }
  copy(from.chars.length)
  return out
}

function respellAll(from: Buffer): Buffer {
  let buffer = from
  let text = from.chars.join('')
  for (const [pattern, word] of spellings) {
    const next = respell(buffer, text, pattern, word)
    if (next !== buffer) text = next.chars.join('')
    buffer = next
  }
  return buffer
}

function finish(from: Buffer): NormalText {
  return { text: from.chars.join(''), starts: from.starts, ends: from.ends }
}

/**
 * Normalises a message: simplified characters, half width, lower case, invisible characters and symbols dropped,
 * known disguises spelt out; clause marks become '，' and '。'. Offsets lead back to the original.
 */
export function normalise(source: string): NormalText {
  return finish(respellAll(settleBlanks(readCharacters(source))))
}

/** The same text without blanks, commas and quotes, for words pulled apart by symbols (“自，杀”). */
export function compact(normal: NormalText): NormalText {
  const chars = normal.text.split('')
  const out = emptyBuffer()
  for (let i = 0; i < normal.text.length; i += 1) {
    const char = normal.text.charAt(i)
    const lone = char === '。' && (runLength(chars, i - 1, -1) < 2 || runLength(chars, i + 1, 1) < 2)
    if (!lone && !/[ ，“”"《》']/.test(char)) push(out, char, normal.starts[i] ?? 0, normal.ends[i] ?? 0)
  }
  return finish(respellAll(out))
}
