import type { StaffRole } from '@anxin/contract/endpoint.ts'
import { Refusal } from '@anxin/contract/refusal.ts'
import { type AbuseWord, gradeOfAbuse } from '@anxin/core/care/talk.ts'
import { type Grade, gradeOfLevel, worseGrade } from '@anxin/core/crisis/grade.ts'
import type { Id } from '@anxin/core/ids.ts'
import { maxLevel, type RiskLevel } from '@anxin/core/risk/level.ts'
import { reaches } from '../../platform/access.ts'
import type { StaffWho } from '../../platform/ctx.ts'
import type { ProgrammeRow } from './tables.ts'

/** Those who may accompany somebody through the five sessions. */
export const guideRoles: readonly StaffRole[] = [
  'volunteer',
  'community_worker',
  'social_worker',
  'counsellor',
  'supervisor',
]
/** Those who look after helpers: they see every programme of their places, and what helpers noted. */
export const keeperRoles: readonly StaffRole[] = ['supervisor']
/** Those who see figures of a place. */
export const figureRoles: readonly StaffRole[] = ['supervisor', 'agency_admin']

/** What is not there and what is somebody else's are the same. @throws Refusal NOT_FOUND */
export function mustBeThere<T>(row: T | undefined): asserts row is T {
  if (row === undefined) throw new Refusal('NOT_FOUND')
}

/** Nobody is shown an entry who does not accompany the resident now. @throws Refusal NOT_FOUND */
export function mustAccompany(people: readonly { readonly staffId: Id }[], staffId: Id): void {
  if (!people.some((one) => one.staffId === staffId)) throw new Refusal('NOT_FOUND', { field: 'staffId' })
}

export interface Danger {
  readonly level: RiskLevel
  readonly grade: Grade
}

/**
 * What words and a stop ask for together; undefined when nobody needs to be told. An exercise that ended because
 * danger was heard on the device counts as L2, whatever the words that came along say.
 * @param harm a minor told of harm by others, or an adult of abuse (O2; R3 while it is happening)
 * @source domain specification 2.3 (chat levels, O2, R3) and 4.3 (stop rule)
 */
export function dangerOf(
  screened: RiskLevel,
  stoppedForRisk: boolean,
  minor: boolean,
  harm?: AbuseWord,
): Danger | undefined {
  const level = stoppedForRisk ? maxLevel(screened, 'L2') : screened
  const told = gradeOfLevel(level, minor)
  const least = harm && gradeOfAbuse[harm]
  const grade = least && told ? worseGrade(least, told) : (least ?? told)
  return grade && { level, grade }
}

/** @throws Refusal WRONG_STATE when the programme is over */
export function mustRun(programme: Pick<ProgrammeRow, 'state'>): void {
  if (programme.state !== 'running') throw new Refusal('WRONG_STATE', { detail: { state: programme.state } })
}

/** Sessions come one after the other. @param done how many are done @throws Refusal WRONG_STATE */
export function mustBeNext(number: number, done: number): void {
  if (number !== done + 1) throw new Refusal('WRONG_STATE', { detail: { next: done + 1 } })
}

/** A programme of a place one does not answer for is not there. @throws Refusal NOT_FOUND */
export function mustReach(who: StaffWho, roles: readonly StaffRole[], path: readonly Id[] | undefined): void {
  if (!path || !reaches(who.grants, roles, path)) throw new Refusal('NOT_FOUND')
}

/** One helper. @throws Refusal WRONG_STATE when nobody was asked for, ALREADY_TAKEN when a colleague accompanies them */
export function mustBeTakeable(who: StaffWho, programme: ProgrammeRow): void {
  mustRun(programme)
  if (!programme.wants_helper) throw new Refusal('WRONG_STATE', { detail: { state: 'alone' } })
  if (programme.helper_id !== null && programme.helper_id !== who.id) throw new Refusal('ALREADY_TAKEN')
}

/** Only whoever accompanies them notes a contact. @throws Refusal NOT_FOUND */
export function mustHelp(who: StaffWho, programme: Pick<ProgrammeRow, 'helper_id'>): void {
  if (programme.helper_id !== who.id) throw new Refusal('NOT_FOUND')
}

/** True for whoever looks after the helpers of a place. */
export const mayKeep = (who: StaffWho, path: readonly Id[]): boolean => reaches(who.grants, keeperRoles, path)

/** Notes are the helper's and those of whoever looks after helpers. @throws Refusal NOT_FOUND */
export function mustReadNotes(who: StaffWho, programme: Pick<ProgrammeRow, 'helper_id'>, path: readonly Id[]): void {
  if (programme.helper_id !== who.id && !mayKeep(who, path)) throw new Refusal('NOT_FOUND')
}

/** Fewer people than this are not counted out, nor shown as a share or a mean. */
export const fewest = 10

/** A number about so many people, or `<10`. */
export const fewOr = (people: number, value: number): number | '<10' => (people < fewest ? '<10' : value)

/** A share that would tell a count below ten, of those inside or of those outside, is not shown. */
export const shareOr = (inside: number, all: number): number | '<10' =>
  inside < fewest || all - inside < fewest ? '<10' : inside / all
