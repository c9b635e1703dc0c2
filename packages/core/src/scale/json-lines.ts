/** One parsed line. */
export type LineObject = Readonly<Record<string, unknown>>

/** The value of a field that must be there. */
export function fieldOf(line: LineObject, name: string): unknown {
  if (!Object.hasOwn(line, name)) throw new Error(`"${name}" is missing`)
  return line[name]
}

/** Far longer than any line that can be answered; a longer one is refused without being kept. */
const longestLine = 1_000_000

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g

/**
 * The first name that stands twice in one object of this valid JSON. `JSON.parse` keeps the last of the two; which
 * of them was meant, nobody can know.
 */
function givenTwice(text: string): string | undefined {
  const open: Set<string>[] = []
  let last = ''
  for (const [found] of text.matchAll(token)) {
    if (found === '{' || found === '[') open.push(new Set())
    else if (found === '}' || found === ']') open.pop()
    else if (found === ':') {
      const name = last.includes('\\') ? String(JSON.parse(last)) : last.slice(1, -1)
      const names = open.at(-1)
      if (names?.has(name)) return name
      names?.add(name)
    }
    last = found
  }
  return undefined
}

function parse(text: string): unknown {
  if (text.length > longestLine) throw new Error('the line is too long')
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('not valid JSON')
  }
}

/** @throws Error when the id is a list or an object: an answer could not be told by it. */
function idOf(line: LineObject): unknown {
  const id = fieldOf(line, 'id')
  if (typeof id === 'object' && id !== null) throw new Error('"id" must be a word or a number')
  return id
}

function answerOne(text: string, answer: (line: LineObject) => object): object {
  let id: unknown = null
  try {
    const value = parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Error('expected a JSON object')
    const line: LineObject = { ...value }
    const twice = givenTwice(text)
    if (twice !== 'id') id = idOf(line)
    if (twice !== undefined) throw new Error(`"${twice.slice(0, 40)}" is given twice`)
    return { id, ...answer(line) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}

async function* inputLines(): AsyncGenerator<string> {
  let rest = ''
  process.stdin.setEncoding('utf8')
  for await (const chunk of process.stdin) {
    const [first = '', ...parts] = String(chunk).split('\n')
    // of a line that is too long only so much is kept as to know that it is
    if (rest.length <= longestLine) rest += first
    if (parts.length === 0) continue
    yield rest
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest !== '') yield rest
}

/**
 * Reads JSON lines from standard input and writes one answer for each, in order: what `answer` returns beside the
 * id, or `{"id","error"}` when the line is not JSON, says one thing twice, has no id, is too long, or `answer` throws.
 */
export async function answerLines(answer: (line: LineObject) => object): Promise<void> {
  let isFirst = true
  // The reader of our answers may stop early, as `head` does; that is its choice and no fault.
  process.stdout.on('error', () => process.exit())
  for await (const raw of inputLines()) {
    const text = (isFirst ? raw.replace(/^\ufeff/, '') : raw).trim()
    isFirst = false
    if (text === '') continue
    if (!process.stdout.write(`${JSON.stringify(answerOne(text, answer))}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}
