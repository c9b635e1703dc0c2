/** True when a test that runs carries this title: neither skipped nor only planned. */
export function runs(text: string, title: string): boolean {
  const at = [`'${title}'`, `"${title}"`, `\`${title}\``]
    .map((one) => text.indexOf(one))
    .find((one) => one >= 0)
  if (at === undefined) return false
  const before = text.slice(Math.max(0, at - 4000), at)
  const call =
    /\b(?:it|test(?:\.step)?)(\.[a-z]+)?\s*\((?![\s\S]*\b(?:it|test(?:\.step)?)(?:\.[a-z]+)?\s*\()/.exec(
      before,
    )
  return call !== null && !/skip|todo|fails/.test(call[1] ?? '')
}
