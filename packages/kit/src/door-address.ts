/** The address of a doorway: places in its path are filled, and what is not in the path becomes the query. */
export function addressOf(path: string, params: Readonly<Record<string, unknown>>): string {
  const left = { ...params }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(left[name])
    delete left[name]
    return encodeURIComponent(value)
  })
  const query = Object.entries(left).filter(([, value]) => value !== undefined)
  if (query.length === 0) return filled
  return `${filled}?${new URLSearchParams(query.map(([name, value]) => [name, String(value)]))}`
}
