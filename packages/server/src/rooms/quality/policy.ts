import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import type { Id } from '@anxin/core/ids.ts'
import { levelRank, type RiskLevel } from '@anxin/core/risk/level.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { LabelName } from './tables.ts'

/** Those who look after how well the program speaks at a place. */
export const keeperRoles: readonly StaffRole[] = ['supervisor', 'agency_admin']
/** Those who read talks. */
export const readerRoles: readonly StaffRole[] = ['supervisor', 'counsellor', 'clinician']
/** Those who see what was said about an alert. */
export const responderRoles: readonly StaffRole[] = ['crisis_worker', 'supervisor', 'social_worker', 'agency_admin']

/** What is not there and what is somebody else's are the same. @throws Refusal NOT_FOUND */
export function mustBeThere<T>(row: T | undefined): asserts row is T {
  if (row === undefined) throw new Refusal('NOT_FOUND')
}

/** A place one does not answer for is not there. @throws Refusal NOT_FOUND */
export function mustReach(who: StaffWho, roles: readonly StaffRole[], path: readonly Id[]): void {
  if (!reaches(who.grants, roles, path)) throw new Refusal('NOT_FOUND')
}

export interface LabelSaid {
  readonly label: LabelName
  readonly level: RiskLevel | null
  readonly messageId: Id | null
}

/**
 * A missed line is one line, and how grave it was; what was grave is no false alarm, and what was not was not right.
 * @throws Refusal BAD_INPUT
 */
export function mustMakeSense({ label, level, messageId }: LabelSaid): void {
  const grave = level !== null && levelRank(level) >= levelRank('L2')
  if (label === 'missed' && messageId === null) throw new Refusal('BAD_INPUT', { field: 'messageId' })
  if (label === 'missed' && !grave) throw new Refusal('BAD_INPUT', { field: 'level' })
  if (label === 'false_alarm' && grave) throw new Refusal('BAD_INPUT', { field: 'level' })
  if (label === 'right' && level !== null && !grave) throw new Refusal('BAD_INPUT', { field: 'level' })
}

/** Two readers, and no third. @throws Refusal ALREADY_TAKEN */
export function mustBeFree(readings: number): void {
  if (readings >= 2) throw new Refusal('ALREADY_TAKEN')
}

/** A safe answer is looked at again after so many months. @source domain specification 4.3 (next review ≤ 24 months) */
export const mostMonths = 24

/** @param today and last ISO days @throws Refusal BAD_INPUT when it has ended already, or ends too late */
export function mustEndInTime(last: string, today: string): void {
  const year = Number(today.slice(0, 4)) + mostMonths / 12
  if (last < today || last > `${year}${today.slice(4)}`) throw new Refusal('BAD_INPUT', { field: 'own.expiresAt' })
}

/** Told so many days before it ends. */
const soonDays = 30

/** @param last and today ISO days */
export function templateState(last: string, today: string): 'in_date' | 'soon' | 'expired' {
  if (last < today) return 'expired'
  return Date.parse(last) - Date.parse(today) <= soonDays * 86_400_000 ? 'soon' : 'in_date'
}

/** Fewer people than this are not told, neither as a count nor as a share. */
export const fewest = 10

/** A number read from so many people, or `<10`; nobody is nobody. */
export const fewOr = (people: number, value: number): number | '<10' => (people > 0 && people < fewest ? '<10' : value)

/** A share of things done by so many people; null where there was nothing. */
export const shareOr = (people: number, part: number, all: number): number | '<10' | null =>
  all === 0 ? null : fewOr(people, part / all)

/** What a level says to the trainer. @source domain specification 3.2 (levels of chat) */
export const severityOf = (level: RiskLevel): 'passive' | 'active' | 'imminent' =>
  level === 'L4' ? 'imminent' : level === 'L3' ? 'active' : 'passive'
