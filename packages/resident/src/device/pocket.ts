/** Small things remembered in localStorage; where that is forbidden they live as long as the page. */
const spare = new Map<string, string>()
const name = (key: string): string => `anxin.${key}`

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(name(key)) ?? spare.get(key) ?? null
  } catch {
    return spare.get(key) ?? null
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name(key))
    else localStorage.setItem(name(key), value)
    spare.delete(key)
  } catch {
    if (value === null) spare.delete(key)
    else spare.set(key, value)
  }
}

/** Every remembered key that begins so. */
export function recallKeys(start: string): string[] {
  const keys = new Set(spare.keys())
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i)
      if (key?.startsWith('anxin.')) keys.add(key.slice('anxin.'.length))
    }
  } catch {
    // Only what this page holds is left.
  }
  return [...keys].filter((key) => key.startsWith(start))
}
