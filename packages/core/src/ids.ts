/** A time-ordered UUID (version 7, RFC 9562): 48 bits of milliseconds, then randomness. */
export type Id = string

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/**
 * Makes a version-7 UUID.
 * @param atMs milliseconds since 1970 (UTC); gives the order
 * @param random ten random bytes
 */
export function timeOrderedId(atMs: number, random: Uint8Array): Id {
  const [a = 0, b = 0, ...rest] = random
  const time = hex(Math.floor(atMs), 12)
  const tail = rest
    .slice(0, 8)
    .map((byte, i) => hex(i === 0 ? (byte & 0x3f) | 0x80 : byte, 2))
    .join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(((a & 0x0f) << 8) | b, 3)}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

/** True for any UUID in its usual text form. */
export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
