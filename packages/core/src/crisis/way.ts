import { type CrisisState, crisisSteps } from './state.ts'

/** States a drill never plays: nobody is called out, nobody dies. */
const never: readonly CrisisState[] = ['EMERGENCY', 'UNREACHABLE', 'DECEASED', 'REOPENED']

/** The shortest lawful way from a state to CLOSED, without the state itself; empty when there is none or it is there. */
export function wayToClose(from: CrisisState): readonly CrisisState[] {
  const queue: CrisisState[][] = [[from]]
  const seen = new Set<CrisisState>([from])
  for (let way = queue.shift(); way; way = queue.shift()) {
    const last = way.at(-1)!
    if (last === 'CLOSED') return way.slice(1)
    for (const next of crisisSteps[last].filter((one) => !seen.has(one) && !never.includes(one))) {
      seen.add(next)
      queue.push([...way, next])
    }
  }
  return []
}
