import fs from 'node:fs'
import path from 'node:path'

/**
 * The journal of a power cut: every call that changes the data folder, in the order the file system
 * received it. A record is 4 bytes length of its head (big-endian), the head as JSON, then `bytes` of data.
 */
export type Call =
  | {
      readonly call: 'open'
      readonly fd: number
      readonly path: string
      readonly fresh: boolean
      readonly emptied: boolean
      readonly append: boolean
    }
  | { readonly call: 'close'; readonly fd: number }
  | { readonly call: 'fsync'; readonly fd: number }
  | { readonly call: 'write'; readonly fd: number; readonly at: number; readonly bytes: number }
  | { readonly call: 'cut'; readonly fd: number; readonly size: number }
  | { readonly call: 'cutPath'; readonly path: string; readonly size: number }
  | { readonly call: 'rename'; readonly path: string; readonly to: string }
  | { readonly call: 'mkdir'; readonly path: string }
  | { readonly call: 'rmdir'; readonly path: string }
  | { readonly call: 'unlink'; readonly path: string }

/** Appends to the journal. Two threads may write to one file: each record is one append. */
export class JournalWriter {
  readonly #fd: number

  constructor(file: string) {
    this.#fd = fs.openSync(file, 'a')
  }

  write(raw: typeof fs.writeSync, call: Call, data?: Uint8Array): void {
    const head = Buffer.from(JSON.stringify(call))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(head.length)
    raw(this.#fd, Buffer.concat(data ? [length, head, data] : [length, head]))
  }
}

export interface Recorded {
  readonly call: Call
  readonly data: Uint8Array
  /** Size of the journal once this call was in it: an answer seen at that size came after it. */
  readonly end: number
}

export function readJournal(file: string): Recorded[] {
  const bytes = fs.readFileSync(file)
  const records: Recorded[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const call = JSON.parse(bytes.toString('utf8', at + 4, at + 4 + length)) as Call
    const from = at + 4 + length
    at = from + (call.call === 'write' ? call.bytes : 0)
    records.push({ call, data: bytes.subarray(from, at), end: at })
  }
  return records
}

/** Path inside the folder; undefined for everything else. The folder itself is the empty text. */
export function inside(folder: string, file: unknown): string | undefined {
  if (typeof file !== 'string') return undefined
  const relative = path.relative(folder, path.resolve(file))
  return relative.startsWith('..') || path.isAbsolute(relative) ? undefined : relative
}
