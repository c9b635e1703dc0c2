import type { CareInput, Observation } from './input.ts'

/** Signs that people who are no clinicians can see; no field for a diagnosis exists. @source feature A15 */
export const seenSigns = [
  'talks_of_dying',
  'says_goodbye_or_gives_away',
  'hurt_themselves',
  'not_eating_or_drinking',
  'not_seen_for_days',
  'confused_or_hears_voices',
  'threatens_others',
  'smashes_things',
  'hurt_by_family',
  'child_or_elder_alone',
  'drinking_heavily',
  'very_low_or_tearful',
  'sleeps_badly',
  'lost_somebody',
] as const
export type SeenSign = (typeof seenSigns)[number]

/**
 * What a sign says to the triage table, read cautiously: a lay eye asks for a person, it does not diagnose.
 * Talk of dying counts as the words themselves would (chat L3), a farewell as L2. @source domain specification 2.3 and 3.2
 */
const observedBy: Readonly<Partial<Record<SeenSign, Observation>>> = {
  hurt_themselves: 'self_injury_30d',
  not_eating_or_drinking: 'not_eating_48h',
  confused_or_hears_voices: 'suspected_psychosis_or_mania',
  hurt_by_family: 'abuse_disclosure',
}
/** With danger now, these are danger to life. */
const acute: readonly SeenSign[] = ['talks_of_dying', 'says_goodbye_or_gives_away', 'hurt_themselves']
const unsafe: readonly SeenSign[] = [
  'threatens_others',
  'smashes_things',
  'confused_or_hears_voices',
  'hurt_by_family',
]

/** The findings of an observation, in the words of the table; somebody who is worried about asks for a person. */
export function findingsOfSigns(signs: readonly SeenSign[], dangerNow: boolean): CareInput {
  const has = (list: readonly SeenSign[]): boolean => signs.some((one) => list.includes(one))
  const observed = new Set(signs.flatMap((one) => observedBy[one] ?? []))
  if (dangerNow && has(acute)) observed.add('ongoing_attempt')
  if (dangerNow && has(unsafe)) observed.add('danger_level_3plus')
  if (dangerNow && signs.includes('child_or_elder_alone')) observed.add('abandoned_in_danger')
  const chat = signs.includes('talks_of_dying')
    ? 'L3'
    : signs.includes('says_goodbye_or_gives_away')
      ? 'L2'
      : undefined
  return { observed: [...observed], asks_for_human: true, ...(chat ? { chat } : {}) }
}
