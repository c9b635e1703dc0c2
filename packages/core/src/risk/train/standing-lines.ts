import { atLeast } from '../level.ts'
import {
  englishCases,
  explicitCases,
  harmlessCases,
  obfuscatedCases,
  otherCases,
  type RiskCase,
  veiledCases,
} from '../screen.cases.ts'
import { screen } from '../screen.ts'
import { buildCorpus, type CorpusLine } from './corpus.ts'
import { type Asked, type Share, type Standing, shortBy } from './gate.ts'

const askedOf = (cases: readonly RiskCase[], subject: Asked['subject']): Asked[] =>
  cases.map(([text, level]) => ({ text, atLeast: level, subject }))

const suite: readonly Asked[] = [
  ...[explicitCases, veiledCases, obfuscatedCases, englishCases].flatMap((cases) => askedOf(cases, null)),
  ...askedOf(otherCases, 'other'),
  ...harmlessCases.map((text) => ({ text, atLeast: null, subject: null })),
]

const share = (lines: readonly CorpusLine[], right: (line: CorpusLine) => boolean): Share => ({
  hits: lines.filter(right).length,
  count: lines.length,
})

/** How the screener beside this file stands. */
export function standingHere(): Standing {
  const held = buildCorpus().filter((line) => line.held)
  const found = (line: CorpusLine): boolean => atLeast(screen(line.text).level, 'L2')
  return {
    short: Object.fromEntries(suite.map((asked) => [asked.text, shortBy(asked, screen(asked.text))])),
    recall: share(
      held.filter((line) => line.label === 'risk'),
      found,
    ),
    specificity: share(
      held.filter((line) => line.label === 'none'),
      (line) => !found(line),
    ),
  }
}

if (process.argv[2] === '--print') process.stdout.write(JSON.stringify(standingHere()))
