/** One night as it is written down in the morning. Clock times are minutes after midnight, 0–1439. */
export interface Night {
  readonly bedAt: number
  readonly riseAt: number
  /** Minutes until asleep, and minutes awake in between. */
  readonly fallMin: number
  readonly awakeMin: number
}

const dayMin = 1440

/** Minutes between going to bed and getting up, over midnight where need be. */
export const inBedMin = ({ bedAt, riseAt }: Night): number => (riseAt - bedAt + dayMin) % dayMin || dayMin

/** Minutes asleep; never below zero. */
export const asleepMin = (night: Night): number =>
  Math.max(0, inBedMin(night) - night.fallMin - night.awakeMin)

/** Part of the time in bed that was slept, in whole percent. @source domain specification 4.3 M10 (SE = TST/TIB) */
export const efficiency = (night: Night): number => Math.round((asleepMin(night) / inBedMin(night)) * 100)

/** The same over several nights: their sums, not the mean of percents. Null without a night. */
export function efficiencyOver(nights: readonly Night[]): number | null {
  const bed = nights.reduce((sum, night) => sum + inBedMin(night), 0)
  const slept = nights.reduce((sum, night) => sum + asleepMin(night), 0)
  return nights.length === 0 ? null : Math.round((slept / bed) * 100)
}

/** Times around midnight lie side by side: 23:50 is before 0:10. */
const fromNoon = (minute: number): number => (minute + dayMin / 2) % dayMin

/**
 * A getting-up time to keep every day: the middle one of the nights told, to the quarter of an hour. Time in bed is
 * never shortened here, for nobody: that is done with a professional or not at all.
 * @source domain specification 4.3 M10
 */
export function riseProposal(nights: readonly Night[]): number | null {
  const rises = nights.map(({ riseAt }) => fromNoon(riseAt)).sort((a, b) => a - b)
  const middle = rises[Math.floor((rises.length - 1) / 2)]
  if (middle === undefined) return null
  return (Math.round(middle / 15) * 15 + dayMin / 2) % dayMin
}

export const isNight = (value: unknown): value is Night =>
  typeof value === 'object' && value !== null && 'bedAt' in value && 'riseAt' in value
