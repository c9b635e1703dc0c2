import type { Syntax } from './syntax.ts'

/**
 * What may still follow. `end` marks where the match ends; a `look` reads on past it, as looking ahead must.
 * Steps are made once per pattern; states are only “or”, “and” and “not” of them, so there are few.
 */
type Rest =
  | { readonly kind: 'none' | 'all' | 'end'; readonly id: number }
  | { readonly kind: 'step'; readonly id: number; readonly set: CharSet; readonly next: Rest }
  | { readonly kind: 'or' | 'and'; readonly id: number; readonly items: readonly Rest[] }
  | { readonly kind: 'not' | 'look'; readonly id: number; readonly item: Rest }

type CharSet = Extract<Syntax, { kind: 'set' }>

const none: Rest = { kind: 'none', id: 0 }
const all: Rest = { kind: 'all', id: 1 }
const end: Rest = { kind: 'end', id: 2 }

/** Makes every different rest once, so that equal states are the same object. */
class Rests {
  private readonly made = new Map<string, Rest>()
  private count = 3

  private keep(key: string, make: (id: number) => Rest): Rest {
    const known = this.made.get(key)
    if (known !== undefined) return known
    const rest = make(this.count)
    this.count += 1
    this.made.set(key, rest)
    return rest
  }

  step(set: CharSet, next: Rest): Rest {
    if (next === none) return none
    const id = this.count
    this.count += 1
    return { kind: 'step', id, set, next }
  }

  join(kind: 'or' | 'and', parts: readonly Rest[]): Rest {
    const [unit, zero] = kind === 'or' ? [none, all] : [all, none]
    const flat = new Map<number, Rest>()
    for (const part of parts) {
      if (part === zero) return zero
      for (const one of part.kind === kind ? part.items : [part]) if (one !== unit) flat.set(one.id, one)
    }
    const items = [...flat.values()].sort((a, b) => a.id - b.id)
    if (items.length < 2) return items[0] ?? unit
    return this.keep(`${kind}${items.map((item) => item.id).join()}`, (id) => ({ kind, id, items }))
  }

  not(item: Rest): Rest {
    if (item === none) return all
    if (item === all) return none
    return item.kind === 'not' ? item.item : this.keep(`not${item.id}`, (id) => ({ kind: 'not', id, item }))
  }

  look(item: Rest): Rest {
    if (item === none || item === all || item.kind === 'look') return item
    return this.keep(`look${item.id}`, (id) => ({ kind: 'look', id, item }))
  }

  /** The rests of `syntax` followed by `next`. */
  of(syntax: Syntax, next: Rest): Rest {
    if (syntax.kind === 'set') return this.step(syntax, next)
    if (syntax.kind === 'word') return this.word(syntax.text, next)
    if (syntax.kind === 'seq') return syntax.items.reduceRight((rest, item) => this.of(item, rest), next)
    if (syntax.kind === 'alt')
      return this.join(
        'or',
        syntax.items.map((item) => this.of(item, next)),
      )
    if (syntax.kind === 'repeat') return this.repeated(syntax, next)
    if (!syntax.ahead) throw new Error('looks the wrong way')
    const seen = this.of(syntax.item, all)
    return this.join('and', [this.look(syntax.negated ? this.not(seen) : seen), next])
  }

  private word(text: string, next: Rest): Rest {
    let rest = next
    for (let i = text.length - 1; i >= 0; i -= 1)
      rest = this.step({ kind: 'set', chars: new Set(text.charAt(i)), negated: false }, rest)
    return rest
  }

  private repeated({ item, min, max }: Extract<Syntax, { kind: 'repeat' }>, next: Rest): Rest {
    let rest = next
    for (let i = min; i < max; i += 1) rest = this.join('or', [next, this.of(item, rest)])
    for (let i = 0; i < min; i += 1) rest = this.of(item, rest)
    return rest
  }

  /** What remains of `rest` after `char`; with no character, after the end mark. */
  after(rest: Rest, char: string | undefined): Rest {
    switch (rest.kind) {
      case 'none':
      case 'all':
        return rest
      case 'end':
        return char === undefined ? all : none
      case 'step':
        return char !== undefined && rest.set.chars.has(char) !== rest.set.negated ? rest.next : none
      case 'look':
        return char === undefined ? rest : this.look(this.after(rest.item, char))
      case 'not':
        return this.not(this.after(rest.item, char))
      default:
        return this.join(
          rest.kind,
          rest.items.map((item) => this.after(item, char)),
        )
    }
  }
}

/** Whether nothing more need follow. */
function settled(rest: Rest): boolean {
  if (rest.kind === 'or') return rest.items.some(settled)
  if (rest.kind === 'and') return rest.items.every(settled)
  if (rest.kind === 'not') return !settled(rest.item)
  return rest.kind === 'look' ? settled(rest.item) : rest.kind === 'all'
}

function noteChars(syntax: Syntax, into: Set<string>): void {
  if (syntax.kind === 'set') for (const char of syntax.chars) into.add(char)
  else if (syntax.kind === 'word') for (const char of syntax.text.split('')) into.add(char)
  else if (syntax.kind === 'seq' || syntax.kind === 'alt')
    for (const item of syntax.items) noteChars(item, into)
  else noteChars(syntax.item, into)
}

/**
 * The classes of the characters a pattern names. Most characters it meets it does not name; a few bits tell that, and
 * they stay at hand where the tables do not.
 */
class Classes {
  /** A character and its class in one number; 0 where there is none. */
  private readonly table: Int32Array
  private readonly shift: number
  /** A bit for every character that is named, by hash; a character without one is surely not named. */
  readonly bits: Int32Array
  readonly bitShift: number

  constructor(chars: Iterable<string>) {
    const codes = [...chars].map((char) => char.charCodeAt(0))
    const size = Math.max(2, Math.ceil(Math.log2(codes.length * 2 + 1)))
    this.shift = 32 - size
    this.table = new Int32Array(1 << size)
    const bitSize = Math.max(5, size + 2)
    this.bitShift = 32 - bitSize
    this.bits = new Int32Array(1 << (bitSize - 5))
    codes.forEach((code, i) => {
      const slot = this.slotOf(code)
      this.table[slot] = (code << 16) | (i + 1)
      const bit = Math.imul(code, 0x9e3779b1) >>> this.bitShift
      this.bits[bit >> 5]! |= 1 << (bit & 31)
    })
  }

  private slotOf(code: number): number {
    const { table } = this
    let slot = Math.imul(code, 0x9e3779b1) >>> this.shift
    while (table[slot] !== 0 && table[slot]! >>> 16 !== code) slot = (slot + 1) & (table.length - 1)
    return slot
  }

  /** The class of a character; 0 for every one that the pattern does not name. */
  of(code: number): number {
    return this.table[this.slotOf(code)]! & 0xffff
  }
}

/**
 * A state with what is known of it, as one number: its place times eight, whether a match may end there (never, surely,
 * or depending on what follows), and whether nothing can follow.
 */
const sure = 1
const perhaps = 2
const dead = 4

/** A pattern that reads onward from a fixed place, one state a character; states are made when first met. */
class Automaton {
  private readonly rests = new Rests()
  private readonly states: Rest[] = []
  private readonly entryOf = new Map<number, number>()
  /** By a state: the state after an end there, once asked for. */
  private readonly ended = new Map<number, number>()
  private readonly classes: Classes
  private readonly samples: string[] = ['\uffff']
  private readonly width: number
  /** From a state by a class: the state after; 0 while nobody has gone there. Flat, to lie close in memory. */
  private steps: Int32Array
  /** From a state by a character that the pattern does not name; close together, as most steps are such. */
  private others: Int32Array
  private readonly start: number

  constructor(syntax: Syntax) {
    const chars = new Set<string>()
    noteChars(syntax, chars)
    this.classes = new Classes(chars)
    this.samples.push(...chars)
    this.width = this.samples.length
    this.steps = new Int32Array(this.width * 4)
    this.others = new Int32Array(4)
    // No state has place 0, so that no entry is 0.
    this.states.push(none)
    this.start = this.entry(this.rests.of(syntax, end))
  }

  private entry(rest: Rest): number {
    const known = this.entryOf.get(rest.id)
    if (known !== undefined) return known
    const ended = this.rests.after(rest, undefined)
    const flags = (ended === none ? 0 : ended === all ? sure : perhaps) | (rest === none ? dead : 0)
    const made = ((this.states.push(rest) - 1) << 3) | flags
    this.entryOf.set(rest.id, made)
    if (this.states.length * this.width > this.steps.length) {
      const wider = new Int32Array(this.steps.length * 2)
      wider.set(this.steps)
      this.steps = wider
      const more = new Int32Array(this.others.length * 2)
      more.set(this.others)
      this.others = more
    }
    return made
  }

  private follow(entry: number, code: number): number {
    const kind = this.classes.of(code)
    const known = kind === 0 ? this.others[entry >> 3]! : this.steps[(entry >> 3) * this.width + kind]!
    return known === 0 ? this.walk(entry >> 3, kind) : known
  }

  /** A step nobody has taken yet. */
  private walk(state: number, kind: number): number {
    const made = this.entry(this.rests.after(this.states[state]!, this.samples[kind]))
    if (kind === 0) this.others[state] = made
    else this.steps[state * this.width + kind] = made
    return made
  }

  private mayEnd(from: number, codes: Uint16Array, at: number, stop: number, step: 1 | -1): boolean {
    let entry = this.ended.get(from) ?? 0
    if (entry === 0) {
      entry = this.entry(this.rests.after(this.states[from >> 3]!, undefined))
      this.ended.set(from, entry)
    }
    for (let i = at; i !== stop && this.states[entry >> 3] !== all && (entry & dead) === 0; i += step)
      entry = this.follow(entry, codes[i]!)
    return settled(this.states[entry >> 3]!)
  }

  /** The farthest place at which a match from `at` ends, going by `step` up to `stop`; -2 when there is none. */
  farthest(codes: Uint16Array, at: number, stop: number, step: 1 | -1): number {
    const { bits, bitShift } = this.classes
    let best = -2
    let entry = this.start
    for (let i = at; ; i += step) {
      const ends = entry & 3
      if (ends !== 0 && (ends === sure || this.mayEnd(entry, codes, i, stop, step))) best = i
      if (i === stop) return best
      const code = codes[i]!
      const bit = Math.imul(code, 0x9e3779b1) >>> bitShift
      const known = ((bits[bit >> 5]! >> (bit & 31)) & 1) === 0 ? this.others[entry >> 3]! : 0
      entry = known === 0 ? this.follow(entry, code) : known
      if ((entry & dead) !== 0) return best
    }
  }
}

export type { Automaton }

const made = new Map<string, Automaton>()

function spelt(syntax: Syntax): string {
  if (syntax.kind === 'word') return `"${syntax.text}"`
  if (syntax.kind === 'set') return `${syntax.negated ? '^' : ''}[${[...syntax.chars].join('')}]`
  if (syntax.kind === 'repeat') return `${spelt(syntax.item)}{${syntax.min},${syntax.max}}`
  if (syntax.kind === 'look')
    return `(${syntax.ahead ? '>' : '<'}${syntax.negated ? '!' : '='}${spelt(syntax.item)})`
  return `(${syntax.items.map(spelt).join(syntax.kind === 'alt' ? '|' : ' ')})`
}

/** The automaton of a pattern: one for all patterns that read the same, so that few of them lie in memory. */
export function automatonOf(syntax: Syntax): Automaton {
  const key = spelt(syntax)
  const known = made.get(key) ?? new Automaton(syntax)
  made.set(key, known)
  return known
}
