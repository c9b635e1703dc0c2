/** One record of a CSV file: its cells, the physical line it begins on, and how it stands in the file. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
  readonly raw: string
  /** A quotation mark is never closed: the cells are only what could be read. */
  readonly open: boolean
}

const separators = [',', '\t', ';', '，'] as const

/** The separator the first line uses most; a comma where it uses none. */
export function separatorOf(firstLine: string): string {
  const counted = separators.map((one) => [one, firstLine.split(one).length - 1] as const)
  return counted.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

/** A record as far as it was read. */
interface Reading {
  readonly cells: string[]
  cell: string
  /** Inside quotation marks. */
  quoted: boolean
  /** Nothing but spaces stands in this cell yet. */
  began: boolean
  /** The quotation marks around this cell are closed. */
  closed: boolean
  /** Something stands between a closing quotation mark and the end of its cell. */
  stray: boolean
}

function nextCell(reading: Reading): void {
  reading.cells.push(reading.cell)
  Object.assign(reading, { cell: '', began: true, closed: false })
}

/** Reads on over one physical line; a doubled quotation mark inside others stands for itself. */
function readOn(reading: Reading, text: string, separator: string): void {
  for (let n = 0; n < text.length; n += 1) {
    const sign = text[n]!
    if (reading.quoted) {
      const doubled = sign === '"' && text[n + 1] === '"'
      if (sign !== '"' || doubled) reading.cell += sign
      else Object.assign(reading, { quoted: false, closed: true })
      if (doubled) n += 1
    } else if (sign === '"' && reading.began) {
      Object.assign(reading, { quoted: true, began: false })
    } else if (sign === separator) {
      nextCell(reading)
    } else {
      reading.cell += sign
      reading.began &&= sign === ' '
      reading.stray ||= reading.closed && sign !== ' '
    }
  }
}

interface Scan {
  readonly cells: string[]
  readonly lines: number
  readonly open: boolean
  readonly stray: boolean
}

/** Reads one record from the line at `from` on. RFC 4180; both line ends; a quote inside a bare cell stands for itself. */
function scan(lines: readonly string[], from: number, separator: string): Scan {
  const reading: Reading = { cells: [], cell: '', quoted: false, began: true, closed: false, stray: false }
  let at = from
  readOn(reading, lines[at]!, separator)
  while (reading.quoted && at + 1 < lines.length) {
    at += 1
    reading.cell += '\n'
    readOn(reading, lines[at]!, separator)
  }
  const open = reading.quoted
  nextCell(reading)
  return { cells: reading.cells, lines: at - from + 1, open, stray: reading.stray }
}

/**
 * Records of a CSV file in order, empty lines left out. A quotation mark that is never closed, or a record over several
 * lines that does not look like the first, is taken as one line only: it must not swallow the lines after it.
 */
export function readCsv(text: string): CsvRecord[] {
  const lines = text.split(/\r\n|\n|\r/)
  const separator = separatorOf(lines.find((line) => line.trim() !== '') ?? '')
  const records: CsvRecord[] = []
  for (let at = 0; at < lines.length; ) {
    if (lines[at]!.trim() === '') {
      at += 1
      continue
    }
    const whole = scan(lines, at, separator)
    const width = records[0]?.cells.length
    const odd = whole.stray || (width !== undefined && whole.cells.length !== width)
    const swallows = whole.open || (whole.lines > 1 && odd)
    const one = swallows ? scan(lines.slice(at, at + 1), 0, separator) : whole
    records.push({
      line: at + 1,
      cells: one.cells.map((cell) => cell.trim()),
      raw: lines.slice(at, at + one.lines).join('\n'),
      open: one.open,
    })
    at += one.lines
  }
  return records
}
