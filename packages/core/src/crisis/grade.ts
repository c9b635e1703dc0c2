import type { RiskLevel } from '../risk/level.ts'

/** Colour of an event, most urgent first. RED_E is RED with danger to life at this moment. */
export const grades = ['RED_E', 'RED', 'ORANGE', 'YELLOW'] as const
export type Grade = (typeof grades)[number]

/** What raised an event. One event gathers many signals; none is ever dropped. */
export const signalSources = [
  'chat',
  'sos_button',
  'asked_for_person',
  'screening_fault',
  'worker',
  'scale',
  'third_party',
  'selfhelp',
  'complaint',
  'phone',
  'missed_check_in',
  'group_post',
  'partner',
  'appointment',
  'live',
] as const
export type SignalSource = (typeof signalSources)[number]

/** The more urgent of two grades. */
export const worseGrade = (a: Grade, b: Grade): Grade => (grades.indexOf(a) <= grades.indexOf(b) ? a : b)

/** True when `a` is more urgent than `b`. */
export const isWorse = (a: Grade, b: Grade): boolean => grades.indexOf(a) < grades.indexOf(b)

/**
 * Grade a chat level asks for; undefined below L2.
 * @source domain specification 2.3: R1 (chat L4), O1 (chat L3), O3 (chat L2 of a minor), Y1 (chat L2)
 */
export function gradeOfLevel(level: RiskLevel, minor: boolean): Grade | undefined {
  if (level === 'L4') return 'RED_E'
  if (level === 'L3') return 'ORANGE'
  if (level === 'L2') return minor ? 'ORANGE' : 'YELLOW'
  return undefined
}

/** RED and RED_E: lowering or calling it a false alarm takes two people. */
export const isRed = (grade: Grade): boolean => grade === 'RED' || grade === 'RED_E'
