import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { explicitCases, harmlessCases, obfuscatedCases, otherCases, veiledCases } from '../screen.cases.ts'
import { disguise } from './disguise.ts'
import { expand, hashOf, seeded, varietyOf } from './expand.ts'
import { benignLines } from './grammar-benign.zh.ts'
import { dailyLines } from './grammar-daily.zh.ts'
import { moreLines } from './grammar-more.zh.ts'
import { postLines, presentLines } from './grammar-present.zh.ts'
import { slots } from './grammar-slots.zh.ts'
import { talkLines } from './grammar-talk.zh.ts'
import { farewellLines, planLines, veiledLines } from './grammar-veiled.zh.ts'
import { kinOf } from './kin.ts'

/**
 * One line of the corpus. `family` is the template or the single line it came from. Families that read alike are kin;
 * kin are held back together or not at all.
 */
export interface CorpusLine {
  readonly text: string
  readonly label: 'risk' | 'none'
  readonly kind: string
  readonly severity: string
  readonly subject: string
  readonly family: string
  /** Never trained on: the figures of the report are taken on these. */
  readonly held: boolean
  /** Lines of a prolific family weigh less, so that variety and not repetition teaches. */
  readonly weight: number
}

interface Family {
  readonly template: string
  readonly kind: string
  readonly severity: string
  readonly subject: string
  readonly single?: boolean
}

/** A line somebody wrote whole teaches more than one that was put together. */
const singleWeight = 1
/** Harmless short answers are many and alike: each teaches less. */
const answerWeight = 0.6
const perFamily = 22
/** Confiding talk has far more to say than any other template. */
const perTalkFamily = 130
const disguisedPerFamily = 3

function familiesOf(source: string): Family[] {
  const out: Family[] = []
  let head = ['', 'none', 'self']
  for (const line of source.split('\n')) {
    if (line.trim() === '') continue
    if (line.startsWith('# ')) head = line.slice(2).split(' ')
    else
      out.push({
        template: line,
        kind: head[0] ?? '',
        severity: head[1] ?? 'none',
        subject: head[2] ?? 'self',
      })
  }
  return out
}

const suitePrefix = 'suite:'

/** The sentences of the regression suite: always trained on, never counted in the report. */
function suiteLines(): CorpusLine[] {
  const line = (text: string, kind: string, severity: string, subject: string): CorpusLine => ({
    text,
    label: severity === 'none' ? 'none' : 'risk',
    kind,
    severity,
    subject,
    family: suitePrefix + text,
    held: false,
    weight: severity === 'none' ? 4 : 2,
  })
  const graded = (level: string): string =>
    level === 'L4' ? 'imminent' : level === 'L3' ? 'active' : 'passive'
  return [
    ...harmlessCases.map((text) => line(text, 'suite', 'none', 'self')),
    ...[...explicitCases, ...veiledCases, ...obfuscatedCases].map(([text, level]) =>
      line(text, 'suite', graded(level), 'self'),
    ),
    ...otherCases.map(([text, level]) => line(text, 'suite', graded(level), 'other')),
  ]
}

/** Lines written one by one, as people write; each is a family of its own. */
function singleLines(): Family[] {
  const folder = fileURLToPath(new URL('../../../data/lines/', import.meta.url))
  return readdirSync(folder)
    .sort()
    .flatMap((name) => familiesOf(readFileSync(folder + name, 'utf8')))
    .map((family) => ({ ...family, single: true }))
}

/** Whether each family is held back: a fixed fifth of the groups of kin, none of them kin of the suite. */
function heldFamilies(families: readonly string[]): ReadonlySet<string> {
  const groups = kinOf(families)
  const held = groups.filter(
    (group) =>
      !group.some((family) => family.startsWith(suitePrefix)) && Math.min(...group.map(hashOf)) % 5 === 0,
  )
  return new Set(held.flat())
}

function linesOf(family: Family, held: boolean, random: () => number): CorpusLine[] {
  const talk = family.kind === 'talk'
  const wanted = Math.min(talk ? perTalkFamily : perFamily, varietyOf(family.template))
  const texts = new Set<string>()
  for (let tries = 0; texts.size < wanted && tries < wanted * 4; tries += 1)
    texts.add(expand(family.template, random))
  const plain = [...texts]
  const extra = plain.slice(0, disguisedPerFamily).map((text) => disguise(text, random))
  const all = [...new Set([...plain, ...extra])]
  // A family counts as several lines, but not as many as it can make.
  const single = family.kind === 'answer' && family.severity === 'none' ? answerWeight : singleWeight
  const weight = family.single ? single / all.length : talk ? 0.3 : (1 + Math.log2(all.length)) / all.length
  const { kind, severity, subject, template } = family
  const label = severity === 'none' ? ('none' as const) : ('risk' as const)
  return all.map((text) => ({ text, label, kind, severity, subject, family: template, held, weight }))
}

/** Dangerous and harmless lines with ordinary talk before and after: what counts is the one sentence. */
function buried(lines: readonly CorpusLine[], random: () => number): CorpusLine[] {
  const plain = slots.plain ?? []
  const some = (): string => plain[Math.floor(random() * plain.length)] ?? ''
  return lines
    .filter((_, i) => i % 9 === 0)
    .map((line) => ({
      ...line,
      text: random() < 0.5 ? `${some()}，${some()}。${line.text}` : `${some()}。${line.text}，${some()}`,
      kind: line.label === 'risk' ? 'buried' : line.kind,
    }))
}

const mostCompany = 6

/** Long messages: lines among harmless lines of the same side of the split. */
function long(lines: readonly CorpusLine[], random: () => number): CorpusLine[] {
  const company = [false, true].map((held) =>
    lines.filter((line) => line.label === 'none' && line.subject === 'self' && line.held === held),
  )
  return lines
    .filter((_, i) => i % 11 === 0)
    .map((line) => {
      const around = company[line.held ? 1 : 0] ?? []
      const count = 2 + Math.floor(random() * mostCompany)
      const parts = Array.from(
        { length: count },
        () => around[Math.floor(random() * around.length)]?.text ?? '',
      )
      parts.splice(Math.floor(random() * (count + 1)), 0, line.text)
      return { ...line, text: parts.join('。'), kind: line.label === 'risk' ? 'buried' : 'long' }
    })
}

const sources = [
  veiledLines,
  farewellLines,
  planLines,
  presentLines,
  postLines,
  benignLines,
  moreLines,
  talkLines,
  dailyLines,
]

/** The whole corpus, the same at every run. */
export function buildCorpus(): CorpusLine[] {
  const random = seeded(20260401)
  const families = [...sources.flatMap(familiesOf), ...singleLines()]
  const suite = suiteLines()
  const held = heldFamilies(
    [...suite, ...families].map((one) => ('family' in one ? one.family : one.template)),
  )
  const lines = families.flatMap((family) => linesOf(family, held.has(family.template), random))
  const all = [...suite, ...lines, ...buried(lines, random), ...long(lines, random)]
  const seen = new Set<string>()
  return all.filter((line) => {
    if (line.text.length < 2 || seen.has(line.text)) return false
    seen.add(line.text)
    return true
  })
}
