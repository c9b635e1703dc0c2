/**
 * The small language in which cues are written: a subset of regular expressions, read once into a tree. It is never
 * given to RegExp: automata run it (see automaton.ts), so that no wording can make a message slow to read.
 */
export type Syntax =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'set'; readonly chars: ReadonlySet<string>; readonly negated: boolean }
  | { readonly kind: 'seq'; readonly items: readonly Syntax[] }
  | { readonly kind: 'alt'; readonly items: readonly Syntax[] }
  | { readonly kind: 'repeat'; readonly item: Syntax; readonly min: number; readonly max: number }
  | { readonly kind: 'look'; readonly ahead: boolean; readonly negated: boolean; readonly item: Syntax }

/** Open repeats are read as bounded ones: a cue that needs more than this is not a phrase. */
const mostRepeats = 12
const anything: Syntax = { kind: 'set', chars: new Set(), negated: true }

function looking(ahead: boolean, negated: boolean, item: Syntax): Syntax {
  return { kind: 'look', ahead, negated, item }
}

function range(from: string, to: string): string[] {
  const out: string[] = []
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1) out.push(String.fromCharCode(code))
  return out
}

const escapes: Readonly<Record<string, readonly string[]>> = { d: range('0', '9'), s: [' '] }

const plain = /[^()[\]{}?*+.$^|\\]*/y

class Reader {
  private readonly source: string
  private at = 0

  constructor(source: string) {
    this.source = source
  }

  whole(): Syntax {
    const read = this.choices()
    if (this.at < this.source.length) throw new Error(`unbalanced cue: ${this.source}`)
    return read
  }

  private choices(): Syntax {
    const items = [this.sequence()]
    while (this.source[this.at] === '|') {
      this.at += 1
      items.push(this.sequence())
    }
    return items.length === 1 ? items[0]! : { kind: 'alt', items }
  }

  private sequence(): Syntax {
    const items: Syntax[] = []
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at]!)) items.push(this.repeated())
    return items.length === 1 ? items[0]! : { kind: 'seq', items }
  }

  private repeated(): Syntax {
    const item = this.one()
    if (!'?*+{'.includes(this.source[this.at] ?? ' ')) return item
    const bounds = /^(?:\{(\d+)(,)?(\d*)\}|[?*+])/.exec(this.source.slice(this.at, this.at + 8))
    if (bounds === null) return item
    this.at += bounds[0].length
    const sign = bounds[0][0]
    if (sign === '?') return { kind: 'repeat', item, min: 0, max: 1 }
    if (sign === '*') return { kind: 'repeat', item, min: 0, max: mostRepeats }
    if (sign === '+') return { kind: 'repeat', item, min: 1, max: mostRepeats }
    const min = Number(bounds[1])
    if (bounds[2] === undefined) return { kind: 'repeat', item, min, max: min }
    return { kind: 'repeat', item, min, max: bounds[3] === '' ? min + mostRepeats : Number(bounds[3]) }
  }

  /** Plain characters up to the next sign; the last one is left out when a repeat follows, which is its alone. */
  private word(): Syntax | undefined {
    plain.lastIndex = this.at
    const run = plain.exec(this.source)?.[0] ?? ''
    const repeats = '?*+{'.includes(this.source[this.at + run.length] ?? ' ')
    const text = repeats && run.length > 1 ? run.slice(0, -1) : run
    this.at += text.length
    return text === '' ? undefined : { kind: 'word', text }
  }

  private one(): Syntax {
    const word = this.word()
    if (word !== undefined) return word
    const char = this.source[this.at]!
    this.at += 1
    if (char === '(') return this.group()
    if (char === '[') return this.set()
    if (char === '.') return anything
    if (char === '$') return looking(true, true, anything)
    if (char === '^') return looking(false, true, anything)
    if (char !== '\\') throw new Error(`misplaced ${char} in cue: ${this.source}`)
    return { kind: 'set', chars: new Set(this.escaped()), negated: false }
  }

  private escaped(): readonly string[] {
    const char = this.source[this.at]!
    this.at += 1
    return escapes[char] ?? [char]
  }

  private group(): Syntax {
    const head = /^\?(?::|<?[=!])/.exec(this.source.slice(this.at, this.at + 3))?.[0] ?? ''
    this.at += head.length
    const inner = this.choices()
    if (this.source[this.at] !== ')') throw new Error(`unbalanced cue: ${this.source}`)
    this.at += 1
    if (head === '' || head === '?:') return inner
    return looking(!head.includes('<'), head.endsWith('!'), inner)
  }

  private set(): Syntax {
    const negated = this.source[this.at] === '^'
    if (negated) this.at += 1
    const chars = new Set<string>()
    for (let last = ''; this.source[this.at] !== ']'; ) {
      const char = this.source[this.at]!
      this.at += 1
      if (char === '-' && last !== '' && this.source[this.at] !== ']') {
        for (const between of range(last, this.source[this.at]!)) chars.add(between)
        this.at += 1
      } else if (char === '\\') for (const one of this.escaped()) chars.add(one)
      else chars.add(char)
      last = char
    }
    this.at += 1
    return { kind: 'set', chars, negated }
  }
}

/** Reads one cue. Throws on what is not balanced: a cue is written by us, never by a resident. */
export function readSyntax(source: string): Syntax {
  return new Reader(source).whole()
}

/** The same pattern as seen by somebody reading the text from its end. */
export function mirrored(syntax: Syntax): Syntax {
  if (syntax.kind === 'seq') return { kind: 'seq', items: [...syntax.items].reverse().map(mirrored) }
  if (syntax.kind === 'alt') return { kind: 'alt', items: syntax.items.map(mirrored) }
  if (syntax.kind === 'repeat') return { ...syntax, item: mirrored(syntax.item) }
  if (syntax.kind === 'look') return { ...syntax, ahead: !syntax.ahead, item: mirrored(syntax.item) }
  if (syntax.kind === 'word') return { kind: 'word', text: [...syntax.text].reverse().join('') }
  return syntax
}

/**
 * With which characters a match can begin, or, read backwards, end; undefined when it may be empty or begin with nearly
 * any. Backwards it says what `mirrored` would, without making the mirror.
 */
export function firstCharacters(syntax: Syntax, backwards = false): ReadonlySet<string> | undefined {
  const chars = new Set<string>()
  return noteFirst(syntax, backwards, chars) === 'some' ? chars : undefined
}

/** Notes first characters; says whether they are all of them, or whether what follows counts too, or anything. */
function noteFirst(syntax: Syntax, backwards: boolean, into: Set<string>): 'some' | 'maybe none' | 'any' {
  if (syntax.kind === 'look') return 'maybe none'
  if (syntax.kind === 'set' && syntax.negated) return 'any'
  if (syntax.kind === 'word') {
    into.add(backwards ? [...syntax.text].at(-1)!.slice(0, 1) : syntax.text.slice(0, 1))
    return 'some'
  }
  if (syntax.kind === 'set') {
    for (const char of syntax.chars) into.add(char)
    return 'some'
  }
  if (syntax.kind === 'repeat') {
    const first = noteFirst(syntax.item, backwards, into)
    return first === 'some' && syntax.min === 0 ? 'maybe none' : first
  }
  if (syntax.kind === 'alt') {
    const each = syntax.items.map((item) => noteFirst(item, backwards, into))
    return each.includes('any') ? 'any' : each.includes('maybe none') ? 'maybe none' : 'some'
  }
  const { items } = syntax
  for (let n = 0; n < items.length; n += 1) {
    const first = noteFirst(items[backwards ? items.length - 1 - n : n]!, backwards, into)
    if (first !== 'maybe none') return first
  }
  return 'maybe none'
}
