/** Why a file is looked at again. `red` and `death` are reviewed, every one; of the others a share is read by a second reader. */
export const reviewReasons = ['red', 'death', 'false_alarm', 'orange'] as const
export type ReviewReason = (typeof reviewReasons)[number]

/**
 * Of what was called a false alarm, and of ORANGE files once the acute phase is over, so many of a hundred are read.
 * @source domain specification 3.8 (sampled 10 % QA) and 7.4 (file review of 10 % ORANGE)
 */
export const readPercent = { false_alarm: 10, orange: 10 } as const
export type ReadReason = keyof typeof readPercent

/** True when one reader says whether the file was sound; a review asks what happened and what is learnt. */
export const isReading = (why: ReviewReason): why is ReadReason => why in readPercent

/** Deadlines after a RED event was taken, or a death was recorded, in hours; a file that was drawn has as long as a review. @source domain specification 3.10 */
export const reviewHours = { debrief: 24, rapidNote: 48, review: 7 * 24 } as const
