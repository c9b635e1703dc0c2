import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(4096)
let used = pool.length

/**
 * Random bytes for ids and nonces. Drawn from the system four kilobytes at a time, each byte handed out once:
 * asking the system for ten bytes costs as much as for a thousand, and a message needs a dozen of them.
 * @param count at most 64
 */
export function randomFew(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += count
  return Buffer.from(pool.subarray(used - count, used))
}
