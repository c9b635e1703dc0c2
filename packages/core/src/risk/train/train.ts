import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bucketCount, type Features, featuresOf } from '../features.ts'
import { type PackedHead, smallBucketCount } from '../model.ts'
import { readByRules } from '../rules.ts'
import { buildCorpus, type CorpusLine, isHeldBack } from './corpus.ts'
import { seeded } from './expand.ts'

/** One line made ready: features and the answers to the three questions. */
interface Example {
  readonly features: Features
  readonly weight: number
  readonly risk: number
  readonly grave: number
  readonly other: number
}

const epochs = 14
const rate = 0.9
const decay = 1e-4

function exampleOf(line: CorpusLine): Example {
  const { view, facts } = readByRules(line.text)
  const risky = line.label === 'risk'
  return {
    features: featuresOf(view.text, 0, view.text.length, facts),
    weight: line.weight,
    risk: risky ? 1 : 0,
    grave: line.severity === 'passive' ? 0 : 1,
    other: line.subject === 'other' ? 1 : 0,
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

/** Logistic regression with steps that shrink for often-seen buckets (AdaGrad). */
function fit(examples: readonly Example[], size: number, answer: (example: Example) => number): PackedHead {
  const w = new Float64Array(size)
  const seen = new Float64Array(size).fill(1)
  const random = seeded(7)
  let bias = 0
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const example of shuffled(examples, random)) {
      const { at, value } = example.features
      let sum = bias
      for (let i = 0; i < at.length; i += 1) sum += (w[(at[i] ?? 0) & (size - 1)] ?? 0) * (value[i] ?? 0)
      const error = (1 / (1 + Math.exp(-sum)) - answer(example)) * example.weight
      bias -= 0.01 * error
      for (let i = 0; i < at.length; i += 1) {
        const bucket = (at[i] ?? 0) & (size - 1)
        const slope = error * (value[i] ?? 0) + decay * (w[bucket] ?? 0)
        seen[bucket] = (seen[bucket] ?? 0) + slope * slope
        w[bucket] = (w[bucket] ?? 0) - (rate * slope) / Math.sqrt(seen[bucket] ?? 1)
      }
    }
  }
  return pack(w, bias)
}

function pack(w: Float64Array, bias: number): PackedHead {
  // The few heaviest weights are cut off, so that the many small ones keep their differences.
  const sizes = [...w].map(Math.abs).sort((a, b) => a - b)
  const top = sizes[Math.floor(sizes.length * 0.9995)] ?? 1
  const scale = top / 127
  const bytes = Int8Array.from(w, (x) => Math.max(-127, Math.min(127, Math.round(x / scale))))
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
      .map(({ text, kind, severity, subject, family }) =>
        JSON.stringify({ text, label, kind, severity, subject, held: isHeldBack(family) }),
      )
    writeFileSync(`${folder}/${label}.jsonl`, `${rows.join('\n')}\n`)
  }
}

/** Lines a supervisor labelled, from files the operator names: the same fields as the corpus. */
function labelledIn(path: string): CorpusLine[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const line = JSON.parse(row) as Omit<CorpusLine, 'family' | 'weight'>
      return { ...line, family: line.text, weight: 1 }
    })
}

function main(): void {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
  const corpus = buildCorpus()
  writeCorpus(corpus, here('../../../data'))
  const lines = [
    ...corpus.filter((line) => !isHeldBack(line.family)),
    ...process.argv.slice(2).flatMap(labelledIn),
  ]
  const examples = lines.map(exampleOf)
  const risky = examples.filter((example) => example.risk === 1)
  const heads =
    headSource(
      'risk',
      fit(examples, bucketCount, (example) => example.risk),
    ) +
    headSource(
      'grave',
      fit(risky, smallBucketCount, (example) => example.grave),
    ) +
    headSource(
      'other',
      fit(risky, smallBucketCount, (example) => example.other),
    )
  const source = `import type { PackedHead } from './model.ts'\n\n/** Written by \`npm run risk:train\`; not by hand. */\nexport const weights: Readonly<Record<'risk' | 'grave' | 'other', PackedHead>> = {\n${heads}}\n`
  writeFileSync(here('../lexicon/weights.ts'), source)
  process.stdout.write(`${corpus.length} lines, ${lines.length} trained on, weights ${source.length} bytes\n`)
}

main()
