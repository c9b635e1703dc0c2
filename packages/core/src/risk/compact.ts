import {
  closeTitle,
  type Desk,
  draftOn,
  isBoundary,
  type NormalText,
  openTitle,
  put,
  signs,
  spaces,
} from './draft.ts'

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
