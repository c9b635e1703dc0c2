import { conceptNames } from '../concepts.ts'
import {
  bucketCount,
  ConceptWeights,
  clausesOf,
  Features,
  featuresIn,
  type Span,
  windowsOf,
} from '../features.ts'
import { characterUnit, factUnit, mostCharacters, unitShare } from '../hidden.ts'
import { type Reading, readByRules } from '../rules.ts'
import type { CorpusLine } from './corpus.ts'
import type { Example, Stretch } from './fit.ts'

/** Reads the classes of words of a stretch; what it sums is not asked for. */
const reader = new ConceptWeights(new Int8Array(bucketCount), conceptNames.length)

/** One stretch, from its first clause to its last, as the model is taught it. */
export function stretchOf({ view, concepts, facts }: Reading, clauses: readonly Span[]): Stretch {
  const span: Span = [clauses[0]![0], clauses.at(-1)![1]]
  const features = new Features()
  featuresIn(view, concepts, span, facts, features)
  reader.read(view.codes, concepts, ...span)
  const units = [...reader.units, ...facts.map(factUnit)]
  for (const [from, to] of clauses)
    for (let i = from; i < Math.min(to, from + mostCharacters); i += 1)
      units.push(characterUnit(view.codes[i]!))
  return {
    at: features.at.slice(0, features.count),
    value: features.value.slice(0, features.count),
    units: Int32Array.from(units),
    share: unitShare(units.length),
  }
}

/** One line, as the model is taught it. */
export function exampleOf(line: CorpusLine): Example {
  const reading = readByRules(line.text)
  const clauses = clausesOf(reading.view.codes, reading.view.length)
  return {
    stretches: windowsOf(clauses).map(([first, last]) => stretchOf(reading, clauses.slice(first, last + 1))),
    weight: line.weight,
    risk: line.label === 'risk' ? 1 : 0,
    grave: line.severity === 'passive' ? 0 : 1,
    other: line.subject === 'other' ? 1 : 0,
    urgent: line.severity === 'imminent' ? 1 : 0,
  }
}
