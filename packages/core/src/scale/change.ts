import type { Definition } from './definition.ts'
import type { Score } from './score.ts'

export interface ScoreChange {
  /** Current minus previous, in points of the total. */
  readonly delta: number
  readonly direction: 'better' | 'worse' | 'same'
  /** Points needed; null where neither the table nor a spread is known, and then nothing can be said. */
  readonly needed: number | null
  readonly basis: 'table' | 'jacobson_truax' | null
  readonly reliable: boolean | null
  /** Reliable, and on the other side of the caseness cut-off; null where none is known. */
  readonly clinicallySignificant: boolean | null
}

/** Points beyond which a change is not measurement error. @source domain specification 1.1 rule 7 (Jacobson–Truax) */
export function jacobsonTruax(sd: number, alpha: number): number {
  return 1.96 * sd * Math.SQRT2 * Math.sqrt(1 - alpha)
}

function isCase({ change, scoring }: Definition, total: number): boolean | null {
  if (change?.caseness === undefined) return null
  return scoring.worse === 'lower' ? total <= change.caseness : total >= change.caseness
}

function neededFor({ change }: Definition): Pick<ScoreChange, 'needed' | 'basis'> {
  if (change?.reliable !== undefined) return { needed: change.reliable, basis: 'table' }
  if (!change?.spread) return { needed: null, basis: null }
  return { needed: jacobsonTruax(change.spread.sd, change.spread.alpha), basis: 'jacobson_truax' }
}

/**
 * How a person changed between two scores of one version. Undefined when either has no total.
 * @throws Error when the scores are of different instruments or versions: they may not be compared.
 * @source domain specification 1.1 rule 7
 */
export function compare(definition: Definition, previous: Score, current: Score): ScoreChange | undefined {
  for (const score of [previous, current])
    if (score.instrument !== definition.id || score.version !== definition.version)
      throw new Error(`${score.instrument} ${score.version} is not ${definition.id} ${definition.version}`)
  if (previous.total === null || current.total === null) return undefined
  const delta = Math.round((current.total - previous.total) * 100) / 100
  const { needed, basis } = neededFor(definition)
  const reliable = needed === null ? null : Math.abs(delta) >= needed
  const [before, after] = [isCase(definition, previous.total), isCase(definition, current.total)]
  const crosses = before === null ? null : before !== after
  const isWorse = definition.scoring.worse === 'lower' ? delta < 0 : delta > 0
  return {
    delta,
    direction: delta === 0 ? 'same' : isWorse ? 'worse' : 'better',
    needed,
    basis,
    reliable,
    clinicallySignificant:
      reliable === false ? false : reliable === null || crosses === null ? null : crosses,
  }
}
