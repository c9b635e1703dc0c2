import type { Step } from '@anxin/core/selfhelp/define.ts'
import type { Answer } from '@anxin/core/selfhelp/player.ts'
import type { Said } from '../words.ts'

/** What every kind of screen is given. */
export interface Given {
  readonly step: Step
  readonly words: Said
  readonly answer: Answer
  /** When the timer of this screen was started. */
  readonly timerAt: number | null
  /** Keeps an answer; the person goes on by themselves. */
  readonly onHold: (answer: Answer) => void
  /** Keeps an answer and goes on. */
  readonly onNext: (answer: Answer) => void
  readonly onTimer: (at: number | null) => void
}

export const isNothing = (answer: Answer): boolean =>
  answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)
