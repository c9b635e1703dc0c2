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

/** One line of the corpus. `family` is the template it came from: a family is held back whole or not at all. */
export interface CorpusLine {
  readonly text: string
  readonly label: 'risk' | 'none'
  readonly kind: string
  readonly severity: string
  readonly subject: string
  readonly family: string
  /** Lines of a prolific family weigh less, so that variety and not repetition teaches. */
  readonly weight: number
}

interface Family {
  readonly template: string
  readonly kind: string
  readonly severity: string
  readonly subject: string
}

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

/** True for the fixed fifth that is never trained on. */
export function isHeldBack(family: string): boolean {
  return !family.startsWith(suitePrefix) && hashOf(family) % 5 === 0
}

function linesOf(family: Family, random: () => number): CorpusLine[] {
  const talk = family.kind === 'talk'
  const wanted = Math.min(talk ? perTalkFamily : perFamily, varietyOf(family.template))
  const texts = new Set<string>()
  for (let tries = 0; texts.size < wanted && tries < wanted * 4; tries += 1)
    texts.add(expand(family.template, random))
  const plain = [...texts]
  const extra = plain.slice(0, disguisedPerFamily).map((text) => disguise(text, random))
  const all = [...new Set([...plain, ...extra])]
  // A family counts as several lines, but not as many as it can make.
  const weight = talk ? 0.3 : (1 + Math.log2(all.length)) / all.length
  const { kind, severity, subject, template } = family
  const label = severity === 'none' ? ('none' as const) : ('risk' as const)
  return all.map((text) => ({ text, label, kind, severity, subject, family: template, weight }))
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

/** The whole corpus, the same at every run. */
export function buildCorpus(): CorpusLine[] {
  const random = seeded(20260401)
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
  const lines = sources.flatMap(familiesOf).flatMap((family) => linesOf(family, random))
  const all = [...suiteLines(), ...lines, ...buried(lines, random)]
  const seen = new Set<string>()
  return all.filter((line) => {
    if (line.text.length < 2 || seen.has(line.text)) return false
    seen.add(line.text)
    return true
  })
}
