/** One entry of a calendar; times in milliseconds since 1970. */
export interface CalendarEntry {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly title: string
  readonly where: string
  readonly changedAt: number
  readonly cancelled: boolean
}

const stamp = (at: number): string => `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
const escaped = (text: string): string => text.replace(/[\\;,]/g, (c) => `\\${c}`).replace(/\n/g, '\\n')

/** Lines of at most 75 bytes, as the format asks; a character is never cut. @source RFC 5545 3.1 */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length
    if (bytes + size > 74) {
      parts.push(part)
      part = ''
      bytes = 0
    }
    part += letter
    bytes += size
  }
  return [...parts, part].join('\r\n ')
}

/** A calendar other programs subscribe to. @source RFC 5545 */
export function calendarText(name: string, entries: readonly CalendarEntry[]): string {
  const lines = entries.flatMap((one) => [
    'BEGIN:VEVENT',
    `UID:${one.id}@anxin`,
    `DTSTAMP:${stamp(one.changedAt)}`,
    `DTSTART:${stamp(one.from)}`,
    `DTEND:${stamp(one.to)}`,
    `SUMMARY:${escaped(one.title)}`,
    ...(one.where ? [`LOCATION:${escaped(one.where)}`] : []),
    `STATUS:${one.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
  ])
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Anxin//Calendar//ZH',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...lines,
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
}
