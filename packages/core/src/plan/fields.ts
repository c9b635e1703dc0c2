/** The fields of a safety plan, in the order they are written. @source domain specification 3.5 */
export const planFieldNames = [
  'warningSigns',
  'innerCoping',
  'peoplePlaces',
  'trustedContacts',
  'professionals',
  'saferEnvironment',
  'reasonToLive',
  'barriers',
  'likelihoodOfUse',
] as const
export type PlanFieldName = (typeof planFieldNames)[number]

/** A plan is looked at again after this many days. @source domain specification 3.5 */
export const planDays = 90

/** How long a link to a shared plan stands, in days, at most. */
export const shareDays = { usual: 7, most: 30 } as const
