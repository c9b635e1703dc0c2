import { type Problem, type ProblemCode, problem } from './problem.ts'

/** A parsed text and the line on which each value begins, by path (`items[2].text`; the whole is ``). */
export interface LinedJson {
  readonly value: unknown
  readonly lines: ReadonlyMap<string, number>
}

/** Text that is not JSON. */
export class NotJson extends Error {
  readonly line: number
  readonly problem: Problem
  constructor(line: number, code: ProblemCode, ...parts: readonly string[]) {
    super(code)
    this.line = line
    this.problem = problem('', code, ...parts)
  }
}

const token = /\s*([{}[\],:]|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y
/** Deeper than any form; keeps a hostile text from exhausting the stack. */
const deepest = 40

interface Reader {
  next(): string
  peek(): string
  line(): number
  isAtEnd(): boolean
  fail(code: ProblemCode, ...parts: readonly string[]): never
}

function readerOf(text: string): Reader {
  let at = 0
  const lineAt = (place: number): number => text.slice(0, place).split('\n').length
  const look = (): { word: string; end: number } => {
    token.lastIndex = at
    const found = token.exec(text)
    if (found?.[1] === undefined) return { word: '', end: at }
    return { word: found[1], end: token.lastIndex }
  }
  const skipped = (): number => at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)
  const fail = (code: ProblemCode, ...parts: readonly string[]): never => {
    throw new NotJson(lineAt(skipped()), code, ...parts)
  }
  return {
    peek: () => look().word,
    line: () => lineAt(skipped()),
    isAtEnd: () => skipped() >= text.length,
    fail,
    next: () => {
      const { word, end } = look()
      if (word === '') fail(skipped() >= text.length ? 'ends_early' : 'not_json')
      at = end
      return word
    },
  }
}

function scalar(reader: Reader, word: string): unknown {
  try {
    return JSON.parse(word)
  } catch {
    return reader.fail('not_json')
  }
}

/** Reads `name: value` or `value` parts up to the closing bracket. */
function parts(reader: Reader, close: string, one: (at: number) => void): void {
  if (reader.peek() === close) {
    reader.next()
    return
  }
  for (let at = 0; ; at += 1) {
    one(at)
    const word = reader.peek()
    if (word !== '' && word !== close && word !== ',') reader.fail('end_expected', close)
    if (reader.next() === close) return
  }
}

function read(reader: Reader, path: string, lines: Map<string, number>, depth: number): unknown {
  lines.set(path, reader.line())
  if (depth > deepest) reader.fail('too_deep')
  const word = reader.next()
  if (word === '[') {
    const list: unknown[] = []
    parts(reader, ']', (at) => list.push(read(reader, `${path}[${at}]`, lines, depth + 1)))
    return list
  }
  if (word !== '{') return /^[}\],:]$/.test(word) ? reader.fail('unexpected', word) : scalar(reader, word)
  const fields = new Map<string, unknown>()
  parts(reader, '}', () => {
    const line = reader.line()
    const name = reader.next()
    if (!name.startsWith('"')) throw new NotJson(line, 'field_name')
    const field = String(scalar(reader, name))
    if (fields.has(field)) throw new NotJson(line, 'field_twice', field)
    if (reader.peek() !== ':') reader.fail('colon')
    reader.next()
    fields.set(field, read(reader, path === '' ? field : `${path}.${field}`, lines, depth + 1))
  })
  return Object.fromEntries(fields)
}

/** @throws NotJson with the line on which the text stops being JSON. */
export function parseWithLines(text: string): LinedJson {
  const lines = new Map<string, number>()
  const plain = text.replace(/^\ufeff/, '')
  const reader = readerOf(plain)
  const value = read(reader, '', lines, 0)
  if (!reader.isAtEnd()) reader.fail('after_end')
  return { value, lines }
}
