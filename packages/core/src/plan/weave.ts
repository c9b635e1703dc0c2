/** One field of the sheet as it stands: how often it was changed, and what it says. */
export interface Standing {
  readonly version: number
  readonly value: unknown
}

export type Woven = 'taken' | 'same' | 'clash'

/** Two values are the same when they say the same, whatever the order of their keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, at) => sameValue(one, b[at]))
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.every((key) =>
    sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}

/** Nothing has been written in a field yet. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/**
 * What becomes of one change to one field, made upon the change numbered `base`. It is taken when nobody was
 * quicker, or nothing stood there; it is nothing new when it says what stands there; else both are kept.
 */
export function weave(standing: Standing | undefined, base: number, value: unknown): Woven {
  if (!standing) return isBlank(value) ? 'same' : 'taken'
  if (sameValue(standing.value, value)) return 'same'
  return base === standing.version || isBlank(standing.value) ? 'taken' : 'clash'
}

/** Both values of a field in one: lines of both without doubles, both texts under each other, the lower number (the more careful one). */
export function joined(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b))
    return [...a, ...b.filter((one) => !a.some((other) => sameValue(one, other)))]
  if (typeof a === 'string' && typeof b === 'string') return a === b ? a : [a, b].filter(Boolean).join('\n')
  if (typeof a === 'number' && typeof b === 'number') return Math.min(a, b)
  return b ?? a
}
