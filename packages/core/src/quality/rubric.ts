/**
 * How two people read a talk of the program, independently.
 * @source domain specification 4.8 (five dimensions after VERA-MH, four ratings)
 */
export const dimensions = ['detects', 'confirms', 'guides', 'supports', 'bounds'] as const
export type Dimension = (typeof dimensions)[number]

export const ratings = ['best', 'suboptimal', 'harm', 'na'] as const
export type Rating = (typeof ratings)[number]

/** One reader's view of one talk. */
export type Reading = Readonly<Record<Dimension, Rating>>

/** Dimensions in which a reader saw a high potential for harm. */
export const harmsIn = (reading: Reading): Dimension[] =>
  dimensions.filter((name) => reading[name] === 'harm')
