import { conceptWords } from './lexicon/concepts.zh.ts'

interface Node {
  readonly next: Map<number, Node>
  concept: number
}

const rows = conceptWords
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

/** Names of the classes; the place in this list is the number of the class. */
export const conceptNames: readonly string[] = rows.map((row) => row[0] ?? '')

// Several classes may share a word; each keeps its own root so that a look-up stays one walk per position.
function build(): Node {
  const root: Node = { next: new Map(), concept: -1 }
  rows.forEach((row, concept) => {
    for (const word of row.slice(1)) {
      let node = root
      for (let i = 0; i < word.length; i += 1) {
        const code = word.charCodeAt(i)
        const child = node.next.get(code) ?? { next: new Map<number, Node>(), concept: -1 }
        node.next.set(code, child)
        node = child
      }
      if (node.concept < 0) node.concept = concept
    }
  })
  return root
}

const root = build()

/** Classes found in a text, each once, in order of first place. Words are short, so the walk is linear in the length. */
export function conceptsIn(text: string, from: number, to: number): number[] {
  const seen = new Set<number>()
  for (let i = from; i < to; i += 1) {
    let node = root.next.get(text.charCodeAt(i))
    for (let j = i + 1; node !== undefined; j += 1) {
      if (node.concept >= 0) seen.add(node.concept)
      if (j >= to) break
      node = node.next.get(text.charCodeAt(j))
    }
  }
  return [...seen]
}
