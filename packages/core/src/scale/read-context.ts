import type { Phase, ScoreContext, Sex } from './definition.ts'

/** Cut-off configurations and the group codes. @source domain specification 2.3 note a and 2.5 */
const populations: readonly string[] = [
  ...['community', 'primary_care', 'rural_elder', 'emergency_phase', 'general', 'fam_patient', 'recovered'],
  ...[
    'bereaved',
    'hardship',
    'frontline',
    'medical',
    'elder',
    'disabled',
    'minor',
    'military',
    'corrections',
  ],
]
const phases: readonly Phase[] = ['emergency', 'reconstruction', 'routine']
const sexes: readonly Sex[] = ['f', 'm']

/** The word, or undefined when the field is not there. */
function wordOf<T extends string>(value: unknown, name: string, words: readonly T[]): T | undefined {
  if (value === undefined) return undefined
  const word = words.find((one) => one === value)
  if (word === undefined) throw new Error(`"${name}" must be one of ${words.join(', ')}`)
  return word
}

/**
 * Age, sex, population and phase as they come in with a line.
 * @throws Error naming the first that is not known.
 */
export function readContext(line: Readonly<Record<string, unknown>>): ScoreContext {
  const { age } = line
  if (age !== undefined && !(typeof age === 'number' && Number.isInteger(age) && age >= 0 && age <= 120))
    throw new Error('"age" must be a whole number 0–120')
  const sex = wordOf(line.sex, 'sex', sexes)
  const population = wordOf(line.population, 'population', populations)
  const phase = wordOf(line.phase, 'phase', phases)
  return {
    ...(age === undefined ? {} : { age }),
    ...(sex === undefined ? {} : { sex }),
    ...(population === undefined ? {} : { population }),
    ...(phase === undefined ? {} : { phase }),
  }
}
