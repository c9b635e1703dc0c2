import { redact } from '@anxin/core/guard/redact.ts'
import type { LineView } from '../tables.ts'

/** A line of a talk without identity. */
export interface CopiedLine {
  readonly from: LineView['sender']
  readonly text: string
  readonly minute: number
  readonly generated: boolean
}

/** Takes out what tells who somebody is: numbers and places by their shape, names because they are known. */
export const withoutIdentity = (text: string, names: readonly string[]): string => redact(text, names).text

/** @param open opens the text of a line @param names known names of the resident and of colleagues in it */
export const copyOf = (
  lines: readonly LineView[],
  open: (line: LineView) => string,
  names: readonly string[],
): CopiedLine[] =>
  lines.map((line) => ({
    from: line.sender,
    text: withoutIdentity(open(line), names),
    minute: Math.floor((line.at.getTime() - lines[0]!.at.getTime()) / 60_000),
    generated: line.generated,
  }))
