import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  bits,
  bucketCount,
  clausesOf,
  Features,
  featuresIn,
  type PackedHead,
  smallBucket,
  windowsOf,
} from '../features.ts'
import { readByRules } from '../rules.ts'
import { buildCorpus, type CorpusLine } from './corpus.ts'
import { seeded } from './expand.ts'
import { type Regression, regressionOf, type Standing } from './gate.ts'
import { BadRow, labelledIn } from './labelled.ts'
import { standingHere } from './standing-lines.ts'

/** Features of one stretch, kept for all rounds. */
interface Stretch {
  readonly at: Int32Array
  readonly value: Float32Array
}

/** One line made ready: the features of its stretches and the answers to the three questions. */
interface Example {
  readonly stretches: readonly Stretch[]
  readonly weight: number
  readonly risk: number
  readonly grave: number
  readonly other: number
  readonly urgent: number
}

const epochs = 12
const rate = 0.9
const decay = 5e-4
/** Share of the features a line does without each time, so that no single one is leant on. */
const dropped = 0.3
const mostTimes = 6

function exampleOf(line: CorpusLine): Example {
  const { view, concepts, facts } = readByRules(line.text)
  const risky = line.label === 'risk'
  const clauses = clausesOf(view.codes, view.length)
  const stretches = windowsOf(clauses).map(([first, last]) => {
    const features = new Features()
    featuresIn(view, concepts, [clauses[first]![0], clauses[last]![1]], facts, features)
    return { at: features.at.slice(0, features.count), value: features.value.slice(0, features.count) }
  })
  return {
    stretches,
    weight: line.weight,
    risk: risky ? 1 : 0,
    grave: line.severity === 'passive' ? 0 : 1,
    other: line.subject === 'other' ? 1 : 0,
    urgent: line.severity === 'imminent' ? 1 : 0,
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

function sumOver({ at, value }: Stretch, w: Float64Array, fold: (bucket: number) => number): number {
  let sum = 0
  for (let i = 0; i < at.length; i += 1) sum += w[fold(at[i]!)]! * value[i]!
  return sum
}

/** Features of the stretch that has most. */
function longest(examples: readonly Example[]): number {
  let most = 0
  for (const { stretches } of examples) for (const { at } of stretches) most = Math.max(most, at.length)
  return most
}

/**
 * Logistic regression with steps that shrink for often-seen buckets (AdaGrad). A line is judged by its gravest stretch,
 * so that a dangerous line teaches by that stretch and a harmless one by its worst.
 */
function fit(
  examples: readonly Example[],
  size: number,
  fold: (bucket: number) => number,
  answer: (example: Example) => number,
): PackedHead {
  const w = new Float64Array(size)
  const seen = new Float64Array(size).fill(1)
  const random = seeded(7)
  const kept = new Uint8Array(longest(examples))
  let bias = 0
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const example of shuffled(examples, random)) {
      let gravest = example.stretches[0]
      let most = Number.NEGATIVE_INFINITY
      for (const stretch of example.stretches) {
        const sum = sumOver(stretch, w, fold)
        if (sum > most) [most, gravest] = [sum, stretch]
      }
      if (gravest === undefined) continue
      const { at, value } = gravest
      let sum = 0
      for (let i = 0; i < at.length; i += 1) {
        kept[i] = random() < dropped ? 0 : 1
        if (kept[i] === 1) sum += (w[fold(at[i]!)]! * value[i]!) / (1 - dropped)
      }
      const error = (1 / (1 + Math.exp(-sum - bias)) - answer(example)) * example.weight
      bias -= 0.01 * error
      for (let i = 0; i < at.length; i += 1) {
        if (kept[i] === 0) continue
        const bucket = fold(at[i]!)
        const slope = error * value[i]! + decay * w[bucket]!
        seen[bucket]! += slope * slope
        w[bucket]! -= (rate * slope) / Math.sqrt(seen[bucket]!)
      }
    }
  }
  return pack(w, bias)
}

/** Steps a weight can take to either side; so few that the file stays small, and no wording is judged otherwise for it. */
const steps = 24

function pack(w: Float64Array, bias: number): PackedHead {
  // The few heaviest weights are cut off, so that the many small ones keep their differences; the least are left out.
  const sizes = [...w].map(Math.abs).sort((a, b) => a - b)
  const top = sizes[Math.floor(sizes.length * 0.9995)] ?? 1
  const scale = top / steps
  const bytes = Int8Array.from(w, (x) =>
    Math.abs(x) < scale ? 0 : Math.max(-steps, Math.min(steps, Math.round(x / scale))),
  )
  return {
    bias: Number(bias.toFixed(4)),
    scale: Number(scale.toPrecision(5)),
    data: Buffer.from(bytes.buffer).toString('base64'),
  }
}

function headSource(name: string, head: PackedHead): string {
  return `  ${name}: {\n    bias: ${head.bias},\n    scale: ${head.scale},\n    data: '${head.data}',\n  },\n`
}

function writeCorpus(lines: readonly CorpusLine[], folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const label of ['risk', 'none'] as const) {
    const rows = lines
      .filter((line) => line.label === label)
      .map(({ text, kind, severity, subject, held }) =>
        JSON.stringify({ text, label, kind, severity, subject, held }),
      )
    writeFileSync(`${folder}/${label}.jsonl`, `${rows.join('\n')}\n`)
  }
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** The four heads of a model that has learnt these lines, as the source that is committed. */
function learn(lines: readonly CorpusLine[]): string {
  const examples = lines.map(exampleOf)
  const risky = examples.filter((example) => example.risk === 1)
  // The rarer answer weighs more, so that 0 lies between the two.
  const small = (answer: (example: Example) => number): PackedHead => {
    const yes = risky.reduce((sum, example) => sum + answer(example) * example.weight, 0)
    const no = risky.reduce((sum, example) => sum + (1 - answer(example)) * example.weight, 0)
    const even = risky.map((example) => {
      const times = Math.min(mostTimes, answer(example) === 1 ? no / yes : yes / no)
      return { ...example, weight: example.weight * Math.max(1, times) }
    })
    return fit(even, 1 << bits.small, smallBucket, answer)
  }
  const whole = (bucket: number): number => bucket
  const heads = [
    headSource(
      'risk',
      fit(examples, bucketCount, whole, (example) => example.risk),
    ),
    headSource(
      'grave',
      small((example) => example.grave),
    ),
    headSource(
      'other',
      small((example) => example.other),
    ),
    headSource(
      'urgent',
      small((example) => example.urgent),
    ),
  ].join('')
  return `import type { PackedHead } from '../features.ts'\n\n/** Written by \`npm run risk:train\`; not by hand. */\nexport const weights: Readonly<Record<'risk' | 'grave' | 'other' | 'urgent', PackedHead>> = {\n${heads}}\n`
}

/** How the screener would stand with other weights: asked of a copy beside the sources, so that these stay as they are. */
function standingWith(weights: string): Standing {
  const copy = mkdtempSync(here('../../../.trial-'))
  try {
    cpSync(here('..'), path.join(copy, 'risk'), { recursive: true })
    writeFileSync(path.join(copy, 'risk/lexicon/weights.ts'), weights)
    const asked = ['--import', 'tsx', path.join(copy, 'risk/train/standing-lines.ts'), '--print']
    const { status, stdout, stderr } = spawnSync(process.execPath, asked, {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout) as Standing
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Points gained or lost, with their sign. */
const gain = (fall: number): string => `${fall > 0 ? '−' : '+'}${Math.abs(fall).toFixed(2)}`

/** One sentence: why the model of now stays. */
function whyNot({ worse, recallFall, specificityFall }: Regression): string {
  const cases =
    worse.length > 0
      ? `回归用例变差 ${worse.length} 条（如“${worse[0]}”） / ${worse.length} cases worse；`
      : ''
  const [recall, specificity] = [gain(recallFall), gain(specificityFall)]
  const held = `留出集召回 ${recall} 点、特异度 ${specificity} 点 / held-back recall ${recall}, specificity ${specificity} points`
  return `没有采用新模型，原来的照旧 / the new model was not adopted, the old one stands: ${cases}${held}`
}

function readLabelled(file: string): CorpusLine[] {
  try {
    return labelledIn(readFileSync(file, 'utf8'))
  } catch (error) {
    if (!(error instanceof BadRow)) throw error
    throw new Error(`${file}：第 ${error.row} 行读不懂 / row ${error.row} cannot be read`)
  }
}

/** Learns the corpus, and the lines of the files named; a model with lines from outside must first pass the gate. */
function main(files: readonly string[]): number {
  const labelled = files.flatMap(readLabelled)
  const corpus = buildCorpus()
  writeCorpus(corpus, here('../../../data'))
  const lines = [...corpus.filter((line) => !line.held), ...labelled]
  const source = learn(lines)
  if (labelled.length > 0) {
    const regression = regressionOf(standingHere(), standingWith(source))
    if (regression) {
      say(whyNot(regression))
      return 1
    }
  }
  writeFileSync(here('../lexicon/weights.ts'), source)
  say(`${corpus.length} lines, ${lines.length} trained on, weights ${source.length} bytes`)
  return 0
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
