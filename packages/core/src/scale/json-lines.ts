/** One parsed line. */
export type LineObject = Readonly<Record<string, unknown>>

/** The value of a field that must be there. */
export function fieldOf(line: LineObject, name: string): unknown {
  if (!Object.hasOwn(line, name)) throw new Error(`"${name}" is missing`)
  return line[name]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('not valid JSON')
  }
}

function answerOne(text: string, answer: (line: LineObject) => object): object {
  let id: unknown = null
  try {
    const value = parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Error('expected a JSON object')
    const line: LineObject = { ...value }
    id = Object.hasOwn(line, 'id') ? line.id : null
    fieldOf(line, 'id')
    return { id, ...answer(line) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}

async function* inputLines(): AsyncGenerator<string> {
  let rest = ''
  process.stdin.setEncoding('utf8')
  for await (const chunk of process.stdin) {
    const parts = (rest + String(chunk)).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  if (rest !== '') yield rest
}

/**
 * Reads JSON lines from standard input and writes one answer for each, in order: what `answer` returns beside the
 * id, or `{"id","error"}` when the line is not JSON, has no id, or `answer` throws.
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
