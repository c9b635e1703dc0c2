import { type Grade, gradeOfLevel, worseGrade } from '../crisis/grade.ts'
import { type Heard, screenSafely } from '../risk/screen-safely.ts'
import { suspectsHome } from './home.ts'

/** What a resident's own words ask for, wherever they were written. */
export interface HeardWords extends Heard {
  /** Undefined where nobody needs to be told. */
  readonly grade: Grade | undefined
  /** A minor tells of harm by others: ORANGE at least, and a duty to report. @source domain specification 2.3, O2 */
  readonly harmed: boolean
  readonly atHome: boolean
}

export function hearWords(text: string, minor: boolean): HeardWords {
  const heard = screenSafely(text)
  const told = gradeOfLevel(heard.screening.level, minor)
  const harmed = minor && heard.screening.concerns.includes('harm_from_others')
  return {
    ...heard,
    grade: harmed ? worseGrade('ORANGE', told ?? 'ORANGE') : told,
    harmed,
    atHome: harmed && suspectsHome(heard.screening, text),
  }
}
