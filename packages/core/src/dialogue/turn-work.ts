import type { RiskLevel } from '../risk/level.ts'
import type { Script } from './compose.ts'
import type { Answered } from './listening/answers.ts'
import type { Understanding } from './listening/understand.ts'
import type { DialogueState, DialogueTurn, Fact, Want } from './state.ts'

/** Everything worked out about a turn before it is answered. */
export interface TurnWork {
  readonly turn: DialogueTurn
  readonly state: DialogueState
  readonly level: RiskLevel
  readonly answered: Answered
  readonly meaning: Understanding
  readonly script: Script
}

/** What a part of the engine decided; state fields that are not named stay as they are. */
export interface Decision {
  readonly change?: Partial<DialogueState>
  readonly wants?: readonly Want[]
  readonly remember?: readonly Fact[]
}

/** A part of the engine: answers the turn, or leaves it to the next part. */
export type Part = (work: TurnWork) => Decision | undefined
