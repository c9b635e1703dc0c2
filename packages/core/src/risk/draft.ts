/** Normalised text as UTF-16 units with, for every unit, the part of the original it came from. */
export interface NormalText {
  readonly codes: Uint16Array
  readonly length: number
  /** starts[i]: first original UTF-16 offset of unit i. */
  readonly starts: Int32Array
  /** ends[i]: original UTF-16 offset just after unit i. */
  readonly ends: Int32Array
}

/** A normalised text while it is written. */
export interface Draft {
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

/** Unit codes of signs that only the normaliser meets. */
export const point = 0x2e
export const openTitle = 0x300a
export const closeTitle = 0x300b

/** Every kind of blank. */
export const spaces = /[\s\u3000\u00a0]/

/** A new draft with room for so many units, in one piece of memory. */
export function draft(units: number): Draft {
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
export function draftOn(there: Draft | undefined, units: number): Draft {
  if (there === undefined || units > deskUnits) return draft(units)
  there.length = 0
  return there
}

/** Writes one unit; there must be room. */
export function put(into: Draft, code: number, start: number, end: number): void {
  const at = into.length
  into.codes[at] = code
  into.starts[at] = start
  into.ends[at] = end
  into.length = at + 1
}

/** A few signs are spelt by more units than they have themselves. */
export function widen(into: Draft): void {
  const wider = draft(into.codes.length * 2)
  wider.codes.set(into.codes)
  wider.starts.set(into.starts)
  wider.ends.set(into.ends)
  into.codes = wider.codes
  into.starts = wider.starts
  into.ends = wider.ends
}

/** Writes a word that stands for one stretch of the original. */
export function putWord(into: Draft, word: string, start: number, end: number): void {
  if (into.length + word.length > into.codes.length) widen(into)
  for (let i = 0; i < word.length; i += 1) put(into, word.charCodeAt(i), start, end)
}

/** Whether a unit is a sign between words. */
export function isBoundary(code: number): boolean {
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

/** A stretch of a normalised text as a string. */
export function wordsOf({ codes, length }: NormalText, from = 0, to = length): string {
  let out = ''
  for (let at = from; at < to; at += 4096)
    out += String.fromCharCode(...codes.subarray(at, Math.min(to, at + 4096)))
  return out
}
