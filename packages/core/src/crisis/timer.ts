import type { Grade } from './grade.ts'
import { limits } from './ladder.ts'
import type { CrisisState } from './state.ts'

/** Kinds of timer an open event can carry; `rung` belongs to the ladder, `follow_up` to a task, `postvention` to one after a death. */
export const timerKinds = [
  'rung',
  'contact',
  'reach',
  'welfare',
  'assess',
  'plan',
  'handover_note',
  'follow_up',
  'sign_off',
  'postvention',
] as const
export type TimerKind = (typeof timerKinds)[number]

export interface Timer {
  readonly kind: TimerKind
  readonly afterMinutes: number
}

/**
 * The timer a state starts when it is entered. Waiting states run the ladder instead; in FOLLOW_UP the
 * tasks carry the timers and this one is the supervisor's review; ended states need none.
 * @returns undefined for waiting and ended states
 */
export function timerOnEntering(state: CrisisState, grade: Grade): Timer | undefined {
  switch (state) {
    case 'ACKED':
      return { kind: 'contact', afterMinutes: limits.contactAfterAck }
    case 'CONTACTING':
      return { kind: 'reach', afterMinutes: limits.reachTries }
    case 'UNREACHABLE':
      return { kind: 'welfare', afterMinutes: limits.welfareDecision }
    case 'ASSESSING':
      return { kind: 'assess', afterMinutes: limits.assess[grade] }
    case 'STABILISED':
    case 'PLAN_ACTIVE':
      return { kind: 'plan', afterMinutes: limits.planAfterStable }
    case 'EMERGENCY':
    case 'HANDED_OVER':
      return { kind: 'handover_note', afterMinutes: limits.handoverNote }
    case 'FOLLOW_UP':
    case 'FALSE_ALARM':
      return { kind: 'sign_off', afterMinutes: limits.review }
    default:
      return undefined
  }
}
