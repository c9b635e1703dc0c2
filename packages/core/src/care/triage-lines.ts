import { answerLines, fieldOf } from '../scale/json-lines.ts'
import { readCareInput } from './read-input.ts'
import { type CareEvidence, recommendCare } from './recommend.ts'

const inWords = ({ line, findings }: CareEvidence): string =>
  `${line}: ${findings.map(({ fact, value }) => `${fact}=${value}`).join(', ')}`

await answerLines((line) => {
  const { rule, colour, tier, evidence } = recommendCare(readCareInput(fieldOf(line, 'input')))
  return { rule, colour, tier, evidence: evidence.map(inWords) }
})
