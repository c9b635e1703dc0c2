import type { Screening } from './level.ts'
import { screen } from './screen.ts'

/** A screening that cannot be done counts as high: fail towards a person. */
const unscreened: Screening = {
  level: 'L3',
  score: 1,
  subject: 'self',
  evidence: [],
  concerns: [],
  version: 'fault',
}

export interface Heard {
  readonly screening: Screening
  /** The screener itself failed. */
  readonly fault: boolean
}

/** Never throws: whatever goes wrong in the screener, a person is told. @source features B03 (fail-closed) */
export function screenSafely(text: string): Heard {
  try {
    return { screening: screen(text), fault: false }
  } catch {
    return { screening: unscreened, fault: true }
  }
}
