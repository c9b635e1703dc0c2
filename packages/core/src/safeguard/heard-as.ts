import type { AbuseWord } from '../care/talk.ts'
import type { Heard } from '../risk/screen-safely.ts'
import { type AbuseTold, concernsWith, hearAbuse } from './abuse.ts'

/** What was said, as the one who says it is heard: a minor tells of harm by anybody, an adult of abuse. */
export interface HeardAs extends Heard {
  readonly abuse: AbuseTold | undefined
  /** Set where people are told: abuse of a grown-up other than the writer is theirs to tell. */
  readonly word: AbuseWord | undefined
}

/** What abuse says to the table: undefined where another grown-up suffers it, for it is theirs to tell. */
export const abuseWordOf = (abuse: AbuseTold | undefined): AbuseWord | undefined =>
  !abuse || abuse.whose === 'other' ? undefined : abuse.now ? 'abuse_now' : 'abuse'

/** The word is kept among the cues, so that it counts also for somebody who has a name only later. */
export function hearAs(text: string, heard: Heard, minor: boolean): HeardAs {
  if (minor) return { ...heard, abuse: undefined, word: undefined }
  const { screening } = heard
  const abuse = hearAbuse(text, screening)
  const word = abuseWordOf(abuse)
  const cue = word ? [{ cue: word, quote: text, start: 0, end: text.length, level: 'L0' as const }] : []
  const concerns = concernsWith(abuse, text, screening)
  return {
    ...heard,
    screening: { ...screening, concerns, evidence: [...screening.evidence, ...cue] },
    abuse,
    word,
  }
}
