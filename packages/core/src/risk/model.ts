import { conceptNames } from './concepts.ts'
import type { NormalText } from './draft.ts'
import {
  type Concepts,
  ConceptWeights,
  clausesOf,
  conceptShare,
  type Facts,
  Features,
  featuresIn,
  type PackedHead,
  type Span,
  scaleOf,
  smallBucket,
  squareRuns,
  sumFacts,
  sumRuns,
  windowsOf,
} from './features.ts'
import { bytesOf, HiddenLayer, hiddenSize } from './hidden.ts'
import { hidden as packedHidden, weights } from './lexicon/weights.ts'

/** What the model thinks of one message: log-odds of risk, and the stretch that it judged. */
export interface Opinion {
  readonly risk: number
  readonly span: Span
  /** What the stretch lights up in the hidden layer; written over by the next message. */
  readonly lit: Float64Array
}

interface Head {
  readonly bias: number
  readonly scale: number
  readonly values: Int8Array
}

function unpack({ bias, scale, data }: PackedHead): Head {
  return { bias, scale, values: bytesOf(data) }
}

const risk = unpack(weights.risk)
const grave = unpack(weights.grave)
const other = unpack(weights.other)
const urgent = unpack(weights.urgent)
const features = new Features()

const classes = new ConceptWeights(risk.values, conceptNames.length)
const layer = new HiddenLayer(packedHidden)
const gravest = new Float64Array(hiddenSize)

/** Sums up to each clause, of its runs and of their squares: those of a window are the difference of two. */
let sums = new Float64Array(64)
let squares = new Float64Array(64)

function sumClauses(codes: Uint16Array, clauses: readonly Span[]): void {
  if (clauses.length >= sums.length) {
    sums = new Float64Array(clauses.length * 2)
    squares = new Float64Array(clauses.length * 2)
  }
  for (let i = 0; i < clauses.length; i += 1) {
    sums[i + 1] = sums[i]! + sumRuns(codes, clauses[i]!, risk.values)
    squares[i + 1] = squares[i]! + squareRuns(clauses[i]!)
  }
}

/** The gravest stretch of a message. Every clause is summed once, however many windows it is in. */
export function judge(view: NormalText, concepts: Concepts, facts: Facts): Opinion {
  const clauses = clausesOf(view.codes, view.length)
  sumClauses(view.codes, clauses)
  layer.begin(view.codes, clauses, facts)
  const base = sumFacts(facts, risk.values)
  let most = Number.NEGATIVE_INFINITY
  let span: Span = [0, view.length]
  gravest.fill(0)
  for (const [first, last] of windowsOf(clauses)) {
    const from = clauses[first]![0]
    const to = clauses[last]![1]
    const runs = (sums[last + 1]! - sums[first]!) * scaleOf(squares[last + 1]! - squares[first]!)
    classes.read(view.codes, concepts, from, to)
    layer.look(first, last, classes.units)
    const words = classes.sum * conceptShare * scaleOf(classes.squares)
    const given = risk.bias + (runs + words + base) * risk.scale + layer.answer('risk')
    if (given <= most) continue
    most = given
    span = [from, to]
    gravest.set(layer.lit)
  }
  return { risk: most, span, lit: gravest }
}

/** Log-odds of what a dangerous stretch tells: more than a passive wish, somebody else, danger now. */
export interface FurtherOpinion {
  readonly grave: number
  readonly other: number
  readonly urgent: number
}

/** What the smaller heads think of the stretch that was judged. */
export function judgeFurther(
  view: NormalText,
  concepts: Concepts,
  { span, lit }: Opinion,
  facts: Facts,
): FurtherOpinion {
  features.count = 0
  featuresIn(view, concepts, span, facts, features)
  const { at, value, count } = features
  let [graveSum, otherSum, urgentSum] = [0, 0, 0]
  for (let i = 0; i < count; i += 1) {
    const bucket = smallBucket(at[i]!)
    const share = value[i]!
    graveSum += grave.values[bucket]! * share
    otherSum += other.values[bucket]! * share
    urgentSum += urgent.values[bucket]! * share
  }
  return {
    grave: grave.bias + graveSum * grave.scale + layer.answer('grave', lit),
    other: other.bias + otherSum * other.scale + layer.answer('other', lit),
    urgent: urgent.bias + urgentSum * urgent.scale + layer.answer('urgent', lit),
  }
}
