import { gradeOfAbuse } from '../care/talk.ts'
import { type Grade, gradeOfLevel, worseGrade } from '../crisis/grade.ts'
import { screenSafely } from '../risk/screen-safely.ts'
import { type HeardAs, hearAs } from './heard-as.ts'
import { suspectsHome } from './home.ts'

/** What a resident's own words ask for, wherever they were written. */
export interface HeardWords extends HeardAs {
  /** Undefined where nobody needs to be told. */
  readonly grade: Grade | undefined
  /** A minor tells of harm by others: ORANGE at least, and a duty to report. @source domain specification 2.3, O2 */
  readonly harmed: boolean
  /** What a minor, or an adult, tells of may come from home. */
  readonly atHome: boolean
}

export function hearWords(text: string, minor: boolean): HeardWords {
  const heard = hearAs(text, screenSafely(text), minor)
  const { screening, abuse, word } = heard
  const told = gradeOfLevel(screening.level, minor)
  const harmed = minor && screening.concerns.includes('harm_from_others')
  const least = harmed ? 'ORANGE' : word && gradeOfAbuse[word]
  return {
    ...heard,
    grade: least && told ? worseGrade(least, told) : (least ?? told),
    harmed,
    atHome: harmed ? suspectsHome(screening, text) : word !== undefined && abuse?.atHome === true,
  }
}
