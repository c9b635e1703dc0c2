/** Most characters of a file that are taken at once. */
export const mostCharacters = 2_000_000

/**
 * The text of a file: UTF-8, or what table programs on Chinese computers write when they say CSV.
 * @returns undefined when it is no text
 */
export function textOf(bytes: ArrayBuffer): string | undefined {
  for (const kind of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(kind, { fatal: true }).decode(bytes)
      return text.includes('\u0000') ? undefined : text
    } catch {
      // the next way of reading it
    }
  }
  return undefined
}
