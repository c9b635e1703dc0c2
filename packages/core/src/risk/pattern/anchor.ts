import type { Syntax } from './syntax.ts'

/** One way a pattern can match: one of `words`, with `before` in front of it and `after` behind it. */
export interface Anchored {
  readonly words: readonly string[]
  readonly before: readonly Syntax[]
  readonly after: readonly Syntax[]
}

interface Plan {
  readonly cost: number
  /** Made only for the plan that is taken. */
  readonly ways: () => readonly Anchored[]
}

const mostWords = 100
const noPlan: Plan = { cost: Number.POSITIVE_INFINITY, ways: () => [] }

// Characters of everyday Chinese: a word that starts with one of them is met often, so it is a poor thing to wait for.
const everyday = new Set(
  '的了我不是一在有这他就人都个上们来到说和地也子时道出而要于你下得可看之生过后么会自去能好对她没想年还家里心多大小天什样起那中吃把给但为真现已别让被死做活，。 ',
)

function rarity(word: string): number {
  let cost = 1
  for (let i = 0; i < word.length && i < 4; i += 1) cost *= everyday.has(word.charAt(i)) ? 0.012 : 0.0008
  return cost + 2e-7
}

/** Words of the parts of the pattern that is being read: each part is asked for them many times. */
const known = new Map<Syntax, readonly string[] | 'many'>()

/** All words of a pattern that has few and looks at nothing around it; undefined for every other pattern. */
function wordsOf(syntax: Syntax): readonly string[] | undefined {
  const before = known.get(syntax)
  if (before !== undefined) return before === 'many' ? undefined : before
  const words = listWords(syntax)
  known.set(syntax, words ?? 'many')
  return words
}

function listWords(syntax: Syntax): readonly string[] | undefined {
  if (syntax.kind === 'word') return [syntax.text]
  if (syntax.kind === 'set') return syntax.negated ? undefined : [...syntax.chars]
  if (syntax.kind === 'look') return undefined
  if (syntax.kind === 'alt') {
    const lists = syntax.items.map(wordsOf)
    return lists.some((list) => list === undefined) ? undefined : few(lists.flatMap((list) => list ?? []))
  }
  if (syntax.kind === 'seq') return syntax.items.reduce<readonly string[] | undefined>(times, [''])
  let words: readonly string[] | undefined = ['']
  const out: string[] = syntax.min === 0 ? [''] : []
  for (let i = 1; i <= syntax.max; i += 1) {
    words = times(words, syntax.item)
    if (words === undefined) return undefined
    if (i >= syntax.min) out.push(...words)
  }
  return few(out)
}

function few(words: readonly string[]): readonly string[] | undefined {
  if (words.length > mostWords) return undefined
  return words.length === 1 ? words : [...new Set(words)]
}

function times(heads: readonly string[] | undefined, syntax: Syntax): readonly string[] | undefined {
  const tails = heads === undefined ? undefined : wordsOf(syntax)
  if (heads?.length === 1 && heads[0] === '') return tails
  if (heads === undefined || tails === undefined || heads.length * tails.length > mostWords) return undefined
  const out: string[] = []
  for (const head of heads) for (const tail of tails) out.push(head + tail)
  return few(out)
}

function looks(syntax: Syntax, ahead: boolean): boolean {
  if (syntax.kind === 'set' || syntax.kind === 'word') return false
  if (syntax.kind === 'look') return syntax.ahead === ahead
  if (syntax.kind === 'repeat') return looks(syntax.item, ahead)
  return syntax.items.some((item) => looks(item, ahead))
}

/** What waiting for these words costs; without end where it is `most` or more, or one of them is empty. */
function costOf(words: readonly string[], most: number): number {
  let cost = words.length === 0 ? most : 0
  for (let i = 0; i < words.length && cost < most; i += 1) cost += words[i] === '' ? most : rarity(words[i]!)
  return cost < most ? cost : noPlan.cost
}

function ofWords(words: readonly string[], most = noPlan.cost): Plan {
  const cost = costOf(words, most)
  return cost === noPlan.cost ? noPlan : { cost, ways: () => [{ words, before: [], after: [] }] }
}

/** What stands in front may not look onward over the anchor, nor what stands behind look back over it. */
function within(items: readonly Syntax[], from: number, to: number, inner: Plan): Plan {
  if (inner.cost === Number.POSITIVE_INFINITY) return noPlan
  const before = items.slice(0, from)
  const after = items.slice(to)
  if (before.some((item) => looks(item, true)) || after.some((item) => looks(item, false))) return noPlan
  return {
    cost: inner.cost,
    ways: () =>
      inner.ways().map((way) => ({
        words: way.words,
        before: [...before, ...way.before],
        after: [...way.after, ...after],
      })),
  }
}

function ofSequence(items: readonly Syntax[]): Plan {
  let best = noPlan
  const consider = (plan: Plan): void => {
    if (plan.cost < best.cost) best = plan
  }
  for (let from = 0; from < items.length; from += 1) {
    let words: readonly string[] | undefined = ['']
    for (let to = from; to < items.length; to += 1) {
      words = times(words, items[to]!)
      if (words === undefined) break
      consider(within(items, from, to + 1, ofWords(words, best.cost)))
    }
    const item = items[from]!
    // A word or a small set was already weighed above.
    if (wordsOf(item) === undefined) consider(within(items, from, from + 1, planOf(item)))
  }
  return best
}

function planOf(syntax: Syntax): Plan {
  if (syntax.kind === 'look') return noPlan
  if (syntax.kind === 'word') return ofWords([syntax.text])
  if (syntax.kind === 'set') return syntax.negated ? noPlan : ofWords([...syntax.chars])
  if (syntax.kind === 'seq') return ofSequence(syntax.items)
  if (syntax.kind === 'repeat') {
    if (syntax.min === 0) return noPlan
    const rest: Syntax = { ...syntax, min: syntax.min - 1, max: syntax.max - 1 }
    return ofSequence(syntax.max === 1 ? [syntax.item] : [syntax.item, rest])
  }
  const plans = syntax.items.map(planOf)
  return {
    cost: plans.reduce((sum, plan) => sum + plan.cost, 0),
    ways: () => plans.flatMap((plan) => plan.ways()),
  }
}

/** The rarest words by which every match of `syntax` can be found. Throws when it has none. */
export function anchorsOf(syntax: Syntax, name: string): readonly Anchored[] {
  known.clear()
  const { cost, ways } = planOf(syntax)
  if (cost === Number.POSITIVE_INFINITY) throw new Error(`nothing to find this cue by: ${name}`)
  return ways()
}
