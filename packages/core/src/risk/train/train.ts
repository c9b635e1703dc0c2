import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Question, questions } from '../hidden.ts'
import { buildCorpus, type CorpusLine } from './corpus.ts'
import { exampleOf } from './example.ts'
import { fit } from './fit.ts'
import { type Regression, regressionOf, type Standing } from './gate.ts'
import { BadRow, labelledIn } from './labelled.ts'
import { standingHere } from './standing-lines.ts'

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

/** The width the sources are set to; see `biome.json`. */
const lineWidth = 110

/** Numbers in brackets, as many on a line as the formatter would set. */
function filled(list: readonly number[], indent: string): string {
  const lines: string[] = []
  for (const number of list) {
    const last = lines.at(-1)
    const longer = `${last} ${number},`
    if (last === undefined || longer.length > lineWidth) lines.push(`${indent}  ${number},`)
    else lines[lines.length - 1] = longer
  }
  return `[\n${lines.join('\n')}\n${indent}],`
}

/** A model that has learnt these lines, as the source that is committed, set as the formatter sets it. */
function learn(lines: readonly CorpusLine[]): string {
  const { heads, hidden } = fit(lines.map(exampleOf))
  const head = (question: Question): string[] => [
    `  ${question}: {`,
    `    bias: ${heads[question].bias},`,
    `    scale: ${heads[question].scale},`,
    `    data: '${heads[question].data}',`,
    '  },',
  ]
  return [
    "import type { PackedHead } from '../features.ts'",
    "import type { PackedHidden, Question } from '../hidden.ts'",
    '',
    '/** Written by `npm run risk:train`; not by hand. */',
    'export const weights: Readonly<Record<Question, PackedHead>> = {',
    ...questions.flatMap(head),
    '}',
    '',
    '/** Written with them. */',
    'export const hidden: PackedHidden = {',
    `  scale: ${hidden.scale},`,
    `  rows: '${hidden.rows}',`,
    `  bias: ${filled(hidden.bias, '  ')}`,
    '  heads: {',
    ...questions.map((question) => `    ${question}: ${filled(hidden.heads[question], '    ')}`),
    '  },',
    '}',
    '',
  ].join('\n')
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
