import { Refusal } from '@anxin/contract/refusal.ts'
import { type Grade, gradeOfLevel, worseGrade } from '@anxin/core/crisis/grade.ts'
import type { RiskLevel } from '@anxin/core/risk/level.ts'
import { atLeast, type Screening } from '@anxin/core/risk/level.ts'
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
}

/**
 * The grade a turn asks for; undefined when nobody needs to be told.
 * Imminent words are RED_E (R1); a plan told in answer to a direct question is RED (R2); a request for a
 * person is YELLOW (Y4), and RED from within the crisis screen. @source domain specification 2.3
 */
export function gradeOfTurn(turn: Turn): Grade | undefined {
  const asked = turn.wantsPerson ? (turn.inCrisis ? ('RED' as const) : ('YELLOW' as const)) : undefined
  const told =
    turn.level === 'L4' && !atLeast(turn.screened, 'L4') ? ('RED' as const) : gradeOfLevel(turn.level, turn.minor)
  if (asked && told) return worseGrade(asked, told)
  return told ?? asked
}

const atHome =
  /爸|妈|父|母|爷|奶|外公|外婆|姥|叔|伯|舅|姑|姨|哥|继|养|家里|家人|家暴|家庭暴力|监护|dad|father|mum|mom|mother|parent|uncle|aunt|grand|step|family|home|guardian/i
const elsewhere =
  /同学|老师|教练|室友|网友|校园|学长|学姐|男友|女友|男朋友|女朋友|邻居|陌生|老板|classmate|teacher|coach|bully|bullie|boyfriend|girlfriend|stranger/i

/**
 * Whether harm may come from home: then a guardian must learn nothing. Whoever is not named to be somebody else may be
 * one of the family; a person on duty finds out and may open the view again. @source domain specification 3.6, 3.7
 */
export const suspectsHome = ({ concerns }: Pick<Screening, 'concerns'>, text: string): boolean =>
  concerns.includes('harm_from_others') && (atHome.test(text) || !elsewhere.test(text))
