import { Refusal } from '@anxin/contract/refusal.ts'
import { type Grade, gradeOfLevel, worseGrade } from '@anxin/core/crisis/grade.ts'
import type { RiskLevel } from '@anxin/core/risk/level.ts'
import { atLeast } from '@anxin/core/risk/level.ts'
import type { ConversationRow } from './tables.ts'

/** @throws Refusal NOT_FOUND when there is no conversation to speak in */
export function mustExist(conversation: ConversationRow | undefined): asserts conversation is ConversationRow {
  if (!conversation) throw new Refusal('NOT_FOUND')
}

export interface Turn {
  /** What the words alone say. */
  readonly screened: RiskLevel
  /** What the words, the past and the answer to a direct question say together. */
  readonly level: RiskLevel
  readonly wantsPerson: boolean
  readonly inCrisis: boolean
  readonly minor: boolean
  /** A minor told of harm by others, or an adult of abuse. */
  readonly harmed: boolean
  /** It was happening at that moment. */
  readonly harmedNow?: boolean
}

/**
 * The grade a turn asks for; undefined when nobody needs to be told.
 * Imminent words are RED_E (R1); a plan told in answer to a direct question is RED (R2); a request for a
 * person is YELLOW (Y4), and RED from within the crisis screen; harm that a minor tells of and abuse that an adult
 * tells of are ORANGE (O2), and RED while it is happening (R3).
 * @source domain specification 2.3
 */
export function gradeOfTurn(turn: Turn): Grade | undefined {
  const least = turn.harmedNow ? 'RED' : 'ORANGE'
  if (turn.harmed) return worseGrade(least, gradeOfTurn({ ...turn, harmed: false }) ?? least)
  const asked = turn.wantsPerson ? (turn.inCrisis ? ('RED' as const) : ('YELLOW' as const)) : undefined
  const told =
    turn.level === 'L4' && !atLeast(turn.screened, 'L4') ? ('RED' as const) : gradeOfLevel(turn.level, turn.minor)
  if (asked && told) return worseGrade(asked, told)
  return told ?? asked
}
