/**
 * Most patterns cannot match most messages. For each alternative of a pattern this finds characters of which one must
 * occur in any match; a message without them is never shown to that alternative. The result is the same, only sooner.
 */

/** Characters of which at least one stands in every match; undefined when nothing is certain. */
type Needs = ReadonlySet<string> | undefined

const everyday = new Set(
  '我你他她不想的了是一有这那就都在也要好人没还去说个到着过得能会上下来里很太真再把自己什么死活',
)

function cost(needs: ReadonlySet<string>): number {
  let sum = 0
  for (const char of needs) sum += everyday.has(char) ? 12 : 1
  return sum
}

class Parser {
  private at = 0
  private readonly source: string

  constructor(source: string) {
    this.source = source
  }

  /** Sources and needs of the top-level alternatives. */
  top(): { readonly source: string; readonly needs: Needs }[] {
    const out: { readonly source: string; readonly needs: Needs }[] = []
    for (;;) {
      const from = this.at
      const needs = this.sequence()
      out.push({ source: this.source.slice(from, this.at), needs })
      if (this.source[this.at] !== '|') return out
      this.at += 1
    }
  }

  private sequence(): Needs {
    let best: Needs
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const needs = this.atom()
      if (this.optional() || needs === undefined) continue
      if (best === undefined || cost(needs) < cost(best)) best = needs
    }
    return best
  }

  /** Reads a quantifier; true when it allows none at all. */
  private optional(): boolean {
    const rest = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.source.slice(this.at, this.at + 12))
    if (rest === null) return false
    this.at += rest[0].length
    return rest[0].startsWith('?') || rest[0].startsWith('*') || rest[1] === '0'
  }

  private atom(): Needs {
    const char = this.source[this.at] ?? ''
    if (char === '(') return this.group()
    if (char === '[') return this.set()
    this.at += 1
    if (char === '\\') {
      this.at += 1
      return undefined
    }
    return '.^$'.includes(char) ? undefined : new Set([char])
  }

  private group(): Needs {
    const look = /^\(\?(?:=|!|<=|<!)/.test(this.source.slice(this.at, this.at + 4))
    this.at += /^\((?:\?(?::|=|!|<=|<!))?/.exec(this.source.slice(this.at, this.at + 4))?.[0].length ?? 1
    let all: Set<string> | undefined = new Set()
    for (;;) {
      const needs = this.sequence()
      if (needs === undefined) all = undefined
      else if (all !== undefined) for (const char of needs) all.add(char)
      if (this.source[this.at] !== '|') break
      this.at += 1
    }
    this.at += 1
    return look ? undefined : all
  }

  private set(): Needs {
    const end = this.source.indexOf(']', this.at)
    const body = this.source.slice(this.at + 1, end)
    this.at = end + 1
    return /^\^|[\\-]/.test(body) ? undefined : new Set(body)
  }
}

interface Part {
  readonly pattern: RegExp
  readonly order: number
}

/** A set of patterns behind one look at the characters of a message. */
export class Gate {
  private readonly parts: Part[] = []
  private readonly always: number[] = []
  private readonly byCode = new Map<number, number[]>()

  constructor(patterns: readonly RegExp[]) {
    patterns.forEach((pattern, order) => {
      for (const { source, needs } of new Parser(pattern.source).top()) {
        const index = this.parts.push({ pattern: new RegExp(source, 'g'), order }) - 1
        if (needs === undefined) this.always.push(index)
        else for (const char of needs) this.note(char.charCodeAt(0), index)
      }
    })
  }

  private note(code: number, index: number): void {
    const list = this.byCode.get(code)
    if (list === undefined) this.byCode.set(code, [index])
    else list.push(index)
  }

  /** All matches, by the place of their pattern in the list; within one pattern leftmost first, none overlapping. */
  matches(text: string): Map<number, RegExpExecArray[]> {
    const wanted = new Set(this.always)
    const seen = new Set<number>()
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i)
      if (seen.has(code)) continue
      seen.add(code)
      for (const index of this.byCode.get(code) ?? []) wanted.add(index)
    }
    const found = new Map<number, RegExpExecArray[]>()
    for (const index of wanted) this.run(index, text, found)
    for (const [order, list] of found) found.set(order, apart(list))
    return found
  }

  private run(index: number, text: string, found: Map<number, RegExpExecArray[]>): void {
    const part = this.parts[index]
    if (part === undefined) return
    // Not matchAll: it copies the expression at every call, which costs more than the search.
    const { pattern } = part
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      if (match[0].length === 0) {
        pattern.lastIndex += 1
        continue
      }
      const list = found.get(part.order)
      if (list === undefined) found.set(part.order, [match])
      else list.push(match)
    }
  }
}

function apart(list: readonly RegExpExecArray[]): RegExpExecArray[] {
  const sorted = [...list].sort((a, b) => a.index - b.index)
  const out: RegExpExecArray[] = []
  let end = 0
  for (const match of sorted) {
    if (match.index < end) continue
    out.push(match)
    end = match.index + match[0].length
  }
  return out
}
