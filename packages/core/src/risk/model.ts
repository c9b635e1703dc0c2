import {
  addConcepts,
  addFacts,
  addRuns,
  bits,
  type Concepts,
  clausesOf,
  type Facts,
  Features,
  type Span,
  Sum,
  scaleOf,
  smallBucket,
  windowsOf,
} from './features.ts'
import { weights } from './lexicon/weights.ts'
import type { NormalText } from './normalise.ts'

/** What the model thinks of one message: log-odds of risk, and the stretch that it judged. */
export interface Opinion {
  readonly risk: number
  readonly span: Span
}

/** Size of the first head's table; the other heads are smaller. */
export const bucketCount = (1 << bits.grams) + (1 << bits.concepts)

/** One head in the compact form that is committed: Int8 weights with one scale, and a bias. */
export interface PackedHead {
  readonly bias: number
  readonly scale: number
  readonly data: string
}

interface Head {
  readonly bias: number
  readonly scale: number
  readonly values: Int8Array
}

function unpack(head: PackedHead): Head {
  const bytes = atob(head.data)
  const values = new Int8Array(bytes.length)
  for (let i = 0; i < bytes.length; i += 1) values[i] = bytes.charCodeAt(i)
  return { bias: head.bias, scale: head.scale, values }
}

const risk = unpack(weights.risk)
const grave = unpack(weights.grave)
const other = unpack(weights.other)
const features = new Features()
const running = new Sum(risk.values)

/** The gravest stretch of a message. Every clause's runs are summed once, however many windows it is in. */
export function judge(view: NormalText, concepts: Concepts, facts: Facts): Opinion {
  const clauses = clausesOf(view.codes, view.length)
  // Sums up to each clause: the runs of a window are the difference of two.
  const sums = [0]
  const squares = [0]
  running.clear()
  for (const clause of clauses) {
    addRuns(view.codes, clause, running)
    sums.push(running.sum)
    squares.push(running.squares)
  }
  running.clear()
  addFacts(facts, running)
  const base = running.sum
  let best: Opinion = { risk: Number.NEGATIVE_INFINITY, span: [0, view.length] }
  for (const [first, last] of windowsOf(clauses)) {
    const span: Span = [clauses[first]![0], clauses[last]![1]]
    const runs = (sums[last + 1]! - sums[first]!) * scaleOf(squares[last + 1]! - squares[first]!)
    running.clear()
    addConcepts(view.codes, concepts, span, running)
    const given = risk.bias + (runs + running.scaled + base) * risk.scale
    if (given > best.risk) best = { risk: given, span }
  }
  return best
}

/** All features of one stretch, for the smaller heads and for training. */
export function featuresIn(
  view: NormalText,
  concepts: Concepts,
  [from, to]: Span,
  facts: Facts,
  out: Features,
): void {
  for (const clause of clausesOf(view.codes, view.length))
    if (clause[0] >= from && clause[1] <= to) addRuns(view.codes, clause, out)
  out.scale(0)
  const runs = out.count
  addConcepts(view.codes, concepts, [from, to], out)
  out.scale(runs)
  addFacts(facts, out)
}

function smallHead(head: Head): number {
  let sum = 0
  for (let i = 0; i < features.count; i += 1)
    sum += (head.values[smallBucket(features.at[i]!)] ?? 0) * features.value[i]!
  return head.bias + sum * head.scale
}

/** Log-odds that the stretch tells of more than a passive wish, and that it is about somebody else. */
export function judgeFurther(
  view: NormalText,
  concepts: Concepts,
  span: Span,
  facts: Facts,
): { readonly grave: number; readonly other: number } {
  features.count = 0
  featuresIn(view, concepts, span, facts, features)
  return { grave: smallHead(grave), other: smallHead(other) }
}
