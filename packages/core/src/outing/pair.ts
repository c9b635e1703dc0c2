import type { Colour } from '../care/colour.ts'

/** Why two people go. @source feature D14; domain specification 5.5 (joint visit) */
export const pairReasons = ['colour', 'danger', 'wish'] as const
export type PairReason = (typeof pairReasons)[number]

/** From this danger level on nobody goes alone. */
const dangerFrom = 3
const urgent: readonly Colour[] = ['RED-E', 'RED', 'ORANGE']

/** Why nobody goes there alone; undefined where one may. */
export function whyTwo(about: {
  readonly colour: Colour | null
  readonly danger: number | null
  readonly wish: boolean
}): PairReason | undefined {
  if (about.danger !== null && about.danger >= dangerFrom) return 'danger'
  if (about.colour && urgent.includes(about.colour)) return 'colour'
  return about.wish ? 'wish' : undefined
}
