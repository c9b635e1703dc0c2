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

interface Scan {
  readonly cells: string[]
  readonly lines: number
  readonly open: boolean
  /** Something stands between a closing quotation mark and the end of its cell. */
  readonly stray: boolean
}

/** Reads one record from the line at `from` on. RFC 4180; both line ends; a quote inside a bare cell stands for itself. */
function scan(lines: readonly string[], from: number, separator: string): Scan {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  let began = true
  let closed = false
  let stray = false
  let at = from
  for (let text = lines[at]!; ; ) {
    for (let n = 0; n < text.length; n += 1) {
      const sign = text[n]!
      if (quoted) {
        if (sign !== '"') cell += sign
        else if (text[n + 1] === '"') {
          cell += '"'
          n += 1
        } else {
          quoted = false
          closed = true
        }
      } else if (sign === '"' && began) {
        quoted = true
        began = false
      } else if (sign === separator) {
        cells.push(cell)
        cell = ''
        began = true
        closed = false
      } else {
        cell += sign
        began = began && sign === ' '
        stray ||= closed && sign !== ' '
      }
    }
    if (!quoted) break
    if (at + 1 >= lines.length) return { cells: [...cells, cell], lines: at - from + 1, open: true, stray }
    at += 1
    text = lines[at]!
    cell += '\n'
  }
  return { cells: [...cells, cell], lines: at - from + 1, open: false, stray }
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
