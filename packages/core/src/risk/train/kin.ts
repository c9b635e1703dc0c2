/** Pairs of characters of a line or template, without the signs of the grammar. */
function pairsOf(text: string): Set<string> {
  const plain = text.replace(/[{}|<>，。\s“”]/g, '')
  const out = new Set<string>()
  for (let i = 0; i + 1 < plain.length; i += 1) out.add(plain.slice(i, i + 2))
  return out
}

/** Share of common pairs from which two lines read alike. */
const alike = 0.4

function rootOf(parents: number[], of: number): number {
  let root = of
  while (parents[root] !== root) root = parents[root] ?? root
  parents[of] = root
  return root
}

/** Groups lines that read alike, directly or by way of others, so that no kin of a held-back line is trained on. */
export function kinOf(lines: readonly string[]): string[][] {
  const pairs = lines.map(pairsOf)
  const parents = lines.map((_, i) => i)
  const holders = new Map<string, number[]>()
  pairs.forEach((mine, i) => {
    const common = new Map<number, number>()
    for (const pair of mine) {
      const list = holders.get(pair) ?? []
      for (const j of list) common.set(j, (common.get(j) ?? 0) + 1)
      list.push(i)
      holders.set(pair, list)
    }
    for (const [j, count] of common)
      if (count / (mine.size + (pairs[j]?.size ?? 0) - count) >= alike)
        parents[rootOf(parents, i)] = rootOf(parents, j)
  })
  const groups = new Map<number, string[]>()
  lines.forEach((line, i) => {
    const root = rootOf(parents, i)
    groups.set(root, [...(groups.get(root) ?? []), line])
  })
  return [...groups.values()]
}
