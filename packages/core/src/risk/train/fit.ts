import { bits, bucketCount, type PackedHead, smallBucket } from '../features.ts'
import { hiddenSize, type PackedHidden, type Question, questions, unitCount } from '../hidden.ts'
import { seeded } from './expand.ts'

/** Features of one stretch, kept for all rounds. */
export interface Stretch {
  readonly at: Int32Array
  readonly value: Float32Array
  /** Units of the hidden layer, each counting for `share`. */
  readonly units: Int32Array
  readonly share: number
}

/** One line made ready: the features of its stretches, and the answers to the questions, which are 0 or 1. */
export interface Example extends Readonly<Record<Question, number>> {
  readonly stretches: readonly Stretch[]
  readonly weight: number
}

const epochs = 26
/** From this round on the weights are averaged. */
const notedFrom = 8
const rate = 0.9
const decay = 5e-4
const hiddenRate = 0.1
const hiddenDecay = 1e-5
/** Share of the features, and of the units, a line does without each time, so that no single one is leant on. */
const dropped = 0.5
const mostTimes = 6
/** How much the questions about a dangerous stretch shape the layer, beside the first. */
const further = 0.3

/** Weights that are taught by steps that shrink for what is often seen (AdaGrad). */
class Weights {
  readonly w: Float64Array
  private readonly seen: Float64Array
  private readonly total: Float64Array
  private rounds = 0

  constructor(size: number, begin: () => number = () => 0) {
    this.w = Float64Array.from({ length: size }, begin)
    this.seen = new Float64Array(size).fill(1)
    this.total = new Float64Array(size)
  }

  /** Notes where the weights stand after a round. */
  note(): void {
    for (let i = 0; i < this.w.length; i += 1) this.total[i]! += this.w[i]!
    this.rounds += 1
  }

  /** The mean of the rounds noted: steadier than where the last one happened to end. */
  mean(): Float64Array {
    return this.total.map((sum) => sum / this.rounds)
  }

  teach(at: number, slope: number, rate: number, decay: number): void {
    const whole = slope + decay * this.w[at]!
    this.seen[at]! += whole * whole
    this.w[at]! -= (rate * whole) / Math.sqrt(this.seen[at]!)
  }
}

interface Head {
  readonly runs: Weights
  readonly fold: (bucket: number) => number
  readonly lit: Weights
  readonly bias: Weights
}

/** Four questions, each with weights of its own, and a hidden layer that they share. */
class Learner {
  private readonly random = seeded(7)
  private readonly rows = new Weights(unitCount * hiddenSize, () => (this.random() - 0.5) * 0.4)
  private readonly bias = new Weights(hiddenSize, () => 0.05)
  private readonly heads: Readonly<Record<Question, Head>>
  private readonly touched = new Uint8Array(unitCount)
  private readonly sum = new Float64Array(hiddenSize)
  private readonly slope = new Float64Array(hiddenSize)

  constructor() {
    const head = (question: Question): Head => ({
      runs: new Weights(question === 'risk' ? bucketCount : 1 << bits.small),
      fold: question === 'risk' ? (bucket) => bucket : smallBucket,
      lit: new Weights(hiddenSize, () => this.random() - 0.5),
      bias: new Weights(1),
    })
    this.heads = { risk: head('risk'), grave: head('grave'), other: head('other'), urgent: head('urgent') }
  }

  /** One round over all lines, in an order of its own. `even` is what a line weighs for each further question. */
  round(examples: readonly Example[], even: (example: Example, question: Question) => number): void {
    for (const example of shuffled(examples, this.random)) {
      const stretch = this.gravest(example)
      if (stretch) this.learn(example, stretch, even)
    }
  }

  /** A line is judged by its gravest stretch: a dangerous one teaches by that, a harmless one by its worst. */
  private gravest({ stretches }: Example): Stretch | undefined {
    if (stretches.length < 2) return stretches[0]
    let gravest = stretches[0]
    let most = Number.NEGATIVE_INFINITY
    for (const stretch of stretches) {
      this.look(stretch.units, stretch.share)
      const sum = this.answer('risk', stretch)
      if (sum > most) [most, gravest] = [sum, stretch]
    }
    return gravest
  }

  /** What lies under the signs when these units are lit; those above 0 are lit themselves. */
  private look(units: ArrayLike<number>, share: number): void {
    const { sum } = this
    for (let h = 0; h < hiddenSize; h += 1) sum[h] = this.bias.w[h]!
    for (let i = 0; i < units.length; i += 1) {
      const row = units[i]! * hiddenSize
      for (let h = 0; h < hiddenSize; h += 1) sum[h]! += this.rows.w[row + h]! * share
    }
  }

  /** Log-odds without the bias; `kept` leaves out some of the features, for which the others stand in. */
  private answer(question: Question, { at, value }: Stretch, kept?: Uint8Array): number {
    const { runs, fold, lit } = this.heads[question]
    let sum = 0
    for (let i = 0; i < at.length; i += 1)
      if (kept === undefined || kept[i] === 1) sum += runs.w[fold(at[i]!)]! * value[i]!
    if (kept !== undefined) sum /= 1 - dropped
    for (let h = 0; h < hiddenSize; h += 1) if (this.sum[h]! > 0) sum += lit.w[h]! * this.sum[h]!
    return sum
  }

  private learn(
    example: Example,
    stretch: Stretch,
    even: (example: Example, question: Question) => number,
  ): void {
    const times = 1 / (1 - dropped)
    const kept = Uint8Array.from(stretch.at, () => (this.random() < dropped ? 0 : 1))
    const units = stretch.units.filter(() => this.random() >= dropped)
    for (const unit of units) this.touched[unit] = 1
    this.look(units, stretch.share * times)
    this.slope.fill(0)
    for (const question of questions) {
      const weight = even(example, question)
      if (weight === 0) continue
      const head = this.heads[question]
      const sum = this.answer(question, stretch, kept)
      const error = (1 / (1 + Math.exp(-sum - head.bias.w[0]!)) - example[question]) * weight
      head.bias.w[0]! -= 0.01 * error
      for (let i = 0; i < kept.length; i += 1)
        if (kept[i] === 1) head.runs.teach(head.fold(stretch.at[i]!), error * stretch.value[i]!, rate, decay)
      const part = question === 'risk' ? 1 : further
      for (let h = 0; h < hiddenSize; h += 1) {
        if (this.sum[h]! <= 0) continue
        this.slope[h]! += error * head.lit.w[h]! * part
        head.lit.teach(h, error * this.sum[h]!, hiddenRate, hiddenDecay)
      }
    }
    for (let h = 0; h < hiddenSize; h += 1)
      if (this.slope[h] !== 0) this.bias.teach(h, this.slope[h]!, hiddenRate, 0)
    for (const unit of units) {
      const row = unit * hiddenSize
      for (let h = 0; h < hiddenSize; h += 1)
        if (this.slope[h] !== 0)
          this.rows.teach(row + h, this.slope[h]! * stretch.share * times, hiddenRate, hiddenDecay)
    }
  }

  /** Notes where everything stands; what is written in the end is the mean of what was noted. */
  note(): void {
    this.rows.note()
    this.bias.note()
    for (const question of questions) {
      const { runs, lit, bias } = this.heads[question]
      for (const weights of [runs, lit, bias]) weights.note()
    }
  }

  head(question: Question): PackedHead {
    const { runs, bias } = this.heads[question]
    return { bias: Number(bias.mean()[0]!.toFixed(4)), ...packed(runs.mean(), runSteps) }
  }

  hidden(): PackedHidden {
    // what no line ever lit says nothing
    const rows = this.rows.mean().map((x, i) => (this.touched[Math.floor(i / hiddenSize)] === 1 ? x : 0))
    const { scale, data } = packed(rows, rowSteps)
    const short = (list: Float64Array): number[] => [...list].map((x) => Number(x.toFixed(4)))
    const heads = {
      risk: short(this.heads.risk.lit.mean()),
      grave: short(this.heads.grave.lit.mean()),
      other: short(this.heads.other.lit.mean()),
      urgent: short(this.heads.urgent.lit.mean()),
    }
    return { scale, rows: data, bias: short(this.bias.mean()), heads }
  }
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    const one = out[i] as T
    out[i] = out[j] as T
    out[j] = one
  }
  return out
}

/** Steps a weight can take to either side; so few that the file stays small, and no wording is judged otherwise for it. */
const runSteps = 24
/** At most 32: see `mostCharacters` in `hidden.ts`. */
const rowSteps = 32

function packed(w: Float64Array, steps: number): { readonly scale: number; readonly data: string } {
  // The few heaviest weights are cut off, so that the many small ones keep their differences; the least are left out.
  const sizes = w.map(Math.abs).sort()
  const top = sizes[Math.floor(sizes.length * 0.9995)] || 1
  const scale = top / steps
  const bytes = Int8Array.from(w, (x) =>
    Math.abs(x) < scale ? 0 : Math.max(-steps, Math.min(steps, Math.round(x / scale))),
  )
  return { scale: Number(scale.toPrecision(5)), data: Buffer.from(bytes.buffer).toString('base64') }
}

/** What a model that has learnt these lines is. */
export interface Learnt {
  readonly heads: Readonly<Record<Question, PackedHead>>
  readonly hidden: PackedHidden
}

/** Teaches all questions together. The further ones are asked of dangerous lines; their rarer answer weighs more. */
export function fit(examples: readonly Example[]): Learnt {
  const risky = examples.filter((example) => example.risk === 1)
  const timesOf = (question: Question): readonly [no: number, yes: number] => {
    const yes = risky.reduce((sum, example) => sum + example[question] * example.weight, 0)
    const no = risky.reduce((sum, example) => sum + (1 - example[question]) * example.weight, 0)
    const times = (ratio: number): number => Math.max(1, Math.min(mostTimes, ratio))
    return [times(yes / no), times(no / yes)]
  }
  const times = { grave: timesOf('grave'), other: timesOf('other'), urgent: timesOf('urgent') }
  const even = (example: Example, question: Question): number => {
    if (question === 'risk') return example.weight
    return example.risk === 0 ? 0 : example.weight * times[question][example[question] === 1 ? 1 : 0]
  }
  const learner = new Learner()
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    learner.round(examples, even)
    if (epoch >= notedFrom) learner.note()
  }
  const heads = {
    risk: learner.head('risk'),
    grave: learner.head('grave'),
    other: learner.head('other'),
    urgent: learner.head('urgent'),
  }
  return { heads, hidden: learner.hidden() }
}
