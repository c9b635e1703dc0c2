import {
  addConcepts,
  addFacts,
  type Concepts,
  clausesOf,
  type Facts,
  Features,
  featuresIn,
  type PackedHead,
  type Span,
  Sum,
  scaleOf,
  smallBucket,
  squareRuns,
  sumRuns,
  windowsOf,
} from './features.ts'
import { weights } from './lexicon/weights.ts'
import type { NormalText } from './normalise.ts'

/** What the model thinks of one message: log-odds of risk, and the stretch that it judged. */
export interface Opinion {
  readonly risk: number
  readonly span: Span
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
const urgent = unpack(weights.urgent)
const features = new Features()
const running = new Sum(risk.values)

/** The gravest stretch of a message. Every clause's runs are summed once, however many windows it is in. */
export function judge(view: NormalText, concepts: Concepts, facts: Facts): Opinion {
  const clauses = clausesOf(view.codes, view.length)
  // Sums up to each clause: the runs of a window are the difference of two.
  const sums = [0]
  const squares = [0]
  for (const clause of clauses) {
    sums.push(sums.at(-1)! + sumRuns(view.codes, clause, risk.values))
    squares.push(squares.at(-1)! + squareRuns(clause))
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

function smallHead(head: Head): number {
  let sum = 0
  for (let i = 0; i < features.count; i += 1)
    sum += (head.values[smallBucket(features.at[i]!)] ?? 0) * features.value[i]!
  return head.bias + sum * head.scale
}

/** Log-odds of what a dangerous stretch tells: more than a passive wish, somebody else, danger now. */
export interface FurtherOpinion {
  readonly grave: number
  readonly other: number
  readonly urgent: number
}

/** What the smaller heads think of a stretch. */
export function judgeFurther(view: NormalText, concepts: Concepts, span: Span, facts: Facts): FurtherOpinion {
  features.count = 0
  featuresIn(view, concepts, span, facts, features)
  return { grave: smallHead(grave), other: smallHead(other), urgent: smallHead(urgent) }
}
