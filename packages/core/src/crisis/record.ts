/** What a record of a crisis has to hold within a day: somebody wrote down how they reached the person, and what they found. */
export const recordParts = ['contact', 'assessment'] as const
export type RecordPart = (typeof recordParts)[number]

/** Hours from the moment somebody took the event until its record is complete. @source domain specification 3.8 (“record complete ≤ 24 h”) */
export const recordHours = 24
