import { createInterface } from 'node:readline'
import { screen } from './screen.ts'

interface Line {
  readonly id: unknown
  readonly text: string
}

function parseLine(line: string): Line {
  const value: unknown = JSON.parse(line)
  if (typeof value !== 'object' || value === null || !('id' in value) || !('text' in value)) {
    throw new Error('expected an object with "id" and "text"')
  }
  if (typeof value.text !== 'string') throw new Error('"text" must be a string')
  return { id: value.id, text: value.text }
}

async function main(): Promise<void> {
  let number = 0
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  for await (const raw of lines) {
    number += 1
    if (raw.trim() === '') continue
    try {
      const { id, text } = parseLine(number === 1 ? raw.replace(/^\ufeff/, '') : raw)
      const { level, score, subject, evidence } = screen(text)
      process.stdout.write(`${JSON.stringify({ id, level, score, subject, evidence })}\n`)
    } catch (error) {
      process.stderr.write(
        `line ${number}: ${error instanceof SyntaxError ? 'not valid JSON' : error instanceof Error ? error.message : String(error)}\n`,
      )
      process.exitCode = 1
    }
  }
}

await main()
