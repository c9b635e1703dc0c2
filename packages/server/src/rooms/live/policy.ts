import { Refusal } from '@anxin/contract/refusal.ts'
import type { Who } from '../../platform/ctx.ts'
import type { SessionRow, Side } from './tables.ts'

/** Somebody of whom nothing was heard for so long has left. */
export const hereSeconds = 45
/** A key pressed so long ago is no writing any more. */
export const typingSeconds = 6
/** Signals are of no use after this. */
export const signalMinutes = 5

/** Only the two who meet are there, whatever their roles. @throws Refusal NOT_FOUND */
export function mustBeIn(who: Who, row: (SessionRow & { readonly own: boolean }) | undefined): Side {
  if (row && who.kind === 'staff' && row.staff_id === who.id) return 'staff'
  if (row && who.kind === 'resident' && row.own) return 'resident'
  throw new Refusal('NOT_FOUND')
}

/** @throws Refusal CONVERSATION_CLOSED */
export function mustBeOpen(row: SessionRow): void {
  if (row.state !== 'open') throw new Refusal('CONVERSATION_CLOSED')
}

export const otherSide = (side: Side): Side => (side === 'staff' ? 'resident' : 'staff')

interface Kind {
  readonly type: string
  readonly starts: readonly { readonly at: number; readonly bytes: readonly number[] }[]
}
const text = (word: string): number[] => [...word].map((letter) => letter.charCodeAt(0))
const begins = (type: string, ...bytes: number[]): Kind => ({ type, starts: [{ at: 0, bytes }] })
/** What may be sent, known by its first bytes and never by its name. */
const kinds: readonly Kind[] = [
  begins('image/png', 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  begins('image/jpeg', 0xff, 0xd8, 0xff),
  begins('image/gif', ...text('GIF8')),
  {
    type: 'image/webp',
    starts: [
      { at: 0, bytes: text('RIFF') },
      { at: 8, bytes: text('WEBP') },
    ],
  },
  {
    type: 'audio/wav',
    starts: [
      { at: 0, bytes: text('RIFF') },
      { at: 8, bytes: text('WAVE') },
    ],
  },
  { type: 'image/heic', starts: [{ at: 4, bytes: text('ftyphei') }] },
  { type: 'audio/mp4', starts: [{ at: 4, bytes: text('ftypM4A') }] },
  begins('audio/mpeg', ...text('ID3')),
  begins('audio/ogg', ...text('OggS')),
  begins('audio/amr', ...text('#!AMR')),
  begins('application/pdf', ...text('%PDF-')),
]

/** Plain text has no byte that steers a machine. */
function isText(bytes: Buffer): boolean {
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false
  const words = bytes.toString('utf8')
  return !words.includes('�') && !/^\s*<(!doctype|html|svg|script|\?xml)/i.test(words)
}

/** What a file is, by its content; undefined for what may not be sent. */
export function sniff(bytes: Buffer): string | undefined {
  const found = kinds.find((kind) =>
    kind.starts.every(({ at, bytes: start }) => start.every((byte, n) => bytes[at + n] === byte)),
  )
  return found?.type ?? (isText(bytes) ? 'text/plain' : undefined)
}
