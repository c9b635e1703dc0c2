import { type Column, columnOf, threeOf } from './columns.ts'
import { readCsv } from './csv.ts'

/** Why a row could not be read. */
export const rowProblems = [
  'no_header',
  'not_json',
  'quote',
  'cells',
  'no_id',
  'no_words',
  'too_long',
  'danger_word',
  'minor_word',
] as const
export type RowProblem = (typeof rowProblems)[number]

export type Three = 'yes' | 'no' | 'unsure'

/** What a partner tells about somebody, as any other person would who is worried. */
export interface HandedOver {
  readonly seen: string
  readonly when: string
  readonly where: string
  readonly dangerNow: Three
  readonly mayName: boolean
  readonly person: {
    readonly name: string
    readonly phone: string | null
    readonly howToFind: string
    readonly minor: Three
  }
  readonly reporter: { readonly name: string; readonly phone: string | null }
}

/** A row of a file; `raw` is how it stands there. */
export type FileRow = { readonly line: number; readonly raw: string } & (
  | { readonly id: string; readonly told: HandedOver }
  | { readonly problem: RowProblem }
)
export interface FileRead {
  readonly format: 'csv' | 'jsonl'
  readonly rows: readonly FileRow[]
}

/** Most characters of what a row may tell: those of a report by anybody else. */
const most = { id: 60, seen: 2000, short: 200, name: 20 } as const

type Cells = Partial<Record<Column, string>>

/** A mainland mobile number, however it is written; anything else is not a number to ring by machine. */
const mobileOf = (text: string): string | null => {
  const digits = text.replace(/[\s\-()（）.]/g, '').replace(/^(\+?86|0086)(?=1)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

function told(cells: Cells): HandedOver | RowProblem {
  const said = (column: Column): string => cells[column]?.trim() ?? ''
  if (said('id') === '') return 'no_id'
  if (said('seen') === '') return 'no_words'
  const short = [
    said('when'),
    said('where'),
    said('name'),
    said('find'),
    said('phone'),
    said('reporterPhone'),
  ]
  if (said('id').length > most.id || said('seen').length > most.seen) return 'too_long'
  if (short.some((text) => text.length > most.short)) return 'too_long'
  const [dangerNow, minor] = [threeOf(said('danger')), threeOf(said('minor'))]
  if (!dangerNow) return 'danger_word'
  if (!minor) return 'minor_word'
  const phone = mobileOf(said('phone'))
  // a number no machine reads is still one a person can read
  const howToFind = [said('find'), phone ? '' : said('phone')].filter(Boolean).join(' · ')
  if (howToFind.length > most.short) return 'too_long'
  return {
    ...{ seen: said('seen'), when: said('when'), where: said('where'), dangerNow },
    mayName: threeOf(said('mayName')) === 'yes',
    person: { name: said('name'), phone, howToFind, minor },
    reporter: { name: said('reporter').slice(0, most.name), phone: mobileOf(said('reporterPhone')) },
  }
}

const read = (line: number, raw: string, cells: Cells): FileRow => {
  const found = told(cells)
  return typeof found === 'string'
    ? { line, raw, problem: found }
    : { line, raw, id: (cells.id ?? '').trim(), told: found }
}

function readLines(text: string): FileRow[] {
  return text.split(/\r\n|\n|\r/).flatMap((raw, at): FileRow[] => {
    if (raw.trim() === '') return []
    let value: unknown
    try {
      value = JSON.parse(raw)
    } catch {
      return [{ line: at + 1, raw, problem: 'not_json' }]
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [{ line: at + 1, raw, problem: 'not_json' }]
    const cells: Cells = {}
    for (const [name, said] of Object.entries(value)) {
      const column = columnOf(name)
      if (column && ['string', 'number', 'boolean'].includes(typeof said)) cells[column] = String(said)
    }
    return [read(at + 1, raw, cells)]
  })
}

function readTable(text: string): FileRow[] {
  const [head, ...records] = readCsv(text)
  if (!head) return []
  const names = head.cells.map(columnOf)
  if (!names.includes('id') || !names.includes('seen'))
    return [head, ...records].map(({ line, raw }) => ({ line, raw, problem: 'no_header' }))
  return records.flatMap(({ line, raw, cells, open }): FileRow[] => {
    if (cells.every((cell) => cell === '')) return []
    if (open) return [{ line, raw, problem: 'quote' }]
    if (cells.length > names.length) return [{ line, raw, problem: 'cells' }]
    const mine: Cells = {}
    for (const [n, column] of names.entries()) if (column) mine[column] ??= cells[n] ?? ''
    return [read(line, raw, mine)]
  })
}

/**
 * Reads what a partner hands over: CSV with a line of names, or one JSON object a line. Every line that is not empty
 * comes out, as a row or with why it could not be read: nothing is left out silently.
 */
export function readHandOver(text: string): FileRead {
  const plain = text.replace(/^\uFEFF/, '')
  const isLines = /^\s*[{[]/.test(plain)
  return isLines ? { format: 'jsonl', rows: readLines(plain) } : { format: 'csv', rows: readTable(plain) }
}
