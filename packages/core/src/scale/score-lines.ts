import { readAnswers } from './answers.ts'
import { answerLines, fieldOf, type LineObject } from './json-lines.ts'
import { readContext } from './read-context.ts'
import { mustFindInstrument } from './registry.ts'
import { scoreAnswers } from './score.ts'

function scoreLine(line: LineObject): object {
  const name = fieldOf(line, 'instrument')
  if (typeof name !== 'string') throw new Error('"instrument" must be a name')
  const definition = mustFindInstrument(name)
  const answers = readAnswers(definition, fieldOf(line, 'answers'))
  const score = scoreAnswers(definition, answers, readContext(line))
  const { valid, total, prorated, band, subscales, missing } = score
  const triggers = [...new Set(score.triggers.map((one) => one.action))]
  return { valid, total, prorated, band, subscales, triggers, missing }
}

await answerLines(scoreLine)
