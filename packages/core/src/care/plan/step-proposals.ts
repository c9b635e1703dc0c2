import { type Colour, isMoreUrgent, type Tier } from '../colour.ts'
import { type FunctionLevel, functionLevels } from '../input.ts'
import { stepRules } from '../sla.ts'

/** One judged measurement of a person, oldest first in a list. */
export interface Judged {
  readonly at: Date
  readonly colour: Colour
  /** Against the measurement before on the same instrument; null where nothing can be said. */
  readonly change: 'better' | 'worse' | 'none' | null
}

export interface StepProposal {
  readonly direction: 'up' | 'down'
  readonly why: 'no_improvement' | 'two_worsenings' | 'two_lower'
  readonly since: Date
}

const dayMs = 86_400_000

function stepUp(judged: readonly Judged[], tier: Tier, tierSince: Date, now: Date): StepProposal | undefined {
  const known = judged.filter((one) => one.change !== null)
  const last = known.slice(-stepRules.up.consecutiveWorsenings)
  const [first] = last
  if (
    first &&
    last.length === stepRules.up.consecutiveWorsenings &&
    last.every((one) => one.change === 'worse')
  )
    return { direction: 'up', why: 'two_worsenings', since: first.at }
  const weeks = tier === 1 ? stepRules.up.noImprovementAfter[1].weeks : undefined
  if (weeks === undefined || now.getTime() - tierSince.getTime() < weeks * 7 * dayMs) return undefined
  const improved = known.some((one) => one.at > tierSince && one.change === 'better')
  return improved || known.length === 0
    ? undefined
    : { direction: 'up', why: 'no_improvement', since: tierSince }
}

function stepDown(
  judged: readonly Judged[],
  colour: Colour,
  function_: FunctionLevel | undefined,
  lastTrigger: Date | undefined,
  now: Date,
): StepProposal | undefined {
  const { daysApart, daysWithoutTrigger, functionAtMost } = stepRules.down
  const quiet = !lastTrigger || now.getTime() - lastTrigger.getTime() >= daysWithoutTrigger * dayMs
  const able = functionLevels.indexOf(function_ ?? 'none') <= functionLevels.indexOf(functionAtMost)
  const last = judged.at(-1)
  if (!quiet || !able || !last || !isMoreUrgent(colour, last.colour)) return undefined
  const lower = judged.filter((one) => isMoreUrgent(colour, one.colour))
  const first = lower.find((one) => last.at.getTime() - one.at.getTime() >= daysApart * dayMs)
  const between = first && judged.filter((one) => one.at >= first.at)
  return between?.every((one) => isMoreUrgent(colour, one.colour))
    ? { direction: 'down', why: 'two_lower', since: first!.at }
    : undefined
}

/**
 * What the measurements propose: more service or less. A proposal only; a person decides, and the resident
 * agrees to less. Sessions (tiers 2 and 3) are counted where cases are. @source domain specification 2.4
 */
export function proposeSteps(about: {
  readonly judged: readonly Judged[]
  readonly colour: Colour
  readonly tier: Tier
  readonly tierSince: Date
  readonly function?: FunctionLevel
  readonly lastTrigger?: Date
  readonly now: Date
}): readonly StepProposal[] {
  const up = stepUp(about.judged, about.tier, about.tierSince, about.now)
  const down = stepDown(about.judged, about.colour, about.function, about.lastTrigger, about.now)
  return [up, down].filter((one) => one !== undefined)
}
