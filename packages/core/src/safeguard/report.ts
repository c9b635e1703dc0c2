import { type Grade, gradeOfLevel, worseGrade } from '../crisis/grade.ts'
import type { RiskLevel } from '../risk/level.ts'

/** How the reporter knows the person. */
export const relations = [
  'family',
  'friend',
  'neighbour',
  'classmate',
  'colleague',
  'teacher',
  'community',
  'other',
] as const
export type Relation = (typeof relations)[number]

/**
 * How urgent a report is until somebody has looked: danger now is danger to life; every other one is answered within
 * half an hour, whatever the words say, for the reporter saw what we did not.
 * @source domain specification 2.3 (R1, O1), 3.1, 3.9
 */
export function gradeOfReport(dangerNow: 'yes' | 'no' | 'unsure', level: RiskLevel, minor: boolean): Grade {
  const told: Grade = dangerNow === 'yes' ? 'RED_E' : 'ORANGE'
  const read = gradeOfLevel(level, minor)
  return read ? worseGrade(told, read) : told
}

/**
 * From one source so many reports in ten minutes stand on the desk by themselves; the next ones are gathered in one
 * event, each still a signal of it. Whoever leaves a number to ring is believed for longer. Nothing is ever refused.
 * @source domain specification 3.9 (rate limit), 11 B16: numbers are our own decision
 */
export const flood = { windowMinutes: 10, alone: 5, aloneWithNumber: 20 } as const

export const standsAlone = (before: number, leavesNumber: boolean): boolean =>
  before < (leavesNumber ? flood.aloneWithNumber : flood.alone)

/** What a worker does before the person is contacted, in this order. @source domain specification 3.9 (“有人关心您”) */
export const checkSteps = ['read', 'known_here', 'rang_reporter', 'words_ready'] as const
export type CheckStep = (typeof checkSteps)[number]
/** Ringing is asked only where a number was left. */
export const neededSteps = (hasNumber: boolean): CheckStep[] =>
  checkSteps.filter((step) => step !== 'rang_reporter' || hasNumber)
