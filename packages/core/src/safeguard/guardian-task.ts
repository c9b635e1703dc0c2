import { type Grade, isRed } from '../crisis/grade.ts'

const dayMs = 86_400_000
/** Shanghai is eight hours ahead of UTC all year. */
const shanghaiMs = 8 * 3_600_000

/**
 * Until when the guardian of a minor is to be told: RED at once, else before the day ends in Shanghai; null where
 * nothing of the kind is owed. @source domain specification 3.9
 */
export function guardianDue(grade: Grade, raisedAtMs: number): number | null {
  if (grade === 'YELLOW') return null
  if (isRed(grade)) return raisedAtMs
  return (Math.floor((raisedAtMs + shanghaiMs) / dayMs) + 1) * dayMs - shanghaiMs
}
