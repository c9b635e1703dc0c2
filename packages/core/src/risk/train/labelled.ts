import type { CorpusLine } from './corpus.ts'

/** A row that cannot be learnt from; `row` counts from 1. */
export class BadRow extends Error {
  readonly row: number

  constructor(row: number) {
    super(`row ${row}`)
    this.row = row
  }
}

const oneOf = <T extends string>(value: unknown, all: readonly T[], row: number): T => {
  const found = all.find((one) => one === value)
  if (found === undefined) throw new BadRow(row)
  return found
}

const severities = ['none', 'passive', 'active', 'imminent'] as const

function rowOf(text: string, row: number): CorpusLine {
  let raw: Record<string, unknown>
  try {
    raw = JSON.parse(text) as Record<string, unknown>
  } catch {
    throw new BadRow(row)
  }
  if (typeof raw.text !== 'string' || raw.text.length < 2) throw new BadRow(row)
  return {
    text: raw.text,
    label: oneOf(raw.label, ['risk', 'none'], row),
    kind: typeof raw.kind === 'string' ? raw.kind : 'local',
    severity: oneOf(raw.severity, severities, row),
    subject: oneOf(raw.subject, ['self', 'other'], row),
    ...{ family: raw.text, held: false, weight: 1 },
  }
}

/** Lines a supervisor labelled: the same fields as the corpus, one JSON a row. @throws BadRow */
export const labelledIn = (file: string): CorpusLine[] =>
  file.split('\n').flatMap((text, i) => (text.trim() === '' ? [] : [rowOf(text, i + 1)]))
